//! The shape of an object: the facts that are known to hold for it.

use core::fmt;

use super::{FactSet, Scope};

/// The knowledge about an object's facts. A fact in none of the sets does not hold.
#[non_exhaustive]
pub struct Shape<S> {
    /// The facts that hold.
    pub holds: FactSet<S>,
    /// The facts that hold or not, depending on a run-time value (`key?: value`).
    pub maybe: FactSet<S>,
    /// The facts that cannot be known, because a value is rejected or unchecked.
    pub unknown: FactSet<S>,
}

impl<S> Shape<S> {
    /// Creates a shape of which everything is known.
    pub const fn known(holds: FactSet<S>) -> Self {
        Self { holds, maybe: FactSet::EMPTY, unknown: FactSet::EMPTY }
    }

    /// Returns whether run-time values can give an object of this shape all of `required` and none of `excluded`,
    /// whatever the unknown facts are.
    pub fn can_be(self, required: FactSet<S>, excluded: FactSet<S>) -> bool {
        let can_hold = (self.holds | self.maybe) - self.unknown;
        let may_hold_anyway = (self.holds - self.maybe) | self.unknown;
        can_hold.contains(required) && !may_hold_anyway.intersects(excluded)
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
