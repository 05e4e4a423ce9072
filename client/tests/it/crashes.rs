//! Processes that end in the middle of a call, and others that recover it.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::StreamExt;
use payment_client::{
    CauseKind, Error, Intent, Policy, RecoveredCall,
    journal::{
        Begin, BeginResult, Claim, Detail, End, EndKind, Hold, Journal as _, Lease, Row, RowState, Write, WriteResult,
    },
    testing::{MemoryJournal, Reply, Request, Script},
};
use tokio::time::Instant;

use crate::{
    processes::{After, LONG, Process, WatchedJournal, crash, process, process_with, recover, recover_one, state},
    scripted::{
        CANCEL, CAPTURE, CREATE, FIND, GET, TOKEN, cancel, capture, captured, count, not_sent, of_order, order, script,
        session, session_id,
    },
};

/// Returns the session with a capture of 4000.
fn with_capture(id: &str) -> Reply {
    Reply::data(&session(
        "1",
        "PAID",
        &format!(
            r#""chargeDetails":[{{"id":"c","status":"SUCCESS","captureHistories":[{{"captureId":"{id}",
            "capturedAmount":4000,"currency":"IDR","status":"SUCCESS"}}]}}]"#
        ),
    ))
}

fn requests(script: &Script, line: &str) -> Vec<Request> {
    script.requests().into_iter().filter(|request| request.line() == line).collect()
}

/// Runs a call of each kind.
async fn call(process: &Process, line: &str) {
    let session = session_id("1");
    match line {
        CREATE => drop(process.create(&order()).await),
        CAPTURE => drop(process.capture(&session, &capture()).await),
        CANCEL => drop(process.cancel(&session, &cancel()).await),
        other => panic!("{other}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_planned_call_is_carried_out_by_the_next_process() {
    for line in [CREATE, CAPTURE, CANCEL] {
        // The first process gets no token.
        let gateway = Script::new(|request, earlier| match (request.line(), earlier) {
            (TOKEN, 0) => Reply::silence(),
            (TOKEN, _) => Reply::token(),
            (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            (CANCEL, _) => Reply::data(&of_order("1", "CANCELLED")),
            (CAPTURE, _) => Reply::data(
                r#"{"id":"new","paymentSessionId":"1","amount":{"value":4000,"currency":"IDR"},"status":"PENDING"}"#,
            ),
            _ => Reply::data(&of_order("1", "REQUIRE_CONFIRMATION")),
        });
        let journal = MemoryJournal::new();
        crash(process(1, &gateway, journal.clone()), async |process| call(process, line).await).await;
        assert_eq!(state(&journal), RowState::Planned, "{line}");
        let planned = journal.rows().remove(0).0.row;
        tokio::time::sleep(LONG).await;

        let any = recover_one(&process(2, &gateway, journal.clone())).await.unwrap();
        assert!(any.id().is_some() && any.status().is_some(), "{line}");
        let sent = requests(&gateway, line);
        assert_eq!(sent.len(), 1, "{line}");
        assert_eq!(sent[0].header("x-request-id"), Some(planned.id.as_ref()));
        assert_eq!(Some(sent[0].body()), planned.body.as_deref());
    }
}

/// The journal does not know that the call has ended, so the next process carries it out.
#[tokio::test(start_paused = true)]
async fn a_planned_call_whose_end_is_not_recorded_is_unknown() {
    let gateway = Script::new(|_, _| Reply::not_sent());
    let journal = WatchedJournal::new();
    journal.fail("decide", After::Nothing);
    let result = process(1, &gateway, journal.clone()).create(&order()).await;
    assert!(matches!(result, Err(Error::Unknown { .. })), "{result:?}");

    journal.work();
    tokio::time::sleep(LONG).await;
    let gateway = script(|_, _| Reply::data(&of_order("1", "REQUIRE_ACTION")));
    assert_eq!(recover_one(&process(2, &gateway, journal)).await.unwrap().id(), Some("1"));
}

#[tokio::test(start_paused = true)]
async fn a_planned_call_waits_for_the_gateway() {
    let started = Instant::now();
    let gateway = Script::new(move |request, earlier| match (request.line(), earlier) {
        (TOKEN, 0) => Reply::silence(),
        (TOKEN, _) if started.elapsed() < 5 * LONG => Reply::not_sent(),
        (TOKEN, _) => Reply::token(),
        (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    crash(process(1, &gateway, journal.clone()), async |process| process.create(&order()).await).await;
    tokio::time::sleep(LONG).await;
    let second = process(2, &gateway, journal.clone());
    assert!(matches!(recover_one(&second).await, Err(Error::Unknown { .. })));
    assert_eq!(state(&journal), RowState::Planned);
    while recover_one(&second).await.is_err() {
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
    assert_eq!(gateway.lines(), [CREATE]);
}

#[tokio::test(start_paused = true)]
async fn a_create_is_sent_again_with_the_same_bytes_and_id() {
    // The lease, and the time in which the gateway can execute the first attempt.
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::silence(),
        (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    let started = Instant::now();
    crash(process(1, &gateway, journal.clone()), async |process| process.create(&order()).await).await;
    let second = process(2, &gateway, journal.clone());
    let result = loop {
        if let Some((_, result)) = recover(&second).await.pop() {
            break result;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    };
    assert_eq!(result.unwrap().id(), Some("1"));
    assert!((89..120).contains(&started.elapsed().as_secs()), "{:?}", started.elapsed());
    let sent = requests(&gateway, CREATE);
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0].body(), sent[1].body());
    assert_eq!(sent[0].header("x-request-id"), sent[1].header("x-request-id"));
}

#[tokio::test(start_paused = true)]
async fn a_create_that_was_carried_out_is_found() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::silence(),
        _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
    });
    let journal = MemoryJournal::new();
    crash(process(1, &gateway, journal.clone()), async |process| process.create(&order()).await).await;
    tokio::time::sleep(LONG).await;
    let started = Instant::now();
    let any = recover_one(&process(2, &gateway, journal.clone())).await.unwrap();
    assert_eq!((any.id(), any.status().as_deref()), (Some("1"), Some("REQUIRE_ACTION")));
    assert_eq!(gateway.lines(), [CREATE, FIND]);
    assert!(started.elapsed() < Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn a_create_whose_end_was_not_recorded_shows_that_its_session_was_cancelled() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        CANCEL => Reply::data(&of_order("1", "CANCELLED")),
        _ => Reply::page(&[&of_order("1", "CANCELLED")]),
    });
    let journal = WatchedJournal::new();
    let shop = process(1, &gateway, journal.clone());
    journal.fail("decide", After::Nothing);
    let created = shop.create(&order()).await.unwrap();
    journal.work();
    shop.cancel(&created.id, &cancel()).await.unwrap();
    drop(shop);
    tokio::time::sleep(LONG).await;
    match recover_one(&process(2, &gateway, journal.clone())).await {
        Err(Error::Impossible(session)) => assert_eq!(session.status.to_string(), "CANCELLED"),
        other => panic!("{other:?}"),
    }
    assert_eq!(count(&gateway, CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_capture_is_found_by_the_captures_before_it() {
    for (executed, line_of_result) in [(true, Some("new")), (false, None)] {
        let gateway = script(move |request, earlier| match (request.line(), earlier) {
            (CAPTURE, _) => Reply::silence(),
            (GET, 0) => with_capture("old"),
            _ if executed => with_capture("new"),
            _ => with_capture("old"),
        });
        let journal = MemoryJournal::new();
        crash(process(1, &gateway, journal.clone()), async |process| {
            process.capture(&session_id("1"), &capture()).await
        })
        .await;
        assert!(journal.rows()[0].0.row.content.contains("old"), "the captures before are in the journal");
        tokio::time::sleep(LONG).await;
        let result = recover_one(&process(2, &gateway, journal.clone())).await;
        match line_of_result {
            Some(id) => assert_eq!(result.unwrap().id(), Some(id)),
            None => assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}"),
        }
        assert_eq!(count(&gateway, CAPTURE), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_pass_ends_however_slow_it_is() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    let process = process(1, &gateway, MemoryJournal::new());
    for account in ["account-a", "account-b", "account-c"] {
        let account = process.acting_for(account.parse().unwrap());
        account.carry_out(&account.intend_create(&order())).await.unwrap();
    }
    tokio::time::sleep(LONG).await;
    let (mut recovered, mut count) = (process.recover(), 0);
    while let Some(item) = recovered.next().await {
        item.unwrap().result.unwrap();
        tokio::time::sleep(LONG).await;
        count += 1;
        assert!(count <= 3, "a row is handed out twice");
    }
    assert_eq!(count, 3);
}

#[tokio::test(start_paused = true)]
async fn a_cancellation_is_only_looked_up() {
    for (status, ended) in
        [("CANCELLED", EndKind::Done), ("PAID", EndKind::Impossible), ("REQUIRE_CONFIRMATION", EndKind::Undecidable)]
    {
        let gateway = script(move |request, _| match request.line() {
            CANCEL => Reply::silence(),
            _ => Reply::data(&of_order("1", status)),
        });
        let journal = MemoryJournal::new();
        crash(process(1, &gateway, journal.clone()), async |process| call(process, CANCEL).await).await;
        tokio::time::sleep(LONG).await;
        drop(recover(&process(2, &gateway, journal.clone())).await);
        assert!(matches!(state(&journal), RowState::Ended(end) if end.kind == ended), "{status}");
        assert_eq!(count(&gateway, CANCEL), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn three_attempts_are_uncertain_over_all_processes() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::silence(),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    crash(process(0, &gateway, journal.clone()), async |process| process.create(&order()).await).await;
    for number in 1..=2 {
        tokio::time::sleep(LONG).await;
        crash(process(number, &gateway, journal.clone()), recover).await;
    }
    assert_eq!(count(&gateway, CREATE), 3);
    tokio::time::sleep(LONG).await;
    let result = recover_one(&process(7, &gateway, journal.clone())).await;
    assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}");
    assert_eq!(count(&gateway, CREATE), 3);
}

#[tokio::test(start_paused = true)]
async fn an_old_create_is_not_sent_again() {
    for (hours, sent) in [(22, 2), (24, 1)] {
        let gateway = script(|request, earlier| match (request.line(), earlier) {
            (CREATE, 0) => Reply::silence(),
            (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            _ => Reply::page(&[]),
        });
        let journal = MemoryJournal::new();
        crash(process(1, &gateway, journal.clone()), async |process| process.create(&order()).await).await;
        tokio::time::sleep(Duration::from_secs(hours * 3600)).await;
        let result = recover_one(&process(2, &gateway, journal.clone())).await;
        match sent {
            2 => drop(result.unwrap()),
            _ => assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}"),
        }
        assert_eq!(count(&gateway, CREATE), sent);
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_nothing_shows_yet_stays_in_the_journal() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, _) => Reply::silence(),
        // The gateway is down during the whole first recovery.
        (_, 0..20) => Reply::status(503, "no"),
        _ => Reply::page(&[&of_order("1", "PAID")]),
    });
    let journal = MemoryJournal::new();
    crash(process(1, &gateway, journal.clone()), async |process| process.create(&order()).await).await;
    tokio::time::sleep(LONG).await;
    let second = process(2, &gateway, journal.clone()).with_deadline(Duration::from_secs(10));
    assert!(matches!(recover_one(&second).await, Err(Error::Unknown { .. })));
    assert!(matches!(state(&journal), RowState::Sent { .. }));
    // The lease was released, so the next pass needs no pause.
    let mut passes = 1;
    while recover_one(&second).await.is_err() {
        passes += 1;
        assert!(passes < 20);
    }
    assert_eq!(count(&gateway, CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_future_loses_no_result() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")).after(Duration::from_secs(20)),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    let process = process(1, &gateway, journal.clone());
    let order = order();
    assert!(tokio::time::timeout(Duration::from_secs(1), process.create(&order)).await.is_err());
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(recover_one(&process).await.unwrap().id(), Some("1"));
    assert_eq!(gateway.lines(), [CREATE]);
}

#[tokio::test(start_paused = true)]
async fn many_calls_are_recovered_in_one_pass() {
    let gateway = script(|request, _| match request.line() {
        CREATE => {
            let body = String::from_utf8(request.body().to_vec()).unwrap();
            let reference = body.split('"').nth(3).unwrap().to_owned();
            Reply::data(&of_order("1", "REQUIRE_ACTION").replace("INV-1", &reference)).after(Duration::from_secs(10))
        }
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    let process = process(1, &gateway, journal.clone());
    let order = String::from_utf8(order().to_json()).unwrap();
    for number in 0..100 {
        let order = order.replace("INV-1", &format!("INV-{number}"));
        let order = payment_session::PaymentSession::from_json(order.as_bytes()).unwrap();
        journal.plan(&process.intend_create(&order).row()).unwrap();
    }
    let results = recover(&process).await;
    assert_eq!(results.len(), 100);
    assert!(results.iter().all(|(_, result)| result.is_ok()));
    assert_eq!(count(&gateway, CREATE), 100);
    assert!(recover(&process).await.is_empty());
}

/// Calls that have ended come in long pages. At most 32 calls are carried out at once, wherever a page has them.
#[tokio::test(start_paused = true)]
async fn calls_that_have_ended_come_in_long_pages() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let gateway = {
        let (now, most) = (Arc::clone(&now), Arc::clone(&most));
        script(move |request, _| match request.line() {
            CAPTURE => {
                most.fetch_max(now.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
                captured("c").after(Duration::from_secs(10))
            }
            _ => Reply::data(&session("1", "PAID", "")),
        })
    };
    let journal = WatchedJournal::new();
    let process = process(1, &gateway, journal.clone());
    let template = process.intend_capture(&session_id("1"), &capture()).unwrap().row();
    let row = |number: usize, key: &str| Row {
        id: format!("{key}{number:015}").parse().unwrap(),
        key: format!("{key} {number}"),
        ..template.clone()
    };
    let hold = Hold { owner: "earlier".to_owned(), time: Duration::ZERO };
    for number in 0..600 {
        let ended = row(number, "a");
        journal.journal.begin(&ended, &hold, Begin::Planned).await.unwrap();
        let lease = Lease { id: ended.id, owner: hold.owner.clone(), generation: 1 };
        let end = End {
            ids: vec!["c".to_owned()],
            detail: Some(Detail::Status("SUCCESS".to_owned())),
            ..End::new(EndKind::Done)
        };
        let end = Write::Ended(end);
        assert_eq!(journal.journal.write(&lease, &end).await.unwrap(), WriteResult::Written);
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    for number in 0..100 {
        journal.journal.begin(&row(number, "b"), &hold, Begin::Planned).await.unwrap();
    }
    let (mut results, mut pages) = (0, None);
    let mut recovered = process.recover();
    while let Some(item) = recovered.next().await {
        let RecoveredCall { intent, result, .. } = item.unwrap();
        assert!(result.is_ok(), "{result:?}");
        if intent.id().as_ref().starts_with('b') {
            now.fetch_sub(1, Ordering::Relaxed);
            let claims = || journal.take_writes().iter().filter(|write| **write == "claim").count();
            pages = pages.or_else(|| Some(claims()));
        }
        process.acknowledge(intent.id(), &result).await.unwrap();
        results += 1;
    }
    assert_eq!((results, count(&gateway, CAPTURE)), (700, 100));
    assert!(pages.is_some_and(|pages| pages < 8), "{pages:?} pages");
    assert!(most.load(Ordering::Relaxed) <= 32);
    assert!(recover(&process).await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_planned_call_waits_for_a_gateway_also_after_it_was_tried() {
    // Nobody has marked an attempt, because there is no token.
    let gateway = Script::new(|_, _| Reply::not_sent());
    let journal = MemoryJournal::new();
    let process = process(1, &gateway, journal.clone());
    journal.plan(&process.intend_create(&order()).row()).unwrap();
    assert!(matches!(recover_one(&process).await, Err(Error::Unknown { .. })));
    assert_eq!(state(&journal), RowState::Planned);
    // It was tried, and did not leave: it is still only planned.
    let gateway = script(|_, _| Reply::not_sent());
    let second = crate::processes::process(2, &gateway, journal.clone());
    match recover_one(&second).await {
        Err(Error::Unknown { intent: Some(intent), .. }) => assert!(!intent.is_in_doubt()),
        other => panic!("{other:?}"),
    }
    let gateway = script(|_, _| Reply::data(&of_order("1", "REQUIRE_ACTION")));
    assert!(recover_one(&crate::processes::process(3, &gateway, journal.clone())).await.is_ok());
    assert_eq!(gateway.lines(), [CREATE]);
}

/// The journal says whether a mark that has failed is perhaps written.
#[tokio::test(start_paused = true)]
async fn a_planned_call_whose_mark_fails_stays_planned() {
    for (after, expected) in [(After::Refusal, 0), (After::Writing, 1)] {
        let gateway = script(|request, _| match request.line() {
            GET => Reply::data(&session("1", "PAID", "")),
            _ => captured("c"),
        });
        let journal = WatchedJournal::new();
        let process = process(1, &gateway, journal.clone());
        journal.journal.plan(&process.intend_capture(&session_id("1"), &capture()).unwrap().row()).unwrap();
        journal.fail_once("mark", after);
        match recover_one(&process).await {
            Err(Error::Unknown { intent: Some(intent), .. }) => assert!(!intent.is_in_doubt()),
            other => panic!("{after:?}: {other:?}"),
        }
        // What is perhaps written is corrected, and what is surely not written needs no correction.
        let marks = journal.take_writes().iter().filter(|write| **write == "mark").count();
        assert_eq!(marks, 1 + expected, "{after:?}");
        assert!(recover_one(&process).await.is_ok(), "{after:?}");
    }
}

/// Also one whose bytes are there, and one that has no row.
#[tokio::test(start_paused = true)]
async fn a_withdrawn_call_is_never_sent() {
    let gateway = script(|request, _| panic!("{}", request.line()));
    for is_planned in [true, false] {
        let journal = MemoryJournal::new();
        let process = process(1, &gateway, journal.clone());
        let intents = [
            process.intend_create(&order()),
            process.intend_capture(&session_id("1"), &capture()).unwrap(),
            process.intend_refund(&crate::refunds::part()),
        ];
        for intent in intents {
            if is_planned {
                journal.plan(&intent.row()).unwrap();
            }
            assert_eq!(crate::scripted::not_sent(process.withdraw(&intent).await), CauseKind::Withdrawn);
            crate::scripted::not_sent(process.carry_out(&intent).await);
            process.acknowledge(intent.id(), &process.carry_out(&intent).await).await.unwrap();
            assert!(recover(&process).await.is_empty());
            crate::scripted::not_sent(process.carry_out(&intent).await);
        }
    }
}

/// The end of an intent that has no row is not that of an equal call, which somebody else has planned. It needs no key, so it
/// ends at once, and another process does not carry it out later.
#[tokio::test(start_paused = true)]
async fn only_the_intent_itself_is_withdrawn() {
    let gateway = script(|_, _| Reply::data(&of_order("1", "REQUIRE_ACTION")));
    let journal = MemoryJournal::new();
    let process = process(1, &gateway, journal.clone());
    let (planned, withdrawn) = (process.intend_create(&order()), process.intend_create(&order()));
    journal.plan(&planned.row()).unwrap();
    let started = Instant::now();
    for _ in 0..2 {
        assert_eq!(not_sent(process.withdraw(&withdrawn).await), CauseKind::Withdrawn);
    }
    assert_eq!(started.elapsed(), Duration::ZERO);
    assert_eq!(journal.rows()[0].0.state, RowState::Planned);
    assert_eq!(process.carry_out(&planned).await.unwrap().id(), Some("1"));
    process.acknowledge(planned.id(), &Ok(())).await.unwrap();
    let other = crate::processes::process(2, &gateway, journal);
    not_sent(other.carry_out(&withdrawn).await);
    assert_eq!(count(&gateway, CREATE), 1);
}

/// Nobody knows what becomes of a call that a process holds, and nobody waits for it.
#[tokio::test(start_paused = true)]
async fn a_call_that_a_process_holds_is_not_withdrawn() {
    let gateway = script(|_, _| Reply::silence());
    let journal = MemoryJournal::new();
    let (first, second) = (process(1, &gateway, journal.clone()), process(2, &gateway, journal));
    let intent = first.intend_create(&order());
    tokio::time::timeout(Duration::from_secs(1), first.carry_out(&intent)).await.unwrap_err();
    let started = Instant::now();
    match second.withdraw(&intent).await {
        Err(Error::Unknown { cause, .. }) => assert_eq!(cause.kind(), CauseKind::Busy),
        other => panic!("{other:?}"),
    }
    assert_eq!(started.elapsed(), Duration::ZERO);
}

/// A documented rejection is known to the next process, also if this one ends within the minute of its look-ups.
#[tokio::test(start_paused = true)]
async fn a_rejection_survives_a_crash() {
    for (status, code) in [(422, "invalid_state"), (400, "general_error")] {
        let gateway = script(move |request, _| match request.line() {
            CAPTURE => Reply::error(status, code),
            _ => Reply::data(&session("1", "PAID", "")),
        });
        let journal = MemoryJournal::new();
        crash(process(1, &gateway, journal.clone()), async |process| call(process, CAPTURE).await).await;
        assert!(matches!(state(&journal), RowState::Sent { .. }));
        tokio::time::sleep(LONG).await;
        match recover_one(&process(2, &gateway, journal.clone())).await {
            Err(Error::Rejected(error)) => assert_eq!((error.status(), error.code()), (status, code)),
            other => panic!("{status}: {other:?}"),
        }
        assert_eq!(count(&gateway, CAPTURE), 1);
    }
}

/// A pass that has room for one call gives back what it has seen, so another process need not wait for the end of a lease.
#[tokio::test(start_paused = true)]
async fn a_pass_gives_back_what_it_has_seen() {
    let gateway = Script::new(|request, _| match request.line() {
        TOKEN => Reply::not_sent(),
        other => panic!("{other}"),
    });
    let journal = MemoryJournal::new();
    let policy = Policy::default().with_deadline(Duration::from_secs(1));
    let process = process_with(1, &gateway, journal.clone(), policy);
    // The pass carries out 32 at once. When it looks for the last one, it claims calls that it has left.
    for number in 1..=33 {
        journal.plan(&process.intend_capture(&session_id(&number.to_string()), &capture()).unwrap().row()).unwrap();
    }
    let left = recover(&process).await;
    assert!(left.iter().all(|(_, result)| matches!(result, Err(Error::Unknown { .. }))), "{left:?}");
    assert_eq!(left.len(), 33);
    // Nobody holds them now.
    let hold = Hold { owner: "other".to_owned(), time: LONG };
    let scope = journal.rows()[0].0.row.scope.clone();
    assert_eq!(journal.claim(&scope, &hold, 99.try_into().unwrap()).await.unwrap().len(), 33);
}

#[tokio::test(start_paused = true)]
async fn a_client_without_a_journal_recovers_what_it_remembers() {
    let gateway = script(|request, _| match request.line() {
        CAPTURE => Reply::lost(),
        _ => Reply::data(&session("1", "PAID", "")),
    });
    let client = crate::scripted::client(&gateway).with_deadline(Duration::from_secs(10));
    assert!(client.recover().next().await.is_none());
    let said = client.capture(&session_id("1"), &capture()).await;
    assert!(matches!(said, Err(Error::Unknown { .. })), "{said:?}");
    tokio::time::sleep(LONG).await;
    assert!(matches!(recover_one(&client).await, Err(Error::Undecidable { .. })));
    assert_eq!(count(&gateway, CAPTURE), 1);
    assert!(client.recover().next().await.is_none());
}

/// Another process may have sent what a client that drains does not carry out.
#[tokio::test(start_paused = true)]
async fn a_client_that_drains_does_not_say_that_the_call_of_a_crash_was_not_sent() {
    let (gateway, journal) = (script(|_, _| Reply::silence()), WatchedJournal::new());
    crash(process(1, &gateway, journal.clone()), async |process| call(process, CREATE).await).await;
    tokio::time::sleep(LONG).await;
    let second = process(2, &gateway, journal.clone());
    *journal.slow.lock().unwrap() = Some(("claim", Duration::from_secs(5)));
    let (result, left) = tokio::join!(recover_one(&second), async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        second.drain(Duration::ZERO).await
    });
    assert_eq!(left, 0);
    match result {
        Err(Error::Unknown { cause, .. }) => assert_eq!(cause.kind(), CauseKind::Closed),
        other => panic!("{other:?}"),
    }
    assert!(matches!(state(&journal.journal), RowState::Sent { .. }));
}

/// Only a create that may have been sent is too old after 23 hours. What was never sent is as new as ever, also if it was
/// marked.
#[tokio::test(start_paused = true)]
async fn a_call_that_was_never_sent_is_never_too_old() {
    let works = Arc::new(AtomicBool::new(false));
    let gateway = {
        let works = Arc::clone(&works);
        script(move |request, _| match request.line() {
            GET => Reply::data(&session("1", "PAID", "")),
            CAPTURE if works.load(Ordering::Relaxed) => captured("c"),
            CREATE if works.load(Ordering::Relaxed) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            _ => Reply::not_sent(),
        })
    };
    let journal = MemoryJournal::new();
    let process = process(1, &gateway, journal.clone());
    let intents = [process.intend_capture(&session_id("1"), &capture()).unwrap(), process.intend_create(&order())];
    for intent in &intents {
        journal.plan(&intent.row()).unwrap();
    }
    for _ in 0..2 {
        journal.set_forward(Duration::from_secs(24 * 3600));
        let recovered = recover(&process).await;
        assert_eq!(recovered.len(), 2);
        for (call, result) in recovered {
            match result {
                Err(Error::Unknown { cause, .. }) => assert_eq!(cause.kind(), CauseKind::Connect, "{call}"),
                other => panic!("{call}: {other:?}"),
            }
        }
        assert!(
            journal.rows().iter().all(|(stored, _)| matches!(stored.state, RowState::Sent { .. })),
            "it was marked"
        );
    }
    works.store(true, Ordering::Relaxed);
    let recovered = recover(&process).await;
    assert!(recovered.len() == 2 && recovered.iter().all(|(_, result)| result.is_ok()), "{recovered:?}");
}

/// The stream ends in the middle of its pass. The calls that it has claimed go on, and no other process waits for their
/// leases.
#[tokio::test(start_paused = true)]
async fn a_recovery_that_is_dropped_after_its_claim_carries_its_calls_out() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")).after(Duration::from_secs(5)),
        "POST /v2/payments/2/cancel" => Reply::data(&of_order("2", "CANCELLED")),
        other => panic!("{other}"),
    });
    let journal = MemoryJournal::new();
    let process = process(1, &gateway, journal.clone());
    let ended = process.intend_cancel(&session_id("2"), &cancel()).unwrap();
    process.carry_out(&ended).await.unwrap();
    journal.set_forward(LONG);
    journal.plan(&process.intend_create(&order()).row()).unwrap();

    let mut recovered = process.recover();
    // The call that has ended comes first, at once.
    assert_eq!(recovered.next().await.unwrap().unwrap().intent.id(), ended.id());
    drop(recovered);
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert!(matches!(state(&journal), RowState::Ended(end) if end.kind == EndKind::Done), "{:?}", state(&journal));
    assert_eq!(count(&gateway, CREATE), 1);
    // Nobody has acknowledged either of them.
    tokio::time::sleep(LONG).await;
    assert_eq!(recover(&process).await.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_planned_capture_waits_for_a_session_that_can_be_read_later() {
    for (status, code, can_pass) in [(503, "service_unavailable", true), (404, "resource_missing", false)] {
        // The first process gets no token.
        let gateway = Script::new(move |request, earlier| match (request.line(), earlier) {
            (TOKEN, 0) => Reply::silence(),
            (TOKEN, _) => Reply::token(),
            _ => Reply::error(status, code),
        });
        let journal = MemoryJournal::new();
        crash(process(1, &gateway, journal.clone()), async |process| call(process, CAPTURE).await).await;
        tokio::time::sleep(LONG).await;
        match recover_one(&process(2, &gateway, journal.clone())).await {
            Err(Error::Unknown { cause, .. }) if can_pass => assert_eq!(cause.kind(), CauseKind::Response),
            Err(Error::NotDone(cause)) if !can_pass => assert_eq!(cause.kind(), CauseKind::Response),
            other => panic!("{status}: {other:?}"),
        }
        assert_eq!(state(&journal) == RowState::Planned, can_pass, "{status}");
        assert_eq!(count(&gateway, CAPTURE), 0);
    }
}

#[tokio::test(start_paused = true)]
async fn an_intent_whose_request_is_damaged_is_looked_up_or_not_sent() {
    let gateway = script(|_, _| Reply::page(&[&of_order("1", "REQUIRE_ACTION")]));
    let client = crate::scripted::client(&gateway);
    let damaged = |intent: &Intent| {
        let content = intent.row().content.replace("/v2/payments", "no path");
        Intent::from_row(&payment_client::journal::Row { content, ..intent.row() }).unwrap()
    };
    let intent = client.intend_create(&order());
    assert_eq!(not_sent(client.carry_out(&damaged(&intent)).await), CauseKind::Request);
    assert!(gateway.lines().is_empty());
    let client = crate::scripted::client(&gateway);
    let session = client.carry_out(&damaged(&crate::scripted::in_doubt(&intent))).await.unwrap();
    assert_eq!(session.id(), Some("1"));
    assert_eq!(gateway.lines(), [FIND]);
}

#[tokio::test(start_paused = true)]
async fn a_recovery_is_a_stream() {
    let (gateway, journal) = (script(|_, _| Reply::silence()), MemoryJournal::new());
    crash(process(1, &gateway, journal.clone()), async |process| call(process, CREATE).await).await;
    tokio::time::sleep(LONG).await;
    let recovery = process(2, &gateway, journal).recover();
    assert_eq!(format!("{recovery:?}"), "Recovery { .. }");
    assert_eq!(recovery.collect::<Vec<_>>().await.len(), 1);
}

/// The shop stores the result of another call for longer than a lease.
#[tokio::test(start_paused = true)]
async fn a_claimed_call_starts_while_the_shop_stores_another_result() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, 1) => Reply::silence(),
        (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
    });
    let journal = MemoryJournal::new();
    let first = process(1, &gateway, journal.clone());
    first.carry_out(&first.intend_create(&order())).await.unwrap();
    crash(first.acting_for("account-a".parse().unwrap()), async |account| account.create(&order()).await).await;
    drop(first);
    tokio::time::sleep(LONG).await;
    let second = process(2, &gateway, journal);
    let mut recovered = second.recover();
    recovered.next().await.unwrap().unwrap().result.unwrap();
    tokio::time::sleep(Duration::from_secs(40)).await;
    assert_eq!(count(&gateway, FIND), 1, "the claimed call has looked");
    recovered.next().await.unwrap().unwrap().result.unwrap();
}

/// However many calls have ended before: their results wait for the shop, and the call does not wait for them.
#[tokio::test(start_paused = true)]
async fn an_open_call_starts_before_those_that_have_ended_are_handed_out() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::silence(),
        _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
    });
    let journal = MemoryJournal::new();
    let first = process(1, &gateway, journal.clone());
    let hold = Hold { owner: "other".to_owned(), time: Duration::ZERO };
    for number in 0..1500 {
        let template = first.intend_capture(&session_id("1"), &capture()).unwrap().row();
        let row = Row { key: format!("capture {number}"), ..template };
        let BeginResult::Held(Claim { lease, .. }) = journal.begin(&row, &hold, Begin::Planned).await.unwrap() else {
            panic!("it is in the way")
        };
        let end = Write::Ended(End::new(EndKind::NotDone));
        assert_eq!(journal.write(&lease, &end).await.unwrap(), WriteResult::Written);
    }
    crash(first, async |process| process.create(&order()).await).await;
    tokio::time::sleep(LONG).await;
    let second = process(2, &gateway, journal);
    let mut recovered = second.recover();
    recovered.next().await.unwrap().unwrap().result.unwrap_err();
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(count(&gateway, FIND), 1, "the open call has looked");
    // Each is handed out once, whatever time the shop takes.
    let mut ids = BTreeSet::new();
    while let Some(item) = recovered.next().await {
        assert!(ids.insert(item.unwrap().intent.id().to_string()));
    }
    assert_eq!(ids.len(), 1500);
}

#[tokio::test(start_paused = true)]
async fn a_panic_of_the_transport_reaches_the_caller() {
    let client = crate::scripted::client(&script(|_, _| panic!("the transport panics")));
    let ended = tokio::spawn(async move { client.create(&order()).await.map(drop) }).await;
    assert!(ended.unwrap_err().is_panic());
}

/// Passes that end before the call is quiet: each claims it, looks, and gives up. The time since the attempt counts, and not
/// that since the last pass.
#[tokio::test(start_paused = true)]
async fn passes_that_are_shorter_than_the_wait_for_quiet_decide_a_call() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::silence(),
        (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    let policy = Policy::default().with_deadline(Duration::from_secs(20));
    crash(process(1, &gateway, journal.clone()), async |process| process.create(&order()).await).await;
    let second = process_with(2, &gateway, journal.clone(), policy);
    let mut results = Vec::new();
    for _ in 0..10 {
        tokio::time::sleep(Duration::from_secs(20)).await;
        results.extend(recover(&second).await.into_iter().map(|(_, result)| result));
    }
    assert!(matches!(&results[0], Err(Error::Unknown { .. })), "{results:?}");
    assert_eq!(results.last().unwrap().as_ref().unwrap().id(), Some("1"));
    assert_eq!(count(&gateway, CREATE), 2);
}

/// A customer who repeats an equal create delays nothing either.
#[tokio::test(start_paused = true)]
async fn repeated_creates_that_are_shorter_than_the_wait_for_quiet_decide_a_call() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::silence(),
        (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    let policy = Policy::default().with_deadline(Duration::from_secs(20));
    let process = process_with(1, &gateway, MemoryJournal::new(), policy);
    let mut last = process.create(&order()).await;
    for _ in 0..10 {
        tokio::time::sleep(Duration::from_secs(1)).await;
        last = process.create(&order()).await;
    }
    assert_eq!(last.unwrap().id, "1");
    assert_eq!(count(&gateway, CREATE), 2);
}
