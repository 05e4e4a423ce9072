//! Cancellations whose responses are lost, of other calls, or rejections.

use payment_client::{Error, testing::Reply};
use payment_session::response::SessionStatus;

use crate::scripted::{CANCEL, cancel, client, count, script, session, session_id};

#[tokio::test(start_paused = true)]
async fn a_paid_session_cannot_be_cancelled_on_any_path() {
    let paid = || Reply::data(&session("1", "PAID", ""));
    for reply in [Reply::lost(), Reply::error(422, "invalid_state"), Reply::error(409, "resource_conflict"), paid()] {
        let gateway = script(move |request, _| match request.line() {
            CANCEL => reply.clone(),
            _ => paid(),
        });
        match client(&gateway).cancel(&session_id("1"), &cancel()).await {
            Err(Error::Impossible(session)) => assert_eq!(session.status, SessionStatus::PAID),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_cancellation_whose_second_copy_was_rejected_has_happened() {
    let gateway = script(|request, _| match request.line() {
        CANCEL => Reply::error(422, "invalid_state"),
        _ => Reply::data(&session("1", "CANCELLED", "")),
    });
    let session = client(&gateway).cancel(&session_id("1"), &cancel()).await.unwrap();
    assert_eq!(session.status, SessionStatus::CANCELLED);
}

#[tokio::test(start_paused = true)]
async fn a_lost_cancellation_is_sent_again() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CANCEL, 0) => Reply::lost(),
        (CANCEL, _) => Reply::data(&session("1", "CANCELLED", "")),
        _ => Reply::data(&session("1", "REQUIRE_CONFIRMATION", "")),
    });
    client(&gateway).cancel(&session_id("1"), &cancel()).await.unwrap();
    assert_eq!(count(&gateway, CANCEL), 2);
}

/// A connection that delivers a response twice delivers it as the response to the next call for the same session.
#[tokio::test(start_paused = true)]
async fn the_response_of_an_earlier_call_for_the_session_proves_nothing() {
    let gateway = script(|_, _| Reply::data(&session("1", "REQUIRE_CONFIRMATION", "")));
    let result = client(&gateway).cancel(&session_id("1"), &cancel()).await;
    assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}");
}

#[tokio::test(start_paused = true)]
async fn the_cancelled_session_of_another_payment_is_not_returned() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CANCEL, 0) => Reply::data(&session("7", "CANCELLED", "")),
        (CANCEL, _) => Reply::data(&session("1", "CANCELLED", "")),
        _ => Reply::data(&session("1", "REQUIRE_CONFIRMATION", "")),
    });
    assert_eq!(client(&gateway).cancel(&session_id("1"), &cancel()).await.unwrap().id, "1");
}
