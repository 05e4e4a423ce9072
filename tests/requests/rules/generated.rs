//! The generator of bodies, which other tests use, makes valid ones and breaks every rule.

use std::collections::BTreeSet;

use payment_session::{
    PaymentSession, Violation,
    rules::{RULES, RuleId},
    schema::SESSION,
};
use test_support::bodies;

/// The number of bodies. A release build, as in `.ci/extra`, reads more bodies than a debug build.
const COUNT: usize = if cfg!(debug_assertions) { 6_000 } else { 60_000 };

/// Rules that only the macro can break.
const MACRO_ONLY: [&str; 3] = ["syntax", "deciding-value", "card-literal"];

#[test]
fn generated_bodies_break_every_rule_and_many_are_valid() {
    let (mut valid, mut broken) = (0, BTreeSet::new());
    for body in bodies::generate(1, COUNT) {
        match PaymentSession::from_json(body.as_bytes()) {
            Ok(session) => {
                valid += 1;
                // The JSON of a session is read as an equal session.
                let again = PaymentSession::from_json(&session.to_json());
                assert_eq!(again.ok().as_ref(), Some(&session), "{body}");
            }
            Err(violations) => {
                broken.extend(violations.iter().filter_map(Violation::rule).map(|rule| rule.id));
            }
        }
    }
    assert!(valid > COUNT / 3, "{valid} bodies are valid");
    let of_session = |id: &RuleId| id.waiver().is_none_or(|waiver| waiver.is_useful_in(SESSION));
    for id in RULES.iter().map(|rule| rule.id).filter(of_session).filter(|id| !MACRO_ONLY.contains(&id.as_str())) {
        assert!(broken.contains(&id), "no body breaks `{id}`");
    }
}
