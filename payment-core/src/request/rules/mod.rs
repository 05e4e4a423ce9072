//! The rules of the gateway's documentation, one row for each, and the facts that they ask for.

mod cases;
pub(crate) mod facts;
pub(crate) mod rule_rows;

pub use cases::RULES;

use crate::engine::schema::{Rule, RuleId};

impl RuleId {
    /// Returns the rule with this id.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::rules::RuleId;
    ///
    /// assert_eq!(RuleId::Email.rule().id, RuleId::Email);
    /// ```
    pub fn rule(self) -> &'static Rule {
        // The ids and the table are created from the same rows.
        &RULES[self.number()]
    }
}

/// Returns the rule whose id is spelt `id`, or `None` if there is no such rule.
///
/// # Examples
///
/// ```
/// use payment_session::rules;
///
/// assert_eq!(rules::get("email").unwrap().id.as_str(), "email");
/// assert!(rules::get("e-mail").is_none());
/// ```
pub fn get(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
