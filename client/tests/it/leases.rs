//! Processes that lose their leases.

use std::{
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use payment_client::{
    CauseKind, Error, Policy,
    journal::{Hold, Journal, RowState},
    testing::{MemoryJournal, Reply},
};
use tokio::time::Instant;

use crate::{
    processes::{After, LONG, WatchedJournal, crash, process, process_with, recover, recover_one, state},
    scripted::{
        CAPTURE, CREATE, FIND, GET, capture, captured, count, losing, of_order, order, rejected, script, session_id,
    },
};

#[tokio::test(start_paused = true)]
async fn a_lease_is_renewed_while_a_call_runs() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")).after(Duration::from_secs(70)),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    let (first, second) = (process(1, &gateway, journal.clone()), process(2, &gateway, journal.clone()));
    let order = order();
    let (created, ()) = tokio::join!(first.create(&order), async {
        for _ in 0..6 {
            tokio::time::sleep(Duration::from_secs(11)).await;
            assert!(recover(&second).await.is_empty(), "the call is held");
        }
    });
    assert_eq!(created.unwrap().id, "1");
    assert_eq!(gateway.lines(), [CREATE]);
}

#[tokio::test(start_paused = true)]
async fn an_attempt_is_given_up_when_the_lease_ends() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::silence(),
        _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
    });
    let journal = WatchedJournal::new();
    let process = process(1, &gateway, journal.clone());
    journal.fail("renew", After::Nothing);
    let started = Instant::now();
    // It then finds the session.
    assert_eq!(process.create(&order()).await.unwrap().id, "1");
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_lease_counts_from_the_time_at_which_it_was_asked_for() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::silence(),
        _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
    });
    let journal = WatchedJournal::new();
    let process = process(1, &gateway, journal.clone());
    *journal.slow.lock().unwrap() = Some(("mark", Duration::from_secs(8)));
    journal.fail("renew", After::Nothing);
    let started = Instant::now();
    assert_eq!(process.create(&order()).await.unwrap().id, "1");
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
}

/// The journal has written the lease, and its answer is late: another process can take the call over by then.
#[tokio::test(start_paused = true)]
async fn a_late_answer_makes_no_lease_longer() {
    for method in ["begin", "claim"] {
        let journal = WatchedJournal::new();
        let shown = Arc::new(AtomicBool::new(false));
        let gateway = losing(&shown);
        let first = process(1, &gateway, journal.clone());
        let intent = first.intend_create(&order());
        crash(first, async |process| process.carry_out(&intent).await).await;
        journal.journal.set_forward(Duration::from_secs(30));
        let second = process(2, &gateway, journal.clone());
        *journal.late.lock().unwrap() = Some((method, Duration::from_secs(9)));
        // No answer to a renewal arrives in time.
        *journal.slow.lock().unwrap() = Some(("renew", Duration::from_secs(11)));
        let call = async {
            match method {
                "begin" => second.carry_out(&intent).await,
                _ => recover_one(&second).await,
            }
        };
        let (result, ()) = tokio::join!(call, async {
            // After 25 of its 30 seconds, the lease has ended for its holder.
            tokio::time::sleep(Duration::from_secs(27)).await;
            journal.fail("decide", After::Nothing);
            shown.store(true, Ordering::Relaxed);
        });
        assert!(matches!(result, Err(Error::Unknown { .. })), "{method}: {result:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_is_given_up_when_a_renewal_shows_that_the_lease_is_lost() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::silence(),
        FIND => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
        _ => Reply::data(&of_order("1", "REQUIRE_ACTION")),
    });
    let journal = MemoryJournal::new();
    let (first, second) = (process(1, &gateway, journal.clone()), process(2, &gateway, journal.clone()));
    let (order, started) = (order(), Instant::now());
    let (created, ()) = tokio::join!(first.create(&order), async {
        tokio::time::sleep(Duration::from_secs(2)).await;
        journal.set_forward(Duration::from_secs(30));
        assert_eq!(recover_one(&second).await.unwrap().id(), Some("1"));
    });
    assert_eq!(created.unwrap().id, "1");
    assert!(started.elapsed() < Duration::from_secs(15), "{:?}", started.elapsed());
    assert_eq!(count(&gateway, CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_lease_lasts_as_long_as_the_policy_says() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::silence(),
        _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
    });
    for (lease, earlier, later) in [(2, 119, 2), (22, 21 * 60 + 59, 2)] {
        let journal = MemoryJournal::new();
        let policy = Policy::default().with_lease(Duration::from_secs(lease * 3600));
        let first = process_with(1, &gateway, journal.clone(), policy);
        crash(first, async |process| process.create(&order()).await).await;
        let second = process(2, &gateway, journal.clone());
        journal.set_forward(Duration::from_secs(earlier * 60));
        assert!(recover(&second).await.is_empty(), "{lease} hours");
        journal.set_forward(Duration::from_secs(later * 60));
        assert!(recover_one(&second).await.is_ok(), "{lease} hours");
    }
}

/// Another process takes over everything, as if this one had paused for longer than its lease lives.
async fn take_over(journal: &MemoryJournal) {
    journal.set_forward(Duration::from_secs(30));
    let scope = journal.rows()[0].0.row.scope.clone();
    let hold = Hold { owner: "other".to_owned(), time: Duration::from_secs(30) };
    assert_eq!(journal.claim(&scope, &hold, NonZeroU32::MIN).await.unwrap().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_process_without_its_lease_sends_nothing() {
    // The first attempt is not sent, and the gateway asks for a pause before the second one.
    let gateway = script(|_, _| Reply::error(429, "frequency_above_limit").with_retry_after(Duration::from_secs(5)));
    let journal = MemoryJournal::new();
    let first = process(1, &gateway, journal.clone());
    let order = order();
    let (result, ()) = tokio::join!(first.create(&order), async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        take_over(&journal).await;
    });
    match result {
        Err(Error::Unknown { cause, .. }) => assert_eq!(cause.kind(), CauseKind::Busy),
        other => panic!("{other:?}"),
    }
    assert_eq!(count(&gateway, CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_rejection_after_a_take_over_is_unknown() {
    let gateway = script(move |request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => rejected().after(Duration::from_secs(10)),
        (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    let first = process(1, &gateway, journal.clone());
    let order = order();
    let (result, ()) = tokio::join!(first.create(&order), async {
        tokio::time::sleep(Duration::from_secs(5)).await;
        take_over(&journal).await;
    });
    match result {
        Err(Error::Unknown { cause, .. }) => assert_eq!(cause.kind(), CauseKind::Busy),
        other => panic!("{other:?}"),
    }
    assert!(matches!(state(&journal), RowState::Sent { .. }));
    tokio::time::sleep(Duration::from_secs(100)).await;
    assert_eq!(recover_one(&process(2, &gateway, journal.clone())).await.unwrap().id(), Some("1"));
}

#[tokio::test(start_paused = true)]
async fn a_success_after_a_take_over_is_recorded() {
    let gateway = script(move |request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")).after(Duration::from_secs(9)),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    let first = process(1, &gateway, journal.clone());
    let order = order();
    let (result, ()) = tokio::join!(first.create(&order), async {
        tokio::time::sleep(Duration::from_secs(5)).await;
        journal.set_forward(Duration::from_secs(30));
        let second = process(2, &gateway, journal.clone());
        let claimed = tokio::time::timeout(Duration::from_secs(1), recover(&second)).await;
        assert!(claimed.is_err(), "it waits for a late look-up");
    });
    assert_eq!(result.unwrap().id, "1");
    assert!(matches!(state(&journal), RowState::Ended(_)));
    assert_eq!(count(&gateway, CREATE), 1);
}

/// However long a reading call may wait: a renewal that is lost ends before the lease does, and the next one keeps it.
#[tokio::test(start_paused = true)]
async fn a_renewal_that_hangs_does_not_end_the_lease() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")).after(Duration::from_secs(25)),
        _ => panic!("{}", request.line()),
    });
    for (lease, read_timeout) in [(12, 10), (12, 300), (30, 300)] {
        let [lease, read_timeout] = [lease, read_timeout].map(Duration::from_secs);
        let journal = WatchedJournal::new();
        let policy = Policy::default().with_lease(lease).with_read_timeout(read_timeout);
        let process = process_with(1, &gateway, journal.clone(), policy);
        let (order, hangs) = (order(), async {
            journal.fail("renew", After::Never);
            tokio::time::sleep(lease / 2).await;
            journal.work();
        });
        let (created, ()) = tokio::join!(process.create(&order), hangs);
        assert_eq!(created.unwrap().id, "1", "{lease:?} {read_timeout:?}");
    }
}

/// A time-out ends the waiting for a journal, and not its work, which may be half done.
#[tokio::test(start_paused = true)]
async fn a_method_of_the_journal_runs_to_its_end() {
    let gateway = script(|_, _| Reply::data(&of_order("1", "REQUIRE_ACTION")));
    let journal = WatchedJournal::new();
    *journal.slow.lock().unwrap() = Some(("begin", Duration::from_secs(15)));
    let result = process(1, &gateway, journal.clone()).create(&order()).await;
    assert!(matches!(result, Err(Error::Unknown { .. })), "{result:?}");
    assert!(journal.journal.rows().is_empty());
    tokio::time::sleep(Duration::from_secs(10)).await;
    assert_eq!(journal.journal.rows().len(), 1);
}

/// The end is recorded before the session is read again, which takes half a minute here.
#[tokio::test(start_paused = true)]
async fn a_lease_is_not_renewed_after_the_end() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::silence(),
    });
    let journal = WatchedJournal::new();
    let process = process(1, &gateway, journal.clone());
    process.create(&order()).await.unwrap();
    journal.take_writes();
    process.create(&order()).await.unwrap();
    tokio::time::sleep(LONG).await;
    assert_eq!(journal.take_writes(), ["acknowledge", "begin", "decide", "acknowledge"]);
}

/// A host stops a process after the journal has marked its call, and goes on with it after the lease. Another process has taken
/// the call over, so nothing is sent.
#[tokio::test(start_paused = true)]
async fn a_process_that_stood_still_between_its_mark_and_its_request_sends_nothing() {
    for (method, line) in [("begin", CREATE), ("mark", CAPTURE)] {
        let gateway = script(|request, _| match request.line() {
            CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            CAPTURE => captured("c"),
            GET => Reply::data(&of_order("1", "PAID")),
            _ => Reply::page(&[]),
        });
        let journal = WatchedJournal::new();
        let first = process(1, &gateway, journal.clone());
        // It has a token, so the create is marked when it is begun.
        first.get_session(&session_id("1")).await.unwrap();
        *journal.freezes.lock().unwrap() = Some((method, LONG));
        let result = match line {
            CREATE => first.create(&order()).await.map(drop),
            _ => first.capture(&session_id("1"), &capture()).await.map(drop),
        };
        assert!(matches!(&result, Err(Error::Unknown { cause, .. }) if cause.kind() == CauseKind::Busy), "{result:?}");
        assert_eq!(count(&gateway, line), 0, "{line}");
    }
}
