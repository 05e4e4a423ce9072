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

mod account_number;
mod combination;
mod fact_set;
#[macro_use]
mod facts;
mod fields;
mod look;
#[cfg(feature = "runtime")]
mod runtime;
mod shape;
mod state;
mod subjects;
mod table;

use crate::schema::Page;

pub use crate::schema::{RuleId, UnknownWaiver, Waiver, Waivers};
#[doc(hidden)]
pub use account_number::{AccountFields, account_number};
pub(crate) use account_number::{number_length, wrong_length};
pub(crate) use combination::{Blame, Case, Check, Combination, Remedy, Setting};
pub(crate) use fact_set::FactSet;
pub(crate) use facts::{Fact, Subject, Test};
#[doc(hidden)]
pub use fields::is_presence_checked;
#[cfg(feature = "runtime")]
pub(crate) use look::broken_cases;
pub(crate) use look::{Broken, Look, broken, undecided};
#[cfg(feature = "runtime")]
pub use runtime::*;
pub(crate) use shape::Shape;
pub(crate) use state::{Seen, State};
pub(crate) use subjects::facts_about;
#[doc(hidden)]
pub use subjects::{has_rules, is_looked_into};
pub use table::RULES;

/// A rule of the gateway's documentation.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// The name, which errors show.
    pub id: RuleId,
    /// The demand in a few words.
    pub demand: &'static str,
    /// The reason why the rule exists.
    pub reason: &'static str,
    /// The documentation page that the rule comes from.
    pub page: Page,
    /// The objects that a rule between fields is about, and the ways to break the rule. Other rules have none.
    pub(crate) combinations: &'static [Combination],
}

impl Rule {
    /// Returns the address of the documentation page that the rule comes from.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::rules;
    ///
    /// let rule = rules::get("multiple-method").unwrap();
    /// assert!(rule.url().ends_with("/response-and-failure-code"));
    /// ```
    pub fn url(&self) -> &'static str {
        self.page.url()
    }

    /// Returns the checks of a rule about `subject`, and none of other rules.
    pub(crate) fn checks(&self, subject: Subject) -> &'static [Check] {
        self.about(subject).map_or(&[], |combination| combination.checks)
    }

    /// Returns whether this is a rule between fields.
    pub const fn is_between_fields(&self) -> bool {
        !self.combinations.is_empty()
    }

    /// Returns the part of the rule that is about `subject`.
    pub(crate) fn about(&self, subject: Subject) -> Option<&Combination> {
        self.combinations.iter().find(|combination| combination.subject == subject)
    }
}

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
        &RULES[self as usize]
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
