//! The parts of responses that this version does not know, and the codes of errors.

use std::{collections::BTreeSet, fmt::Debug};

use payment_session::{
    ApiError, SessionResponse,
    response::{ApiErrorKind, Outcome},
};
use serde_json::{Value, json};

use crate::judgement::Judgement;

/// The fields of responses with enum values. `Debug` shows those that are not known in quotes.
const ENUM_FIELDS: [&str; 18] = [
    "cancellation_reason",
    "channel",
    "currency",
    "destination_type",
    "expiration_mode",
    "failure_code",
    "investigation_status",
    "method",
    "mode",
    "payment_method",
    "payment_type",
    "qr_type",
    "reason",
    "recommendation",
    "status",
    "three_ds_method",
    "three_ds_result",
    "type",
];

/// The findings in all responses of a run.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    responses: u32,
    /// Fields that are not known, or have another type than the documentation says, without their values.
    pub fields: BTreeSet<String>,
    /// Enum values that are not known.
    pub values: BTreeSet<String>,
    /// Codes of errors that are not known.
    codes: BTreeSet<String>,
    /// Responses that cannot be read.
    unreadable: BTreeSet<String>,
    /// The spellings of the trace id in errors.
    trace_ids: BTreeSet<String>,
}

impl Findings {
    /// Judges a decision about all responses.
    ///
    /// # Panics
    ///
    /// Panics if no decision about responses has this id.
    pub fn judge(&self, id: &str) -> Judgement {
        let (unknown, what) = match id {
            "readable-responses" => (&self.unreadable, "responses that cannot be read"),
            "known-fields" => (&self.fields, "unknown fields"),
            "known-enum-values" => (&self.values, "unknown enum values"),
            "known-error-codes" => (&self.codes, "unknown codes"),
            "trace-id" if self.trace_ids.is_empty() => return Judgement::inconclusive("no error had a trace id"),
            "trace-id" => return Judgement::confirmed(format!("the errors had {}", joined(&self.trace_ids))),
            _ => panic!("`{id}` is not about responses"),
        };
        match (self.responses, unknown.is_empty()) {
            (0, _) => Judgement::inconclusive("there was no response"),
            (responses, true) => Judgement::confirmed(format!("{responses} responses had no {what}")),
            (_, false) => Judgement::refuted(format!("there are {what}: {}", joined(unknown))),
        }
    }

    /// Looks at a response.
    ///
    /// Its `Debug` shows each object with the names in its field `other`. A list of all objects by hand would have to follow
    /// each change of the types.
    pub fn response(&mut self, response: &impl Debug) {
        self.responses += 1;
        let text = format!("{response:#?}");
        let mut path: Vec<&str> = Vec::new();
        for line in text.lines() {
            let shown = line.trim_start();
            path.truncate((line.len() - shown.len()) / 4);
            let (name, value) = shown.split_once(": ").filter(|_| !shown.starts_with('"')).unwrap_or(("", shown));
            // `Some(` has its value on a line of its own.
            let field = if name.is_empty() { path.last().copied().unwrap_or_default() } else { name };
            let text = value.strip_prefix('"').map(|text| text.trim_end_matches(',').trim_end_matches('"'));
            match text.filter(|text| !text.is_empty()) {
                Some(text) if field == "other" => drop(self.fields.insert(place(&path, "", text))),
                Some(text) if ENUM_FIELDS.contains(&field) => drop(self.values.insert(place(&path, name, text))),
                _ => {}
            }
            path.push(name);
        }
    }

    /// Looks at an error of the gateway, with the body in which it was received.
    pub fn error(&mut self, error: &ApiError, body: &[u8]) {
        self.responses += 1;
        if let Some(reason) = error.as_unreadable() {
            self.unreadable.insert(format!("status {}: {reason}", error.status()));
            return;
        }
        if !is_documented(error.code()) {
            self.codes.insert(format!("{} {}", error.status(), error.code()));
        }
        let others = error.details().iter().map(|detail| ("error.details", &detail.other));
        for (at, other) in others.chain([("error", error.other())]) {
            self.fields.extend(other.iter().map(|(name, _)| format!("{at}: {name}")));
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

/// Writes where a response has an unknown name or value, such as `customer.phone_number: new`.
fn place(path: &[&str], name: &str, unknown: &str) -> String {
    let names: Vec<_> =
        path.iter().copied().chain([name]).filter(|name| !name.is_empty() && *name != "other").collect();
    format!("{}: {unknown}", if names.is_empty() { "response".to_owned() } else { names.join(".") })
}

/// Returns whether the crate knows a code. A code that it does not know leaves the outcome of a 400 open.
fn is_documented(code: &str) -> bool {
    let body = json!({ "code": code }).to_string();
    SessionResponse::parse(400, body.as_bytes())
        .err()
        .is_some_and(|error| error.kind() != ApiErrorKind::Validation || error.outcome() == Outcome::Rejected)
}

fn joined(set: &BTreeSet<String>) -> String {
    set.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}
