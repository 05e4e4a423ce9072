//! Objects that rules between fields are about, and the facts that these rules ask for.

use core::{fmt, ptr};

use super::{FactSet, Object, Rule, VaNumberLength, Value};

/// The facts and the rules about an object.
///
/// The rules lead back to their subjects, so nothing here refers to a constant that has the object: rustc would have to
/// know the object before it knows its rules.
pub struct Subject {
    /// The place of the subject in its table. Constants cannot compare addresses.
    pub(crate) number: usize,
    pub(crate) object: fn() -> &'static Object,
    /// The facts that rules ask for.
    pub(crate) facts: &'static [Fact],
    /// A fact about each field that decides which other fields the object needs.
    pub deciding: FactSet,
    /// The table of all rules. Those about other subjects have no cases for this one.
    pub(crate) rules: &'static [Rule],
}

/// A type of objects that rules between fields are about.
pub trait HasRules: Value {
    /// The facts and the rules about the object.
    const SUBJECT: &'static Subject;
}

impl Subject {
    /// Returns the object that the facts are about.
    pub fn object(&self) -> &'static Object {
        (self.object)()
    }

    /// Returns the set of all facts.
    pub const fn all_facts(&self) -> FactSet {
        FactSet::from_bits(u64::MAX >> (64 - self.facts.len()))
    }

    /// Returns the set of the facts for which `is_wanted` holds.
    pub fn facts_for_which(&self, is_wanted: impl Fn(&Fact) -> bool) -> FactSet {
        let wanted = self.singles_in(self.all_facts()).filter(|(_, fact)| is_wanted(fact));
        wanted.fold(FactSet::EMPTY, |set, (single, _)| set | single)
    }

    /// Returns the facts of a set in the order of [`facts`](Self::facts).
    pub fn facts_in(&self, set: FactSet) -> impl Iterator<Item = &'static Fact> + use<> {
        self.singles_in(set).map(|(_, fact)| fact)
    }

    /// Returns the facts of a set in the order of [`facts`](Self::facts), each with the set of only that fact.
    pub fn singles_in(&self, set: FactSet) -> impl Iterator<Item = (FactSet, &'static Fact)> + use<> {
        let singles = self.facts.iter().enumerate().map(|(position, fact)| (FactSet::at(position), fact));
        singles.filter(move |(single, _)| set.contains(*single))
    }
}

/// Subjects are equal if they are the same row of the same table.
impl PartialEq for Subject {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.object().name)
    }
}

/// A statement about an object that rules between fields ask for: it holds or does not hold.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The path of a value, in Rust names from the object that the rule is about.
    pub path: &'static [&'static str],
    /// The statement about that value.
    pub test: Test,
}

impl Fact {
    /// Returns whether the macros must see the value at `path`, or its braces, to know the fact.
    pub fn needs_literal(&self, path: &[&str]) -> bool {
        match self.path.strip_prefix(path) {
            Some([]) => self.test.decides() || self.test.asks_fields(),
            Some(_) => !path.is_empty(),
            None => false,
        }
    }
}

/// The statement that a fact makes about the value at its path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Test {
    /// The value is present.
    Present,
    /// An enum value is present. If it is rejected, the fact is unknown.
    EnumValue,
    /// This enum value is present.
    Is(&'static str),
    /// The value is `false`.
    False,
    /// The value is `true`. A run-time value may be `true`, so it counts as `true`.
    True,
    /// An enum value other than this default is present. A run-time value may be another value, so the fact holds for
    /// it.
    Not(&'static str),
    /// All these fields are present.
    Has(&'static [&'static str]),
    /// A string has another number of digits than the value of a field next to it requires.
    WrongDigits {
        /// The field of the string.
        text: &'static str,
        /// The field next to it.
        channel: &'static str,
        /// The number of digits for each value.
        digits: &'static VaNumberLength,
    },
}

impl Test {
    /// Returns whether the fact depends on which value is present, so that the value must be literal in the macro.
    pub const fn decides(self) -> bool {
        matches!(self, Self::Is(_) | Self::False)
    }

    /// Returns whether the fact depends on fields of the value.
    pub const fn asks_fields(self) -> bool {
        matches!(self, Self::Has(_) | Self::WrongDigits { .. })
    }
}

/// The content of a value, as far as rules ask for it.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Content<'v> {
    Bool(bool),
    /// An enum value or a string that is no secret.
    Text(&'v str),
    Object,
    /// A run-time value that the macro does not know.
    RunTime,
    /// Any other value: only its presence matters.
    Other,
}
