//! A set of facts about one object.

use core::ops;

/// A set of facts about one object.
///
/// `|` unites sets, `&` intersects them and `-` removes the facts of one set from another.
/// [`Subject::facts_in`](super::Subject::facts_in) lists the facts of a set.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Hash)]
pub struct FactSet {
    /// A fact's bit is its position in [`Subject::facts`](super::Subject::facts).
    bits: u64,
}

impl FactSet {
    /// No facts.
    pub const EMPTY: Self = Self::from_bits(0);

    /// Creates the set with the fact at this position.
    pub(crate) const fn at(position: usize) -> Self {
        Self::from_bits(1 << position)
    }

    /// Creates the set of the facts whose bits are set.
    pub const fn from_bits(bits: u64) -> Self {
        Self { bits }
    }

    /// Returns a bit for each fact.
    pub const fn bits(self) -> u64 {
        self.bits
    }

    /// Returns the facts of either set. (In constants, operators cannot be used.)
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self::from_bits(self.bits | other.bits)
    }

    /// Returns whether there are no facts.
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

impl ops::BitOr for FactSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.union(other)
    }
}

impl ops::BitAnd for FactSet {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self::from_bits(self.bits & other.bits)
    }
}

impl ops::Sub for FactSet {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::from_bits(self.bits & !other.bits)
    }
}

impl ops::BitOrAssign for FactSet {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}
