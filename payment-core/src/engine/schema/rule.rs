//! A rule as data, and its id. A rule between fields has the ways to break it, the places to blame, and the ways to correct a request.

use core::fmt;

use super::{FactSet, Origin, Page, Subject};

/// A rule of the documentation.
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
    pub(crate) origin: Origin,
    /// The objects that a rule between fields is about, and the ways to break the rule. Other rules have none.
    pub(crate) combinations: &'static [Combination],
}

impl Rule {
    /// Returns how sure this project is of the rule.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::rules::{self, Origin};
    ///
    /// assert_eq!(rules::get("multiple-mode").unwrap().origin(), Origin::Documented);
    /// assert_eq!(rules::get("unknown-field").unwrap().origin(), Origin::Inferred);
    /// ```
    pub const fn origin(&self) -> Origin {
        self.origin
    }

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

    /// Returns the groups of cases of a rule about `subject`, and none of other rules.
    pub(crate) fn groups(&self, subject: &Subject) -> &'static [CaseGroup] {
        self.about(subject).map_or(&[], |combination| combination.groups)
    }

    /// Returns whether this is a rule between fields.
    pub const fn is_between_fields(&self) -> bool {
        !self.combinations.is_empty()
    }

    pub(crate) fn about(&self, subject: &Subject) -> Option<&Combination> {
        self.combinations.iter().find(|combination| combination.subject == subject)
    }
}
/// A rule between fields of one object. Each group of its cases is reported once for each object that it is about.
#[derive(Debug)]
pub struct Combination {
    /// The object that the rule is about.
    pub subject: &'static Subject,
    /// The documentation page that the rule about this object comes from.
    pub page: Page,
    /// The ways to break the rule.
    pub groups: &'static [CaseGroup],
}

/// Cases of a rule that are one mistake. It is broken if one of its cases applies whatever the unknown facts are.
#[derive(Clone, Debug)]
pub struct CaseGroup {
    /// The ways to break it. Only the first that applies is reported.
    pub cases: &'static [Case],
}

/// A way to break a rule.
#[derive(Clone, Debug)]
pub struct Case {
    /// The facts that hold.
    pub requires: FactSet,
    /// The facts that do not hold.
    pub excludes: FactSet,
    /// The places to blame; the first that is present is blamed.
    pub blame: &'static [Blame],
    /// The mistake. `{a.b}` is replaced by a field's name, `{=WORD}` by an enum value, `{missing}` by those of several
    /// fields that are absent, `{digits}` by the length that a bank uses, `{value}` by the enum value of a fact, `{default}` by ", the default" where nobody wrote it.
    pub message: &'static str,
    /// The ways to correct it.
    pub help: &'static [RuleSuggestion],
}

/// A suggestion to correct a request that breaks a rule, as data. Each setting of it that holds already is left out.
#[derive(Clone, Copy, Debug)]
pub enum RuleSuggestion {
    /// The field of each fact is removed.
    Remove(FactSet),
    /// The field of each fact is added.
    Add(FactSet),
    /// Fields get these values.
    Write(&'static [Setting]),
    /// Fields get these values, for a purpose.
    WriteTo(&'static [Setting], &'static str),
    /// The field of a fact gets another value, which the text describes. `{digits}` is replaced by the length that a bank
    /// uses.
    Meet(FactSet, &'static str),
}

/// A value for the field of a fact.
#[derive(Clone, Copy, Debug)]
pub enum Setting {
    /// An enum value.
    EnumValue(FactSet, &'static str),
    /// A boolean.
    Bool(FactSet, bool),
    /// Any value, unless the field is present.
    Present(FactSet),
    /// An object with these fields, unless the field is present.
    With(FactSet, &'static [&'static str]),
    /// No value.
    Absent(FactSet),
}

/// A place to blame for a broken rule: the place of a fact.
#[derive(Clone, Copy, Debug)]
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
