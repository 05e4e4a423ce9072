//! Choices: `if` and `match` among the entries of an object.
//!
//! The entries of all arms are in the one list of their object's entries, and each entry knows its [`Arm`]s.

use alloc::{string::String, vec::Vec};
use core::ops::{Index, IndexMut};

use super::place::{Offset, Place};

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
pub struct Choice<P = Offset> {
    /// The place of the keyword.
    pub place: P,
    arms: Vec<ChoiceArm<P>>,
}

/// The source of an arm. An `if` without `else` has a last arm without entries.
pub struct ChoiceArm<P = Offset> {
    /// The place of the braces, or of the `if` where an `else` is missing.
    pub place: P,
    /// The last place in the arm. The places of its entries are between the two.
    pub last: P,
    /// When it is taken, as messages say it: ``when `way` is `Way::Page` ``, ``without `if later` ``.
    pub condition: String,
    /// Whether the arm leaves the invocation (`return …`), so that no request has it.
    pub is_diverging: bool,
}

impl<P: Place> ChoiceArm<P> {
    /// Returns whether a place lies in the arm, or is its braces.
    pub fn has(&self, place: &P) -> bool {
        (&self.place..=&self.last).contains(&place)
    }
}

/// The choices of a tree.
pub struct Choices<P = Offset>(Vec<Choice<P>>);

impl<P> Choices<P> {
    /// Adds a choice, after all choices that begin before it.
    pub fn add(&mut self, place: P, arms: Vec<ChoiceArm<P>>) -> ChoiceId {
        self.0.push(Choice { place, arms });
        ChoiceId(self.0.len() - 1)
    }

    /// Returns whether there are no choices.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the arms of a choice, in the order of the source.
    pub fn arms(&self, choice: ChoiceId) -> impl Iterator<Item = Arm> + use<P> {
        (0..self[choice].arms.len()).map(move |index| Arm { choice, index })
    }

    /// Returns the arms of a choice that a request can have.
    pub fn possible_arms(&self, choice: ChoiceId) -> impl Iterator<Item = Arm> {
        self.arms(choice).filter(|arm| !self[*arm].is_diverging)
    }
}

impl<P> Default for Choices<P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<P> Index<ChoiceId> for Choices<P> {
    type Output = Choice<P>;

    fn index(&self, ChoiceId(number): ChoiceId) -> &Choice<P> {
        &self.0[number]
    }
}

impl<P> Index<Arm> for Choices<P> {
    type Output = ChoiceArm<P>;

    fn index(&self, arm: Arm) -> &ChoiceArm<P> {
        &self[arm.choice].arms[arm.index]
    }
}

impl<P> IndexMut<Arm> for Choices<P> {
    fn index_mut(&mut self, Arm { choice: ChoiceId(number), index }: Arm) -> &mut ChoiceArm<P> {
        &mut self.0[number].arms[index]
    }
}
