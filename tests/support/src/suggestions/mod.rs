//! A property of helps: each suggestion removes its mistake, and loses no value that it does not name. Followed one after the
//! other, the first suggestions end.

mod apply;
mod body;
mod follow;
mod mistaken;

use std::fs;

use payment_core::{base::path::Path, inspect::help::Change, rules::RuleId, schema::Object};
use serde_json::{Value, json};

use self::{
    apply::{Applied, apply},
    mistaken::{Mistaker, Signs},
};
pub use self::{
    body::split_sign,
    follow::{Next, other_gateways},
};
use crate::Random;

/// A mistake that a check has found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The rule that is broken.
    pub id: RuleId,
    /// The JSON pointer of the place to blame.
    pub pointer: String,
    /// The message.
    pub message: String,
    /// The text of the help.
    pub help: String,
    /// The changes of each suggestion. There are none if only the text says what to do.
    pub suggestions: Vec<Vec<Change>>,
}

impl Found {
    /// Returns what makes it the same mistake. The first key of its object decides the style of the message.
    fn mistake(&self) -> (RuleId, &str, String) {
        (self.id, &self.pointer, normalized(&self.message))
    }

    /// Returns whether a suggestion removes or replaces a value that the help does not name.
    fn loses(&self, suggestion: &[Change]) -> bool {
        let is_named = |entry: &Path| {
            let pointer = entry.to_string();
            let (_, key) = body::split(&pointer);
            pointer == self.pointer || normalized(&self.help).contains(&normalized(&key))
        };
        suggestion.iter().any(|change| match change {
            Change::Remove { entry } | Change::Write { entry, .. } => !is_named(entry),
            _ => false,
        })
    }
}

/// Returns whether a mistake is found less often after a change than before it.
pub fn removes<M: PartialEq>(
    mistake: &M,
    before: impl IntoIterator<Item = M>,
    after: impl IntoIterator<Item = M>,
) -> bool {
    let count = |found: &mut dyn Iterator<Item = M>| found.filter(|found| found == mistake).count();
    count(&mut after.into_iter()) < count(&mut before.into_iter())
}

/// Returns whether a mistake is gone.
fn is_gone(found: &Found, before: &[Found], after: &[Found]) -> bool {
    removes(&found.mistake(), before.iter().map(Found::mistake), after.iter().map(Found::mistake))
}

/// A kind of request, and the check that is tested with it.
#[allow(missing_debug_implementations, reason = "a function has no `Debug`")]
pub struct Subject<'c> {
    /// The object that the bodies should be.
    pub object: &'static Object,
    /// The check of a request, which has a body for each selection of its choices. It returns the mistakes in the order of
    /// the source.
    pub check: &'c dyn Fn(&[Value]) -> Vec<Found>,
    /// Valid requests.
    pub requests: Vec<Vec<Value>>,
    /// Whether keys may have the signs of source code.
    pub has_signs: bool,
}

/// What was tried.
#[derive(Debug, Default)]
pub struct Tried {
    /// The number of suggestions.
    pub suggestions: usize,
    /// What is wrong with suggestions.
    pub flaws: Vec<String>,
}

impl Subject<'_> {
    /// Makes one to five mistakes in each of `count` requests, and follows the suggestions of all that the check finds.
    pub fn try_suggestions(&self, count: usize, random: &mut Random) -> Tried {
        let mut tried = Tried::default();
        let signs = if self.has_signs { Signs::Source } else { Signs::None };
        for _ in 0..count {
            let mut request = random.one(&self.requests).clone();
            for _ in 0..=random.below(5) {
                let mistaker = Mistaker::draw(signs, random);
                // A mistake is in one selection, or in all of them.
                let only = if random.chance(50) { Some(random.below(request.len())) } else { None };
                for (at, body) in request.iter_mut().enumerate() {
                    if only.is_none_or(|only| only == at) {
                        mistaker.apply(body);
                    }
                }
            }
            let all = (self.check)(&request);
            for found in &all {
                for suggestion in found.suggestions.iter().filter(|suggestion| !suggestion.is_empty()) {
                    tried.suggestions += 1;
                    tried.flaws.extend(self.flaw(&request, &all, found, suggestion, random));
                }
            }
            tried.flaws.extend(self.follow(&request, Next::First, random).flaw());
        }
        tried
    }

    /// Applies a suggestion in the selections that have the mistake, or in all if only several of them together have it.
    fn apply(&self, request: &[Value], found: &Found, suggestion: &[Change], random: &mut Random) -> Option<Applied> {
        let has_mistake = |body: &Value| {
            let all = (self.check)(&vec![body.clone(); request.len()]);
            all.iter().any(|other| (other.id, &other.pointer) == (found.id, &found.pointer))
        };
        let mut selections: Vec<_> = (0..request.len()).filter(|at| has_mistake(&request[*at])).collect();
        if selections.is_empty() {
            selections = (0..request.len()).collect();
        }
        apply(request, self.object, found, suggestion, &selections, random)
    }

    /// Returns what is wrong with a suggestion.
    fn flaw(
        &self,
        request: &[Value],
        all: &[Found],
        found: &Found,
        suggestion: &[Change],
        random: &mut Random,
    ) -> Option<String> {
        let applied = self.apply(request, found, suggestion, random)?;
        // In arms, a change may have its place only in one of them.
        let is_lost = applied.is_lost && request.len() == 1;
        let what = if is_lost || found.loses(suggestion) {
            "a value is lost"
        } else if !is_gone(found, all, &(self.check)(&applied.request)) {
            "the mistake is left"
        } else {
            return None;
        };
        let request: Vec<_> = request.iter().map(Value::to_string).collect();
        Some(format!("{what}\n    of {:?}: {}\n    {}", found.mistake(), found.help, request.join("\n    ")))
    }
}

/// Returns a name or a message without the style of its keys.
fn normalized(text: &str) -> String {
    text.replace('_', "").to_lowercase()
}

/// Returns the documented sessions.
///
/// # Panics
///
/// Panics if a file cannot be read.
pub fn sessions() -> Vec<Value> {
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../data/requests")).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let bodies = files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "json"));
    bodies.map(|file| serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()).collect()
}

/// Returns a refund with all that one can have.
pub fn refunds() -> Vec<Value> {
    Vec::from([json!({
        "clientReferenceId": "R", "chargeId": "C", "reason": "DUPLICATE", "method": "TRANSFER_ONLY",
        "amount": { "value": "10000", "currency": "IDR" },
        "transferDestination": {
            "channelCode": "BCA", "channelInformation": { "accountNumber": "1", "accountName": "Ayu" },
        },
    })])
}

/// Returns requests without choices.
pub fn without_choices(bodies: Vec<Value>) -> Vec<Vec<Value>> {
    bodies.into_iter().map(|body| Vec::from([body])).collect()
}

impl Tried {
    /// Asserts that nothing is wrong, and that there was something to try.
    ///
    /// # Panics
    ///
    /// Panics if a suggestion is wrong, if suggestions do not end, or if there is none.
    pub fn assert_all_are_right(&self) {
        let Self { suggestions, flaws } = self;
        println!("{suggestions} suggestions, {} flaws", flaws.len());
        assert!(*suggestions > 0, "no suggestion was tried");
        let shown = flaws[..flaws.len().min(12)].join("\n\n");
        assert!(flaws.is_empty(), "{} flaws of {suggestions} suggestions:\n{shown}", flaws.len());
    }
}
