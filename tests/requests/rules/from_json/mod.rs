//! Requests that are read from JSON. No data is lost, and all readers have the same verdict.

use payment_session::PaymentSession;

mod depth_and_size;
mod full;
mod keys;
mod many;
mod options;
mod positions;
mod texts;
mod types;

use crate::support::rules_and_pointers;

/// Returns the rule and pointer of each violation of a body. Checks that all readers have the same verdict.
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
            assert!(violations.len() > 0, "rejected without a violation: {body:.300}");
            rules_and_pointers(&violations)
        }
    }
}

/// Returns the result of [`broken`] for a body with one violation.
fn only(rule: &'static str, pointer: &str) -> Vec<(&'static str, String)> {
    vec![(rule, pointer.to_owned())]
}

/// Returns a request with `fields`, which are separated by commas, after the required fields.
fn request(fields: &str) -> String {
    format!(
        r#"{{"clientReferenceId":"1","amount":{{"value":1,"currency":"IDR"}},"mode":"API","customerId":"c","autoConfirm":false{}{fields}}}"#,
        if fields.is_empty() { "" } else { "," }
    )
}

/// Returns the JSON of the request that is read from a body. Checks that this JSON is read and written unchanged.
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
