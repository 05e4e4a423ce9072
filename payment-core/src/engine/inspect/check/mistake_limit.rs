//! The mistakes that a check has found so far, and how many of them it keeps.

use alloc::vec::Vec;

use crate::engine::{
    inspect::{mistake::Mistake, tree::Place},
    schema::RuleId,
};

/// The number of mistakes that are kept, apart from the first one of each further rule.
pub const MOST_MISTAKES: usize = 100;

/// The number of bytes that the pointers of these mistakes may have together. A pointer can be as long as the text, so a
/// hundred of them would need a hundred times its memory when they are written. The first mistake has any pointer.
const MOST_POINTERS: usize = 64 << 10;

/// The number of mistakes that wait until those that are too many are removed.
const WAITING: usize = 48;

/// The mistakes in a tree.
///
/// A text may have more mistakes than memory has room for, and an invocation more than anybody reads. The first
/// [`MOST_MISTAKES`] in the order of the text are kept, and the first one of every further rule, up to [`MOST_POINTERS`].
/// The others are counted.
#[derive(Default)]
pub struct Mistakes<'t> {
    list: Vec<Mistake<'t>>,
    /// At this place and after it, a mistake is kept only if it is the first one of its rule.
    end: Option<Place>,
    /// The number of mistakes that are not kept.
    omitted: usize,
}

impl<'t> Mistakes<'t> {
    /// Adds a mistake of this rule, or counts it.
    pub fn add(&mut self, rule: RuleId, place: Place, mistake: impl FnOnce() -> Mistake<'t>) {
        if !self.keeps(rule, place) {
            self.omitted += 1;
            return;
        }
        if self.list.len() > MOST_MISTAKES + RuleId::ALL.len() + WAITING {
            self.omit_later();
        }
        self.list.push(mistake());
    }

    fn keeps(&self, rule: RuleId, place: Place) -> bool {
        let is_earlier = |mistake: &Mistake<'_>| mistake.rule() == rule && mistake.place <= place;
        self.end.is_none_or(|end| place < end) || !self.list.iter().any(is_earlier)
    }

    /// Sorts the mistakes, and removes those after the first ones.
    fn omit_later(&mut self) {
        self.list.sort_by_key(|mistake| mistake.place);
        let found = self.list.len();
        let (mut end, mut pointers, mut rules) = (None, 0, Vec::new());
        self.list.retain(|mistake| {
            pointers += mistake.pointer().length();
            let has_room = pointers <= MOST_POINTERS || rules.is_empty();
            let is_kept = has_room && (rules.len() < MOST_MISTAKES || !rules.contains(&mistake.rule()));
            if is_kept {
                rules.push(mistake.rule());
            }
            if !is_kept || rules.len() == MOST_MISTAKES {
                end.get_or_insert(mistake.place);
            }
            is_kept
        });
        self.end = end.or(self.end);
        self.omitted += found - self.list.len();
    }

    /// Returns the mistakes in the order of the source, and the number of those that are omitted.
    pub fn finish(mut self) -> (Vec<Mistake<'t>>, usize) {
        self.omit_later();
        (self.list, self.omitted)
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
