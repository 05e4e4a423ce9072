//! The ways to correct a broken rule that break no other rule.

use alloc::{string::ToString, vec::Vec};
use core::slice;

use super::Breaker;
use crate::engine::{
    base::pointer::key_of_segment,
    inspect::help::Remedy,
    rules::{Advice, Broken, Look, Seen, broken as broken_by, shape_of},
    schema::{Content, Kind, Object, Sample},
};

/// The most rules that are kept by changes that follow from others.
const MOST_RULES: usize = 3;

/// An object after changes.
struct Changed<'c> {
    before: &'c dyn Look,
    changes: Vec<Change<'c>>,
}

/// The value that a field at a path gets, or `None` if it is removed.
type Change<'c> = (Vec<&'static str>, Option<&'c Sample>);

impl<'c> Changed<'c> {
    fn new(before: &'c dyn Look, object: &'static Object, base: &str, remedy: &'c [Remedy]) -> Self {
        let change = |change: &'c Remedy| match change {
            Remedy::Add { to, value } | Remedy::Write { entry: to, value } => {
                Some((path(object, base, to), Some(value)))
            }
            Remedy::Move { to, .. } => Some((path(object, base, to), Some(&Sample::Gap))),
            Remedy::Remove { entry } => Some((path(object, base, entry), None)),
            _ => None,
        };
        Self { before, changes: remedy.iter().filter_map(change).collect() }
    }
}

impl Look for Changed<'_> {
    fn look(&self, path: &[&str]) -> Seen<'_> {
        for (changed, value) in self.changes.iter().rev() {
            match (path.strip_prefix(&**changed), value) {
                (Some(inside), Some(value)) => return seen_in(value, inside),
                (Some(_), None) => return Seen::Absent,
                // An object is created around it.
                (None, Some(_)) if changed.starts_with(path) => return Seen::present(Content::Object),
                (None, _) => {}
            }
        }
        self.before.look(path)
    }

    fn order(&self, path: &[&str]) -> Option<usize> {
        match self.look(path) {
            Seen::Absent => None,
            // What is added comes last.
            _ => Some(self.before.order(path).unwrap_or(usize::MAX)),
        }
    }

    fn is_null(&self, path: &[&str]) -> bool {
        matches!(self.look(path), Seen::Absent) && self.before.is_null(path)
    }
}

/// Returns the Rust names of the fields on the way of a pointer.
fn path(object: &'static Object, base: &str, pointer: &str) -> Vec<&'static str> {
    let mut object = Some(object);
    let keys = pointer.strip_prefix(base).unwrap_or(pointer).split('/').skip(1);
    let names = keys.map_while(|key| {
        let field = object?.by_wire(&key_of_segment(key))?;
        object = field.kind.object();
        Some(field.rust)
    });
    names.collect()
}

/// Returns what is known about the value at a path in a sample.
fn seen_in<'s>(sample: &'s Sample, path: &[&str]) -> Seen<'s> {
    match (sample, path) {
        (Sample::Object(fields), [name, rest @ ..]) => {
            fields.iter().find(|(field, _)| field.rust == *name).map_or(Seen::Absent, |(_, value)| seen_in(value, rest))
        }
        (Sample::Null, _) | (_, [_, ..]) => Seen::Absent,
        (Sample::Object(_) | Sample::ObjectGap, []) => Seen::present(Content::Object),
        (Sample::Word(word) | Sample::Text(word), []) => Seen::present(Content::Text(word)),
        (Sample::Bool(value), []) => Seen::present(Content::Bool(*value)),
        // Any value.
        _ => Seen::RUN_TIME,
    }
}

/// Returns the value that a field gets by a change.
fn value_of(change: &mut Remedy) -> Option<&mut Sample> {
    match change {
        Remedy::Add { value, .. } | Remedy::Write { value, .. } => Some(value),
        _ => None,
    }
}

/// Returns the enum values of a closed list to choose from in an object.
fn words_in(sample: &mut Sample) -> Option<&mut Sample> {
    let Sample::Object(fields) = sample else { return None };
    fields.iter_mut().find_map(|(field, value)| match (field.kind, &value) {
        (Kind::Word(words), Sample::OneOf(_)) => (!words.open).then_some(value),
        _ => words_in(value),
    })
}

impl Breaker<'_> {
    /// Returns the changes of each way to correct a broken rule, without those that break another rule if there is one that
    /// breaks none. If each breaks another one, the changes that keep it are among them.
    pub fn alternatives(&self) -> Vec<(&'static Advice, Vec<Remedy>)> {
        let changes = |advice: &'static Advice| {
            let remedy = self.changes_of(advice)?;
            Some((advice, self.with_possible_words(remedy)))
        };
        let all: Vec<_> = self.broken.case.help.iter().filter_map(changes).collect();
        let (kept, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(_, remedy)| self.broken_by(remedy).is_empty());
        if !kept.is_empty() {
            return kept;
        }
        let completed = |(advice, remedy): &(&'static Advice, Vec<Remedy>)| {
            Some((*advice, self.completed(remedy.clone(), MOST_RULES)?))
        };
        let completed: Vec<_> = others.iter().filter_map(completed).collect();
        if completed.is_empty() { others } else { completed }
    }

    /// Leaves out the enum values of a closed list that break a rule which only another change keeps.
    fn with_possible_words(&self, mut remedy: Vec<Remedy>) -> Vec<Remedy> {
        for at in 0..remedy.len() {
            let Some(Sample::OneOf(mut possible)) = value_of(&mut remedy[at]).and_then(words_in).cloned() else {
                continue;
            };
            possible.retain(|word| {
                let mut with = remedy.clone();
                if let Some(value) = value_of(&mut with[at]).and_then(words_in) {
                    *value = Sample::Word((*word).into());
                }
                let is_completed =
                    |broken: &Broken| broken.case.help.iter().any(|advice| matches!(advice, Advice::Add(_)));
                self.broken_by(&with).iter().all(is_completed)
            });
            if let Some(value) = value_of(&mut remedy[at]).and_then(words_in).filter(|_| !possible.is_empty()) {
                *value = match *possible {
                    [word] => Sample::Word(word.into()),
                    _ => Sample::OneOf(possible),
                };
            }
        }
        remedy
    }

    /// Returns the rules that are broken only after changes. Waived rules are among them, so that waivers change no help.
    fn broken_by(&self, remedy: &[Remedy]) -> Vec<Broken> {
        let subject = self.broken.subject;
        let base = self.pointer.to_string();
        let changed = Changed::new(self.look, subject.object(), &base, remedy);
        let of = |look: &dyn Look| broken_by(subject, shape_of(subject, look), look);
        let there = of(self.look);
        let is_new =
            |broken: &Broken| !there.iter().any(|there| there.rule.id == broken.rule.id && there.check == broken.check);
        of(&changed).into_iter().filter(is_new).collect()
    }

    /// Adds the changes that keep the rules which changes would break.
    fn completed(&self, remedy: Vec<Remedy>, most: usize) -> Option<Vec<Remedy>> {
        let Some(next) = self.broken_by(&remedy).into_iter().next() else { return Some(remedy) };
        let most = most.checked_sub(1)?;
        let object = self.broken.subject.object();
        let base = self.pointer.to_string();
        let changed = Changed::new(self.look, object, &base, &remedy);
        let after = Breaker { broken: &next, look: &changed, pointer: self.pointer.clone(), ..*self };
        // A change is not taken back.
        let is_new = |change: &Remedy| {
            let added = Changed::new(self.look, object, &base, slice::from_ref(change)).changes;
            let is_there = |path: &[&str]| changed.changes.iter().any(|(there, _)| there.starts_with(path));
            !added.iter().any(|(path, _)| is_there(path))
        };
        next.case.help.iter().find_map(|advice| {
            let added = after.changes_of(advice)?;
            let all = added.iter().all(is_new).then(|| [&*remedy, &added].concat())?;
            self.completed(all, most)
        })
    }
}
