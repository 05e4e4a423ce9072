//! The generated bodies break every rule. Many of the bodies are valid.

use payment_session::{PaymentSession, rules::RULES, schema::SESSION};
use test_support::Quota;

/// The number of bodies. A release build, as in `.ci/extra`, reads more bodies than a debug build.
const COUNT: usize = if cfg!(debug_assertions) { 6_000 } else { 60_000 };

/// Rules that only the macro can break.
const MACRO_ONLY: [&str; 3] = ["syntax", "deciding-value", "card-literal"];

#[test]
fn generated_bodies_break_every_rule_and_many_are_valid() {
    let rules = RULES.iter().filter(|rule| rule.id.waiver().is_none_or(|waiver| waiver.is_useful_in(SESSION)));
    let rules = rules.map(|rule| rule.id.as_str()).filter(|id| !MACRO_ONLY.contains(id));
    let quota = Quota::new(COUNT, rules.map(|id| (id, COUNT / 2_000)).chain([("valid", COUNT / 3)]));
    for body in quota.bodies(1) {
        match PaymentSession::from_json(body.as_bytes()) {
            Ok(session) => {
                quota.count("valid");
                // The JSON of a session is read as an equal session.
                let again = PaymentSession::from_json(&session.to_json());
                assert_eq!(again.ok().as_ref(), Some(&session), "{body}");
            }
            Err(violations) => {
                for violation in &violations {
                    quota.count(violation.id());
                }
            }
        }
    }
}
