//! Requests that are read from JSON. Nothing is lost, and every way to read them has the same verdict.

use payment_session::PaymentSession;

mod depth_and_size;
mod full;
mod keys;
mod options;
mod positions;
mod texts;
mod types;

use crate::support::rules_and_pointers;

/// What is wrong with a body; nothing, if it is a request. All ways in must agree on whether it is one.
fn broken(body: &str) -> Vec<(&'static str, String)> {
    let verdicts = [
        serde_json::from_str::<PaymentSession>(body).is_ok(),
        serde_json::from_slice::<PaymentSession>(body.as_bytes()).is_ok(),
        serde_json::from_reader::<_, PaymentSession>(body.as_bytes()).is_ok(),
    ];
    match PaymentSession::from_json(body.as_bytes()) {
        Ok(_) => {
            assert_eq!(verdicts, [true; 3], "from_str, from_slice, from_reader: {body:.300}");
            Vec::new()
        }
        Err(violations) => {
            assert_eq!(verdicts, [false; 3], "from_str, from_slice, from_reader: {body:.300}");
            assert!(!violations.is_empty(), "refused without a violation: {body:.300}");
            rules_and_pointers(&violations)
        }
    }
}

/// One violation, to compare [`broken`] with.
fn only(rule: &'static str, pointer: &str) -> Vec<(&'static str, String)> {
    vec![(rule, pointer.to_owned())]
}

/// Returns a request with these fields after the required ones. `members` is empty or ends with a comma.
fn request(members: &str) -> String {
    format!(
        r#"{{"clientReferenceId":"1","amount":{{"value":1,"currency":"IDR"}},"mode":"API","customerId":"c","autoConfirm":false{}{members}}}"#,
        if members.is_empty() { "" } else { "," }
    )
}

/// What goes out of a body that is a request, and must come out of its own output again.
fn round_trip(body: &str) -> String {
    let session = PaymentSession::from_json(body.as_bytes()).unwrap_or_else(|violations| panic!("{violations}"));
    let out = String::from_utf8(session.to_json()).unwrap();
    let again = PaymentSession::from_json(out.as_bytes()).unwrap();
    assert_eq!((&again, again.to_json()), (&session, out.clone().into_bytes()));
    assert_eq!(serde_json::to_string(&session).unwrap(), out);
    assert_eq!(serde_json::from_str::<PaymentSession>(&out).unwrap(), session);
    out
}

#[test]
fn the_shortest_request_passes() {
    assert_eq!(broken(&request("")), []);
}
