//! The rules between fields about one object as a flat list, for a fast check of requests that keep every rule.

use crate::engine::rules::{Check, FactSet, Subject};

/// More than the conditions of any object.
const CAPACITY: usize = 64;

/// The conditions that break a rule about one object.
pub struct Conditions {
    all: [Condition; CAPACITY],
    count: usize,
}

/// Facts that break a rule: those that hold, and those that do not.
struct Condition {
    requires: FactSet,
    excludes: FactSet,
}

impl Conditions {
    const NONE: Self =
        Self { all: [const { Condition { requires: FactSet::EMPTY, excludes: FactSet::EMPTY } }; CAPACITY], count: 0 };

    /// Returns the conditions that break the rules about a subject.
    pub const fn about(subject: &Subject) -> Self {
        let (mut conditions, mut rule) = (Self::NONE, 0);
        while rule < subject.rules.len() {
            let (combinations, mut at) = (subject.rules[rule].combinations, 0);
            while at < combinations.len() {
                if combinations[at].subject.number == subject.number {
                    conditions = conditions.and(combinations[at].checks);
                }
                at += 1;
            }
            rule += 1;
        }
        conditions
    }

    /// Returns the conditions together with those of a rule's checks.
    const fn and(mut self, checks: &[Check]) -> Self {
        let mut check = 0;
        while check < checks.len() {
            let mut case = 0;
            while case < checks[check].cases.len() {
                let added = &checks[check].cases[case];
                self.all[self.count] = Condition { requires: added.requires, excludes: added.excludes };
                self.count += 1;
                case += 1;
            }
            check += 1;
        }
        self
    }

    /// Returns whether no rule is broken if `facts` hold and no others.
    pub fn keep_all(&self, facts: FactSet) -> bool {
        let is_broken =
            |condition: &Condition| facts.contains(condition.requires) && !facts.intersects(condition.excludes);
        !self.all[..self.count].iter().any(is_broken)
    }
}
