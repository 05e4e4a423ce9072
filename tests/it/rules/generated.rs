//! The generator of bodies makes what it should.

use std::collections::BTreeMap;

use payment_session::{PaymentSession, rules::RULES};

/// What only the macro can know.
const MACRO_ONLY: [&str; 3] = ["syntax", "deciding-value", "card-literal"];

#[test]
fn generated_bodies_break_every_rule_and_two_in_five_break_none() {
    let (mut good, mut counts) = (0, BTreeMap::new());
    for body in test_support::bodies::generate(1, 20_000) {
        match PaymentSession::from_json(body.as_bytes()) {
            Ok(session) => {
                good += 1;
                // what is read goes out, and is read as the same
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
            counts.get(rule.id.as_str()).is_some_and(|count| *count >= 10),
            "{} is hardly broken: {counts:?}",
            rule.id.as_str()
        );
    }
    assert!((7_000..=9_000).contains(&good), "{good} of 20000 are good: {counts:?}");
}
