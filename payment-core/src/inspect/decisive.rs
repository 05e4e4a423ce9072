//! The choices that decide whether a combination rule is broken.

use alloc::{string::String, vec::Vec};

use super::{
    blame::Breach,
    choices::{Arm, ChoiceId, Choices},
    selections::Selection,
    tree::Place,
};
use crate::base::{distinct::distinct, wording::list_in_words};

/// The choices on which it depends whether a rule is broken, in the order of the source.
pub struct Decisive(Vec<DecisiveChoice>);

struct DecisiveChoice {
    choice: ChoiceId,
    /// The arms that break the rule.
    arms: Vec<Arm>,
}

impl Decisive {
    /// Compares the selections that break a rule with all selections of the object.
    pub fn of(breaches: &[&Breach<'_>], selections: &[Selection]) -> Self {
        let choices = distinct(selections.iter().flat_map(Selection::choices));
        let decisive = choices.into_iter().filter_map(|choice| {
            let broken = breaches.iter().map(|breach| breach.members.selection().arm_of(choice));
            // The rule cannot depend on a choice that some of the breaches do not have.
            let arms = distinct(broken.collect::<Option<Vec<_>>>()?);
            let possible = distinct(selections.iter().filter_map(|selection| selection.arm_of(choice)));
            (arms != possible).then_some(DecisiveChoice { choice, arms })
        });
        Self(decisive.collect())
    }

    /// Returns whether it depends on this choice.
    pub fn has(&self, choice: ChoiceId) -> bool {
        self.choices().any(|decisive| decisive == choice)
    }

    /// Returns the choices, in the order of the source.
    pub fn choices(&self) -> impl DoubleEndedIterator<Item = ChoiceId> {
        self.0.iter().map(|decisive| decisive.choice)
    }

    /// Returns the condition under which the rule is broken, unless the blamed place shows it.
    pub fn condition(&self, place: Place, choices: &Choices) -> Option<String> {
        let mut conditions = Vec::new();
        for DecisiveChoice { arms, .. } in &self.0 {
            let arms: Vec<_> = arms.iter().map(|arm| &choices[*arm]).collect();
            if !arms.iter().any(|arm| arm.has(place)) {
                let arms: Vec<_> = arms.iter().map(|arm| arm.condition.clone()).collect();
                conditions.push(list_in_words(&arms, "or"));
            }
        }
        if conditions.is_empty() { None } else { Some(list_in_words(&conditions, "and")) }
    }
}
