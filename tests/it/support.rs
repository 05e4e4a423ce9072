//! Shared by several modules.

#[cfg(feature = "responses")]
pub mod answers;
pub mod schema;

use payment_session::Violations;

/// Rule and pointer of each violation, in order.
pub fn told(violations: &Violations) -> Vec<(&'static str, String)> {
    violations.iter().map(|violation| (violation.rule().id.as_str(), violation.pointer().to_owned())).collect()
}
