//! Entries by the arms of choices that they lie in.

use alloc::vec::Vec;

use crate::engine::inspect::tree::{Arm, Choices, Entry};

/// Entries of one object, each in the arms that it lies in. An object may have thousands of arms, so no question looks at
/// all of them.
#[derive(Default)]
pub struct ByArms<'t> {
    /// The first entry that lies in no further arm.
    here: Option<&'t Entry<'t>>,
    arms: Vec<(Arm, Self)>,
    /// Whether each possible arm of one choice always has an entry.
    is_complete: bool,
}

impl<'t> ByArms<'t> {
    pub fn add(&mut self, entry: &'t Entry<'t>) {
        let mut at = self;
        for arm in &entry.arms {
            let index = at.index_of(*arm).unwrap_or_else(|index| {
                at.arms.insert(index, (*arm, Self::default()));
                index
            });
            at = &mut at.arms[index].1;
        }
        at.here.get_or_insert(entry);
    }

    /// Adds an entry, or returns the first one that a request may have next to it. All others exclude each other.
    pub fn add_alone(&mut self, entry: &'t Entry<'t>) -> Result<(), &'t Entry<'t>> {
        match self.next_to(&entry.arms) {
            Some(first) => Err(first),
            None => {
                self.add(entry);
                Ok(())
            }
        }
    }

    fn index_of(&self, arm: Arm) -> Result<usize, usize> {
        self.arms.binary_search_by_key(&arm, |(arm, _)| *arm)
    }

    fn inside(&self, arm: Arm) -> Option<&Self> {
        self.index_of(arm).ok().map(|at| &self.arms[at].1)
    }

    pub fn first(&self) -> Option<&'t Entry<'t>> {
        self.here.or_else(|| self.arms.first()?.1.first())
    }

    /// Returns the first entry that a request may have next to one in these arms.
    pub fn next_to(&self, arms: &[Arm]) -> Option<&'t Entry<'t>> {
        let [arm, rest @ ..] = arms else { return self.first() };
        let in_other_choices = || {
            let outermost = [self.arms.first(), self.arms.last()];
            outermost.into_iter().flatten().find(|(other, _)| other.choice != arm.choice)?.1.first()
        };
        self.here.or_else(|| self.inside(*arm)?.next_to(rest)).or_else(in_other_choices)
    }

    /// Returns the entry that lies in these arms, or in the outer ones of them.
    pub fn enclosing(&self, arms: &[Arm]) -> Option<&'t Entry<'t>> {
        let in_arm = || {
            let (arm, rest) = arms.split_first()?;
            self.inside(*arm)?.enclosing(rest)
        };
        self.here.or_else(in_arm)
    }

    /// Finds the choices of which each possible arm has an entry. All entries exclude each other.
    pub fn complete(&mut self, choices: &Choices) {
        self.arms.iter_mut().for_each(|(_, inside)| inside.complete(choices));
        let is_always = |inside: &Self| inside.here.is_some() || inside.is_complete;
        self.is_complete = self.arms.first().is_some_and(|(Arm { choice, .. }, _)| {
            choices.possible_arms(*choice).all(|arm| self.inside(arm).is_some_and(is_always))
        });
    }

    /// Returns whether each request with these arms has an entry.
    pub fn is_always_in(&self, arms: &[Arm]) -> bool {
        let is_always_inside =
            |(arm, rest): (&Arm, _)| self.inside(*arm).is_some_and(|inside| inside.is_always_in(rest));
        self.here.is_some() || self.is_complete || arms.split_first().is_some_and(is_always_inside)
    }

    /// Returns the innermost arms without an entry that a request with these arms may have. Choices are independent, so of
    /// those with entries in other arms, the one counts that lacks the fewest.
    pub fn arms_without(&self, arms: &[Arm], choices: &Choices) -> Vec<Arm> {
        if let Some((inside, rest)) = arms.split_first().and_then(|(arm, rest)| Some((self.inside(*arm)?, rest))) {
            return inside.arms_without(rest, choices);
        }
        if self.here.is_some() {
            return Vec::new();
        }
        let without = |choice| -> Vec<Arm> {
            let arms = choices.possible_arms(choice).flat_map(|arm| match self.inside(arm) {
                Some(inside) => inside.arms_without(&[], choices),
                None => Vec::from([arm]),
            });
            arms.collect()
        };
        let with_entries = self.arms.chunk_by(|(one, _), (other, _)| one.choice == other.choice);
        let others = with_entries.map(|arms| arms[0].0.choice).filter(|it| arms.iter().all(|arm| arm.choice != *it));
        others.map(without).min_by_key(Vec::len).unwrap_or_default()
    }
}
