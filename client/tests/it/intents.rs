//! What the journal has before and after each call, and what follows if it fails.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use payment_client::{
    CauseKind, Error,
    journal::{EndKind, JournalError, JournalErrorKind, RowState},
    testing::{MemoryJournal, Reply},
};
use payment_session::gateway::Capture;
use payment_session::{Amount, Currency};

use crate::{
    processes::{After, LONG, WatchedJournal, process, recover, recover_one, state},
    scripted::{
        CANCEL, CAPTURE, CREATE, FIND, GET, cancel, count, losing, not_sent, of_order, order, rejected, script,
        session, session_id,
    },
};

fn capture(value: u32) -> Capture {
    Capture { amount: Some(Amount::new(value.try_into().unwrap(), Currency::IDR)), ..Capture::new(false) }
}

fn captured(id: &str, amount: u32) -> Reply {
    Reply::data(&format!(
        r#"{{"id":"{id}","paymentSessionId":"1","amount":{{"value":{amount},"currency":"IDR"}},"status":"SUCCESS"}}"#
    ))
}

/// Returns a gateway at which everything succeeds.
fn gateway() -> payment_client::testing::Script {
    script(|request, earlier| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        CANCEL => Reply::data(&of_order("1", "CANCELLED")),
        CAPTURE => captured(&format!("capture-{earlier}"), 4000),
        "POST /v1/refunds" => Reply::data(r#"{"id":"refund"}"#),
        FIND => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
        GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        other => panic!("{other}"),
    })
}

#[tokio::test(start_paused = true)]
async fn the_row_is_marked_before_the_first_byte_and_erased_afterwards() {
    let journal = MemoryJournal::new();
    let gateway = {
        let journal = journal.clone();
        script(move |request, _| match request.line() {
            CREATE => {
                let (stored, _) = journal.rows().remove(0);
                assert!(matches!(stored.state, RowState::Sent { .. }), "{stored:?}");
                assert_eq!(stored.row.body.as_deref(), Some(request.body()));
                assert_eq!(Some(stored.row.id.as_ref()), request.header("x-request-id"));
                let fields = r#""amount":{"value":10000,"currency":"IDR"},"paymentUrl":"https://pay.example/1""#;
                Reply::data(&session("1", "REQUIRE_ACTION", fields))
            }
            _ => Reply::page(&[]),
        })
    };
    process(1, &gateway, journal.clone()).create(&order()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(1)).await;
    let (stored, is_acknowledged) = journal.rows().remove(0);
    assert!(is_acknowledged && stored.row.body.is_none());
    assert_eq!((&*stored.row.call, stored.row.reference.as_deref()), ("create", Some("INV-1")));
    let RowState::Ended(end) = stored.state else { panic!("{stored:?}") };
    assert_eq!((end.kind, &*end.ids, end.status()), (EndKind::Done, &["1".to_owned()][..], Some("REQUIRE_ACTION")));
    assert!(!format!("{end:?} {}", stored.row.content).contains("http"));
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_if_the_journal_fails_before() {
    for method in ["begin", "mark"] {
        for after in [After::Nothing, After::Writing, After::Never] {
            let (gateway, journal) = (gateway(), WatchedJournal::new());
            let process = process(1, &gateway, journal.clone());
            journal.fail(method, after);
            match process.create(&order()).await {
                // The row is written perhaps. A mark is followed by the end.
                Err(Error::Unknown { cause, .. }) if method == "begin" => {
                    assert_eq!(cause.kind(), CauseKind::Journal);
                }
                Err(Error::NotDone(cause)) if method == "mark" => {
                    assert_eq!(cause.kind(), CauseKind::Journal);
                    assert!(std::error::Error::source(&cause).is_some());
                }
                other => panic!("{method} {after:?}: {other:?}"),
            }
            assert_eq!(count(&gateway, CREATE), 0, "{method} {after:?}");

            // The same call again, or a recovery, pays once.
            journal.work();
            tokio::time::sleep(Duration::from_secs(60)).await;
            let again = process.create(&order()).await;
            assert_eq!(again.unwrap().id, "1", "{method} {after:?}");
            assert!(count(&gateway, CREATE) <= 1, "{method} {after:?}");
            assert!(recover(&process).await.is_empty(), "{method} {after:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_surely_not_written_is_not_sent() {
    for method in ["begin", "mark"] {
        let (gateway, journal) = (gateway(), WatchedJournal::new());
        let process = process(1, &gateway, journal.clone());
        let intent = process.intend_create(&order());
        journal.fail(method, After::Refusal);
        assert_eq!(not_sent(process.create(&order()).await), CauseKind::Journal, "{method}");
        assert_eq!(journal.journal.rows().len(), usize::from(method == "mark"));
        // An earlier process may have sent an intent of the shop.
        match process.carry_out(&intent).await {
            Err(Error::Unknown { intent: Some(again), cause }) => {
                assert_eq!((again.id(), cause.kind()), (intent.id(), CauseKind::Journal), "{method}");
            }
            other => panic!("{method}: {other:?}"),
        }
        assert_eq!(count(&gateway, CREATE), 0, "{method}");
    }
}

/// A call that is perhaps written may have no row, so that no recovery returns it. Its intent decides it.
#[tokio::test(start_paused = true)]
async fn the_intent_of_an_unknown_call_decides_it() {
    for after in [After::Nothing, After::Writing] {
        let (gateway, journal) = (gateway(), WatchedJournal::new());
        let process = process(1, &gateway, journal.clone());
        journal.fail("begin", after);
        let unknown = process.create(&order()).await.unwrap_err();
        journal.work();
        assert_eq!(journal.journal.rows().len(), usize::from(after == After::Writing));
        tokio::time::sleep(Duration::from_secs(60)).await;
        let intent = unknown.intent().expect("it is unknown");
        assert_eq!(process.carry_out(intent).await.unwrap().id(), Some("1"));
        assert_eq!(count(&gateway, CREATE), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_success_that_is_not_recorded_is_returned_and_found_again() {
    for after in [After::Nothing, After::Writing, After::Never] {
        let (gateway, journal) = (gateway(), WatchedJournal::new());
        let first = process(1, &gateway, journal.clone());
        journal.fail("decide", after);
        assert_eq!(first.create(&order()).await.unwrap().id, "1");
        journal.work();
        tokio::time::sleep(Duration::from_secs(60)).await;
        let second = process(2, &gateway, journal.clone());
        match recover(&second).await.pop() {
            Some((_, result)) => assert_eq!(result.unwrap().id(), Some("1")),
            // It was recorded, and then acknowledged.
            None => assert_eq!(after, After::Writing),
        }
        assert_eq!(count(&gateway, CREATE), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_rejection_that_is_not_recorded_is_unknown() {
    let gateway = script(move |request, _| match request.line() {
        CREATE => rejected(),
        _ => Reply::page(&[]),
    });
    let journal = WatchedJournal::new();
    let process = process(1, &gateway, journal.clone());
    journal.fail("decide", After::Nothing);
    match process.create(&order()).await {
        Err(Error::Unknown { cause, .. }) => assert_eq!(cause.kind(), CauseKind::Journal),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn each_end_is_returned_until_it_is_acknowledged() {
    let gateway = script(move |request, _| match request.line() {
        CREATE => rejected(),
        CANCEL => Reply::error(422, "invalid_state"),
        CAPTURE => captured("c", 4000),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let journal = MemoryJournal::new();
    let first = process(1, &gateway, journal.clone());
    let create = first.intend_create(&order());
    let cancel = first.intend_cancel(&session_id("1"), &cancel()).unwrap();
    let capture = first.intend_capture(&session_id("1"), &capture(4000)).unwrap();
    drop((first.carry_out(&create).await, first.carry_out(&cancel).await, first.carry_out(&capture).await));
    let sent = gateway.lines().iter().filter(|line| line.starts_with("POST")).count();

    // The same intents again, in the same process and in another one.
    let second = process(2, &gateway, journal.clone());
    for process in [&first, &second] {
        match process.carry_out(&create).await {
            Err(Error::Rejected(error)) => assert_eq!((error.status(), error.code()), (400, "api_validation_error")),
            other => panic!("{other:?}"),
        }
        match process.carry_out(&cancel).await {
            Err(Error::Impossible(session)) => {
                assert_eq!((&*session.id.to_string(), session.status.to_string()), ("1", "PAID".into()));
            }
            other => panic!("{other:?}"),
        }
        let again = process.carry_out(&capture).await.unwrap();
        assert_eq!((again.id(), again.status()), (Some("c"), Some("SUCCESS".to_owned())));
    }
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(recover(&second).await.len(), 3);
    assert!(recover(&second).await.is_empty());
    // An intent is carried out once, also after it was acknowledged.
    assert!(matches!(second.carry_out(&create).await, Err(Error::Rejected(_))));
    assert_eq!(gateway.lines().iter().filter(|line| line.starts_with("POST")).count(), sent);
}

#[tokio::test(start_paused = true)]
async fn two_creates_of_one_reference_have_one_request_id() {
    let (gateway, journal) = (
        script(|request, _| match request.line() {
            CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")).after(Duration::from_secs(5)),
            GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
        }),
        MemoryJournal::new(),
    );
    let (first, second) = (process(1, &gateway, journal.clone()), process(2, &gateway, journal.clone()));
    let (request, same) = (order(), order());
    let (a, b, c) = tokio::join!(first.create(&request), second.create(&request), first.create(&same));
    assert_eq!([a.unwrap().id, b.unwrap().id, c.unwrap().id], ["1", "1", "1"]);
    assert_eq!(count(&gateway, CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_create_of_a_reference_that_has_a_session_is_not_sent() {
    let (gateway, journal) = (gateway(), MemoryJournal::new());
    let process = process(1, &gateway, journal.clone());
    process.create(&order()).await.unwrap();
    process.create(&order()).await.unwrap();
    assert_eq!(gateway.lines(), [CREATE, GET]);
}

#[tokio::test(start_paused = true)]
async fn a_create_after_a_rejected_one_is_sent() {
    let gateway = script(move |request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => rejected(),
        (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    let process = process(1, &gateway, MemoryJournal::new());
    assert!(matches!(process.create(&order()).await, Err(Error::Rejected(_))));
    assert_eq!(process.create(&order()).await.unwrap().id, "1");
    assert_eq!(gateway.lines(), [CREATE, CREATE]);
    let ids: Vec<_> =
        gateway.requests().iter().filter_map(|r| r.header("x-request-id").map(ToOwned::to_owned)).collect();
    assert_ne!(ids[0], ids[1]);
}

#[tokio::test(start_paused = true)]
async fn a_call_does_not_join_another_one() {
    let (gateway, journal) = (gateway(), MemoryJournal::new());
    let process = process(1, &gateway, journal.clone());
    let first = process.intend_capture(&session_id("1"), &capture(4000)).unwrap();
    process.carry_out(&first).await.unwrap();
    // Nobody has stored the first capture yet.
    for amount in [6000, 4000] {
        assert_eq!(not_sent(process.capture(&session_id("1"), &capture(amount)).await), CauseKind::Open);
        // Nor does an intent of the shop, which no journal has. The error names the first capture.
        let later = process.intend_capture(&session_id("1"), &capture(amount)).unwrap();
        let error = process.carry_out(&later).await.unwrap_err();
        // Another process can carry it out later.
        let Error::Unknown { intent: Some(intent), cause } = &error else { panic!("{error:?}") };
        let in_the_way = cause.in_the_way().unwrap();
        assert_eq!((&*in_the_way.id, &*in_the_way.call), (first.id().as_ref(), "capture"));
        assert!(error.to_string().ends_with(&format!(": `capture` {}, which has ended)", first.id())), "{error}");
        assert_eq!((intent.id(), intent.is_in_doubt()), (later.id(), false));
    }
    assert_eq!(count(&gateway, CAPTURE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_capture_does_not_join_an_earlier_one_whose_end_is_not_recorded() {
    let (gateway, journal) = (gateway(), WatchedJournal::new());
    let first = process(1, &gateway, journal.clone());
    journal.fail("decide", After::Nothing);
    first.capture(&session_id("1"), &capture(4000)).await.unwrap();
    journal.work();
    for later in [first, process(2, &gateway, journal.clone())] {
        assert_eq!(not_sent(later.capture(&session_id("1"), &capture(4000)).await), CauseKind::Open);
    }
    assert_eq!(count(&gateway, CAPTURE), 1);
}

#[tokio::test(start_paused = true)]
async fn equal_captures_of_two_processes_are_two_captures() {
    let history = |ids: &[&str]| {
        let records = ids
            .iter()
            .map(|id| format!(r#"{{"captureId":"{id}","capturedAmount":4000,"currency":"IDR","status":"SUCCESS"}}"#));
        let records = records.collect::<Vec<_>>().join(",");
        let charge = format!(r#""chargeDetails":[{{"id":"c","status":"SUCCESS","captureHistories":[{records}]}}]"#);
        Reply::data(&crate::scripted::session("1", "PAID", &charge))
    };
    let gateway = script(move |request, earlier| match (request.line(), earlier) {
        (CAPTURE, 0) => Reply::lost(),
        (CAPTURE, _) => captured("b", 4000),
        // The first process looks the capture up for some time.
        (_, ..4) => history(&[]),
        _ => history(&["a"]),
    });
    let journal = MemoryJournal::new();
    let [first, second] = [1, 2].map(|number| process(number, &gateway, journal.clone()));
    let session = session_id("1");
    let (amount, other_amount) = (capture(4000), capture(4000));
    let (first, second) = tokio::join!(first.capture(&session, &amount), async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        second.capture(&session, &other_amount).await
    });
    assert_eq!([first.unwrap().id(), second.unwrap().id()], [Some("a"), Some("b")]);
    assert_eq!(count(&gateway, CAPTURE), 2);
}

#[tokio::test(start_paused = true)]
async fn an_intent_of_the_shops_own_transaction_is_carried_out() {
    let (gateway, journal) = (gateway(), MemoryJournal::new());
    let first = process(1, &gateway, journal.clone());
    let intent = first.intend_create(&order());
    journal.plan(&intent.row()).unwrap();
    assert_eq!(journal.plan(&first.intend_create(&order()).row()).unwrap_err().kind(), JournalErrorKind::Taken);
    assert_eq!(first.carry_out(&intent).await.unwrap().id(), Some("1"));
    assert!(matches!(state(&journal), RowState::Ended(_)));

    // Without the call, because the process ends.
    first.acknowledge(intent.id(), &Ok(())).await.unwrap();
    let account = first.acting_for("account-a".parse().unwrap());
    journal.plan(&account.intend_create(&order()).row()).unwrap();
    assert_eq!(recover_one(&first).await.unwrap().id(), Some("1"));
    assert_eq!(count(&gateway, CREATE), 2);
}

#[tokio::test(start_paused = true)]
async fn a_row_that_cannot_be_read_is_left_and_the_others_go_on() {
    let (gateway, journal) = (gateway(), MemoryJournal::new());
    let process = process(1, &gateway, journal.clone());
    let broken =
        [("newer", r#"{"version":2}"#), ("broken", "{"), ("other", r#"{"version":1,"operation":{"call":"fly"}}"#)];
    for (name, content) in broken {
        let mut row = process.intend_create(&order()).row();
        row.key = name.to_owned();
        row.content = content.to_owned();
        journal.plan(&row).unwrap();
    }
    journal.plan(&process.intend_create(&order()).row()).unwrap();
    let before = journal.rows();

    let (mut found, mut errors) = (0, Vec::new());
    let mut recovered = process.recover();
    while let Some(item) = recovered.next().await {
        match item {
            Ok(recovered) => {
                assert_eq!(recovered.result.unwrap().id(), Some("1"));
                found += 1;
            }
            Err(error) => {
                assert!(error.row().is_some());
                errors.push(error.kind());
            }
        }
    }
    assert_eq!(found, 1);
    assert_eq!(errors, [JournalErrorKind::Newer, JournalErrorKind::Unreadable, JournalErrorKind::Unreadable]);
    assert_eq!(journal.rows()[..3], before[..3]);
}

#[tokio::test(start_paused = true)]
async fn an_intent_belongs_to_its_server_and_its_account() {
    let (gateway, journal) = (gateway(), MemoryJournal::new());
    let here = process(1, &gateway, journal.clone());
    let account = here.acting_for("account-a".parse().unwrap());
    journal.plan(&account.intend_create(&order()).row()).unwrap();
    // The same reference in another account is another key.
    journal.plan(&here.intend_create(&order()).row()).unwrap();
    let mut elsewhere = here.intend_create(&order()).row();
    elsewhere.scope = "https://api.example merchant".to_owned();
    journal.plan(&elsewhere).unwrap();

    let results = recover(&here).await;
    assert_eq!(results.len(), 2);
    let mut accounts: Vec<_> = gateway
        .requests()
        .iter()
        .filter(|request| request.line() == CREATE)
        .map(|request| request.header("x-submerchant-id").map(ToOwned::to_owned))
        .collect();
    accounts.sort();
    assert_eq!(accounts, [None, Some("account-a".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn a_client_that_drains_begins_nothing_new() {
    let journal = MemoryJournal::new();
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")).after(Duration::from_secs(5)),
        _ => Reply::silence(),
    });
    let process = process(1, &gateway, journal.clone());
    let running = tokio::spawn({
        let process = process.clone();
        async move { process.create(&order()).await }
    });
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(process.drain(Duration::from_secs(1)).await, 1);
    assert_eq!(not_sent(process.cancel(&session_id("1"), &cancel()).await), CauseKind::Closed);
    assert_eq!(process.drain(Duration::from_secs(60)).await, 0);
    assert_eq!(running.await.unwrap().unwrap().id, "1");
    assert_eq!(journal.rows().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_intent_says_what_it_is() {
    let process = process(1, &gateway(), MemoryJournal::new());
    let create = process.intend_create(&order());
    assert!(!create.is_withheld() && !create.is_in_doubt());
    let create = crate::scripted::in_doubt(&create);
    assert!(!create.is_withheld() && create.is_in_doubt());
    assert_eq!(create.to_string(), "`create` for the reference INV-1");
    // Neither shows the request.
    let row = format!("{:?}", create.row());
    assert!(row.contains(r#"call: "create""#) && !row.contains("10000"), "{row}");
    let cancel = cancel();
    let cancel = process.intend_cancel(&session_id("1"), &cancel).unwrap();
    assert_eq!(cancel.to_string(), "`cancel` of session 1");
    let debug = r#"call: "cancel", reference: None, session: Some("1"), is_in_doubt: false, .. }"#;
    assert!(format!("{cancel:?}").ends_with(debug), "{cancel:?}");
    assert!(cancel == cancel.clone() && cancel != crate::scripted::in_doubt(&cancel));
}

#[test]
fn an_error_of_the_journal_names_its_row_and_its_cause() {
    let error = JournalError::with_source(JournalErrorKind::Newer, std::fmt::Error).of_row("row\n1");
    assert_eq!((error.kind(), error.row()), (JournalErrorKind::Newer, Some("row\n1")));
    assert_eq!(error.to_string(), r"a later version of this crate wrote the journal (row row\n1)");
    assert_eq!(std::error::Error::source(&error).map(ToString::to_string), Some(std::fmt::Error.to_string()));
    let error = JournalError::new(JournalErrorKind::Unavailable);
    assert_eq!((error.row(), error.to_string()), (None, "the journal cannot be read or written".into()));
}

/// One process gets `Unknown`, and another one decides the call and ends before it has stored the result.
#[tokio::test(start_paused = true)]
async fn an_end_that_no_shop_has_seen_is_not_acknowledged() {
    let is_shown = Arc::new(AtomicBool::new(false));
    let gateway = losing(&is_shown);
    let journal = MemoryJournal::new();
    let first = process(1, &gateway, journal.clone());
    let intent = first.intend_create(&order());
    let unknown = first.with_deadline(Duration::from_secs(10)).carry_out(&intent).await;
    assert!(matches!(unknown, Err(Error::Unknown { .. })));
    is_shown.store(true, Ordering::Relaxed);
    let second = process(2, &gateway, journal.clone());
    let decided = second.carry_out(&intent).await;
    assert!(decided.is_ok());

    first.acknowledge(intent.id(), &unknown).await.unwrap();
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(recover_one(&second).await.unwrap().id(), Some("1"));
    // Now it is acknowledged.
    assert!(recover(&second).await.is_empty());
}

/// One process waits for another call in vain, and a second one carries the intent out after that and ends.
#[tokio::test(start_paused = true)]
async fn an_intent_that_was_not_sent_because_of_another_call_is_not_acknowledged() {
    let gateway = script(|request, _| match request.line() {
        CAPTURE => captured("1", 4000),
        _ => Reply::data(&of_order("1", "REQUIRE_ACTION")),
    });
    let journal = MemoryJournal::new();
    let (first, second) = (process(1, &gateway, journal.clone()), process(2, &gateway, journal.clone()));
    let other = first.intend_cancel(&session_id("1"), &cancel()).unwrap();
    journal.plan(&other.row()).unwrap();
    let intent = first.intend_capture(&session_id("1"), &capture(4000)).unwrap();
    let not_sent = first.carry_out(&intent).await;
    assert!(matches!(&not_sent, Err(Error::Unknown { cause, .. }) if cause.in_the_way().is_some()), "{not_sent:?}");
    let withdrawn = second.withdraw(&other).await;
    second.acknowledge(other.id(), &withdrawn).await.unwrap();
    assert_eq!(second.carry_out(&intent).await.unwrap().id(), Some("1"));

    first.acknowledge(intent.id(), &not_sent).await.unwrap();
    tokio::time::sleep(LONG).await;
    assert_eq!(recover_one(&second).await.unwrap().id(), Some("1"));
}

/// A reading call says nothing about the intent.
#[tokio::test(start_paused = true)]
async fn the_error_of_a_reading_call_acknowledges_nothing() {
    let gateway = script(|request, _| match request.line() {
        CAPTURE => captured("1", 4000),
        GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::lost(),
    });
    let process = process(1, &gateway, MemoryJournal::new());
    let intent = process.intend_capture(&session_id("1"), &capture(4000)).unwrap();
    process.carry_out(&intent).await.unwrap();
    let unavailable = process.get_session(&session_id("2")).await;
    assert!(matches!(unavailable, Err(Error::Unavailable(_))), "{unavailable:?}");
    process.acknowledge(intent.id(), &unavailable).await.unwrap();
    tokio::time::sleep(LONG).await;
    assert_eq!(recover_one(&process).await.unwrap().id(), Some("1"));
}
