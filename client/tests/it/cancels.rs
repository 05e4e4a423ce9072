//! Cancellations whose responses are lost, of other calls, or rejections.

use payment_client::{CauseKind, testing::Reply};

use crate::{
    scenarios::{
        AT_ONCE,
        End::{Done, Impossible, Undecidable},
        LATE, Row, check, ends, lost, row, says,
    },
    scripted::{CANCEL, GET, cancel, session, session_id},
};

fn with_status(status: &str) -> Reply {
    Reply::data(&session("1", status, ""))
}

async fn check_cancels(rows: impl IntoIterator<Item = Row>) {
    check(CANCEL, rows, async |client| client.cancel(&session_id("1"), &cancel()).await).await;
}

#[tokio::test(start_paused = true)]
async fn a_paid_session_cannot_be_cancelled_on_any_path() {
    let paid = || with_status("PAID");
    let impossible = |seconds| ends(Impossible("PAID"), [CANCEL, GET], seconds);
    check_cancels([
        row("it is lost", lost(paid()), impossible(LATE)),
        // A rejection did nothing, so no late look-up is needed.
        row("a 422", says(Reply::error(422, "invalid_state"), paid()), impossible(AT_ONCE)),
        row("a 409", says(Reply::error(409, "resource_conflict"), paid()), impossible(LATE)),
        row("the paid session", says(paid(), paid()), impossible(LATE)),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_cancellation_has_happened_if_its_session_is_cancelled() {
    let (cancelled, waits) = (|| with_status("CANCELLED"), || with_status("REQUIRE_CONFIRMATION"));
    let of_other_session = Reply::data(&session("7", "CANCELLED", ""));
    let done = || ends(Done("1", "CANCELLED"), [CANCEL, GET], AT_ONCE);
    let sent_again = || ends(Done("1", "CANCELLED"), [CANCEL, GET, CANCEL], AT_ONCE);
    let undecidable = ends(Undecidable(CauseKind::ForeignResponse), [CANCEL, GET, CANCEL, GET, CANCEL, GET], LATE);
    check_cancels([
        row("its second copy was rejected", says(Reply::error(422, "invalid_state"), cancelled()), done()),
        // The first look-up shows the session as it was before a card was declined.
        row("an early look-up does not decide", lost([with_status("PROCESSING"), cancelled()]), done()),
        row("what is lost is sent again", says([Reply::lost(), cancelled()], waits()), sent_again()),
        row(
            "the session of another payment is not returned",
            says([of_other_session, cancelled()], waits()),
            sent_again(),
        ),
        // A connection that delivers a response twice delivers it as the response to the next call for the same session.
        row("the response of an earlier call proves nothing", says(waits(), waits()), undecidable),
    ])
    .await;
}
