//! Creates whose responses are lost, late, of other orders, or rejections.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use payment_client::{CauseKind, Client, Connection, Error, Policy, testing::Reply};
use payment_session::gateway::{SubMerchantId, TestEnvironment};
use payment_session::{ClientReferenceId, PaymentSession, rules::Waivers};
use tokio::time::Instant;

use crate::scripted::{CREATE, FIND, client, client_with, count, credentials, of_order, order, script, session};

const OTHERS: &str = r#""amount":{"value":99999,"currency":"IDR"}"#;

#[tokio::test(start_paused = true)]
async fn an_unchecked_amount_does_not_take_the_session_of_another_order() {
    let unchecked = br#"{"clientReferenceId":"INV-1","amount":{"value":"a lot","currency":"IDR"},
        "paymentMethod":{"type":"QR"},"mode":"API","customer":{"email":"customer@example.com"}}"#;
    let options = Waivers::UNCHECKED_VALUES;
    let order = PaymentSession::from_json_with(unchecked, options).unwrap();
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::data(&of_order("7", "PAID").replace("INV-1", "INV-7")),
        (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    assert_eq!(client(&gateway).create(&order).await.unwrap().id, "1");
}

#[tokio::test(start_paused = true)]
async fn an_uncertain_intent_is_not_sent_again_before_its_attempt_cannot_be_carried_out() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::lost(),
        (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    let result = client(&gateway).with_deadline(Duration::from_secs(5)).create(&order()).await;
    let Err(Error::Unknown { intent: Some(intent), .. }) = result else { panic!("{result:?}") };
    // Without a journal, another process does not know when the attempt ended.
    let started = Instant::now();
    let created = client(&gateway).carry_out(&intent).await.unwrap();
    assert_eq!(created.id(), Some("1"));
    assert!(started.elapsed() >= Policy::default().gateway_timeout, "{:?}", started.elapsed());
    assert_eq!(count(&gateway, CREATE), 2);
}

#[tokio::test(start_paused = true)]
async fn an_unchecked_amount_that_can_be_read_is_compared() {
    let unchecked = br#"{"clientReferenceId":"INV-1","amount":{"value":0.5,"currency":"IDR"},
        "paymentMethod":{"type":"QR"},"mode":"API","customer":{"email":"customer@example.com"}}"#;
    let options = Waivers::UNCHECKED_VALUES;
    let order = PaymentSession::from_json_with(unchecked, options).unwrap();
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::error(409, "duplicate_error"),
        _ => Reply::page(&[&of_order("7", "PAID")]),
    });
    let result = client(&gateway).create(&order).await;
    assert!(matches!(result, Err(Error::Taken(_))), "{result:?}");
}

/// The ledger of a gateway that checks nothing: each create makes a session, at once or later.
#[tokio::test(start_paused = true)]
async fn nothing_is_sent_again_while_the_first_attempt_can_be_carried_out() {
    let started = Instant::now();
    let gateway = script(move |request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::lost(),
        (CREATE, _) => Reply::data(&of_order("2", "REQUIRE_ACTION")),
        // The first attempt waits in a queue of the gateway for half a minute.
        _ if started.elapsed() >= Duration::from_secs(30) => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
        _ => Reply::page(&[]),
    });
    assert_eq!(client(&gateway).create(&order()).await.unwrap().id, "1");
    assert_eq!(count(&gateway, CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_create_is_sent_again_after_a_minute() {
    {
        let gateway = script(|request, earlier| match (request.line(), earlier) {
            (CREATE, 0) => Reply::lost(),
            (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            _ => Reply::page(&[]),
        });
        let started = Instant::now();
        client(&gateway).create(&order()).await.unwrap();
        let seconds = started.elapsed().as_secs();
        assert_eq!(seconds, 60);
        let requests = gateway.requests();
        let creates: Vec<_> = requests.iter().filter(|request| request.line() == CREATE).collect();
        assert_eq!(
            (creates[0].body(), creates[0].header("x-request-id")),
            (creates[1].body(), creates[1].header("x-request-id"))
        );
        // The first connection may be out of step.
        assert_eq!((creates[0].connection(), creates[1].connection()), (Connection::Kept, Connection::Own));
    }
}

#[tokio::test(start_paused = true)]
async fn there_is_time_to_send_again_after_a_time_out() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::silence(),
        (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    client(&gateway).create(&order()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn at_most_three_attempts_are_uncertain() {
    {
        let gateway = script(|request, _| match request.line() {
            CREATE => Reply::lost(),
            _ => Reply::page(&[]),
        });
        let policy = Policy::default().with_deadline(Duration::from_secs(3600));
        let result = client_with(&gateway, policy).create(&order()).await;
        match result {
            Err(Error::Undecidable { cause, .. }) => assert_eq!(cause.kind(), CauseKind::Connection),
            other => panic!("{other:?}"),
        }
        assert_eq!(count(&gateway, CREATE), 3);
    }
}

#[tokio::test(start_paused = true)]
async fn a_rejection_is_believed_when_look_ups_show_everything() {
    // Another caller's session for the order appears in look-ups after 20 seconds.
    let started = Instant::now();
    let gateway = script(move |request, _| match request.line() {
        CREATE => Reply::error(400, "api_validation_error"),
        _ if started.elapsed() >= Duration::from_secs(20) => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
        _ => Reply::page(&[]),
    });
    assert_eq!(client(&gateway).create(&order()).await.unwrap().id, "1");

    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::error(400, "api_validation_error"),
        _ => Reply::page(&[]),
    });
    let started = Instant::now();
    let result = client(&gateway).create(&order()).await;
    assert!(matches!(result, Err(Error::Rejected(_))), "{result:?}");
    assert!(started.elapsed() >= Duration::from_secs(60));
}

#[tokio::test(start_paused = true)]
async fn a_rejection_that_names_a_field_is_believed_at_once() {
    let body =
        r#"{"code":"api_validation_error","message":"no","error":{"details":[{"field":"expiryAt","message":"no"}]}}"#;
    let gateway = script(move |_, _| Reply::status(400, body));
    let result = client(&gateway).create(&order()).await;
    assert!(matches!(result, Err(Error::Rejected(_))), "{result:?}");
    assert_eq!(gateway.lines(), [CREATE]);
}

/// A static number outside of the range never has a session; one that is taken can be that of an earlier create.
#[tokio::test(start_paused = true)]
async fn a_number_out_of_range_is_believed_at_once() {
    for (message, is_believed) in [
        ("The requested Virtual Account number is not within your assigned static VA range. Please check.", true),
        ("The Virtual Account number you requested has already been assigned.", false),
    ] {
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::status(
                400,
                format!(
                    r#"{{"code":"api_validation_error","message":"no",
                    "error":{{"details":[{{"field":"","message":"{message}"}}]}}}}"#
                ),
            ),
            _ => Reply::page(&[]),
        });
        let started = Instant::now();
        let result = client(&gateway).create(&order()).await;
        assert!(matches!(result, Err(Error::Rejected(_))), "{result:?}");
        assert_eq!(gateway.lines() == [CREATE], is_believed, "{message}");
        assert_eq!(started.elapsed() < Duration::from_secs(60), is_believed, "{message}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_rejection_that_names_the_reference_is_looked_up() {
    let body = r#"{"code":"api_validation_error","message":"no",
        "error":{"details":[{"field":"clientReferenceId","message":"is taken"}]}}"#;
    let gateway = script(move |request, _| match request.line() {
        CREATE => Reply::status(400, body),
        _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
    });
    assert_eq!(client(&gateway).create(&order()).await.unwrap().id, "1");
}

#[tokio::test(start_paused = true)]
async fn a_404_about_something_else_does_not_say_that_there_is_no_session() {
    for (status, body, is_end) in
        [(404, r#"{"code":"not_found","message":"no such call"}"#, true), (404, "<html>", false)]
    {
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::lost(),
            _ => Reply::status(status, body),
        });
        let result = client(&gateway).create(&order()).await;
        // A person decides what the gateway itself refuses to show.
        assert_eq!(matches!(result, Err(Error::Undecidable { .. })), is_end, "{result:?}");
        assert!(result.unwrap_err().may_have_happened());
        assert_eq!(count(&gateway, CREATE), 1);
    }
}

/// Its journal does not know the earlier session, for example because it was created by another program.
#[tokio::test(start_paused = true)]
async fn an_expired_session_is_no_end_while_the_attempt_can_be_carried_out() {
    let started = Instant::now();
    let gateway = script(move |request, _| match request.line() {
        CREATE => Reply::lost(),
        _ if started.elapsed().as_secs() < 30 => Reply::page(&[&of_order("0", "EXPIRED")]),
        _ => Reply::page(&[&of_order("0", "EXPIRED"), &of_order("1", "REQUIRE_ACTION")]),
    });
    assert_eq!(client(&gateway).create(&order()).await.unwrap().id, "1");
    assert_eq!(count(&gateway, CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn an_expired_session_hides_no_session_that_can_be_paid() {
    for sessions in [[("1", "EXPIRED"), ("2", "REQUIRE_ACTION")], [("2", "REQUIRE_ACTION"), ("1", "EXPIRED")]] {
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::lost(),
            _ => {
                let sessions = sessions.map(|(id, status)| of_order(id, status));
                Reply::page(&[&sessions[0], &sessions[1]])
            }
        });
        let client = client(&gateway);
        assert_eq!(client.create(&order()).await.unwrap().id, "2");
        let reference: ClientReferenceId = "INV-1".parse().unwrap();
        assert_eq!(client.find(&reference).await.unwrap().unwrap().id, "2");
    }
}

#[tokio::test(start_paused = true)]
async fn the_orders_own_session_is_found_among_others_with_its_reference() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::lost(),
        _ => Reply::page(&[&session("7", "REQUIRE_ACTION", OTHERS), &of_order("1", "REQUIRE_ACTION")]),
    });
    assert_eq!(client(&gateway).create(&order()).await.unwrap().id, "1");
}

#[tokio::test(start_paused = true)]
async fn a_session_without_an_amount_is_the_orders_own() {
    for amount in [r#""amount":{"value":0,"currency":"IDR"}"#, ""] {
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::lost(),
            _ => Reply::page(&[&session("1", "REQUIRE_ACTION", amount)]),
        });
        assert_eq!(client(&gateway).create(&order()).await.unwrap().id, "1");
    }
}

#[tokio::test(start_paused = true)]
async fn a_session_of_another_payment_type_is_of_another_order() {
    for (payment_type, is_own) in [("SINGLE", true), ("MULTIPLE", false), ("LATER", false)] {
        let fields = format!(r#""amount":{{"value":10000,"currency":"IDR"}},"paymentType":"{payment_type}""#);
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::lost(),
            _ => Reply::page(&[&session("1", "REQUIRE_ACTION", &fields)]),
        });
        match client(&gateway).create(&order()).await {
            Ok(session) if is_own => assert_eq!(session.id, "1"),
            Err(Error::Taken(_)) if !is_own => {}
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_amount_that_nobody_has_checked_is_compared_if_it_is_a_number() {
    let options = Waivers::UNCHECKED_VALUES;
    for (amount, shown, is_own) in [
        (r#"{"value":"10000","currency":"XXA"}"#, "10000", true),
        (r#"{"value":"10000","currency":"XXA"}"#, "20000", false),
        (r#"{"value":"ten","currency":"XXA"}"#, "20000", true),
        // More digits than a request can have
        (r#"{"value":12345678901234567890,"currency":"XXA"}"#, "12345678901234567890", true),
        (r#"{"value":12345678901234567890,"currency":"XXA"}"#, "12345678901234567891", false),
    ] {
        let text = String::from_utf8(order().to_json()).unwrap();
        let text = text.replace(r#"{"value":10000,"currency":"IDR"}"#, amount);
        let request = PaymentSession::from_json_with(text.as_bytes(), options).unwrap();
        let fields = format!(r#""amount":{{"value":{shown},"currency":"XXA"}}"#);
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::lost(),
            _ => Reply::page(&[&session("1", "REQUIRE_ACTION", &fields)]),
        });
        match client(&gateway).create(&request).await {
            Ok(session) if is_own => assert_eq!(session.id, "1"),
            Err(Error::Taken(_)) if !is_own => {}
            other => panic!("{amount}: {other:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn another_order_with_the_reference_is_reported() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::error(409, "duplicate_error"),
        _ => Reply::page(&[&session("7", "PAID", OTHERS)]),
    });
    match client(&gateway).create(&order()).await {
        Err(Error::Taken(session)) => assert_eq!(session.id(), Some("7")),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_row_of_a_sub_account_is_continued_in_its_account() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    let platform = client(&gateway);
    let account: SubMerchantId = "account-a".parse().unwrap();
    let of_account = crate::scripted::in_doubt(&platform.acting_for(account.clone()).intend_create(&order()));
    let of_platform = crate::scripted::in_doubt(&platform.intend_create(&order()));

    let accounts = |from: usize| -> Vec<_> {
        let requests = gateway.requests().split_off(from);
        let requests = requests.iter().filter(|request| request.line() != crate::scripted::TOKEN);
        requests.map(|request| request.header("x-submerchant-id").map(ToOwned::to_owned)).collect()
    };
    platform.carry_out(&of_account).await.unwrap();
    assert!(accounts(0).iter().all(|account| account.as_deref() == Some("account-a")), "{:?}", accounts(0));

    let before = gateway.requests().len();
    let sub_client = platform.acting_for(account);
    sub_client.carry_out(&of_platform).await.unwrap();
    assert!(accounts(before).iter().all(Option::is_none), "{:?}", accounts(before));
}

#[tokio::test(start_paused = true)]
async fn an_intent_of_another_server_sends_nothing() {
    let gateway = script(|_, _| Reply::page(&[]));
    let intent = client(&gateway).intend_create(&order());
    let elsewhere = TestEnvironment::custom("http://127.0.0.1:2".parse().unwrap()).unwrap();
    let elsewhere = Client::builder(elsewhere, credentials()).transport(gateway.clone()).build().unwrap();
    // Its own client may have sent it.
    match elsewhere.carry_out(&intent).await {
        Err(Error::Unknown { cause, .. }) => assert_eq!(cause.kind(), CauseKind::Scope),
        other => panic!("{other:?}"),
    }
    assert!(gateway.lines().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_look_up_that_fails_is_repeated_until_the_deadline() {
    for failure in [Reply::error(403, "forbidden_access"), Reply::status(404, "<html>"), Reply::not_sent()] {
        let started = Instant::now();
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::lost(),
            FIND if started.elapsed() < Duration::from_secs(100) => failure.clone(),
            _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
        });
        assert_eq!(client(&gateway).create(&order()).await.unwrap().id, "1");
        // It does not show that the first request was not carried out.
        assert_eq!(count(&gateway, CREATE), 1);
    }
}

/// The documented 404 is an empty list. That of a proxy is a look-up that failed, as above.
#[tokio::test(start_paused = true)]
async fn a_look_up_that_finds_no_such_object_is_empty() {
    for code in ["resource_missing", "data_not_found"] {
        let gateway = script(move |request, earlier| match (request.line(), earlier) {
            (CREATE, 0) => Reply::lost(),
            (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            _ => Reply::error(404, code),
        });
        let client = client(&gateway);
        assert_eq!(client.create(&order()).await.unwrap().id, "1");
        assert_eq!(client.find(&order().client_reference_id).await.unwrap(), None);
    }
}

#[tokio::test(start_paused = true)]
async fn an_outage_ends_no_call_that_may_have_been_carried_out() {
    let started = Instant::now();
    let gateway = script(move |request, _| match request.line() {
        _ if started.elapsed() < Duration::from_secs(3) => Reply::lost(),
        CREATE => Reply::error(409, "duplicate_error"),
        _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
    });
    let client = client(&gateway);
    let calls: Vec<_> = (0..64)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.create(&order()).await })
        })
        .collect();
    for call in calls {
        let result = call.await.unwrap();
        assert!(result.is_ok(), "{result:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_proxy_with_401_or_429_may_have_passed_the_request_on() {
    for status in [401, 429] {
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::status(status, "<html>no</html>"),
            _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
        });
        client(&gateway).create(&order()).await.unwrap();
        assert_eq!(gateway.lines(), [CREATE, FIND], "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_look_up_of_many_pages_ends_in_time() {
    // The gateway ignores the reference, and needs nine seconds for each page.
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::lost(),
        line => {
            let number = line.split("page=").nth(1).and_then(|rest| rest.split('&').next()).unwrap_or("1");
            let pagination = format!(r#"{{"page":{number},"perPage":1,"totalItems":1000,"totalPages":1000}}"#);
            let other = of_order(number, "PAID").replace("INV-1", "INV-7");
            let body = format!(r#"{{"code":"00","message":"","data":[{other}],"pagination":{pagination}}}"#);
            Reply::status(200, body).after(Duration::from_secs(9))
        }
    });
    let started = Instant::now();
    let result = client(&gateway).create(&order()).await;
    assert!(matches!(result, Err(Error::Unknown { .. })), "{result:?}");
    // The deadline, and the time of a look-up.
    assert!(started.elapsed() <= Duration::from_secs(180), "{:?}", started.elapsed());
}

/// The attempt before it may have been carried out since.
#[tokio::test(start_paused = true)]
async fn a_429_to_a_second_attempt_is_followed_by_a_look_up() {
    let is_throttled = Arc::new(AtomicBool::new(false));
    let gateway = script(move |request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::lost(),
        (CREATE, 1) => {
            is_throttled.store(true, Ordering::Relaxed);
            Reply::error(429, "frequency_above_limit")
        }
        (CREATE, _) => panic!("it is sent without a look-up"),
        _ if is_throttled.load(Ordering::Relaxed) => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
        _ => Reply::page(&[]),
    });
    assert_eq!(client(&gateway).create(&order()).await.unwrap().id, "1");
}

#[tokio::test(start_paused = true)]
async fn a_409_is_not_a_rejection() {
    for code in ["duplicate_error", "idempotency_error", "brand_new"] {
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::error(409, code),
            _ => Reply::page(&[]),
        });
        let result = client(&gateway).create(&order()).await;
        assert!(matches!(result, Err(Error::Unknown { .. })), "{code}: {result:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_session_in_another_currency_or_of_another_type_is_of_another_order() {
    for other in [
        r#""amount":{"value":10000,"currency":"USD"},"paymentType":"SINGLE""#,
        r#""amount":{"value":10000,"currency":"IDR"},"paymentType":"MULTIPLE""#,
    ] {
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::error(409, "duplicate_error"),
            _ => Reply::page(&[&session("7", "REQUIRE_ACTION", other)]),
        });
        let result = client(&gateway).create(&order()).await;
        assert!(matches!(result, Err(Error::Taken(_))), "{other}: {result:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_unknown_outcome_keeps_its_account_and_its_id() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::lost(),
        _ => Reply::page(&[]),
    });
    let account: SubMerchantId = "account-a".parse().unwrap();
    let client = client(&gateway).acting_for(account.clone());
    match client.create(&order()).await {
        Err(Error::Unknown { intent: Some(intent), .. }) => {
            let row = crate::scripted::stored(&intent);
            assert_eq!(row, intent);
            assert_eq!(row.sub_merchant(), Some(&account));
            assert_eq!((row.call(), row.reference()), ("create", Some("INV-1")));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_call_whose_runtime_ends_may_have_been_carried_out() {
    let gateway = script(|_, _| Reply::silence());
    let client = client(&gateway);
    let order = order();
    let mut call = Box::pin(client.create(&order));
    let first = runtime();
    first.block_on(async {
        tokio::select! {
            biased;
            _ = &mut call => panic!("it has ended"),
            () = sent(&gateway) => {}
        }
    });
    first.shutdown_background();
    match runtime().block_on(call) {
        Err(Error::Unknown { cause, .. }) => assert_eq!(cause.kind(), CauseKind::Closed),
        other => panic!("{other:?}"),
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// Waits until the request has been sent.
async fn sent(gateway: &payment_client::testing::Script) {
    while count(gateway, CREATE) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn the_session_is_found_where_the_gateway_ignores_the_reference() {
    let gateway = script(|request, _| {
        let (number, items) = match request.line() {
            line if line.contains("page=2") => (2, of_order("1", "PAID")),
            _ => (1, of_order("7", "PAID").replace("INV-1", "INV-7")),
        };
        let pagination = format!(r#"{{"page":{number},"perPage":1,"totalItems":2,"totalPages":2}}"#);
        Reply::status(200, format!(r#"{{"code":"00","message":"","data":[{items}],"pagination":{pagination}}}"#))
    });
    let found = client(&gateway).find(&"INV-1".parse().unwrap()).await.unwrap();
    assert_eq!(found.unwrap().id, "1");
}

#[tokio::test(start_paused = true)]
async fn a_paid_session_on_a_later_page_comes_before_an_expired_one() {
    let gateway = script(|request, _| {
        let (number, item) = match request.line() {
            CREATE => return Reply::lost(),
            line if line.contains("page=2") => (2, of_order("2", "PAID")),
            _ => (1, of_order("1", "EXPIRED")),
        };
        let pagination = format!(r#"{{"page":{number},"perPage":1,"totalItems":2,"totalPages":2}}"#);
        Reply::status(200, format!(r#"{{"code":"00","message":"","data":[{item}],"pagination":{pagination}}}"#))
    });
    assert_eq!(client(&gateway).create(&order()).await.unwrap().id, "2");
}
