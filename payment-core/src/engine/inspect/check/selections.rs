//! Selections of arms.
//!
//! [`Choices`] are independent of each other, so an object with choices means one plain object for each
//! [`Selection`] of arms. A choice in an arm is only asked about where that arm is selected. For example, these entries:
//!
//! ```text
//! if saved {
//!     match bank { Bank::A => { … }, Bank::B => return None }
//! } else {
//!     …
//! }
//! if later { … }
//! ```
//!
//! [`Search`] finds `if saved` in no arm, `match bank` in the arm `saved`, and `if later` in no arm. [`selections_of`] begins
//! with one empty selection, and asks about one choice after the other:
//!
//! | choice | selections after it |
//! |---|---|
//! | `if saved` | `saved`; `else` |
//! | `match bank`, in `saved` | `saved` `A`; `else` (no request has `B`, because this arm returns) |
//! | `if later` | `saved` `A` `later`; `saved` `A` without; `else` `later`; `else` without |

use alloc::vec::Vec;

use crate::engine::{
    inspect::{
        tree::{Arm, Choice, ChoiceId, Choices},
        typed::{TypedEntry, TypedValue},
    },
    rules::Fact,
};

/// The most selections that one object may mean.
pub const MOST_SELECTIONS: usize = 256;

/// The arms that one request has. A choice that is not in it is not asked about.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Selection {
    arms: Vec<Arm>,
}

impl Selection {
    /// Creates the selection of these arms.
    pub fn of(arms: &[Arm]) -> Self {
        Self { arms: arms.to_vec() }
    }

    /// Returns the arm of a choice, or `None` if the choice lies in an arm that is not selected.
    pub fn arm_of(&self, choice: ChoiceId) -> Option<Arm> {
        self.arms.iter().copied().find(|arm| arm.choice == choice)
    }

    pub fn is_empty(&self) -> bool {
        self.arms.is_empty()
    }

    /// Returns the choices whose arms are selected.
    pub fn choices(&self) -> impl Iterator<Item = ChoiceId> {
        self.arms.iter().map(|arm| arm.choice)
    }

    /// Returns whether no other arm is selected instead of one of the entry's.
    pub fn includes(&self, entry: &TypedEntry<'_>) -> bool {
        !entry.written.is_excluded_by(&self.arms)
    }
}

/// Returns all selections of the choices in an object that decide facts, or the first choice with which there are too many.
pub fn selections<'c>(
    facts: &[Fact],
    entries: &[TypedEntry<'_>],
    choices: &'c Choices,
) -> Result<Vec<Selection>, &'c Choice> {
    let mut found = Vec::new();
    if !choices.is_empty() {
        Search { facts, found: &mut found }.entries(entries, &mut Vec::new(), &mut Vec::new());
    }
    selections_of(&found, choices)
}

/// Returns all selections of the arms of choices, each of which lies in an arm or in none.
fn selections_of<'c>(nested: &[(ChoiceId, Option<Arm>)], choices: &'c Choices) -> Result<Vec<Selection>, &'c Choice> {
    let mut selections = Vec::from([Selection::default()]);
    for (choice, around) in nested {
        let is_asked = |selection: &Selection| around.is_none_or(|around| selection.arms.contains(&around));
        let with = |selection: &Selection, arm| {
            let mut arms = selection.arms.clone();
            arms.push(arm);
            Selection { arms }
        };
        let mut next = Vec::new();
        for selection in selections {
            if is_asked(&selection) {
                next.extend(choices.possible_arms(*choice).map(|arm| with(&selection, arm)));
            } else {
                next.push(selection);
            }
            if next.len() > MOST_SELECTIONS {
                return Err(&choices[*choice]);
            }
        }
        selections = next;
    }
    Ok(selections)
}

/// Looks for choices that decide facts: each with the arm that it lies in.
struct Search<'s> {
    facts: &'s [Fact],
    found: &'s mut Vec<(ChoiceId, Option<Arm>)>,
}

impl Search<'_> {
    fn entries(&mut self, entries: &[TypedEntry<'_>], path: &mut Vec<&'static str>, arms: &mut Vec<Arm>) {
        for entry in entries {
            let Some(field) = entry.likely_field() else { continue };
            path.push(field.rust);
            let outer = arms.len();
            arms.extend(entry.arms());
            if self.facts.iter().any(|fact| fact.is_about(path)) {
                add_choices(arms, self.found);
                if let TypedValue::Object(inner) = &entry.value.value {
                    self.entries(&inner.entries, path, arms);
                }
            }
            arms.truncate(outer);
            path.pop();
        }
    }
}

fn add_choices(arms: &[Arm], found: &mut Vec<(ChoiceId, Option<Arm>)>) {
    let mut around = None;
    for arm in arms {
        let nested = (arm.choice, around.replace(*arm));
        if !found.contains(&nested) {
            found.push(nested);
        }
    }
}
