//! Confirmations whose responses are lost, late, or rejections.

use std::time::Duration;

use payment_client::{
    CauseKind, Error,
    testing::{MemoryJournal, Reply},
};
use payment_session::gateway::Confirm;
use payment_session::request::CardOptions;

use crate::{
    processes::process,
    scenarios::{
        AT_ONCE,
        End::{Done, Impossible, Undecidable},
        LATE, Row, check, ends, lost, row, says, until,
    },
    scripted::{CONFIRM, GET, client, count, not_sent, script, session, session_id},
};

const FAILED: &str = r#""chargeDetails":[{"id":"c1","status":"FAILED"}]"#;
const TWICE: &str =
    r#""chargeDetails":[{"id":"c1","status":"FAILED"},{"id":"c2","status":"WAITING_FOR_AUTHENTICATION"}]"#;

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
    let done = |status, seconds| ends(Done("1", status), [GET, CONFIRM, GET], seconds);
    check_confirms([
        // A view of an earlier moment could show this status, too.
        row("it has moved", lost([waiting(""), action()]), done("REQUIRE_ACTION", LATE)),
        row(
            "declined: the session waits again",
            lost([waiting(""), waiting(FAILED)]),
            done("REQUIRE_CONFIRMATION", AT_ONCE),
        ),
        row(
            "a second charge",
            lost([waiting(FAILED), moved("REQUIRE_ACTION", TWICE)]),
            done("REQUIRE_ACTION", AT_ONCE),
        ),
        row(
            "the customer did not authenticate in time",
            lost([waiting(""), moved("EXPIRED", FAILED)]),
            done("EXPIRED", AT_ONCE),
        ),
        row(
            "its second copy was rejected, and the first look-up after it lags",
            says(Reply::error(422, "invalid_state"), [waiting(""), waiting(""), action()]),
            done("REQUIRE_ACTION", LATE),
        ),
        row(
            "it is carried out as late as possible",
            says(Reply::silence(), until(75 + 50, waiting(""), moved("PAID", ""))),
            done("PAID", 125..150),
        ),
        row(
            "a response with a status of a later version",
            says(moved("REQUIRE_REVIEW", ""), waiting("")),
            ends(Done("1", "REQUIRE_REVIEW"), [GET, CONFIRM], AT_ONCE),
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn what_does_not_show_a_confirmation_does_not_prove_it() {
    let ended = || moved("EXPIRED", "");
    let undecidable = |cause| ends(Undecidable(cause), [GET, CONFIRM, GET], LATE);
    check_confirms([
        row(
            "the session does not wait for one",
            lost(moved("REQUIRE_ACTION", FAILED)),
            ends(Impossible("REQUIRE_ACTION"), [GET], AT_ONCE),
        ),
        row("the charge of an earlier one", lost(waiting(FAILED)), undecidable(CauseKind::Connection)),
        row(
            "the charge of an earlier one, which gets its id later",
            lost([waiting(r#""chargeDetails":[{"status":"FAILED"}]"#), waiting(FAILED)]),
            undecidable(CauseKind::Connection),
        ),
        // It can have waited for 3-D Secure until it expired.
        row(
            "the session has expired without a charge",
            lost([waiting(""), ended()]),
            undecidable(CauseKind::Connection),
        ),
        row(
            "the response says so, too",
            says(ended(), [waiting(""), ended()]),
            undecidable(CauseKind::ForeignResponse),
        ),
        row(
            "it was rejected, and the session has expired",
            says(Reply::error(422, "invalid_state"), [waiting(""), ended()]),
            ends(Impossible("EXPIRED"), [GET, CONFIRM, GET], AT_ONCE),
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
