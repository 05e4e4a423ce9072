//! What the exported JSON Schema must say of a body.

use payment_session::{PaymentSession, Violation};
use serde_json::Value;

/// What a validator must find.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Valid,
    Invalid,
    /// All that is wrong is what JSON Schema cannot say.
    Unsaid,
}

impl Verdict {
    /// The verdict at run time, and the value to validate, if a parser gives one.
    pub fn of(body: &[u8]) -> (Self, Option<Value>) {
        let value = serde_json::from_slice(body).ok();
        let verdict = match PaymentSession::from_json(body) {
            Ok(_) => Self::Valid,
            Err(violations) if violations.iter().any(|violation| hides_others(violation.rule().id)) => Self::Unsaid,
            Err(violations) if violations.iter().all(is_unsaid) => Self::Unsaid,
            Err(_) => Self::Invalid,
        };
        (verdict, value)
    }
}

/// Of what is given twice a parser keeps one, which may be the good one.
fn hides_others(rule: &str) -> bool {
    matches!(rule, "json" | "duplicate-field")
}

/// Whether this is among `schema::UNSAID`.
fn is_unsaid(violation: &Violation) -> bool {
    let part_of_it: &[&str] = match violation.rule().id {
        "amount.value" | "quantity" => &["more than 18 digits", "minus sign"],
        "percentage" => &["more than 18 digits", "minus sign", "at most 100"],
        "card-data" => &["check digit", "must be a month", "must be a year"],
        "va-channel" => &["misspelt"],
        _ => &[],
    };
    part_of_it.iter().any(|part| violation.message().contains(part))
}
