//! What the exported JSON Schema must say of a body.

use std::collections::BTreeSet;

use payment_session::{PaymentSession, Violation, rules::RuleId};
use serde_json::Value;

/// What a validator must find, or need not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// Nothing.
    Valid,
    /// Something.
    Invalid,
    /// Something or nothing: all that is wrong is what JSON Schema cannot say.
    Unsaid,
}

/// A body that a parser takes. It may refuse what the rules let pass: a number in `metadata` that is too large for it.
pub struct Body {
    /// As the parser gives it.
    pub value: Value,
    /// What the validator must find.
    pub verdict: Verdict,
    /// The rules that it breaks at run time, each once.
    pub rules: BTreeSet<&'static str>,
}

impl Body {
    /// Reads a text both ways.
    pub fn read(text: &str) -> Option<Self> {
        let value = serde_json::from_str(text).ok()?;
        let violations = PaymentSession::from_json(text.as_bytes()).err();
        let violations: Vec<&Violation> = violations.iter().flat_map(|violations| violations.iter()).collect();
        let rules = violations.iter().map(|violation| violation.rule().id.as_str()).collect();
        let verdict = if violations.is_empty() {
            Verdict::Valid
        } else if violations.iter().any(|violation| hides_others(violation))
            || violations.iter().all(|violation| is_unsaid(violation))
        {
            Verdict::Unsaid
        } else {
            Verdict::Invalid
        };
        Some(Self { value, verdict, rules })
    }
}

/// Of what is given twice a parser keeps one, which may be the good one.
fn hides_others(violation: &Violation) -> bool {
    matches!(violation.rule().id, RuleId::Json | RuleId::DuplicateField)
}

/// What violations say that are in the list `schema::UNSAID`.
const UNSAID: [(&str, &[&str]); 5] = [
    ("amount.value", NUMBER),
    ("quantity", NUMBER),
    ("percentage", NUMBER),
    ("card-data", &["check digit", "must be a month", "must be a two-digit year"]),
    ("va-channel", &["misspelling"]),
];

const NUMBER: &[&str] = &["more than 18 digits", "minus sign"];

fn is_unsaid(violation: &Violation) -> bool {
    let said = UNSAID.iter().find(|(rule, _)| *rule == violation.rule().id.as_str());
    said.is_some_and(|(_, parts)| parts.iter().any(|part| violation.message().contains(part)))
}

#[test]
fn the_list_here_is_the_public_one() {
    let public: Vec<_> = payment_session::schema::UNSAID.iter().map(|(rule, _)| rule.as_str()).collect();
    let here: Vec<_> = ["json", "duplicate-field"].into_iter().chain(UNSAID.map(|(rule, _)| rule)).collect();
    assert_eq!(here, public);
}
