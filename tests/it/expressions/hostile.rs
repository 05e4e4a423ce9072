//! The macro works with strict lints and shadowed names, in unusual places, and in other macros.

#![deny(warnings, clippy::pedantic, missing_docs)]

mod lints;
mod other_macros;
mod places;
mod printed_names;
mod shadowed;

use payment_session::{ClientReferenceId, PaymentSession};

/// The JSON of every session here, unless the test has another one.
pub const SENT: &str = r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"c","autoConfirm":false}"#;

pub fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).expect("JSON is UTF-8")
}

pub fn reference() -> ClientReferenceId {
    "1".parse().expect("one digit is a reference")
}
