//! The ways to correct a broken combination rule.

use alloc::{format, string::String, vec::Vec};
use core::ptr;

use super::{
    Origin,
    blame::Breach,
    edit::{Change, Edit},
    inspector::Inspector,
    selections::Members,
    suggestion::{Help, Suggestion},
    typed::Typed,
};
use crate::{
    base::{pointer::Pointer, wording::list_in_words},
    rules::{FactSet, RULES, Remedy, Setting, Shape, Subject, Test},
    schema::{Field, Object, Sample, key_style::fill_template},
};

/// A change of the field at a path.
struct Target {
    path: &'static [&'static str],
    /// The new value, or `None` if the field is removed.
    value: Option<Sample>,
}

/// The place of a field.
enum Spot {
    /// The pointer of the entry.
    Entry(Pointer),
    /// No entry: the innermost object around it that is present, with its pointer, and the rest of the path.
    Gap { object: &'static Object, pointer: Pointer, rest: &'static [&'static str] },
}

impl Inspector<'_> {
    /// Returns the ways to correct a breach in an object.
    pub(super) fn remedies(
        &mut self,
        breach: &Breach<'_>,
        object: &'static Object,
        details: &[(&'static str, String)],
    ) -> Help {
        let suggestions = breach.case.help.iter().map(|remedy| match *remedy {
            Remedy::Advice(text) => Suggestion::advice(fill_template(text, self.style, details)),
            Remedy::Example(text) => Suggestion::example(fill_template(text, self.style, details)),
            Remedy::Remove(facts) => self.change(breach, object, &targets(breach.subject, facts, None)),
            Remedy::Write(settings) => {
                let targets = settings.iter().flat_map(|setting| match *setting {
                    Setting::Word(facts, word) => targets(breach.subject, facts, Some(&Sample::Word(word.into()))),
                    Setting::Bool(facts, value) => targets(breach.subject, facts, Some(&Sample::Bool(value))),
                });
                self.change(breach, object, &targets.collect::<Vec<_>>())
            }
        });
        suggestions.collect::<Vec<_>>().into()
    }

    /// Returns the suggestion to change these fields, with an edit if it is exact.
    fn change(&mut self, breach: &Breach<'_>, object: &'static Object, targets: &[Target]) -> Suggestion {
        let outer = breach.fact.map_or(&[][..], |fact| &fact.path[..fact.path.len() - 1]);
        let mut verb = "write";
        let shown = targets.iter().filter_map(|target| {
            let inner = target.path.strip_prefix(outer);
            let object = if inner.is_some() { object_along(object, outer)? } else { object };
            let path = inner.unwrap_or(target.path);
            match &target.value {
                None => {
                    verb = "remove";
                    let field = object_along(object, &path[..path.len() - 1])?.by_rust(path[path.len() - 1])?;
                    Some(format!("`{}`", self.style.quoted_key(self.style.field_name(field))))
                }
                Some(value) => {
                    let (field, value) = nested(object, path, value)?;
                    Some(format!("`{}`", value.show_entry(self.style, field)))
                }
            }
        });
        let shown: Vec<_> = shown.collect();
        let text = format!("{verb} {}", list_in_words(&shown, "and"));
        Suggestion::new(text, self.edit(breach, object, targets))
    }

    fn edit(&mut self, breach: &Breach<'_>, object: &'static Object, targets: &[Target]) -> Option<Edit> {
        // With choices, another request of the invocation may need the field that this one omits.
        let has_choices = breach.members.selection().choices().next().is_some();
        let is_draft = self.origin == Origin::Draft || self.repeated > 0;
        if has_choices || is_draft || breach.optional.is_some() || !self.is_exact(breach, targets) {
            return None;
        }
        let mut steps = Vec::new();
        for target in targets {
            let spot = self.spot(object, breach.members, target.path)?;
            steps.push(match (spot, &target.value) {
                (Spot::Entry(pointer), None) => Edit::new(Change::Remove, pointer),
                (Spot::Entry(pointer), Some(value)) => Edit::replace(pointer, value)?,
                (Spot::Gap { .. }, None) => return None,
                (Spot::Gap { object, pointer, rest }, Some(value)) => {
                    let (field, value) = nested(object, rest, value)?;
                    Edit::new(Change::Add(field, value), pointer)
                }
            });
        }
        Some(Edit::of(steps))
    }

    /// Returns the pointer of a path in the object that is inspected.
    pub(super) fn pointer_of(&mut self, object: &'static Object, path: &[&str]) -> Pointer {
        let (mut pointer, mut object) = (self.trail.pointer(), Some(object));
        for name in path {
            let Some(field) = object.and_then(|object| object.by_rust(name)) else { break };
            pointer = pointer.child(field.wire);
            object = field.kind.object();
        }
        pointer
    }

    /// Returns the place of a field, or `None` if it is not plain.
    fn spot(&mut self, object: &'static Object, members: Members<'_>, path: &'static [&'static str]) -> Option<Spot> {
        let (mut object, mut members) = (object, members);
        let mut pointer = self.trail.pointer();
        for (depth, name) in path.iter().enumerate() {
            let field = object.by_rust(name)?;
            if members.iter().any(|entry| entry.is_misspelling_of(field)) {
                return None;
            }
            let Some(entry) = members.get(name) else {
                return Some(Spot::Gap { object, pointer, rest: &path[depth..] });
            };
            if entry.is_repeated || entry.is_optional || entry.written.is_unchecked || !entry.arms().is_empty() {
                return None;
            }
            pointer = pointer.child(field.wire);
            if depth + 1 == path.len() {
                return Some(Spot::Entry(pointer));
            }
            let Typed::Object(inner) = &entry.value.value else { return None };
            (object, members) = (inner.object, members.inside(&inner.entries));
        }
        None
    }

    /// Returns whether changes correct a breach, and break no rule that is not broken or undecided before.
    fn is_exact(&self, breach: &Breach<'_>, targets: &[Target]) -> bool {
        let before = breach.shape;
        let after = targets.iter().fold(before, |shape, target| changed(breach.subject, shape, target));
        RULES.iter().all(|rule| {
            rule.checks(breach.subject).iter().all(|check| {
                let is_broken = check.broken_case(after).is_some();
                let is_this = check.broken_case(before).is_some_and(|case| ptr::eq(case, breach.case));
                let was_broken = check.broken_case(before).is_some() || check.is_undecided(before);
                let is_allowed = rule.id.waiver().is_some_and(|waiver| self.allowed.contains(waiver));
                // `#![expect]` needs the breach that it names.
                let is_expected = is_allowed && self.origin == Origin::Macro && was_broken;
                if is_broken { is_allowed || was_broken && !is_this } else { !is_expected }
            })
        })
    }
}

fn targets(subject: Subject, facts: FactSet, value: Option<&Sample>) -> Vec<Target> {
    subject.facts_in(facts).map(|fact| Target { path: fact.path, value: value.cloned() }).collect()
}

/// Returns the object at a path.
fn object_along(object: &'static Object, path: &[&str]) -> Option<&'static Object> {
    path.iter().try_fold(object, |object, name| object.by_rust(name)?.kind.object())
}

/// Returns the first field of a path, and a value that has the others in it.
fn nested(object: &'static Object, path: &[&str], value: &Sample) -> Option<(&'static Field, Sample)> {
    let [name, rest @ ..] = path else { return None };
    let field = object.by_rust(name)?;
    if rest.is_empty() {
        return Some((field, value.clone()));
    }
    let inner = nested(field.kind.object()?, rest, value)?;
    Some((field, Sample::Object(Vec::from([inner]))))
}

/// Returns the facts after a change.
fn changed(subject: Subject, shape: Shape, target: &Target) -> Shape {
    let mut after = shape;
    for (single, fact) in subject.singles_in(subject.all_facts()) {
        let holds = match &target.value {
            None if fact.path.starts_with(target.path) => false,
            None => match (fact.test, target.path.strip_prefix(fact.path)) {
                (Test::Has(names), Some([name])) if names.contains(name) => false,
                _ => continue,
            },
            Some(_) if fact.test == Test::Present && target.path.starts_with(fact.path) => true,
            Some(value) if fact.path == target.path => match (fact.test, value) {
                (Test::Present | Test::Chosen, _) => true,
                (Test::True, Sample::Bool(value)) => *value,
                (Test::False, Sample::Bool(value)) => !value,
                (Test::Is(word), Sample::Word(written)) => word == written,
                (Test::Not(word), Sample::Word(written)) => word != written,
                _ => false,
            },
            Some(_) => continue,
        };
        after.maybe = after.maybe - single;
        after.unknown = after.unknown - single;
        after.holds = if holds { after.holds | single } else { after.holds - single };
    }
    after
}
