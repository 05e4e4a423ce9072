//! The facts that the client hands to its machine: ages, failures and what a journal has found.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use payment_client::{
    CallState, CauseKind, Connection, Error, Policy,
    journal::{JournalErrorKind, Row},
    testing::{MemoryJournal, Reply, Script},
};
use payment_session::gateway::Confirm;
use payment_session::request::CardOptions;
use tokio::time::Instant;

use crate::{
    processes::{After, LONG, WatchedJournal, crash, process, process_with, recover, recover_one},
    scripted::{
        CAPTURE, CONFIRM, CREATE, FIND, GET, TOKEN, capture, captured, client_with, count, not_sent, of_order, order,
        rejected, script, session, session_id,
    },
};

/// Returns a gateway that notes the times of requests with this line.
fn noting(
    line: &'static str,
    reply: impl Fn(&str, usize) -> Reply + Send + Sync + 'static,
) -> (Script, Arc<Mutex<Vec<Instant>>>) {
    let times = Arc::<Mutex<Vec<Instant>>>::default();
    let noted = Arc::clone(&times);
    let gateway = Script::new(move |request, earlier| {
        if request.line() == line {
            noted.lock().unwrap().push(Instant::now());
        }
        match (request.line(), earlier) {
            (TOKEN, 0) => Reply::token(),
            (line, earlier) => reply(line, earlier),
        }
    });
    (gateway, times)
}

fn cause<T: std::fmt::Debug>(result: Result<T, Error>) -> payment_client::Cause {
    match result {
        Err(Error::Unknown { cause, .. } | Error::Unavailable(cause) | Error::Undecidable { cause, .. }) => cause,
        other => panic!("{other:?}"),
    }
}

/// Nobody has written the call, because a row of its key cannot be read.
#[tokio::test(start_paused = true)]
async fn a_call_next_to_an_unreadable_row_is_not_sent() {
    let gateway = script(|request, _| panic!("{}", request.line()));
    let journal = WatchedJournal::new();
    journal.fail("begin", After::Damage);
    assert_eq!(not_sent(process(1, &gateway, journal.clone()).create(&order()).await), CauseKind::Journal);
    for (kind, expected) in [
        (JournalErrorKind::Unavailable, false),
        (JournalErrorKind::NotWritten, true),
        (JournalErrorKind::Unreadable, true),
        (JournalErrorKind::Newer, true),
        (JournalErrorKind::Taken, true),
    ] {
        assert_eq!(kind.has_surely_written_nothing(), expected, "{kind:?}");
    }
}

/// A later version has written an equal create, which it may have sent.
#[tokio::test(start_paused = true)]
async fn a_call_that_joins_an_unreadable_one_is_unknown() {
    let gateway = script(|request, _| panic!("{}", request.line()));
    let journal = MemoryJournal::new();
    let process = process(1, &gateway, journal.clone());
    let row = process.intend_create(&order()).row();
    let content = row.content.replace(r#""version":"#, r#""version":9"#);
    assert_ne!(content, row.content);
    journal.plan(&Row { content, ..row }).unwrap();
    assert_eq!(cause(process.create(&order()).await).kind(), CauseKind::Journal);
}

/// The answer of the journal is late, and the day is over meanwhile.
#[tokio::test(start_paused = true)]
async fn a_late_journal_makes_no_attempt_younger() {
    for method in ["begin", "claim"] {
        let gateway = script(|request, earlier| match (request.line(), earlier) {
            (CREATE, 0) => Reply::silence(),
            (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            _ => Reply::page(&[]),
        });
        let journal = WatchedJournal::new();
        let first = process(1, &gateway, journal.clone());
        let intent = first.intend_create(&order());
        crash(first, async |process| process.carry_out(&intent).await).await;
        // A second has passed.
        journal.journal.set_forward(Duration::from_secs(23 * 3600 - 5));
        *journal.late.lock().unwrap() = Some((method, Duration::from_secs(8)));
        let second = process(2, &gateway, journal.clone());
        let result = if method == "begin" { second.carry_out(&intent).await } else { recover_one(&second).await };
        assert!(matches!(result, Err(Error::Undecidable { .. })), "{method}: {result:?}");
        assert_eq!(count(&gateway, CREATE), 1, "{method}");
    }
}

/// Two earlier captures are for a person. The later one has just ended, and can still leave something.
#[tokio::test(start_paused = true)]
async fn a_capture_waits_for_the_youngest_of_the_others() {
    let (gateway, times) = noting(CAPTURE, |line, earlier| match (line, earlier) {
        (CAPTURE, 0 | 1) => Reply::lost(),
        (CAPTURE, _) => captured("x"),
        _ => Reply::data(&session("1", "PAID", "")),
    });
    let journal = WatchedJournal::new();
    let process = process(1, &gateway, journal.clone());
    for _ in 0..2 {
        tokio::time::sleep(LONG).await;
        let intent = process.intend_capture(&session_id("1"), &capture()).unwrap();
        let result = process.carry_out(&intent).await;
        assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}");
        process.acknowledge(intent.id(), &result).await.unwrap();
    }
    let ended = Instant::now();
    // The journal says how long they have been quiet when it responds.
    *journal.slow.lock().unwrap() = Some(("begin", Duration::from_secs(8)));
    process.capture(&session_id("1"), &capture()).await.unwrap();
    let sent = *times.lock().unwrap().last().unwrap();
    assert!(sent - ended >= Duration::from_secs(60), "{:?}", sent - ended);
}

/// The gateway rejects the credentials while a capture is looked up, and accepts them again later.
#[tokio::test(start_paused = true)]
async fn rejected_credentials_do_not_decide_a_look_up() {
    let started = Instant::now();
    let has_credentials = move || started.elapsed().as_secs() > 300;
    let record =
        r#""chargeDetails":[{"id":"c","captureHistories":[{"captureId":"x","capturedAmount":4000,"currency":"IDR"}]}]"#;
    let gateway = Script::new(move |request, earlier| match (request.line(), earlier) {
        (TOKEN, 0) => Reply::token(),
        (TOKEN, _) if has_credentials() => Reply::token(),
        (TOKEN, _) => Reply::error(400, "api_validation_error"),
        (CAPTURE, _) => Reply::lost(),
        (GET, 0) => Reply::data(&session("1", "PAID", "")),
        _ if has_credentials() => Reply::data(&session("1", "PAID", record)),
        _ => Reply::error(401, "credentials_invalid"),
    });
    let client = client_with(&gateway, Policy::default()).with_deadline(Duration::from_secs(900));
    let captured = client.capture(&session_id("1"), &capture()).await.unwrap();
    assert_eq!(captured.id(), Some("x"));
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_ends_with_its_lease_says_so() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::silence(),
        _ => Reply::status(503, ""),
    });
    let journal = WatchedJournal::new();
    let process = process(1, &gateway, journal.clone());
    journal.fail("renew", After::Nothing);
    assert_eq!(cause(process.create(&order()).await).kind(), CauseKind::Busy);
}

/// Nothing left with the second attempt, so look-ups need not wait for it.
#[tokio::test(start_paused = true)]
async fn an_attempt_that_was_not_sent_delays_nothing() {
    let (gateway, times) = noting(CREATE, |line, earlier| match (line, earlier) {
        (CREATE, 0) => Reply::lost(),
        (CREATE, 1) => Reply::not_sent(),
        (CREATE, _) => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    client_with(&gateway, Policy::default()).create(&order()).await.unwrap();
    let times = times.lock().unwrap();
    assert!(times[1] - times[0] >= Duration::from_secs(60), "{times:?}");
    assert!(times[2] - times[1] < Duration::from_secs(40), "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn an_end_that_is_not_recorded_names_the_failure_of_the_journal() {
    let gateway = script(|_, _| rejected());
    let journal = WatchedJournal::new();
    journal.fail("decide", After::Nothing);
    let cause = cause(process(1, &gateway, journal).create(&order()).await);
    assert_eq!(cause.kind(), CauseKind::Journal);
    assert!(std::error::Error::source(&cause).is_some(), "{cause:?}");
}

#[tokio::test(start_paused = true)]
async fn the_call_in_the_way_has_its_state() {
    let gateway = script(|_, _| Reply::data(&session("1", "PAID", "")));
    let journal = MemoryJournal::new();
    let process = process(1, &gateway, journal.clone()).with_deadline(Duration::from_secs(5));
    let planned = process.intend_capture(&session_id("1"), &capture()).unwrap();
    journal.plan(&planned.row()).unwrap();
    let Err(Error::NotDone(cause)) = process.capture(&session_id("1"), &capture()).await else { panic!("it was sent") };
    assert_eq!(
        cause.in_the_way().map(|call| (&*call.id, call.state)),
        Some((planned.id().as_ref(), CallState::Planned))
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_that_was_rejected_pays_no_retry_back() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CAPTURE, 1) => rejected(),
        (CAPTURE, _) => Reply::not_sent(),
        _ => Reply::data(&session("1", "PAID", "")),
    });
    let client = client_with(&gateway, Policy::default().with_retries(1));
    let result = client.capture(&session_id("1"), &capture()).await;
    assert!(matches!(result, Err(Error::Rejected(_))), "{result:?}");
    assert_eq!(not_sent(client.capture(&session_id("1"), &capture()).await), CauseKind::Connect);
    // The first call has had the only retry.
    assert_eq!(count(&gateway, CAPTURE), 3);
}

#[tokio::test(start_paused = true)]
async fn a_429_costs_a_retry() {
    let gateway = script(|_, _| Reply::error(429, "frequency_above_limit"));
    let client = client_with(&gateway, Policy::default().with_retries(2));
    let result = client.create(&order()).await;
    assert!(matches!(&result, Err(Error::NotDone(cause)) if cause.kind() == CauseKind::Response), "{result:?}");
    assert_eq!(count(&gateway, CREATE), 3);
}

/// A call in doubt that has no retries left waits for as long as the gateway asks for.
#[tokio::test(start_paused = true)]
async fn the_pause_that_a_429_asks_for_holds_without_retries() {
    let is_throttled = Arc::new(Mutex::new(None));
    let throttled = Arc::clone(&is_throttled);
    let (gateway, times) = noting(FIND, move |line, earlier| match (line, earlier) {
        (CREATE, 0) => Reply::lost(),
        (CREATE, 1) => {
            *throttled.lock().unwrap() = Some(Instant::now());
            Reply::error(429, "frequency_above_limit").with_retry_after(Duration::from_secs(100))
        }
        (CREATE, _) => panic!("it is sent a third time"),
        _ if throttled.lock().unwrap().is_some_and(|at| at.elapsed() > Duration::from_secs(115)) => {
            Reply::page(&[&of_order("1", "REQUIRE_ACTION")])
        }
        _ if throttled.lock().unwrap().is_some() => Reply::status(503, ""),
        _ => Reply::page(&[]),
    });
    let policy = Policy::default().with_retries(0).with_longest_pause(Duration::from_secs(20));
    client_with(&gateway, policy).with_deadline(Duration::from_secs(900)).create(&order()).await.unwrap();
    let throttled = is_throttled.lock().unwrap().unwrap();
    // The pause after that one is as long as ever.
    let later: Vec<_> =
        times.lock().unwrap().iter().filter(|time| **time > throttled).map(|at| (*at - throttled).as_secs()).collect();
    assert_eq!(later, [100, 120]);
}

#[tokio::test(start_paused = true)]
async fn a_call_for_a_person_is_handed_out_as_recorded() {
    let gateway = script(|request, _| match request.line() {
        CAPTURE => Reply::lost(),
        _ => Reply::data(&session("1", "PAID", "")),
    });
    let process = process_with(1, &gateway, MemoryJournal::new(), Policy::default());
    assert_eq!(cause(process.capture(&session_id("1"), &capture()).await).kind(), CauseKind::Connection);
    tokio::time::sleep(LONG).await;
    assert_eq!(cause(recover_one(&process).await).kind(), CauseKind::Recorded);
    assert!(recover(&process).await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_time_out_before_the_deadline_names_no_earlier_failure() {
    let gateway = script(|_, earlier| if earlier == 0 { Reply::status(503, "") } else { Reply::silence() });
    let client = client_with(&gateway, Policy::default().with_retries(1).with_read_deadline(LONG));
    let cause = cause(client.get_session(&session_id("1")).await);
    assert_eq!((cause.kind(), std::error::Error::source(&cause).is_none()), (CauseKind::Connection, true));
}

/// A connection that is kept can deliver the response of an earlier call.
#[tokio::test(start_paused = true)]
async fn what_decides_about_a_session_is_read_over_a_new_connection() {
    let gateway = script(|request, _| match request.line() {
        CAPTURE => captured("x"),
        _ => Reply::data(&session("1", "PAID", "")),
    });
    client_with(&gateway, Policy::default()).capture(&session_id("1"), &capture()).await.unwrap();
    let looked_up = gateway.requests().into_iter().find(|request| request.line() == GET).unwrap();
    assert_eq!(looked_up.connection(), Connection::Own);
}

/// The shop keeps the intent of an error, and must not take it for one that was never sent.
#[tokio::test(start_paused = true)]
async fn the_intent_of_an_unknown_create_is_in_doubt() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::lost(),
        _ => Reply::status(503, ""),
    });
    let client = client_with(&gateway, Policy::default());
    // There is a token, so the next create is begun and sent in one write.
    client.get_session(&session_id("1")).await.unwrap_err();
    match client.create(&order()).await {
        Err(Error::Unknown { intent: Some(intent), .. }) => assert!(intent.is_in_doubt()),
        other => panic!("{other:?}"),
    }
}

/// The first attempt has no end for two hours. The day counts from its begin.
#[tokio::test(start_paused = true)]
async fn the_day_of_a_create_begins_with_its_first_attempt() {
    let hours = |hours: u64| Duration::from_secs(hours * 3600);
    for is_planned in [false, true] {
        let started = Instant::now();
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::silence(),
            GET => Reply::data(&session("1", "PAID", "")),
            _ if started.elapsed() < hours(24) => Reply::status(503, ""),
            _ => Reply::page(&[]),
        });
        let journal = MemoryJournal::new();
        let policy = Policy::default().with_attempt_timeout(hours(2));
        let process = process_with(1, &gateway, journal.clone(), policy).with_deadline(hours(30));
        process.get_session(&session_id("1")).await.unwrap();
        let result = if is_planned {
            let intent = process.intend_create(&order());
            journal.plan(&intent.row()).unwrap();
            process.carry_out(&intent).await.map(drop)
        } else {
            process.create(&order()).await.map(drop)
        };
        assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}");
        assert_eq!(count(&gateway, CREATE), 1);
    }
}

/// An earlier confirmation has no charge yet, and may get one.
#[tokio::test(start_paused = true)]
async fn a_confirmation_that_waits_too_long_for_an_earlier_one_says_so() {
    let gateway = script(|request, _| match request.line() {
        CONFIRM => Reply::data(&session("1", "REQUIRE_ACTION", "")),
        _ => Reply::data(&session("1", "REQUIRE_CONFIRMATION", "")),
    });
    let client = client_with(&gateway, Policy::default());
    let confirm = || Confirm::card("e30=".parse().unwrap(), CardOptions::new()).unwrap();
    client.confirm(&session_id("1"), &confirm()).await.unwrap();
    let result = client.with_deadline(Duration::from_secs(20)).confirm(&session_id("1"), &confirm()).await;
    assert_eq!(not_sent(result), CauseKind::Busy);
}
