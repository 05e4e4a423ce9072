//! The ages of attempts, as the client counts them.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use payment_client::{
    Error, Policy,
    testing::{MemoryJournal, Reply, Script},
};
use payment_session::gateway::Confirm;
use payment_session::request::CardOptions;
use tokio::time::Instant;

use crate::{
    processes::{WatchedJournal, crash, process, process_with, recover_one},
    refunds::{PAGE, REFUND, page, part, refund},
    scripted::{CONFIRM, CREATE, client, client_with, count, of_order, order, script, session, session_id},
};

/// Returns a gateway whose creates are noted with their times, and which shows no session.
fn noting_creates(times: &Arc<Mutex<Vec<Instant>>>, reply: impl Fn(usize) -> Reply + Send + Sync + 'static) -> Script {
    let times = Arc::clone(times);
    script(move |request, _| match request.line() {
        CREATE => {
            let mut times = times.lock().unwrap();
            times.push(Instant::now());
            reply(times.len())
        }
        _ => Reply::page(&[]),
    })
}

/// The first confirmation has no charge when its response arrives. Its charge comes later, and is declined.
#[tokio::test(start_paused = true)]
async fn a_confirmation_waits_until_an_earlier_one_without_a_charge_is_quiet() {
    let started = Instant::now();
    let gateway = script(move |request, earlier| match (request.line(), earlier) {
        (CONFIRM, 0) => Reply::data(&session("1", "REQUIRE_ACTION", "")),
        (CONFIRM, _) => Reply::lost(),
        _ => {
            let declined = r#""chargeDetails":[{"id":"c1","status":"FAILED"}]"#;
            let is_shown = earlier > 0 && started.elapsed().as_secs() >= 50;
            Reply::data(&session("1", "REQUIRE_CONFIRMATION", if is_shown { declined } else { "" }))
        }
    });
    let client = client(&gateway);
    let confirm = || Confirm::card("e30=".parse().unwrap(), CardOptions::new()).unwrap();
    client.confirm(&session_id("1"), &confirm()).await.unwrap();
    // The charge must not be taken for that of the second confirmation, which was lost.
    let result = client.confirm(&session_id("1"), &confirm()).await;
    assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}");
    assert_eq!(count(&gateway, CONFIRM), 2);
}

/// The second page cannot be read for longer than a minute.
#[tokio::test(start_paused = true)]
async fn a_look_up_that_goes_on_has_the_age_of_its_begin() {
    let started = Instant::now();
    let gateway = script(move |request, earlier| match (request.line(), earlier) {
        (REFUND, _) => Reply::lost(),
        (PAGE, 0) => page(1, 2, &[refund("r0", "R-0", 4000, "SUCCESS")]),
        (PAGE, _) => page(1, 2, &[refund("r1", "R-1", 4000, "SUCCESS")]),
        _ if started.elapsed().as_secs() < 61 => Reply::status(503, ""),
        _ => page(2, 2, &[refund("r2", "R-2", 4000, "SUCCESS")]),
    });
    // The refund was not on the first page yet when that was read.
    assert_eq!(client(&gateway).refund(&part()).await.unwrap().id.as_ref(), "r1");
    assert_eq!(count(&gateway, REFUND), 1);
}

/// The journal says how long the attempt has been quiet when it responds.
#[tokio::test(start_paused = true)]
async fn a_slow_journal_makes_no_attempt_older() {
    let times = Arc::default();
    let gateway = noting_creates(&times, |number| match number {
        1 => Reply::silence(),
        _ => Reply::data(&of_order("1", "REQUIRE_ACTION")),
    });
    let journal = WatchedJournal::new();
    let first = process(1, &gateway, journal.clone());
    let intent = first.intend_create(&order());
    crash(first, async |process| process.carry_out(&intent).await).await;
    // Its lease of 30 seconds ends, and a minute later, the attempt is quiet.
    tokio::time::sleep(Duration::from_secs(76)).await;
    *journal.slow.lock().unwrap() = Some(("begin", Duration::from_secs(8)));
    process(2, &gateway, journal).carry_out(&intent).await.unwrap();
    let times = times.lock().unwrap();
    assert!(times[1] - times[0] >= Duration::from_secs(90), "{:?}", times[1] - times[0]);
}

/// A mark whose attempt was surely not sent makes the call no older.
#[tokio::test(start_paused = true)]
async fn a_create_that_was_marked_a_day_ago_is_sent_as_often_as_a_new_one() {
    let times = Arc::default();
    let gateway = noting_creates(&times, |number| match number {
        1 => Reply::not_sent(),
        2 => Reply::lost(),
        _ => Reply::data(&of_order("1", "REQUIRE_ACTION")),
    });
    let journal = MemoryJournal::new();
    let short = Policy::default().with_deadline(Duration::from_millis(1));
    let first = process_with(1, &gateway, journal.clone(), short);
    journal.plan(&first.intend_create(&order()).row()).unwrap();
    assert!(matches!(recover_one(&first).await, Err(Error::Unknown { .. })));
    journal.set_forward(Duration::from_secs(24 * 3600));
    assert!(recover_one(&process(2, &gateway, journal)).await.is_ok());
    assert_eq!(count(&gateway, CREATE), 3);
}

/// The gateway has forgotten the id of the request by then.
#[tokio::test(start_paused = true)]
async fn a_create_that_runs_for_a_day_is_not_sent_again() {
    let started = Instant::now();
    let gateway = script(move |request, _| match request.line() {
        CREATE => Reply::lost(),
        _ if started.elapsed() < Duration::from_secs(23 * 3600) => Reply::status(503, ""),
        _ => Reply::page(&[]),
    });
    let policy = Policy::default().with_deadline(Duration::from_secs(30 * 3600));
    let result = client_with(&gateway, policy).create(&order()).await;
    assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}");
    assert_eq!(count(&gateway, CREATE), 1);
}
