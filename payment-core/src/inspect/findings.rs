//! The mistakes that an inspection finds, and how many of them it keeps.

use alloc::{string::String, vec::Vec};

use super::{Origin, suggestion::Help, tree::Place};
use crate::{
    base::pointer::Pointer,
    rules::{RULES, Rule},
    schema::{Page, Parameters, RuleId},
};

/// The number of findings of a JSON text that are kept, apart from the first one of each further rule.
const MOST: usize = 100;

/// The number of bytes that the pointers of these findings may have together. A pointer can be as long as the text, so a
/// hundred of them would need a hundred times its memory when they are written. The first finding has any pointer.
const MOST_POINTERS: usize = 64 << 10;

/// The number of findings that wait until those that are too many are removed.
const WAITING: usize = 48;

/// A mistake in a tree.
#[derive(Clone)]
pub struct Finding {
    pub rule: &'static Rule,
    /// The documentation page about the mistake.
    pub page: Page,
    /// The place to blame; see [`Node::place`](super::tree::Node::place).
    pub place: Place,
    /// The JSON pointer of that place.
    pub pointer: Pointer,
    /// The message of the error.
    pub message: String,
    /// The suggestions on what to write instead.
    pub help: Help,
    /// The parts of the message that depend on the request.
    pub parameters: Parameters,
    /// The place of the first of two equal keys.
    pub other: Option<Place>,
}

/// The mistakes in a tree.
///
/// A JSON text may have more mistakes than memory has room for their messages. Of these, the first [`MOST`] in the order of
/// the text are kept, and the first one of every further rule, up to [`MOST_POINTERS`]. The others are counted.
pub struct Findings {
    kept: Vec<Finding>,
    /// Whether there are limits.
    is_limited: bool,
    /// At this place and after it, a finding is kept only if it is the first one of its rule.
    end: Option<Place>,
    /// The number of findings that are not kept.
    omitted: usize,
}

impl Findings {
    pub fn new(origin: Origin) -> Self {
        Self { kept: Vec::new(), is_limited: origin == Origin::Json, end: None, omitted: 0 }
    }

    /// Returns whether a finding would be kept.
    fn keeps(&self, rule: RuleId, place: Place) -> bool {
        let is_earlier = |finding: &Finding| finding.rule.id == rule && finding.place <= place;
        self.end.is_none_or(|end| place < end) || !self.kept.iter().any(is_earlier)
    }

    /// Counts a finding that is not kept. Returns whether there is one.
    pub fn omits(&mut self, rule: RuleId, place: Place) -> bool {
        let is_omitted = !self.keeps(rule, place);
        self.omitted += usize::from(is_omitted);
        is_omitted
    }

    pub fn push(&mut self, finding: Finding) {
        if self.is_limited && self.kept.len() > MOST + RULES.len() + WAITING {
            self.omit_later();
        }
        self.kept.push(finding);
    }

    /// Removes the findings after the first ones.
    fn omit_later(&mut self) {
        self.kept = sorted(core::mem::take(&mut self.kept));
        if !self.is_limited {
            return;
        }
        let found = self.kept.len();
        let (mut end, mut pointers, mut rules) = (None, 0, Vec::new());
        self.kept.retain(|finding| {
            pointers += finding.pointer.length();
            let has_room = pointers <= MOST_POINTERS || rules.is_empty();
            let is_kept = has_room && (rules.len() < MOST || !rules.contains(&finding.rule.id));
            if is_kept {
                rules.push(finding.rule.id);
            }
            if !is_kept || rules.len() == MOST {
                end.get_or_insert(finding.place);
            }
            is_kept
        });
        self.end = end.or(self.end);
        self.omitted += found - self.kept.len();
    }

    /// Returns the findings in the order of the source, and the number of those that are omitted.
    pub fn finish(mut self) -> (Vec<Finding>, usize) {
        self.omit_later();
        (self.kept, self.omitted)
    }

    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Returns how many findings there are so far. None of them is omitted in source code.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Forgets the findings after the first `len`.
    pub fn truncate(&mut self, len: usize) {
        self.kept.truncate(len);
    }
}

/// Sorts findings in the order of the source. Those of one place stay in their order.
pub fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| finding.place);
    findings
}
