//! The ids of rules, which are numbers with texts. The table of rules declares a constant for each of them.

use core::fmt;

/// The id of a rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(&'static RuleName);

/// The number of a rule in its table, and its spellings.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RuleName {
    /// The place of the rule in its table.
    pub number: usize,
    /// The name of the constant.
    pub constant: &'static str,
    /// The spelling in errors and documentation.
    pub id: &'static str,
    /// The name and the number of its waiver, if it can be waived.
    pub waiver: Option<(&'static str, u32)>,
}

impl RuleId {
    /// Creates the id of a row.
    pub(crate) const fn new(name: &'static RuleName) -> Self {
        Self(name)
    }

    /// Returns the place of the rule in its table.
    pub(crate) const fn number(self) -> usize {
        self.0.number
    }

    /// Returns the id as errors and documentation spell it, for example `multiple-method`.
    pub const fn as_str(self) -> &'static str {
        self.0.id
    }

    /// Returns the waiver of this rule, or `None` if the rule cannot be waived.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::rules::{RuleId, Waiver};
    ///
    /// assert_eq!(RuleId::MultipleMethod.waiver(), Some(Waiver::MultipleMethod));
    /// assert_eq!(RuleId::Email.waiver(), None); // an unchecked field sends another address
    /// ```
    pub const fn waiver(self) -> Option<Waiver> {
        match self.0.waiver {
            Some(_) => Some(Waiver(self)),
            None => None,
        }
    }

    /// Returns the rule with this id, or `None` if there is no such rule.
    ///
    /// `-`, `_` and `.` are the same: `amount.value` is an id, `amount_value` its name in the macro.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::rules::RuleId;
    ///
    /// assert_eq!(RuleId::named("amount_value"), RuleId::named("amount.value"));
    /// assert_eq!(RuleId::named("e-mail"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        let plain = |name| str::bytes(name).map(|byte| if matches!(byte, b'_' | b'.') { b'-' } else { byte });
        Self::ALL.iter().copied().find(|rule| plain(rule.as_str()).eq(plain(name)))
    }
}

/// A rule that can be waived for one request.
///
/// `#![allow(multiple_method)]` in the macro is `Waiver::MultipleMethod`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Waiver(RuleId);

impl Waiver {
    /// Creates the waiver of a rule that can be waived.
    pub(crate) const fn of(rule: RuleId) -> Self {
        assert!(rule.0.waiver.is_some(), "the rule cannot be waived");
        Self(rule)
    }

    /// Returns the id of the rule.
    pub const fn rule(self) -> RuleId {
        self.0
    }

    /// Returns the name in an attribute of the macro: `multiple_method`.
    #[doc(hidden)]
    pub const fn attribute_name(self) -> &'static str {
        match self.0.0.waiver {
            Some((name, _)) => name,
            None => unreachable!(),
        }
    }

    /// Returns the number of the waiver, which is its bit in a set.
    pub(crate) const fn number(self) -> u32 {
        match self.0.0.waiver {
            Some((_, number)) => number,
            None => unreachable!(),
        }
    }
}

/// The name of the constant.
impl fmt::Debug for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.constant)
    }
}

/// The name of the constant.
impl fmt::Debug for Waiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl AsRef<str> for RuleId {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<str> for RuleId {
    fn eq(&self, id: &str) -> bool {
        self.as_str() == id
    }
}

impl PartialEq<&str> for RuleId {
    fn eq(&self, id: &&str) -> bool {
        self.as_str() == *id
    }
}
