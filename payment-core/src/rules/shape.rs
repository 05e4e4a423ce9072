//! Facts, which combination rules ask for, and the shape of an object: the facts that are known to hold for it.

use core::{fmt, marker::PhantomData, ops};

use super::{Check, Combination};
use crate::schema::Value;

/// An object that combination rules are about.
pub trait Scope: Value + 'static {
    /// The facts that the rules ask for.
    const FACTS: &'static [Fact];

    /// Returns the checks of a rule that is about this object, and none of other rules.
    #[doc(hidden)]
    fn checks(combination: &Combination) -> &'static [Check<Self>];
}

/// A statement about an object that combination rules ask for: it holds or does not hold.
#[non_exhaustive]
pub struct Fact {
    /// The place of a value, in Rust names from the object that the rule is about.
    pub path: &'static [&'static str],
    /// The statement about that value.
    pub test: Test,
}

/// The statement that a fact makes about the value at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Test {
    /// The value is present.
    Present,
    /// An enum value is present. If it is refused, the fact is unknown.
    Chosen,
    /// This enum value is present.
    Is(&'static str),
    /// The value is `false`.
    False,
    /// The value is `true`. A run-time value may be `true`, so it counts as `true`.
    True,
    /// An enum value other than this default is present. A run-time value may be another one, so it counts as such.
    Not(&'static str),
    /// All these fields are present.
    Has(&'static [&'static str]),
    /// An account number has a length that its channel does not use.
    WrongLength {
        /// The field of the account number.
        number: &'static str,
        /// The field of the channel.
        channel: &'static str,
    },
}

impl Test {
    /// Returns whether the fact depends on which value is present, so that the value must be literal in the macro.
    pub const fn decides(self) -> bool {
        matches!(self, Self::Is(_) | Self::False)
    }

    /// Returns whether the fact depends on fields of the value.
    pub const fn looks_inside(self) -> bool {
        matches!(self, Self::Has(_) | Self::WrongLength { .. })
    }
}

/// A set of the facts of `S`.
///
/// The facts of different objects cannot be mixed. `|` unites sets, `&` intersects them and `-` takes one from the
/// other.
pub struct FactSet<S> {
    /// A fact's bit is its place in [`Scope::FACTS`].
    bits: u64,
    scope: PhantomData<fn() -> S>,
}

impl<S> FactSet<S> {
    /// No facts.
    pub const EMPTY: Self = Self::from_bits(0);

    /// Creates the set with the fact at this place of [`Scope::FACTS`].
    pub(super) const fn at(place: usize) -> Self {
        Self::from_bits(1 << place)
    }

    #[doc(hidden)]
    pub const fn from_bits(bits: u64) -> Self {
        Self { bits, scope: PhantomData }
    }

    #[doc(hidden)]
    pub const fn bits(self) -> u64 {
        self.bits
    }

    /// Returns the facts of either set. (In constants, operators cannot be used.)
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self::from_bits(self.bits | other.bits)
    }

    /// Returns whether the set has no facts.
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Returns whether every fact of `other` is in this set.
    pub const fn contains(self, other: Self) -> bool {
        other.bits & !self.bits == 0
    }

    /// Returns whether the sets have a fact in common.
    pub const fn intersects(self, other: Self) -> bool {
        self.bits & other.bits != 0
    }
}

impl<S: Scope> FactSet<S> {
    /// All facts of `S`.
    pub const ALL: Self = Self::from_bits(u64::MAX >> (64 - S::FACTS.len()));

    /// Returns the facts for which `is_wanted` holds.
    pub fn matching(is_wanted: impl Fn(&Fact) -> bool) -> Self {
        let wanted = Self::ALL.iter().filter(|(_, fact)| is_wanted(fact));
        wanted.fold(Self::EMPTY, |set, (single, _)| set | single)
    }

    /// Returns each fact in the order of [`Scope::FACTS`], with the set of only that fact.
    pub fn iter(self) -> impl Iterator<Item = (Self, &'static Fact)> {
        let all = S::FACTS.iter().enumerate().map(|(place, fact)| (Self::at(place), fact));
        all.filter(move |(single, _)| self.contains(*single))
    }

    /// Returns the facts in the order of [`Scope::FACTS`].
    pub fn facts(self) -> impl Iterator<Item = &'static Fact> {
        self.iter().map(|(_, fact)| fact)
    }
}

// Derived implementations would ask for the same of `S`.
impl<S> Clone for FactSet<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for FactSet<S> {}

impl<S> Default for FactSet<S> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<S> PartialEq for FactSet<S> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}

impl<S> Eq for FactSet<S> {}

impl<S: Scope> fmt::Debug for FactSet<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.facts().map(|fact| (fact.path, fact.test))).finish()
    }
}

impl<S> ops::BitOr for FactSet<S> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.union(other)
    }
}

impl<S> ops::BitAnd for FactSet<S> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self::from_bits(self.bits & other.bits)
    }
}

impl<S> ops::Sub for FactSet<S> {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::from_bits(self.bits & !other.bits)
    }
}

impl<S> ops::BitOrAssign for FactSet<S> {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

/// The knowledge about an object's facts. A fact in none of the sets does not hold.
pub struct Shape<S> {
    /// The facts that hold.
    pub holds: FactSet<S>,
    /// The facts that hold or not, depending on a run-time value (`key?: value`).
    pub maybe: FactSet<S>,
    /// The facts that cannot be known, because a value is refused or unchecked.
    pub unknown: FactSet<S>,
}

impl<S> Shape<S> {
    /// Creates a shape of which everything is known.
    pub const fn known(holds: FactSet<S>) -> Self {
        Self { holds, maybe: FactSet::EMPTY, unknown: FactSet::EMPTY }
    }

    /// Returns whether some object of this shape has all of `required` and none of `excluded`.
    pub fn can_be(self, required: FactSet<S>, excluded: FactSet<S>) -> bool {
        (self.holds | self.maybe).contains(required) && !(self.holds - self.maybe).intersects(excluded)
    }
}

impl<S> Clone for Shape<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Shape<S> {}

impl<S> Default for Shape<S> {
    fn default() -> Self {
        Self::known(FactSet::EMPTY)
    }
}

impl<S: Scope> fmt::Debug for Shape<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shape")
            .field("holds", &self.holds)
            .field("maybe", &self.maybe)
            .field("unknown", &self.unknown)
            .finish()
    }
}
