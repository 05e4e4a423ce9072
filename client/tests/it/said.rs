//! What is said about a call is true, whoever else knows the call.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use payment_client::{
    CauseKind, Error, Policy,
    journal::RowState,
    testing::{MemoryJournal, Reply, Script},
};
use payment_session::gateway::{AccessToken, Confirm, Gateway, TestEnvironment};
use payment_session::request::CardOptions;
use tokio::time::Instant;

use crate::{
    processes::{After, LONG, WatchedJournal, crash, process, process_with, recover, recover_one, state},
    refunds::{REFUND, page, part, refund},
    scripted::{
        CANCEL, CAPTURE, CONFIRM, CREATE, GET, TOKEN, cancel, capture, captured, client, count, of_order, order,
        script, session, session_id,
    },
};

fn unknown<T: std::fmt::Debug>(result: Result<T, Error>) -> CauseKind {
    match result {
        Err(Error::Unknown { cause, .. }) => cause.kind(),
        other => panic!("{other:?}"),
    }
}

/// An earlier process has sent the call, and the journal, the drain or another account keeps this one from finding out.
#[tokio::test(start_paused = true)]
async fn a_call_that_was_sent_is_not_said_to_be_not_sent() {
    let gateway = script(|request, _| match request.line() {
        CAPTURE => Reply::silence(),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let journal = WatchedJournal::new();
    let first = process(1, &gateway, journal.clone());
    let intent = first.intend_capture(&session_id("1"), &capture()).unwrap();
    crash(first, async |process| process.carry_out(&intent).await).await;
    assert!(matches!(state(&journal.journal), RowState::Sent { .. }));
    let second = process(2, &gateway, journal.clone());
    journal.fail("begin", After::Nothing);
    assert_eq!(unknown(second.carry_out(&intent).await), CauseKind::Journal);
    second.drain(Duration::ZERO).await;
    match second.carry_out(&crate::scripted::in_doubt(&intent)).await {
        Err(Error::Unknown { intent: Some(intent), cause }) => {
            assert_eq!((intent.is_in_doubt(), cause.kind()), (true, CauseKind::Closed));
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_carried_out_later_is_not_said_to_be_not_sent() {
    let gateway = script(|request, _| match request.line() {
        CAPTURE => captured("x"),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let journal = WatchedJournal::new();
    let process = process(1, &gateway, journal.clone());
    journal.fail("begin", After::Writing);
    let result = process.capture(&session_id("1"), &capture()).await;
    let error = result.unwrap_err();
    assert!(error.may_have_happened() && error.intent().is_some_and(|intent| !intent.is_in_doubt()), "{error:?}");
    journal.work();
    tokio::time::sleep(LONG).await;
    assert_eq!(recover_one(&process).await.unwrap().id(), Some("x"));
    assert_eq!(count(&gateway, CAPTURE), 1);
}

/// The shop has the intent, so it stays planned.
#[tokio::test(start_paused = true)]
async fn an_intent_that_cannot_be_sent_now_can_be_carried_out_later() {
    let is_down = Arc::new(AtomicBool::new(true));
    let down = Arc::clone(&is_down);
    let gateway = Script::new(move |request, _| match request.line() {
        _ if down.load(Ordering::Relaxed) => Reply::not_sent(),
        TOKEN => Reply::token(),
        CAPTURE => captured("x"),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let journal = MemoryJournal::new();
    let process = process(1, &gateway, journal.clone());
    let intent = process.intend_capture(&session_id("1"), &capture()).unwrap();
    journal.plan(&intent.row()).unwrap();
    unknown(process.carry_out(&intent).await);
    is_down.store(false, Ordering::Relaxed);
    assert_eq!(process.carry_out(&intent).await.unwrap().id(), Some("x"));
    assert_eq!(count(&gateway, CAPTURE), 1);
}

#[test]
fn the_intent_of_a_call_whose_runtime_ends_is_not_sent_again() {
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CAPTURE, 0) => Reply::silence(),
        (CAPTURE, _) => captured("second"),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let client = client(&gateway).with_deadline(Duration::from_millis(500));
    let (session, capture) = (session_id("1"), capture());
    let mut call = Box::pin(client.capture(&session, &capture));
    let first = runtime();
    first.block_on(async {
        tokio::select! {
            biased;
            _ = &mut call => panic!("it has ended"),
            () = async { while count(&gateway, CAPTURE) == 0 { tokio::time::sleep(Duration::from_millis(1)).await } } => {}
        }
    });
    first.shutdown_background();
    let Err(Error::Unknown { intent: Some(intent), cause }) = runtime().block_on(call) else {
        panic!("it has not ended")
    };
    assert_eq!((cause.kind(), intent.is_in_doubt()), (CauseKind::Closed, true));
    unknown(runtime().block_on(client.carry_out(&intent)));
    assert_eq!(count(&gateway, CAPTURE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_list_with_too_many_pages_is_for_a_person() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::silence(),
        line => {
            let number = line.split("page=").nth(1).unwrap().split('&').next().unwrap().parse().unwrap();
            let refunds: Vec<_> =
                (0..100).map(|i| refund(&format!("x{number}-{i}"), &format!("X-{number}-{i}"), 1, "SUCCESS")).collect();
            page(number, 200, &refunds)
        }
    });
    let journal = MemoryJournal::new();
    crash(process(1, &gateway, journal.clone()), async |process| process.refund(&part()).await).await;
    tokio::time::sleep(LONG).await;
    let said = recover_one(&process(2, &gateway, journal.clone())).await;
    assert!(matches!(said, Err(Error::Undecidable { .. })), "{said:?}");
    assert!(matches!(state(&journal), RowState::Ended(_)));
    assert_eq!(journal.undecidable().len(), 0, "it is acknowledged");
}

#[tokio::test(start_paused = true)]
async fn one_renewal_that_hangs_costs_no_attempt() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")).after(Duration::from_secs(40)),
        other => panic!("{other}"),
    });
    let journal = WatchedJournal::new();
    let process = process(1, &gateway, journal.clone());
    journal.fail("renew", After::Never);
    let order = order();
    let (created, ()) = tokio::join!(process.create(&order), async {
        tokio::time::sleep(Duration::from_secs(12)).await;
        journal.work();
    });
    assert_eq!(created.unwrap().id, "1");
    assert_eq!(gateway.lines(), [CREATE]);
}

#[tokio::test(start_paused = true)]
async fn no_other_server_gets_the_token() {
    let gateway = script(|_, _| Reply::data("{}"));
    let elsewhere = TestEnvironment::custom("https://elsewhere.example".parse().unwrap()).unwrap();
    let token = AccessToken::new("x", Duration::from_secs(1)).unwrap();
    let call = Gateway::new(elsewhere, token).get("/steal").unwrap();
    assert!(client(&gateway).send(call).await.is_err());
    assert!(gateway.lines().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_session_that_expires_after_its_create_needs_a_new_reference() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::data(&of_order("1", "EXPIRED")),
    });
    let client = client(&gateway);
    client.create(&order()).await.unwrap();
    assert!(matches!(client.create(&order()).await, Err(Error::Impossible(_))));
    assert_eq!(count(&gateway, CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn an_end_that_is_recorded_is_not_replaced_by_an_older_view() {
    let gateway = script(|request, _| match request.line() {
        CANCEL => Reply::data(&of_order("1", "CANCELLED")),
        CONFIRM => Reply::data(&session("1", "PROCESSING", r#""chargeDetails":[{"id":"c1","status":"SUCCESS"}]"#)),
        // It lags.
        _ => Reply::data(&of_order("1", "REQUIRE_CONFIRMATION")),
    });
    let process = process(1, &gateway, MemoryJournal::new());
    let cancel = process.intend_cancel(&session_id("1"), &cancel()).unwrap();
    let body = Confirm::card("e30=".parse().unwrap(), CardOptions::new()).unwrap();
    let confirm = process.intend_confirm(&session_id("1"), &body).unwrap();
    for (intent, status) in [(&cancel, "CANCELLED"), (&confirm, "PROCESSING")] {
        for _ in 0..2 {
            assert_eq!(process.carry_out(intent).await.unwrap().status().as_deref(), Some(status));
        }
        process.acknowledge(intent.id(), &Ok(())).await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_process_without_its_lease_believes_no_look_up() {
    for journal_fails in [false, true] {
        loses_its_lease(journal_fails).await;
    }
}

/// A process loses its network, its journal and its lease. Another one decides its capture, and captures again. Then the
/// first one sees the second capture, and its journal says that the lease is lost, or fails.
async fn loses_its_lease(journal_fails: bool) {
    let journal = WatchedJournal::new();
    let (has_captured, sent) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let gateway = |is_first: bool| {
        let (fails, has_captured, sent) = (journal.clone(), Arc::clone(&has_captured), Arc::clone(&sent));
        script(move |request, _| {
            let is_cut = is_first && sent.load(Ordering::Relaxed) > 0 && !has_captured.load(Ordering::Relaxed);
            match request.line() {
                CAPTURE => {
                    sent.fetch_add(1, Ordering::Relaxed);
                    if is_first {
                        fails.fail("renew", After::Nothing);
                        return Reply::lost();
                    }
                    has_captured.store(true, Ordering::Relaxed);
                    if journal_fails {
                        fails.fail("decide", After::Nothing);
                    }
                    captured("second")
                }
                _ if is_cut => Reply::lost(),
                _ => {
                    let record = r#"{"captureId":"second","capturedAmount":4000,"currency":"IDR","status":"SUCCESS"}"#;
                    let record = if has_captured.load(Ordering::Relaxed) { record } else { "" };
                    let charge = format!(r#""chargeDetails":[{{"id":"c","captureHistories":[{record}]}}]"#);
                    Reply::data(&session("1", "PAID", &charge))
                }
            }
        })
    };
    let policy = Policy::default().with_deadline(Duration::from_secs(600));
    let first = process_with(1, &gateway(true), journal.clone(), policy);
    let second = process(2, &gateway(false), journal.journal.clone());
    let first = tokio::spawn(async move { first.capture(&session_id("1"), &capture()).await });
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let said = recover(&second).await.pop();
        if matches!(said, Some((_, Err(Error::Undecidable { .. })))) {
            break;
        }
    }
    assert_eq!(second.capture(&session_id("1"), &capture()).await.unwrap().id(), Some("second"));
    let first = first.await.unwrap();
    match first {
        Err(Error::Unknown { cause, .. }) => {
            let expected = if journal_fails { CauseKind::Journal } else { CauseKind::Busy };
            assert_eq!(cause.kind(), expected, "it has not seen the second capture");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn an_end_is_handed_out_until_it_is_acknowledged() {
    let gateway = script(|_, _| Reply::data(&of_order("1", "REQUIRE_ACTION")));
    let journal = MemoryJournal::new();
    let intent = process(1, &gateway, journal.clone()).intend_create(&order());
    journal.plan(&intent.row()).unwrap();
    let second = process(2, &gateway, journal.clone());
    for pass in 0..3 {
        let recovered = second.recover().next().await;
        assert!(recovered.is_some_and(|item| item.unwrap().result.is_ok()), "pass {pass}");
        tokio::time::sleep(LONG).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_drains_claims_nothing() {
    let gateway = script(|_, _| Reply::data(&of_order("1", "REQUIRE_ACTION")));
    let journal = MemoryJournal::new();
    let intent = process(1, &gateway, journal.clone()).intend_create(&order());
    journal.plan(&intent.row()).unwrap();
    let second = process(2, &gateway, journal.clone());
    second.drain(Duration::ZERO).await;
    assert!(second.recover().next().await.is_none());
    assert!(recover_one(&process(3, &gateway, journal)).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_look_up_is_late_only_if_it_began_late() {
    for seed in 1..40 {
        let times: Arc<std::sync::Mutex<Vec<(String, Instant)>>> = Arc::default();
        let seen = Arc::clone(&times);
        let gateway = script(move |request, earlier| {
            seen.lock().unwrap().push((request.line().to_owned(), Instant::now()));
            match (request.line(), earlier) {
                (CREATE, 0) => Reply::lost(),
                (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
                _ => Reply::page(&[]).after(Duration::from_secs(8)),
            }
        });
        process(seed, &gateway, MemoryJournal::new()).create(&order()).await.unwrap();
        let times = times.lock().unwrap();
        let sent: Vec<_> = times.iter().enumerate().filter(|(_, (line, _))| line == CREATE).map(|(at, _)| at).collect();
        assert_eq!(sent.len(), 2);
        let began = times[sent[1] - 1].1 - times[sent[0]].1;
        assert!(began >= Duration::from_secs(60), "seed {seed}: the last look-up began after {began:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_person_gets_a_call_only_after_a_late_look_up() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CAPTURE, _) => Reply::silence(),
        (GET, 0) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::data(&session(
            "1",
            "PAID",
            r#""chargeDetails":[{"id":"c","status":"SUCCESS",
            "captureHistories":[{"capturedAmount":4000,"currency":"IDR","status":"SUCCESS"}]}]"#,
        )),
    });
    let journal = MemoryJournal::new();
    let first = process(1, &gateway, journal.clone());
    crash(first, async |process| process.capture(&session_id("1"), &capture()).await).await;
    tokio::time::sleep(Duration::from_secs(31)).await;
    let started = Instant::now();
    let said = recover_one(&process(2, &gateway, journal)).await;
    assert!(matches!(said, Err(Error::Undecidable { .. })), "{said:?}");
    assert!(started.elapsed() >= Duration::from_secs(55), "{:?}", started.elapsed());
}

/// Other processes cannot take it over before its lease ends, and find the same object then.
#[tokio::test(start_paused = true)]
async fn a_process_with_its_lease_believes_a_look_up_that_is_not_recorded() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::lost(),
        _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
    });
    let journal = WatchedJournal::new();
    journal.fail("decide", After::Nothing);
    assert_eq!(process(1, &gateway, journal).create(&order()).await.unwrap().id, "1");
}
