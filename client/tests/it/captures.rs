//! Captures whose responses are lost, of other captures, or rejections.

use std::{ops::Range, time::Duration};

use payment_client::{
    CauseKind, Error,
    testing::{Reply, Script},
};
use payment_session::gateway::Capture;
use tokio::time::Instant;

use crate::{
    scenarios::{
        AT_ONCE,
        End::{Done, Failed, NotDone, Rejected, Undecidable},
        Ends, LATE, Row, check, ends, lost, row, says, until,
    },
    scripted::{CAPTURE, GET, TOKEN, capture, client, count, not_sent, script, session, session_id, stored},
};

/// Returns the session with these captures: id, amount and status.
fn captured(records: &[(&str, u32, &str)]) -> Reply {
    let records: Vec<_> = records
        .iter()
        .map(|(id, amount, status)| {
            format!(r#"{{"captureId":"{id}","capturedAmount":{amount},"currency":"IDR","status":"{status}"}}"#)
        })
        .collect();
    with_records(&records.join(","))
}

fn response(id: &str, amount: u32, status: &str) -> Reply {
    Reply::data(&format!(
        r#"{{"id":"{id}","paymentSessionId":"1","amount":{{"value":{amount},"currency":"IDR"}},"status":"{status}"}}"#
    ))
}

/// Returns the session with records of any fields.
fn with_records(records: &str) -> Reply {
    let charge = format!(r#""chargeDetails":[{{"id":"c","status":"SUCCESS","captureHistories":[{records}]}}]"#);
    Reply::data(&session("1", "PAID", &charge))
}

const OLD: (&str, u32, &str) = ("old", 4000, "SUCCESS");
const NEW: (&str, u32, &str) = ("new", 4000, "SUCCESS");
const FAILED: (&str, u32, &str) = ("failed", 4000, "FAILED");

/// A capture whose session is read before it, and after it.
const LINES: [&str; 3] = [GET, CAPTURE, GET];

/// The new record appears after the capture.
fn appears() -> [Reply; 2] {
    [captured(&[]), captured(&[NEW])]
}

fn found(seconds: Range<u64>) -> Ends {
    ends(Done("new", "SUCCESS"), LINES, seconds)
}

async fn check_parts(rows: impl IntoIterator<Item = Row>) {
    check(CAPTURE, rows, async |client| client.capture(&session_id("1"), &capture()).await).await;
}

#[tokio::test(start_paused = true)]
async fn a_lost_capture_is_found_by_its_new_record() {
    let pending = [captured(&[OLD]), captured(&[("new", 4000, "PENDING"), OLD])];
    check_parts([
        row("whatever its status", lost(pending), ends(Done("new", "PENDING"), LINES, AT_ONCE)),
        row("one that has not failed comes first", lost([captured(&[]), captured(&[FAILED, NEW])]), found(AT_ONCE)),
        row("in whatever order", lost([captured(&[]), captured(&[NEW, FAILED])]), found(AT_ONCE)),
        row("it has failed", lost([captured(&[]), captured(&[FAILED])]), ends(Failed("failed"), LINES, AT_ONCE)),
    ])
    .await;
    let everything = [captured(&[OLD]), captured(&[OLD, ("new", 6000, "SUCCESS")])];
    let everything = row("of everything, whatever its amount", lost(everything), found(AT_ONCE));
    check(CAPTURE, [everything], async |client| client.capture(&session_id("1"), &Capture::new(true)).await).await;
}

/// Calls that other calls of the session come before are in [`crate::others`].
#[tokio::test(start_paused = true)]
async fn the_record_of_another_capture_proves_nothing() {
    let dollars = r#"{"captureId":"new","capturedAmount":4000,"currency":"USD","status":"SUCCESS"}"#;
    let no_id = || with_records(r#"{"capturedAmount":4000,"currency":"IDR","status":"SUCCESS"}"#);
    let larger = captured(&[("new", 5000, "SUCCESS")]);
    let undecidable = || ends(Undecidable(CauseKind::Connection), LINES, LATE);
    check_parts([
        row("none", lost(captured(&[])), undecidable()),
        row("an old one", lost(captured(&[OLD])), undecidable()),
        row("one of another amount", lost([captured(&[OLD]), larger]), undecidable()),
        row("one of another currency", lost([captured(&[OLD]), with_records(dollars)]), undecidable()),
        row("one that may have been there without its id", lost([no_id(), captured(&[OLD])]), undecidable()),
        row("one that may have been there, and has no id", lost([captured(&[]), no_id()]), undecidable()),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_response_to_a_capture_is_believed_if_it_can_be_its_own() {
    let of_other_session =
        r#"{"id":"new","paymentSessionId":"2","amount":{"value":4000,"currency":"IDR"},"status":"SUCCESS"}"#;
    let old = || captured(&[OLD]);
    let undecidable = || ends(Undecidable(CauseKind::ForeignResponse), LINES, LATE);
    let failed = ends(Failed("new"), [GET, CAPTURE], AT_ONCE);
    check_parts([
        row("it has failed", says(response("new", 4000, "FAILED"), captured(&[])), failed),
        row("to an old one", says(response("old", 4000, "SUCCESS"), old()), undecidable()),
        row("of another amount", says(response("new", 5000, "SUCCESS"), old()), undecidable()),
        row("of another session", says(Reply::data(of_other_session), old()), undecidable()),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn an_error_is_looked_up_where_the_capture_may_have_happened() {
    // The network has repeated the request, and the record of the first copy appears later.
    let repeated = says(Reply::error(422, "invalid_state"), until(30, captured(&[]), captured(&[NEW])));
    let unauthorized = says(Reply::error(401, "credentials_invalid"), captured(&[]));
    let rejected = || ends(Rejected, [GET, CAPTURE], AT_ONCE);
    check_parts([
        row("a 422", repeated, found(30..60)),
        row("a proxy with 401", says(Reply::status(401, "<html>no</html>"), appears()), found(AT_ONCE)),
        row("a proxy with 429", says(Reply::status(429, "<html>no</html>"), appears()), found(AT_ONCE)),
        // The gateway would say so at any time.
        row("not allowed", says(Reply::error(403, "forbidden_access"), captured(&[])), rejected()),
        row("not complete", says(Reply::error(403, "resource_not_complete"), captured(&[])), rejected()),
        row(
            "a 401 of the gateway, also to the next token",
            unauthorized,
            ends(NotDone(CauseKind::Response), [GET, CAPTURE, CAPTURE], AT_ONCE),
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn of_two_captures_at_the_same_time_one_record_proves_one() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CAPTURE, 0) => Reply::lost(),
        (CAPTURE, _) => Reply::error(422, "invalid_state"),
        (_, 0) => captured(&[]),
        _ => captured(&[("new", 4000, "SUCCESS")]),
    });
    let client = client(&gateway);
    let (session, capture) = (session_id("1"), capture());
    let (first, second) = tokio::join!(client.capture(&session, &capture), client.capture(&session, &capture));
    assert_eq!(first.unwrap().id(), Some("new"));
    assert!(matches!(second, Err(Error::Rejected(_))), "{second:?}");
}

/// Its request, or the first copy of it, may have been executed. So another process, which has only the stored intent, does not
/// send it as if it were new.
#[tokio::test(start_paused = true)]
async fn a_stored_capture_is_looked_up_by_what_was_there_before() {
    for reply in [Reply::lost(), Reply::error(422, "invalid_state")] {
        let started = Instant::now();
        let gateway = script(move |request, _| match request.line() {
            CAPTURE => reply.clone(),
            _ if started.elapsed() < Duration::from_secs(30) => captured(&[OLD]),
            _ => captured(&[OLD, NEW]),
        });
        let hasty = client(&gateway).with_deadline(Duration::from_secs(10));
        let result = hasty.capture(&session_id("1"), &capture()).await;
        let Err(Error::Unknown { intent: Some(intent), .. }) = result else { panic!("{result:?}") };
        assert_eq!((intent.call(), intent.session_id()), ("capture", Some(&session_id("1"))));
        assert_eq!(client(&gateway).carry_out(&stored(&intent)).await.unwrap().id(), Some("new"));
        assert_eq!(count(&gateway, CAPTURE), 1);
    }
}

/// The customer has left. Nobody gets the end of the capture, so it is not in the way of the next one.
#[tokio::test(start_paused = true)]
async fn a_capture_whose_caller_is_gone_blocks_no_later_one() {
    let gateway = script(|request, earlier| match request.line() {
        CAPTURE => response(&format!("c{earlier}"), 4000, "PENDING").after(Duration::from_secs(5)),
        _ => Reply::data(&session("1", "PAID", "")),
    });
    let client = client(&gateway);
    let capture = capture();
    let dropped = tokio::time::timeout(Duration::from_secs(1), client.capture(&session_id("1"), &capture)).await;
    assert!(dropped.is_err());
    tokio::time::sleep(Duration::from_secs(10)).await;
    let started = Instant::now();
    client.capture(&session_id("1"), &capture).await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    assert_eq!(count(&gateway, CAPTURE), 2);
}

/// A capture reads the session before it is sent.
#[tokio::test(start_paused = true)]
async fn a_capture_whose_session_cannot_be_read_is_not_sent() {
    for (token, cause) in [
        (Reply::token(), CauseKind::Response),
        (Reply::error(401, "credentials_invalid"), CauseKind::Credentials),
        (Reply::error(503, "service_unavailable"), CauseKind::Token),
    ] {
        let gateway = Script::new(move |request, _| match request.line() {
            TOKEN => token.clone(),
            _ => Reply::error(404, "resource_missing"),
        });
        assert_eq!(not_sent(client(&gateway).capture(&session_id("1"), &capture()).await), cause);
        assert_eq!(count(&gateway, CAPTURE), 0);
    }
}
