//! The macro works with strict lints and shadowed names, in unusual places, and in other macros.

#![deny(warnings, clippy::pedantic, missing_docs)]

mod fallible;
mod lints;
mod other_macros;
mod places;
mod printed_names;
mod shadowed;
mod ways_out;

use payment_session::{ClientReferenceId, PaymentSession};

/// The JSON of every session here, unless the test has another one.
const SENT: &str = r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"c","autoConfirm":false}"#;

fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).expect("JSON is UTF-8")
}

fn reference() -> ClientReferenceId {
    "1".parse().expect("one digit is a reference")
}
