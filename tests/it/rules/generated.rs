//! The generated bodies break every rule. Many of the bodies are valid.

use std::collections::BTreeMap;

use payment_session::{PaymentSession, rules::RULES};

/// The number of bodies. A release build, as in `.ci/extra`, reads more bodies than a debug build.
const COUNT: usize = if cfg!(debug_assertions) { 6_000 } else { 60_000 };

/// Rules that only the macro can break.
const MACRO_ONLY: [&str; 3] = ["syntax", "deciding-value", "card-literal"];

#[test]
fn generated_bodies_break_every_rule_and_two_in_five_are_valid() {
    let (mut good, mut counts) = (0, BTreeMap::new());
    for body in test_support::bodies::generate(1, COUNT) {
        match PaymentSession::from_json(body.as_bytes()) {
            Ok(session) => {
                good += 1;
                // The JSON of a session is read as an equal session.
                let again = PaymentSession::from_json(&session.to_json());
                assert_eq!(again.ok().as_ref(), Some(&session), "{body}");
            }
            Err(violations) => {
                for violation in &violations {
                    *counts.entry(violation.rule().id.as_str()).or_insert(0) += 1;
                }
            }
        }
    }
    for rule in RULES.iter().filter(|rule| !MACRO_ONLY.contains(&rule.id.as_str())) {
        assert!(
            counts.get(rule.id.as_str()).is_some_and(|count| *count >= COUNT / 2_000),
            "too few bodies break {}: {counts:?}",
            rule.id.as_str()
        );
    }
    let share = good * 100 / COUNT;
    assert!((35..=45).contains(&share), "{good} of {COUNT} bodies are valid: {counts:?}");
}
