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
mod fact_set;
#[macro_use]
mod facts;
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
pub use account_number::{AccountNumber, account_number};
pub(crate) use account_number::{number_length, wrong_length};
#[doc(hidden)]
pub use fact_set::FactSet;
#[doc(hidden)]
pub use facts::{Fact, Subject, Test};
pub(crate) use look::{Broken, Look, broken, undecided};
#[cfg(feature = "runtime")]
pub use runtime::*;
#[doc(hidden)]
pub use shape::Shape;
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
    #[doc(hidden)]
    pub combinations: &'static [Combination],
}

/// A rule between fields of one object. Each of its checks is reported once for each object that it is about.
#[doc(hidden)]
#[derive(Debug)]
#[non_exhaustive]
pub struct Combination {
    /// The object that the rule is about.
    pub subject: Subject,
    /// The documentation page that the rule about this object comes from.
    pub page: Page,
    /// The ways to break the rule.
    pub checks: &'static [Check],
}

/// A part of a rule. It is broken if one of its cases applies whatever the unknown facts are.
#[doc(hidden)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Check {
    /// The ways to break it. Only the first that applies is reported.
    pub cases: &'static [Case],
}

/// A way to break a rule.
#[doc(hidden)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Case {
    /// The facts that hold.
    pub requires: FactSet,
    /// The facts that do not hold.
    pub excludes: FactSet,
    /// The places to blame; the first that is present is blamed.
    pub blame: &'static [Blame],
    /// The mistake. `{a.b}` is replaced by a field's name, `{=WORD}` by an enum value, `{missing}` by those of several
    /// fields that are absent, `{digits}` by the length that a bank uses, `{chosen}` by the method, `{default}` by ", the default" where nobody wrote it.
    pub message: &'static str,
    /// The ways to correct it.
    pub help: &'static [Remedy],
}

/// A way to correct a request that breaks a rule.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Remedy {
    /// An instruction. `{add}` is replaced by "add", or by "write" where `null` is, `{samples}` by the fields that are
    /// absent, `{addition}` by an enum value that is absent.
    Advice(&'static str),
    /// An instruction that shows one of many values.
    Example(&'static str),
    /// The field of a fact is removed.
    Remove(FactSet),
    /// Fields get these values.
    Write(&'static [Setting]),
}

/// A value for the field of a fact.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Setting {
    /// An enum value.
    Word(FactSet, &'static str),
    /// A boolean.
    Bool(FactSet, bool),
}

/// A place to blame for a broken rule: the place of a fact.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Blame {
    /// A key that must be removed.
    Key(FactSet),
    /// A value that is wrong or requires another field.
    Value(FactSet),
    /// The last of several keys in the source.
    Last(FactSet),
    /// The object that the rule is about.
    Whole,
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
    #[doc(hidden)]
    pub fn checks(&self, subject: Subject) -> &'static [Check] {
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

impl Check {
    /// Returns whether a fact that the check asks for is unknown, and no case applies whatever the fact is.
    pub(crate) fn is_undecided(&self, shape: Shape) -> bool {
        let asks_unknown = |case: &Case| (case.requires | case.excludes).intersects(shape.unknown);
        self.broken_case(shape).is_none() && self.cases.iter().any(asks_unknown)
    }

    /// Returns the first case that applies whatever the unknown facts are.
    pub fn broken_case(&self, shape: Shape) -> Option<&'static Case> {
        self.cases.iter().find(|case| shape.can_be(case.requires, case.excludes))
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
