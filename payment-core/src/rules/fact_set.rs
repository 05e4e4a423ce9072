//! A set of facts about one object.

use core::{fmt, marker::PhantomData, ops};

use super::{Fact, Scope};

/// A set of the facts of `S`.
///
/// The facts of different objects cannot be mixed. `|` unites sets, `&` intersects them and `-` removes the facts of one
/// set from another.
///
/// # Examples
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::{SessionDraft, rules::{FactSet, Shape}};
///
/// # fn main() -> Result<(), payment_session::Invalid> {
/// let draft = SessionDraft::new("INV-1".try_into()?);
/// let facts: FactSet<SessionDraft> = Shape::of(&draft).holds;
/// assert!(FactSet::ALL.contains(facts));
/// assert!(!(FactSet::ALL - facts).is_empty());
/// # Ok(())
/// # }
/// ```
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
        enumerate(S::FACTS, self.bits).map(|(place, fact)| (Self::at(place), fact))
    }

    /// Returns the facts in the order of [`Scope::FACTS`].
    pub fn facts(self) -> impl Iterator<Item = &'static Fact> {
        enumerate(S::FACTS, self.bits).map(|(_, fact)| fact)
    }
}

/// Returns the facts whose bits are set, with their places. (It is compiled once for all scopes.)
fn enumerate(facts: &'static [Fact], bits: u64) -> impl Iterator<Item = (usize, &'static Fact)> {
    facts.iter().enumerate().filter(move |(place, _)| bits & (1 << place) != 0)
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
