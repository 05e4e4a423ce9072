//! Confirmations whose responses are lost, late, or rejections.

use std::time::Duration;

use payment_client::{
    CauseKind, Error,
    testing::{MemoryJournal, Reply},
};
use payment_session::request::CardOptions;
use payment_session::{gateway::Confirm, response::SessionStatus};
use tokio::time::Instant;

use crate::{
    processes::process,
    scripted::{CONFIRM, GET, client, count, not_sent, script, session, session_id},
};

const FAILED: &str = r#""chargeDetails":[{"id":"c1","status":"FAILED"}]"#;
const TWICE: &str =
    r#""chargeDetails":[{"id":"c1","status":"FAILED"},{"id":"c2","status":"WAITING_FOR_AUTHENTICATION"}]"#;

fn confirmation() -> Confirm {
    Confirm::card("e30=".parse().unwrap(), CardOptions::new()).unwrap()
}

fn waiting(charges: &str) -> Reply {
    Reply::data(&session("1", "REQUIRE_CONFIRMATION", charges))
}

#[tokio::test(start_paused = true)]
async fn a_lost_confirmation_is_found_by_the_status_or_by_the_new_charge() {
    for (before, after, seconds) in [
        // A view of an earlier moment could show this status, too.
        (waiting(""), Reply::data(&session("1", "REQUIRE_ACTION", "")), 60),
        // Declined: the session waits again.
        (waiting(""), waiting(FAILED), 0),
        (waiting(FAILED), Reply::data(&session("1", "REQUIRE_ACTION", TWICE)), 0),
        // The customer did not authenticate in time.
        (waiting(""), Reply::data(&session("1", "EXPIRED", FAILED)), 0),
    ] {
        let gateway = script(move |request, earlier| match (request.line(), earlier) {
            (CONFIRM, _) => Reply::lost(),
            (_, 0) => before.clone(),
            _ => after.clone(),
        });
        let started = Instant::now();
        client(&gateway).confirm(&session_id("1"), &confirmation()).await.unwrap();
        assert_eq!(started.elapsed().as_secs(), seconds);
        assert_eq!(count(&gateway, CONFIRM), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn what_became_of_a_confirmation_is_unclear_when_its_session_has_expired_without_a_charge() {
    let ended = || Reply::data(&session("1", "EXPIRED", ""));
    for (reply, is_rejected) in [(Reply::lost(), false), (ended(), false), (Reply::error(422, "invalid_state"), true)] {
        let gateway = script(move |request, earlier| match (request.line(), earlier) {
            (CONFIRM, _) => reply.clone(),
            (_, 0) => waiting(""),
            _ => ended(),
        });
        match client(&gateway).confirm(&session_id("1"), &confirmation()).await {
            Err(Error::Impossible(session)) if is_rejected => assert_eq!(session.status, SessionStatus::EXPIRED),
            // It can have waited for 3-D Secure until it expired.
            Err(Error::Undecidable { .. }) if !is_rejected => {}
            other => panic!("{other:?}"),
        }
        assert_eq!(count(&gateway, CONFIRM), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_session_that_does_not_wait_for_a_confirmation_is_not_confirmed() {
    let gateway = script(|_, _| Reply::data(&session("1", "REQUIRE_ACTION", FAILED)));
    let result = client(&gateway).confirm(&session_id("1"), &confirmation()).await;
    assert!(matches!(result, Err(Error::Impossible(_))), "{result:?}");
    assert_eq!(gateway.lines(), [GET]);
}

#[tokio::test(start_paused = true)]
async fn the_charge_of_an_earlier_confirmation_that_the_gateway_shows_late_proves_nothing() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CONFIRM, 0) => waiting(FAILED),
        (CONFIRM, _) => Reply::lost(),
        // The second confirmation does not see the charge of the first one at once.
        (_, 0 | 1) => waiting(""),
        _ => waiting(FAILED),
    });
    let client = client(&gateway);
    client.confirm(&session_id("1"), &confirmation()).await.unwrap();
    let result = client.confirm(&session_id("1"), &confirmation()).await;
    assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}");
    assert_eq!(count(&gateway, CONFIRM), 2);
}

/// The body of a card is withheld, so nobody knows whether two confirmations are equal.
#[tokio::test(start_paused = true)]
async fn a_confirmation_joins_no_other_one() {
    let gateway = script(|request, _| match request.line() {
        CONFIRM => Reply::data(&session("1", "REQUIRE_ACTION", "")).after(Duration::from_secs(5)),
        GET => waiting(""),
        other => panic!("{other}"),
    });
    let journal = MemoryJournal::new();
    let [earlier, later] = [1, 2].map(|number| process(number, &gateway, journal.clone()));
    let (session, confirmation, again) = (session_id("1"), confirmation(), confirmation());
    let intent = earlier.intend_confirm(&session, &confirmation).unwrap();
    let (first, second) = tokio::join!(earlier.carry_out(&intent), async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        later.confirm(&session, &again).await
    });
    assert_eq!(first.unwrap().status(), Some("REQUIRE_ACTION".to_owned()));
    // The end of the first one is not acknowledged.
    assert_eq!(not_sent(second), CauseKind::Open);
    assert_eq!(count(&gateway, CONFIRM), 1);
}

#[tokio::test(start_paused = true)]
async fn an_earlier_declined_charge_proves_nothing() {
    let gateway = script(|request, _| match request.line() {
        CONFIRM => Reply::lost(),
        _ => waiting(FAILED),
    });
    let result = client(&gateway).confirm(&session_id("1"), &confirmation()).await;
    assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}");
    assert_eq!(count(&gateway, CONFIRM), 1);
}

#[tokio::test(start_paused = true)]
async fn a_confirmation_whose_second_copy_was_rejected_has_happened() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CONFIRM, _) => Reply::error(422, "invalid_state"),
        // The second look-up lags.
        (_, 0 | 1) => waiting(""),
        _ => Reply::data(&session("1", "REQUIRE_ACTION", "")),
    });
    let session = client(&gateway).confirm(&session_id("1"), &confirmation()).await.unwrap();
    assert_eq!(session.status, SessionStatus::REQUIRE_ACTION);
}

#[tokio::test(start_paused = true)]
async fn a_late_confirmation_is_found() {
    let started = Instant::now();
    let gateway = script(move |request, _| match request.line() {
        CONFIRM => Reply::silence(),
        _ if started.elapsed() < Duration::from_secs(75 + 50) => waiting(""),
        _ => Reply::data(&session("1", "PAID", "")),
    });
    let session = client(&gateway).confirm(&session_id("1"), &confirmation()).await.unwrap();
    assert_eq!(session.status, SessionStatus::PAID);
}

#[tokio::test(start_paused = true)]
async fn a_status_of_a_later_version_is_a_response() {
    let gateway = script(|request, _| match request.line() {
        CONFIRM => Reply::data(&session("1", "REQUIRE_REVIEW", "")),
        _ => waiting(""),
    });
    let session = client(&gateway).confirm(&session_id("1"), &confirmation()).await.unwrap();
    assert_eq!(session.status.as_str(), "REQUIRE_REVIEW");
}
