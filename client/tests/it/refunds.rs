//! Refunds whose responses are lost, of other refunds, or rejections.

use std::time::Duration;

use payment_client::{
    CauseKind, Client, Error,
    journal::State,
    testing::{MemoryJournal, Reply, Script},
};
use payment_session::{Amount, Checked, Currency, Refund, request::RefundReason};
use payment_session::{
    gateway::TestEnvironment,
    response::{Callback, RefundStatus},
};
use tokio::time::Instant;

use crate::scripted::{client, count, credentials, reference, script, session_id};

pub const REFUND: &str = "POST /v1/refunds";
pub const PAGE: &str = "GET /v1/refunds?page=1&perPage=100";
const NEXT_PAGE: &str = "GET /v1/refunds?page=2&perPage=100";

/// Returns the refund R-1 of 4,000 rupiah.
pub fn part() -> Checked<Refund> {
    let amount = Amount::new(4000.try_into().unwrap(), Currency::IDR);
    Refund::part(session_id("1"), reference("R-1"), RefundReason::OTHERS, amount).unwrap()
}

pub fn refund(id: &str, reference: &str, amount: u32, status: &str) -> String {
    format!(
        r#"{{"id":"{id}","clientReferenceId":"{reference}","paymentSessionId":"1","chargeId":"c","status":"{status}",
        "amount":{{"value":"{amount}.00","currency":"IDR"}}}}"#
    )
}

/// Returns a page of refunds, and the number of all pages.
pub fn page(number: u32, pages: u32, refunds: &[String]) -> Reply {
    Reply::status(
        200,
        format!(
            r#"{{"code":"00","message":"Success","data":[{}],
            "pagination":{{"page":{number},"perPage":100,"totalPages":{pages}}}}}"#,
            refunds.join(",")
        ),
    )
}

#[tokio::test(start_paused = true)]
async fn a_refund_is_not_final_before_the_gateway_says_so() {
    let gateway = script(|_, _| Reply::data(&refund("r1", "R-1", 4000, "PENDING")));
    let refunded = client(&gateway).refund(&part()).await.unwrap();
    assert_eq!(refunded.status, RefundStatus::PENDING);
    assert!(!refunded.is_final());
    assert_eq!(gateway.lines(), [REFUND]);
}

#[tokio::test(start_paused = true)]
async fn a_lost_refund_is_found_by_its_reference_on_any_page() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::lost(),
        // Another refund of the same amount and session.
        PAGE => page(1, 2, &[refund("r0", "R-0", 4000, "SUCCESS")]),
        _ => page(2, 2, &[refund("r1", "R-1", 4000, "WAITING_BANK_TRANSFER")]),
    });
    let refunded = client(&gateway).refund(&part()).await.unwrap();
    assert_eq!((refunded.id.as_ref(), refunded.is_final()), ("r1", false));
    assert_eq!(gateway.lines(), [REFUND, PAGE, NEXT_PAGE]);
}

#[tokio::test(start_paused = true)]
async fn an_empty_list_can_be_the_documented_404() {
    let gateway = script(|_, _| Reply::error(404, "data_not_found"));
    assert_eq!(client(&gateway).find_refund(&part().client_reference_id).await.unwrap(), None);
}

#[tokio::test(start_paused = true)]
async fn a_refund_that_is_not_found_is_for_a_person_and_sent_once() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::lost(),
        PAGE => page(1, 1, &[refund("r0", "R-0", 4000, "SUCCESS")]),
        _ => page(2, 1, &[]),
    });
    let started = Instant::now();
    match client(&gateway).refund(&part()).await {
        Err(Error::Undecidable { intent, .. }) => {
            assert_eq!((intent.call(), intent.reference()), ("refund", Some("R-1")));
            assert_eq!(intent.session_id(), Some(&session_id("1")));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(count(&gateway, REFUND), 1);
    assert!(started.elapsed().as_secs() >= 60, "the gateway may still carry it out");
}

#[tokio::test(start_paused = true)]
async fn a_callback_shows_where_to_look() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::lost(),
        "GET /v1/refunds/r1" => Reply::data(&refund("r1", "R-1", 4000, "SUCCESS")),
        // The callback of another refund is a lie, or its id was reused.
        "GET /v1/refunds/r2" => Reply::data(&refund("r2", "R-2", 4000, "SUCCESS")),
        _ => page(1, 1, &[]),
    });
    let client = client(&gateway);
    let callback = |id: &str| {
        let data = refund(id, "R-1", 4000, "SUCCESS");
        Callback::parse(format!(r#"{{"event":"REFUND.SUCCESS","data":{data}}}"#).as_bytes()).unwrap()
    };
    assert!(client.observe(&callback("r1")));
    // Callbacks of other refunds do not replace it.
    let other = refund("r9", "R-9", 4000, "SUCCESS");
    client.observe(&Callback::parse(format!(r#"{{"event":"REFUND.SUCCESS","data":{other}}}"#).as_bytes()).unwrap());
    assert!(!client.observe(&Callback::parse(br#"{"event":"PAYMENT.PAID","data":{"id":"1"}}"#).unwrap()));
    assert!(client.refund(&part()).await.unwrap().is_final());
    assert_eq!(gateway.lines(), [REFUND, "GET /v1/refunds/r1"]);
    let other = crate::scripted::client(&gateway);
    other.observe(&callback("r2"));
    assert!(
        matches!(other.refund(&part()).await, Err(Error::Undecidable { .. })),
        "the refund of the callback is another"
    );
}

#[tokio::test(start_paused = true)]
async fn the_reference_of_another_refund_is_taken() {
    for other in
        [refund("r9", "R-1", 5000, "SUCCESS"), refund("r9", "R-1", 4000, "SUCCESS").replace(r#"Id":"1""#, r#"Id":"2""#)]
    {
        let gateway = script(move |request, _| match request.line() {
            REFUND => Reply::error(409, "duplicate_error"),
            PAGE => page(1, 1, std::slice::from_ref(&other)),
            _ => page(2, 1, &[]),
        });
        match client(&gateway).refund(&part()).await {
            Err(Error::Taken(refund)) => assert_eq!(refund.id(), Some("r9")),
            other => panic!("{other:?}"),
        }
        assert_eq!(count(&gateway, REFUND), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn of_two_refunds_with_the_reference_the_equal_one_counts() {
    let refunds = [refund("r9", "R-1", 5000, "SUCCESS"), refund("r1", "R-1", 4000, "SUCCESS")];
    let gateway = script(move |request, _| match request.line() {
        REFUND => Reply::error(409, "duplicate_error"),
        PAGE => page(1, 1, &refunds),
        _ => page(2, 1, &[]),
    });
    assert_eq!(client(&gateway).refund(&part()).await.unwrap().id, "r1");
}

#[tokio::test(start_paused = true)]
async fn the_refund_of_another_charge_is_another_one() {
    let amount = Amount::new(4000.try_into().unwrap(), Currency::IDR);
    let mut refund_of_charge = Refund::new(reference("R-1"), RefundReason::OTHERS);
    refund_of_charge.charge_id = Some("c".parse().unwrap());
    refund_of_charge.amount = Some(amount.try_into().unwrap());
    let refund_of_charge = refund_of_charge.check().unwrap();
    for (charge, is_own) in [("c", true), ("d", false)] {
        let found =
            refund("r1", "R-1", 4000, "SUCCESS").replace(r#""chargeId":"c""#, &format!(r#""chargeId":"{charge}""#));
        let gateway = script(move |request, _| match request.line() {
            REFUND => Reply::error(409, "duplicate_error"),
            PAGE => page(1, 1, std::slice::from_ref(&found)),
            _ => page(2, 1, &[]),
        });
        match client(&gateway).refund(&refund_of_charge).await {
            Ok(refund) if is_own => assert_eq!(refund.id, "r1"),
            Err(Error::Taken(_)) if !is_own => {}
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_rejected_refund_is_looked_up_before_it_counts_as_rejected() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::error(422, "invalid_state"),
        _ => page(1, 1, &[]),
    });
    assert!(matches!(client(&gateway).refund(&part()).await, Err(Error::Rejected(_))));
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::error(409, "duplicate_error"),
        PAGE => page(1, 1, &[refund("r1", "R-1", 4000, "PENDING")]),
        _ => page(2, 1, &[]),
    });
    assert_eq!(client(&gateway).refund(&part()).await.unwrap().id, "r1");
}

#[tokio::test(start_paused = true)]
async fn the_response_to_another_refund_is_not_accepted() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::data(&refund("r0", "R-0", 4000, "SUCCESS")),
        PAGE => page(1, 1, &[refund("r1", "R-1", 4000, "PENDING")]),
        _ => page(2, 1, &[]),
    });
    assert_eq!(client(&gateway).refund(&part()).await.unwrap().id, "r1");
}

#[tokio::test(start_paused = true)]
async fn refunds_are_read_and_listed() {
    let gateway = script(|request, _| match request.line() {
        "GET /v1/refunds/r1" => Reply::data(&refund("r1", "R-1", 1, "FAILED")),
        line if line.contains("page=1") => page(1, 2, &[refund("r1", "R-1", 1, "FAILED")]),
        line if line.contains("page=2") => page(2, 2, &[refund("r2", "R-2", 1, "PENDING")]),
        _ => page(3, 2, &[]),
    });
    let client = client(&gateway);
    assert!(client.get_refund(&"r1".parse().unwrap()).await.unwrap().is_final());
    let mut listed = client.list_refunds();
    let mut ids = Vec::new();
    while let Some(refund) = listed.next().await {
        ids.push(refund.unwrap().id.to_string());
    }
    assert_eq!(ids, ["r1", "r2"]);
    assert_eq!(client.find_refund(&reference("R-2")).await.unwrap().unwrap().id, "r2");
    assert!(client.find_refund(&reference("R-3")).await.unwrap().is_none());
}

fn with_journal(gateway: &payment_client::testing::Script, journal: &MemoryJournal) -> Client {
    let server = TestEnvironment::custom("http://127.0.0.1:1".parse().unwrap()).unwrap();
    let client = Client::builder(server, credentials()).seed(7).transport(gateway.clone()).journal(journal.clone());
    client.build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_stored_refund_is_looked_up_and_never_sent_again() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::lost(),
        PAGE => page(1, 1, &[]),
        _ => page(2, 1, &[]),
    });
    let impatient = client(&gateway).with_deadline(Duration::from_secs(10));
    let Err(Error::Unknown { intent: Some(intent), .. }) = impatient.refund(&part()).await else {
        panic!("it is lost")
    };
    let stored = crate::scripted::stored(&intent);
    let later = script(|_, _| page(1, 1, &[refund("r1", "R-1", 4000, "SUCCESS")]));
    assert_eq!(client(&later).carry_out(&stored).await.unwrap().id(), Some("r1"));
    assert_eq!(count(&later, REFUND), 0);
}

/// It can name the account of a customer, so it stays for as long as the call is open, and no longer.
#[tokio::test(start_paused = true)]
async fn the_body_of_a_refund_is_in_the_journal_until_its_end() {
    let journal = MemoryJournal::new();
    let rows = journal.clone();
    let gateway = script(move |request, attempt| match request.line() {
        REFUND => {
            let (row, _) = &rows.rows()[0];
            assert!(matches!(row.state, State::Sent { .. }));
            assert_eq!(row.entry.body.as_deref(), Some(request.body()));
            if attempt == 0 { Reply::error(429, "frequency_above_limit") } else { Reply::lost() }
        }
        _ => page(1, 1, &[]),
    });
    let client = with_journal(&gateway, &journal);
    let intent = client.intend_refund(&part());
    journal.plan(&intent.entry()).unwrap();
    let hasty = client.with_deadline(Duration::from_millis(1));
    let error = hasty.carry_out(&intent).await.unwrap_err();
    assert!(matches!(error, Error::Unknown { .. }), "{error:?}");
    // So another process sends it. What is lost is never sent again.
    let recovered = with_journal(&gateway, &journal).recover().next().await.unwrap().unwrap();
    assert!(matches!(recovered.result, Err(Error::Undecidable { .. })), "{recovered:?}");
    assert_eq!((count(&gateway, REFUND), journal.rows()[0].0.entry.body.clone()), (2, None));
}

#[tokio::test(start_paused = true)]
async fn with_a_journal_a_second_call_of_a_reference_sends_nothing() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::data(&refund("r1", "R-1", 4000, "PENDING")),
        "GET /v1/refunds/r1" => Reply::data(&refund("r1", "R-1", 4000, "SUCCESS")),
        _ => page(1, 1, &[refund("r1", "R-1", 4000, "SUCCESS")]),
    });
    let journal = MemoryJournal::new();
    for status in [RefundStatus::PENDING, RefundStatus::SUCCESS] {
        assert_eq!(with_journal(&gateway, &journal).refund(&part()).await.unwrap().status, status);
    }
    assert_eq!(count(&gateway, REFUND), 1);
}

/// Sends a refund that gets lost, and recovers it with this gateway until another process has decided it.
async fn decides_a_lost_refund(listing: impl Fn(&str, usize) -> Reply + Send + Sync + 'static) -> (Script, Error) {
    let gateway = script(move |request, earlier| match request.line() {
        REFUND => Reply::lost(),
        line => listing(line, earlier),
    });
    let journal = MemoryJournal::new();
    let client = with_journal(&gateway, &journal);
    let mut last = client.refund(&part()).await.unwrap_err();
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_secs(60)).await;
        let mut pass = client.recover();
        while let Some(item) = pass.next().await {
            last = item.unwrap().result.unwrap_err();
        }
    }
    assert_eq!(count(&gateway, REFUND), 1);
    (gateway, last)
}

/// Whatever the gateway says to a look-up, a call ends: a person decides what nobody can see.
#[tokio::test(start_paused = true)]
async fn a_lost_refund_does_not_stay_undecided_while_the_gateway_responds() {
    let other = || [refund("r0", "R-0", 4000, "SUCCESS")];
    let (gateway, error) = decides_a_lost_refund(move |line, _| match line {
        PAGE => page(1, 1, &other()),
        _ => Reply::error(400, "api_validation_error"),
    })
    .await;
    assert!(matches!(error, Error::Undecidable { .. }), "the page after the last one is rejected: {error:?}");
    assert_eq!(count(&gateway, NEXT_PAGE), 0, "each page says how many there are");

    let same = move |_: &str, _| Reply::page(&[&refund("r0", "R-0", 4000, "SUCCESS")]);
    let (_, error) = decides_a_lost_refund(same).await;
    assert!(matches!(error, Error::Undecidable { .. }), "a page is returned again: {error:?}");

    let (_, error) = decides_a_lost_refund(|_, _| Reply::error(403, "forbidden_access")).await;
    assert!(matches!(error, Error::Undecidable { .. }), "look-ups are rejected: {error:?}");

    let large = "x".repeat(2 << 20);
    let (_, error) = decides_a_lost_refund(move |_, _| Reply::data(&large)).await;
    assert!(matches!(error, Error::Undecidable { .. }), "a page is too long: {error:?}");
}

/// These say nothing about the refund, however long they last.
#[tokio::test(start_paused = true)]
async fn a_lost_refund_stays_undecided_while_the_gateway_does_not_respond() {
    for (status, body) in [(403, "<html>"), (404, "<html>"), (401, "<html>"), (408, "{}"), (429, "{}"), (503, "{}")] {
        let (_, error) = decides_a_lost_refund(move |_, _| Reply::status(status, body)).await;
        assert!(matches!(error, Error::Unknown { .. }), "{status}: {error:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_look_up_of_many_pages_goes_on_where_it_stopped() {
    // Each second request of a page is lost.
    let gateway = script(|request, earlier| match request.line() {
        REFUND => Reply::lost(),
        _ if earlier % 2 == 0 => Reply::lost(),
        PAGE => page(1, 3, &[refund("r0", "R-0", 4000, "SUCCESS")]),
        NEXT_PAGE => page(2, 3, &[refund("r2", "R-2", 4000, "SUCCESS")]),
        _ => page(3, 3, &[refund("r1", "R-1", 4000, "SUCCESS")]),
    });
    assert_eq!(client(&gateway).refund(&part()).await.unwrap().id, "r1");
    assert_eq!(gateway.lines().len(), 1 + 3 * 2, "{:?}", gateway.lines());
}

/// A person has acknowledged that a refund was not made. The list is too long to be searched, so the next one is not sent, and
/// its error says why.
#[tokio::test(start_paused = true)]
async fn a_refund_that_cannot_be_looked_for_is_not_sent() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::lost(),
        line => {
            let number: u32 = line.split(['=', '&']).nth(1).and_then(|number| number.parse().ok()).unwrap();
            page(number, 1000, &[refund(&format!("r{number}"), "R-0", 4000, "SUCCESS")])
        }
    });
    let journal = MemoryJournal::new();
    let client = with_journal(&gateway, &journal);
    let result = client.refund(&part()).await;
    let Err(Error::Undecidable { intent, .. }) = &result else { panic!("it cannot be found") };
    client.acknowledge(intent.id(), &result).await.unwrap();
    let planned = client.intend_refund(&part());
    journal.plan(&planned.entry()).unwrap();
    tokio::time::sleep(Duration::from_secs(60)).await;
    match client.recover().next().await.unwrap().unwrap().result {
        Err(Error::NotDone(cause)) => assert_eq!(cause.kind(), CauseKind::IncompleteList),
        other => panic!("{other:?}"),
    }
    assert_eq!(count(&gateway, REFUND), 1);
}
