//! The rules, as one table that the macro, the run time and the documentation share.
//!
//! Later versions keep the ids and the meaning of each rule. They may add rules and fields. `demand` and `reason` are prose:
//! show them, but do not compare them.
//!
//! `required_fields` returns the fields that a request needs.
//!
//! # Examples
//!
//! ```
//! use payment_session::rules::RULES;
//!
//! for rule in RULES {
//!     println!("{}: {} ({})", rule.id, rule.demand, rule.url());
//! }
//! ```

#[macro_use]
mod facts;
mod fields;
mod look;
#[cfg(feature = "runtime")]
mod runtime;
mod shape;
mod sibling_digits;
mod state;
mod subjects;
mod table;

#[cfg(feature = "runtime")]
pub(crate) use crate::schema::HasRules;
pub(crate) use crate::schema::{Advice, Blame, Case, Check, Combination, Fact, FactSet, Setting, Subject, Test};
pub use crate::schema::{Origin, Rule, RuleId, UnknownWaiver, Waiver, Waivers};
#[doc(hidden)]
pub use fields::{is_presence_checked, must_be_literal};
#[cfg(feature = "runtime")]
pub(crate) use look::broken_cases;
pub(crate) use look::{Broken, Look, broken, is_excluded, shape_of, undecided};
#[cfg(feature = "runtime")]
pub use runtime::*;
pub(crate) use shape::Shape;
#[doc(hidden)]
pub use sibling_digits::{DigitFields, digit_fields};
pub(crate) use state::{Seen, State};
#[doc(hidden)]
pub use subjects::is_looked_into;
pub use table::RULES;

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
