//! The verdict that the exported JSON Schema must reach on a body.

use std::collections::BTreeSet;

use payment_session::{
    PaymentSession, Violation,
    rules::{RuleId, Waivers},
};
use serde_json::Value;

/// The verdict that a validator must reach.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// The body is valid.
    Valid,
    /// The body is not valid.
    Invalid,
    /// The body breaks only rules that JSON Schema cannot express, so both verdicts are correct.
    Unsaid,
}

/// A body that a parser can read. A parser rejects some valid bodies, such as one with a huge number in `metadata`.
#[derive(Debug)]
pub struct Body {
    /// The value that the parser returns.
    pub value: Value,
    /// The verdict that the validator must reach.
    pub verdict: Verdict,
    /// The ids of the rules that it breaks at run time.
    pub rules: BTreeSet<&'static str>,
}

impl Body {
    /// Reads `text` with the parser and with `PaymentSession::from_json`.
    pub fn read(text: &str) -> Option<Self> {
        Self::read_with(text, Waivers::NONE)
    }

    /// Reads `text` with the parser and with `PaymentSession::from_json_with`.
    pub fn read_with(text: &str, options: Waivers) -> Option<Self> {
        let value = serde_json::from_str(text).ok()?;
        let violations = PaymentSession::from_json_with(text.as_bytes(), options).err();
        let violations: Vec<&Violation> = violations.iter().flat_map(|violations| violations.iter()).collect();
        let rules = violations.iter().filter_map(|violation| Some(violation.rule()?.id.as_str())).collect();
        let verdict = if violations.is_empty() {
            Verdict::Valid
        } else if violations.iter().any(|violation| hides_others(violation))
            || violations.iter().all(|violation| is_unsaid(violation, options))
        {
            Verdict::Unsaid
        } else {
            Verdict::Invalid
        };
        Some(Self { value, verdict, rules })
    }
}

/// Returns whether the parser may miss the mistake. It keeps only one of two equal keys.
fn hides_others(violation: &Violation) -> bool {
    matches!(violation.rule().unwrap().id, RuleId::Json | RuleId::DuplicateField)
}

/// The rules of `schema::NOT_EXPRESSIBLE`, with parts of the messages of their violations.
pub const NOT_EXPRESSIBLE: [(&str, &[&str]); 5] = [
    ("amount.value", NUMBER),
    ("quantity", NUMBER),
    ("percentage", NUMBER),
    ("card-data", &["check digit", "must be a month", "must be a two-digit year"]),
    ("va-channel", &["misspelling"]),
];

const NUMBER: &[&str] = &["more than 18 digits", "minus sign"];

fn is_unsaid(violation: &Violation, options: Waivers) -> bool {
    // Card data is rejected in fields that are not documented.
    if options.contains_all(Waivers::UNKNOWN_FIELDS) && violation.message().contains("so it must be checked") {
        return true;
    }
    let unsaid = NOT_EXPRESSIBLE.iter().find(|(rule, _)| *rule == violation.rule().unwrap().id.as_str());
    unsaid.is_some_and(|(_, parts)| parts.iter().any(|part| violation.message().contains(part)))
}
