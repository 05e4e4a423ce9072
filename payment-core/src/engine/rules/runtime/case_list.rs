//! The rules between fields about one object as a flat list, for a fast check of requests that keep every rule.

use crate::engine::rules::{CaseGroup, FactSet, Subject};

/// More than the cases of any object.
const CAPACITY: usize = 64;

/// The cases that break a rule about one object.
pub struct CaseList {
    all: [FlatCase; CAPACITY],
    count: usize,
}

/// Facts that break a rule: those that hold, and those that do not.
struct FlatCase {
    requires: FactSet,
    excludes: FactSet,
}

impl CaseList {
    const NONE: Self =
        Self { all: [const { FlatCase { requires: FactSet::EMPTY, excludes: FactSet::EMPTY } }; CAPACITY], count: 0 };

    pub const fn about(subject: &Subject) -> Self {
        let (mut cases, mut rule) = (Self::NONE, 0);
        while rule < subject.rules.len() {
            let (combinations, mut at) = (subject.rules[rule].combinations, 0);
            while at < combinations.len() {
                if combinations[at].subject.number == subject.number {
                    cases = cases.and(combinations[at].groups);
                }
                at += 1;
            }
            rule += 1;
        }
        cases
    }

    /// Returns the cases together with those of a rule's groups.
    const fn and(mut self, groups: &[CaseGroup]) -> Self {
        let mut group = 0;
        while group < groups.len() {
            let mut case = 0;
            while case < groups[group].cases.len() {
                let added = &groups[group].cases[case];
                self.all[self.count] = FlatCase { requires: added.requires, excludes: added.excludes };
                self.count += 1;
                case += 1;
            }
            group += 1;
        }
        self
    }

    /// Returns whether no rule is broken if `facts` hold and no others.
    pub fn keep_all(&self, facts: FactSet) -> bool {
        let is_broken = |case: &FlatCase| facts.contains(case.requires) && !facts.intersects(case.excludes);
        !self.all[..self.count].iter().any(is_broken)
    }
}
