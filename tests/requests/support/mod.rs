//! Helpers that several modules share.

pub mod schema;

use payment_session::Violations;

/// Returns the rule and pointer of each violation, in order.
pub fn rules_and_pointers(violations: &Violations) -> Vec<(&'static str, String)> {
    violations.iter().map(|violation| (violation.rule().unwrap().id.as_str(), violation.pointer())).collect()
}
