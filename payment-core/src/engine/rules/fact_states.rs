//! The states of an object's facts: those that are known to hold.

use super::{Case, CaseGroup, FactSet, FactState};

/// The knowledge about an object's facts. A fact in none of the sets does not hold.
#[derive(Clone, Copy, Default, Debug)]
pub struct FactStates {
    /// The facts that hold.
    pub holds: FactSet,
    /// The facts that hold or not, depending on a run-time value (`key?: value`).
    pub maybe: FactSet,
    /// The facts that cannot be known, because a value is rejected or unchecked.
    pub unknown: FactSet,
}

impl FactStates {
    /// Creates the states of facts of which each is known.
    pub const fn known(holds: FactSet) -> Self {
        Self { holds, maybe: FactSet::EMPTY, unknown: FactSet::EMPTY }
    }

    /// Sets the state of a fact.
    pub fn set(&mut self, single: FactSet, state: FactState) {
        let Self { holds, maybe, unknown } = self;
        for (set, member) in [(holds, FactState::Yes), (maybe, FactState::Maybe), (unknown, FactState::Unknown)] {
            *set = if state == member { *set | single } else { *set - single };
        }
    }

    /// Returns whether run-time values can give an object with these facts all of `required` and none of `excluded`,
    /// whatever the unknown facts are.
    pub fn can_be(self, required: FactSet, excluded: FactSet) -> bool {
        let can_hold = (self.holds | self.maybe) - self.unknown;
        let may_hold_anyway = (self.holds - self.maybe) | self.unknown;
        can_hold.contains(required) && !may_hold_anyway.intersects(excluded)
    }
}

impl CaseGroup {
    /// Returns whether a fact that the group asks for is unknown, and no case applies whatever the fact is.
    pub fn is_undecided(&self, states: FactStates) -> bool {
        let asks_unknown = |case: &Case| (case.requires | case.excludes).intersects(states.unknown);
        self.broken_case(states).is_none() && self.cases.iter().any(asks_unknown)
    }

    /// Returns the first case that applies whatever the unknown facts are.
    pub fn broken_case(&self, states: FactStates) -> Option<&'static Case> {
        self.cases.iter().find(|case| states.can_be(case.requires, case.excludes))
    }
}
