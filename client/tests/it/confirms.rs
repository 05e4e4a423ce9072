//! Confirmations whose responses are lost, late, or rejections.

use payment_client::{CauseKind, Error, testing::Reply};
use payment_session::gateway::Confirm;
use payment_session::request::CardOptions;

use crate::{
    scenarios::{
        AT_ONCE,
        End::{Done, Impossible, Undecidable},
        LATE, Row, check, ends, lost, row, says, until,
    },
    scripted::{CONFIRM, GET, client, count, script, session, session_id},
};

const FAILED: &str = r#""chargeDetails":[{"id":"c1","status":"FAILED"}]"#;
const TWICE: &str =
    r#""chargeDetails":[{"id":"c1","status":"FAILED"},{"id":"c2","status":"WAITING_FOR_AUTHENTICATION"}]"#;

/// A confirmation whose session is read before it, and after it.
const LINES: [&str; 3] = [GET, CONFIRM, GET];

fn confirmation() -> Confirm {
    Confirm::card("e30=".parse().unwrap(), CardOptions::new()).unwrap()
}

fn waiting(charges: &str) -> Reply {
    moved("REQUIRE_CONFIRMATION", charges)
}

fn moved(status: &str, charges: &str) -> Reply {
    Reply::data(&session("1", status, charges))
}

async fn check_confirms(rows: impl IntoIterator<Item = Row>) {
    check(CONFIRM, rows, async |client| client.confirm(&session_id("1"), &confirmation()).await).await;
}

#[tokio::test(start_paused = true)]
async fn a_confirmation_is_found_by_the_status_or_by_the_new_charge() {
    let action = || moved("REQUIRE_ACTION", "");
    let rejected_copy = says(Reply::error(422, "invalid_state"), [waiting(""), waiting(""), action()]);
    let late = says(Reply::silence(), until(75 + 50, waiting(""), moved("PAID", "")));
    let done = |status, seconds| ends(Done("1", status), LINES, seconds);
    let without_look_up = ends(Done("1", "REQUIRE_REVIEW"), [GET, CONFIRM], AT_ONCE);
    check_confirms([
        // A view of an earlier moment could show this status, too.
        row("it has moved", lost([waiting(""), action()]), done("REQUIRE_ACTION", LATE)),
        row("a declined card", lost([waiting(""), waiting(FAILED)]), done("REQUIRE_CONFIRMATION", AT_ONCE)),
        row(
            "a second charge",
            lost([waiting(FAILED), moved("REQUIRE_ACTION", TWICE)]),
            done("REQUIRE_ACTION", AT_ONCE),
        ),
        row("no authentication in time", lost([waiting(""), moved("EXPIRED", FAILED)]), done("EXPIRED", AT_ONCE)),
        row("a rejected copy, and a look-up that lags", rejected_copy, done("REQUIRE_ACTION", LATE)),
        row("it is carried out as late as possible", late, done("PAID", 125..150)),
        row("a status of a later version", says(moved("REQUIRE_REVIEW", ""), waiting("")), without_look_up),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn what_does_not_show_a_confirmation_does_not_prove_it() {
    let ended = || [waiting(""), moved("EXPIRED", "")];
    let without_id = waiting(r#""chargeDetails":[{"status":"FAILED"}]"#);
    let of_other_session =
        Reply::data(&session("2", "REQUIRE_ACTION", r#""chargeDetails":[{"id":"c9","status":"FAILED"}]"#));
    let lost_forever = || ends(Undecidable(CauseKind::Connection), LINES, LATE);
    let foreign = || ends(Undecidable(CauseKind::ForeignResponse), LINES, LATE);
    let not_sent = ends(Impossible("REQUIRE_ACTION"), [GET], AT_ONCE);
    check_confirms([
        row("the session does not wait for one", lost(moved("REQUIRE_ACTION", FAILED)), not_sent),
        row("the charge of an earlier one", lost(waiting(FAILED)), lost_forever()),
        row("the charge of an earlier one gets its id later", lost([without_id, waiting(FAILED)]), lost_forever()),
        row("the response is that of another session", says(of_other_session, waiting("")), foreign()),
        // It can have waited for 3-D Secure until it expired.
        row("the session has expired without a charge", lost(ended()), lost_forever()),
        row("the response says so, too", says(moved("EXPIRED", ""), ended()), foreign()),
        row(
            "it was rejected, and the session has expired",
            says(Reply::error(422, "invalid_state"), ended()),
            ends(Impossible("EXPIRED"), LINES, AT_ONCE),
        ),
    ])
    .await;
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
