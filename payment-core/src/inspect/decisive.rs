//! The choices that decide whether a combination rule is broken.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

use super::{
    blame::Breach,
    choices::{Choice, Selection},
};
use crate::base::wording::list_in_words;

/// The choices on which it depends whether a rule is broken, with the arms that break it.
pub struct Decisive(BTreeMap<usize, BTreeSet<usize>>);

impl Decisive {
    /// Compares the selections that break a rule with all selections of the object.
    pub fn of<S>(breaches: &[&Breach<'_, '_, S>], selections: &[Selection]) -> Self {
        let choices: BTreeSet<usize> = selections.iter().flat_map(Selection::choices).collect();
        let decisive = choices.into_iter().filter_map(|choice| {
            // The rule cannot depend on a choice that some of the breaches do not have.
            let broken: Option<BTreeSet<_>> =
                breaches.iter().map(|breach| breach.members.selection().arm_of(choice)).collect();
            let possible = selections.iter().filter_map(|selection| selection.arm_of(choice)).collect();
            broken.filter(|broken| *broken != possible).map(|broken| (choice, broken))
        });
        Self(decisive.collect())
    }

    /// Returns whether it depends on this choice.
    pub fn has(&self, choice: usize) -> bool {
        self.0.contains_key(&choice)
    }

    /// Returns the choices, in the order of the source.
    pub fn choices(&self) -> impl Iterator<Item = usize> {
        self.0.keys().copied()
    }

    /// Returns the condition under which the rule is broken, unless the blamed place shows it.
    pub fn condition(&self, place: usize, choices: &[Choice]) -> Option<String> {
        let conditions: Vec<String> = self
            .0
            .iter()
            .filter(|(choice, arms)| arms.iter().all(|arm| !choices[**choice].arms[*arm].has(place)))
            .map(|(choice, arms)| {
                let arms: Vec<_> = arms.iter().map(|arm| choices[*choice].arms[*arm].condition.clone()).collect();
                list_in_words(&arms, "or")
            })
            .collect();
        if conditions.is_empty() { None } else { Some(list_in_words(&conditions, "and")) }
    }
}
