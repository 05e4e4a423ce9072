//! The mistakes in a request, with the explanations of the checker.

use payment_session::{PaymentSession, Refund, Violation, Violations};
use serde_json::{Value, json};

/// Checks the body of a session.
pub fn in_session(body: &[u8]) -> Option<Violations> {
    PaymentSession::from_json(body).err()
}

/// Checks the body of a refund.
pub fn in_refund(body: &[u8]) -> Option<Violations> {
    Refund::from_json(body).err()
}

pub fn explained(violations: &Violations) -> Vec<Value> {
    violations.iter().map(mistake).collect()
}

fn mistake(violation: &Violation) -> Value {
    let rule = violation.rule();
    json!({
        "rule": violation.id(),
        "pointer": violation.pointer(),
        "line": violation.line(),
        "column": violation.column(),
        "message": violation.message(),
        "help": violation.help(),
        "demand": rule.map(|rule| rule.demand),
        "reason": rule.map(|rule| rule.reason),
        "page": rule.map(|rule| rule.page.url()),
    })
}
