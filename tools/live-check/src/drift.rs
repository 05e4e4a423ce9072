//! The parts of a run's responses that this version does not know.

use std::collections::BTreeSet;

use payment_session::{
    ApiError, SessionResponse,
    response::{ApiErrorKind, Outcome},
};
use serde_json::{Value, json};

use crate::{judgement::Judgement, observe::Observe};

/// The findings in all responses of a run.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The number of responses.
    pub responses: u32,
    /// Fields, without their values.
    pub fields: BTreeSet<String>,
    /// Enum values.
    pub values: BTreeSet<String>,
    /// Codes of errors.
    pub codes: BTreeSet<String>,
    /// Responses that cannot be read.
    pub unreadable: BTreeSet<String>,
    /// The spellings of the trace id in errors.
    pub trace_ids: BTreeSet<String>,
}

impl Findings {
    /// Reports a field that is not known, or that has another type than the documentation says.
    pub fn unknown_field(&mut self, at: &str, name: &str) {
        self.fields.insert(format!("{at}: {name}"));
    }

    /// Reports an enum value that is not known.
    pub fn unknown_value(&mut self, at: &str, value: &str) {
        self.values.insert(format!("{at}: {value}"));
    }

    /// Reports an error of the gateway, with the body in which it was received.
    pub fn error(&mut self, error: &ApiError, body: &[u8]) {
        if let Some(reason) = error.as_unreadable() {
            self.unreadable.insert(format!("status {}: {reason}", error.status()));
            return;
        }
        if !is_documented(error.code()) {
            self.codes.insert(format!("{} {}", error.status(), error.code()));
        }
        error.other().observe("error", self);
        for detail in error.details() {
            detail.other.observe("error.details", self);
        }
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        for (place, object) in [("error", &body["error"]), ("", &body)] {
            for name in ["traceId", "trace_id"] {
                if object.get(name).is_some() {
                    self.trace_ids.insert(format!("{place}/{name}"));
                }
            }
        }
    }
}

/// Returns whether the crate knows a code. A code that it does not know leaves the outcome of a 400 open.
fn is_documented(code: &str) -> bool {
    let body = json!({ "code": code }).to_string();
    SessionResponse::parse(400, body.as_bytes())
        .err()
        .is_some_and(|error| error.kind() != ApiErrorKind::Validation || error.outcome() == Outcome::Rejected)
}

/// Judges whether every response can be read.
pub fn unreadable(findings: &Findings) -> Judgement {
    judge(findings, &findings.unreadable, "responses that cannot be read")
}

/// Judges whether all fields are known.
pub fn fields(findings: &Findings) -> Judgement {
    judge(findings, &findings.fields, "unknown fields")
}

/// Judges whether all enum values are known.
pub fn values(findings: &Findings) -> Judgement {
    judge(findings, &findings.values, "unknown enum values")
}

/// Judges whether all codes of errors are known.
pub fn codes(findings: &Findings) -> Judgement {
    judge(findings, &findings.codes, "unknown codes")
}

/// Judges whether errors have a trace id in a spelling that the crate reads.
pub fn trace_ids(findings: &Findings) -> Judgement {
    if findings.trace_ids.is_empty() {
        return Judgement::inconclusive("no error had a trace id");
    }
    Judgement::confirmed(format!("the errors had {}", joined(&findings.trace_ids)))
}

fn judge(findings: &Findings, unknown: &BTreeSet<String>, what: &str) -> Judgement {
    match (findings.responses, unknown.is_empty()) {
        (0, _) => Judgement::inconclusive("there was no response"),
        (responses, true) => Judgement::confirmed(format!("{responses} responses had no {what}")),
        (_, false) => Judgement::refuted(format!("there are {what}: {}", joined(unknown))),
    }
}

fn joined(set: &BTreeSet<String>) -> String {
    set.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}
