//! The commits of each call, and the create that is sent with its first one.

use std::time::Duration;

use payment_client::{
    CauseKind, Error,
    journal::{EndKind, RowState},
    testing::{Reply, Request, Script},
};
use payment_session::gateway::{Capture, Confirm};
use payment_session::{PaymentSession, request::CardOptions};
use tokio::time::Instant;

use crate::{
    processes::{After, LONG, Process, WatchedJournal, crash, process, recover, recover_one, state},
    scripted::{
        CANCEL, CAPTURE, CREATE, GET, cancel, capture, captured, count, id, of_order, order, script, session,
        session_id,
    },
};

fn order_of(reference: &str) -> PaymentSession {
    let text = String::from_utf8(order().to_json()).unwrap();
    PaymentSession::from_json(text.replace("INV-1", reference).as_bytes()).unwrap()
}

/// Returns the session of the order that a request creates.
fn session_of(request: &Request) -> Reply {
    let body = String::from_utf8_lossy(request.body()).into_owned();
    let reference = body.split_once(r#""clientReferenceId":""#).and_then(|(_, rest)| rest.split('"').next()).unwrap();
    Reply::data(&of_order("1", "REQUIRE_ACTION").replace("INV-1", reference))
}

/// Returns a gateway at which everything succeeds.
fn gateway() -> Script {
    script(|request, earlier| match request.line() {
        CREATE => session_of(request),
        CANCEL => Reply::data(&of_order("1", "CANCELLED")),
        CAPTURE => captured(&format!("capture-{earlier}")),
        "POST /v1/refunds" => Reply::data(r#"{"id":"refund"}"#),
        GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        other => panic!("{other}"),
    })
}

/// Returns a process that has a token.
async fn with_token(number: u64, gateway: &Script, journal: &WatchedJournal) -> Process {
    let process = process(number, gateway, journal.clone());
    process.get_session(&session_id("1")).await.unwrap();
    process
}

#[tokio::test(start_paused = true)]
async fn a_create_has_three_commits_and_other_calls_have_four() {
    let (gateway, journal) = (gateway(), WatchedJournal::new());
    let process = process(1, &gateway, journal.clone());
    let four = ["begin", "mark", "decide", "acknowledge"];

    // There is no token yet, so the row is planned while the call waits for one.
    process.create(&order()).await.unwrap();
    assert_eq!(acknowledged(&journal).await, four);
    for number in 2..5 {
        process.create(&order_of(&format!("INV-{number}"))).await.unwrap();
        assert_eq!(acknowledged(&journal).await, ["begin", "decide", "acknowledge"]);
        assert!(journal.journal.rows().last().unwrap().1, "it is acknowledged");
    }
    // The reference has a session, so nothing is sent.
    process.create(&order()).await.unwrap();
    assert_eq!(acknowledged(&journal).await, ["begin", "decide", "acknowledge"]);
    // The shop has planned this one, and acknowledges it.
    let planned = process.intend_create(&order_of("INV-5"));
    journal.journal.plan(&planned.row()).unwrap();
    process.carry_out(&planned).await.unwrap();
    assert_eq!(journal.take_writes(), ["begin", "mark", "decide"]);
    assert!(!journal.journal.rows().last().unwrap().1);

    process.cancel(&session_id("1"), &cancel()).await.unwrap();
    assert_eq!(acknowledged(&journal).await, four);
    process.capture(&session_id("1"), &capture()).await.unwrap();
    assert_eq!(acknowledged(&journal).await, four);
    let call = process.gateway().post("/v1/refunds", serde_json::json!({}), &id()).unwrap();
    process.send(call).await.unwrap();
    process.get_session(&session_id("1")).await.unwrap();
    assert_eq!(journal.take_writes(), [""; 0]);
}

/// Returns the writes so far, after the acknowledgement, which nobody waits for.
async fn acknowledged(journal: &WatchedJournal) -> Vec<&'static str> {
    tokio::time::sleep(Duration::from_millis(1)).await;
    journal.take_writes()
}

/// The caller does not wait for the acknowledgement. The next call of the key does, without a pause, however slow the journal is,
/// and so does `drain`.
#[tokio::test(start_paused = true)]
async fn the_next_call_of_the_key_waits_for_the_acknowledgement() {
    let gateway = script(|request, earlier| {
        let id = request.line().split('/').nth(3).unwrap();
        let charge = r#""chargeDetails":[{"id":"c1","status":"SUCCESS"}]"#;
        match (request.line().rsplit('/').next().unwrap(), earlier) {
            ("capture", _) => Reply::data(&format!(r#"{{"id":"x","paymentSessionId":"{id}","status":"SUCCESS"}}"#)),
            ("confirm", _) | (_, 1..) => Reply::data(&session(id, "PROCESSING", charge)),
            (_, 0) => Reply::data(&session(id, "REQUIRE_CONFIRMATION", "")),
        }
    });
    let confirmation = Confirm::card("e30=".parse().unwrap(), CardOptions::new()).unwrap();
    for slow in [Duration::ZERO, Duration::from_secs(25)] {
        let journal = WatchedJournal::new();
        *journal.slow.lock().unwrap() = Some(("acknowledge", slow));
        let process = process(1, &gateway, journal.clone());
        for number in 0..1000 {
            let session = session_id(&format!("{number}-{}", slow.as_secs()));
            let started = Instant::now();
            process.confirm(&session, &confirmation).await.unwrap();
            assert_eq!(started.elapsed(), Duration::ZERO, "the caller does not wait");
            process.capture(&session, &Capture::new(true)).await.unwrap();
            assert_eq!(started.elapsed(), slow, "the capture waits for the write, and for nothing else");
        }
        assert_eq!(process.drain(slow.saturating_sub(Duration::from_secs(1))).await, 1);
        assert_eq!(process.drain(Duration::from_secs(30)).await, 0);
        assert!(journal.journal.rows().iter().all(|(_, is_acknowledged)| *is_acknowledged));
    }
}

/// The mark is durable before the first byte leaves, and names the attempt.
#[tokio::test(start_paused = true)]
async fn a_create_that_is_sent_at_once_survives_a_crash() {
    for was_carried_out in [true, false] {
        let journal = WatchedJournal::new();
        let seen = journal.clone();
        let gateway = script(move |request, earlier| match (request.line(), earlier) {
            (GET, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            (CREATE, 0) => {
                let RowState::Sent { .. } = state(&seen.journal) else { panic!("{:?}", state(&seen.journal)) };
                Reply::silence()
            }
            (CREATE, _) => session_of(request),
            _ if was_carried_out => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
            _ => Reply::page(&[]),
        });
        let first = with_token(1, &gateway, &journal).await;
        crash(first, async |process| process.create(&order()).await).await;
        assert_eq!(journal.take_writes(), ["begin"]);
        tokio::time::sleep(LONG).await;
        assert_eq!(recover_one(&process(2, &gateway, journal)).await.unwrap().id(), Some("1"));
        let sent: Vec<_> = gateway.requests().into_iter().filter(|request| request.line() == CREATE).collect();
        assert_eq!(sent.len(), if was_carried_out { 1 } else { 2 });
        // The bytes are still there, and so is the id.
        assert!(sent.iter().all(|request| request.body() == sent[0].body()));
        assert!(sent.iter().all(|request| request.header("x-request-id") == sent[0].header("x-request-id")));
    }
}

#[tokio::test(start_paused = true)]
async fn a_create_is_not_sent_at_once_next_to_one_that_a_person_decided() {
    let gateway = script(|request, _| match request.line() {
        GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        CREATE => Reply::lost(),
        _ => Reply::page(&[]),
    });
    let journal = WatchedJournal::new();
    let process = with_token(1, &gateway, &journal).await;
    let result = process.with_deadline(5 * LONG).create(&order()).await;
    let Err(Error::Undecidable { intent, .. }) = &result else { panic!("{result:?}") };
    process.acknowledge(intent.id(), &result).await.unwrap();
    journal.take_writes();
    let hasty = process.with_deadline(Duration::from_secs(5));
    let _ = hasty.create(&order()).await;
    assert_eq!(journal.take_writes(), ["begin", "decide"]);
    assert_eq!(count(&gateway, CREATE), 3, "it looks first");
}

/// A customer leaves, so nobody gets the result but the next pass of `recover`.
#[tokio::test(start_paused = true)]
async fn the_end_of_a_create_whose_caller_is_gone_is_not_acknowledged() {
    let gateway = script(|request, _| match request.line() {
        GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        CREATE => session_of(request).after(Duration::from_secs(5)),
        other => panic!("{other}"),
    });
    let journal = WatchedJournal::new();
    let process = with_token(1, &gateway, &journal).await;
    tokio::time::timeout(Duration::from_secs(1), process.create(&order())).await.unwrap_err();
    tokio::time::sleep(LONG).await;
    assert_eq!(journal.take_writes(), ["begin", "decide"]);
    assert!(matches!(state(&journal.journal), RowState::Ended(end) if end.kind == EndKind::Done));
    assert_eq!(recover_one(&process).await.unwrap().id(), Some("1"));
    assert!(recover(&process).await.is_empty());
}

/// A time-out of the shop ends while the end is written, or after it. `recover` returns each result that no caller got.
#[tokio::test(start_paused = true)]
async fn a_caller_that_is_dropped_around_the_end_loses_no_result() {
    for millis in (4_800..6_400).step_by(100) {
        let gateway = script(|request, _| match request.line() {
            GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            CREATE => session_of(request).after(Duration::from_secs(5)),
            other => panic!("{other}"),
        });
        let journal = WatchedJournal::new();
        let process = with_token(1, &gateway, &journal).await;
        *journal.slow.lock().unwrap() = Some(("decide", Duration::from_millis(500)));
        *journal.late.lock().unwrap() = Some(("decide", Duration::from_millis(500)));
        let got = tokio::time::timeout(Duration::from_millis(millis), process.create(&order())).await;
        tokio::time::sleep(LONG).await;
        match (got, recover(&process).await.pop()) {
            (Ok(session), None) => assert_eq!(session.unwrap().id, "1"),
            (Err(_), Some((_, result))) => assert_eq!(result.unwrap().id(), Some("1")),
            other => panic!("{millis}: {other:?}"),
        }
        assert!(recover(&process).await.is_empty());
    }
}

/// Whatever the journal has written, the next call pays once.
#[tokio::test(start_paused = true)]
async fn a_journal_that_fails_at_the_only_write_before_the_attempt_sends_nothing() {
    for after in [After::Nothing, After::Refusal, After::Writing, After::Never] {
        let (gateway, journal) = (
            script(|request, _| match request.line() {
                GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
                CREATE => session_of(request),
                _ => Reply::page(&[]),
            }),
            WatchedJournal::new(),
        );
        let process = with_token(1, &gateway, &journal).await;
        journal.fail("begin", after);
        match process.create(&order()).await {
            Err(Error::NotDone(cause)) => assert_eq!((after, cause.kind()), (After::Refusal, CauseKind::Journal)),
            Err(Error::Unknown { cause, .. }) => {
                assert!(after != After::Refusal && cause.kind() == CauseKind::Journal, "{after:?}: {cause}");
            }
            other => panic!("{after:?}: {other:?}"),
        }
        assert_eq!(count(&gateway, CREATE), 0);
        journal.work();
        tokio::time::sleep(LONG).await;
        assert_eq!(process.create(&order()).await.unwrap().id, "1", "{after:?}");
        assert_eq!(count(&gateway, CREATE), 1, "{after:?}");
        assert!(recover(&process).await.is_empty(), "{after:?}");
    }
}

/// The end is in the journal, and perhaps acknowledged. The caller has the session.
#[tokio::test(start_paused = true)]
async fn a_journal_that_fails_at_the_only_write_after_the_attempt_loses_nothing() {
    for after in [After::Nothing, After::Writing, After::Never] {
        let (gateway, journal) = (
            script(|request, _| match request.line() {
                GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
                CREATE => session_of(request),
                _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
            }),
            WatchedJournal::new(),
        );
        let process = with_token(1, &gateway, &journal).await;
        journal.fail("decide", after);
        assert_eq!(process.create(&order()).await.unwrap().id, "1");
        journal.work();
        tokio::time::sleep(LONG).await;
        for (_, result) in recover(&process).await {
            assert_eq!(result.unwrap().id(), Some("1"), "{after:?}");
        }
        assert_eq!(count(&gateway, CREATE), 1, "{after:?}");
    }
}
