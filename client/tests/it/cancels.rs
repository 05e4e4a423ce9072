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
    let impossible = || ends(Impossible("PAID"), [CANCEL, GET], LATE);
    check_cancels([
        row("it is lost", lost(with_status("PAID")), impossible()),
        // A rejection did nothing, so no late look-up is needed.
        row(
            "a 422",
            says(Reply::error(422, "invalid_state"), with_status("PAID")),
            ends(Impossible("PAID"), [CANCEL, GET], AT_ONCE),
        ),
        row("a 409", says(Reply::error(409, "resource_conflict"), with_status("PAID")), impossible()),
        row("the paid session", says(with_status("PAID"), with_status("PAID")), impossible()),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_cancellation_has_happened_if_its_session_is_cancelled() {
    check_cancels([
        row(
            "its second copy was rejected",
            says(Reply::error(422, "invalid_state"), with_status("CANCELLED")),
            ends(Done("1", "CANCELLED"), [CANCEL, GET], AT_ONCE),
        ),
        row(
            "what is lost is sent again",
            says([Reply::lost(), with_status("CANCELLED")], with_status("REQUIRE_CONFIRMATION")),
            ends(Done("1", "CANCELLED"), [CANCEL, GET, CANCEL], AT_ONCE),
        ),
        row(
            "the cancelled session of another payment is not returned",
            says(
                [Reply::data(&session("7", "CANCELLED", "")), with_status("CANCELLED")],
                with_status("REQUIRE_CONFIRMATION"),
            ),
            ends(Done("1", "CANCELLED"), [CANCEL, GET, CANCEL], AT_ONCE),
        ),
        // A connection that delivers a response twice delivers it as the response to the next call for the same session.
        row(
            "the response of an earlier call for the session proves nothing",
            says(with_status("REQUIRE_CONFIRMATION"), with_status("REQUIRE_CONFIRMATION")),
            ends(Undecidable(CauseKind::ForeignResponse), [CANCEL, GET, CANCEL, GET, CANCEL, GET], LATE),
        ),
    ])
    .await;
}
