//! Choices: `if` and `match` among the entries of an object.
//!
//! The entries of all arms are in the one list of their object's entries, and each entry knows its [`Arm`]s.

use alloc::{string::String, vec::Vec};
use core::ops::{Index, IndexMut};

use super::tree::Place;

/// The number of a choice, in the order of the source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ChoiceId(usize);

impl ChoiceId {
    /// Returns the number of choices before it, for names that must differ.
    pub fn number(self) -> usize {
        self.0
    }
}

/// An arm of a choice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Arm {
    pub choice: ChoiceId,
    /// The number of arms before it in the choice.
    index: usize,
}

impl Arm {
    /// Returns whether it is the first arm of its choice.
    pub fn is_first(self) -> bool {
        self.index == 0
    }

    /// Returns whether no request has both arms: they are different arms of one choice.
    pub fn excludes(self, other: Self) -> bool {
        self.choice == other.choice && self != other
    }
}

/// An `if` or `match` among the entries of an object.
pub struct Choice {
    /// The place of the keyword.
    pub place: Place,
    arms: Vec<ChoiceArm>,
}

/// The source of an arm. An `if` without `else` has a last arm without entries.
pub struct ChoiceArm {
    /// The place of the braces, or of the `if` where an `else` is missing.
    pub place: Place,
    /// The last place in the arm. The places of its entries are between the two.
    pub last: Place,
    /// When it is taken, as messages say it: ``when `way` is `Way::Page` ``, ``without `if later` ``.
    pub condition: String,
    /// Whether the arm leaves the invocation (`return …`), so that no request has it.
    pub is_diverging: bool,
}

impl ChoiceArm {
    /// Returns whether a place lies in the arm, or is its braces.
    pub fn has(&self, place: Place) -> bool {
        (self.place..=self.last).contains(&place)
    }
}

/// The choices of a tree.
#[derive(Default)]
pub struct Choices(Vec<Choice>);

impl Choices {
    /// Adds a choice, after all choices that begin before it.
    pub fn add(&mut self, place: Place, arms: Vec<ChoiceArm>) -> ChoiceId {
        self.0.push(Choice { place, arms });
        ChoiceId(self.0.len() - 1)
    }

    /// Returns whether there are no choices.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the arms of a choice, in the order of the source.
    pub fn arms(&self, choice: ChoiceId) -> impl Iterator<Item = Arm> + use<> {
        (0..self[choice].arms.len()).map(move |index| Arm { choice, index })
    }

    /// Returns the arms of a choice that a request can have.
    pub fn possible_arms(&self, choice: ChoiceId) -> impl Iterator<Item = Arm> {
        self.arms(choice).filter(|arm| !self[*arm].is_diverging)
    }
}

impl Index<ChoiceId> for Choices {
    type Output = Choice;

    fn index(&self, ChoiceId(number): ChoiceId) -> &Choice {
        &self.0[number]
    }
}

impl Index<Arm> for Choices {
    type Output = ChoiceArm;

    fn index(&self, arm: Arm) -> &ChoiceArm {
        &self[arm.choice].arms[arm.index]
    }
}

impl IndexMut<Arm> for Choices {
    fn index_mut(&mut self, Arm { choice: ChoiceId(number), index }: Arm) -> &mut ChoiceArm {
        &mut self.0[number].arms[index]
    }
}
