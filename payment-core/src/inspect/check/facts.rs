//! The facts of a tree that has been inspected.

use alloc::vec::Vec;

use super::selections::Members;
use crate::{
    inspect::{
        tree::Value,
        typed::{Cause, Flaw, Typed, TypedEntry, TypedNode},
    },
    rules::{Fact, Seen, Shape, State, Subject, Test},
    schema::{Content, Object},
};

/// Returns the shape of an object that has been inspected.
pub fn shape_of_object(subject: Subject, members: Members<'_, '_>) -> Shape {
    let mut shape = Shape::default();
    for (single, fact) in subject.singles_in(subject.all_facts()) {
        shape.set(single, find(subject.object(), members, fact.path).state_of(fact.test, members));
    }
    shape
}

/// The entry at a path.
enum Found<'s, 't> {
    Nothing,
    /// The value is below a rejected one, or may be under an unknown key.
    Unclear,
    Entry(&'s TypedEntry<'t>),
}

fn find<'s, 't>(object: &'static Object, members: Members<'s, 't>, path: &[&str]) -> Found<'s, 't> {
    let [name, rest @ ..] = path else {
        return Found::Nothing;
    };
    let Some(field) = object.by_rust(name) else {
        return Found::Nothing;
    };
    let given = members.iter().find(|entry| entry.may_set(field));
    match given.map(|entry| (entry, &entry.value.value, rest)) {
        Some((entry, _, [])) if entry.written.is_unchecked => Found::Entry(entry),
        Some((_, Typed::Invalid(Flaw { cause: Cause::Doubtful, .. }), _)) => Found::Unclear,
        Some((entry, _, [])) => Found::Entry(entry),
        Some((entry, Typed::Object(inner), _)) if !entry.written.is_unchecked => {
            find(inner.object, members.inside(&inner.entries), rest)
        }
        Some(_) => Found::Unclear,
        None if members.iter().any(|entry| entry.may_mean(field)) => Found::Unclear,
        // This is reported.
        None if members.are_given_by_several_choices(field) => Found::Unclear,
        // A required field that is absent is reported as missing, and decides nothing.
        None if field.required => Found::Unclear,
        None => Found::Nothing,
    }
}

impl<'t> Found<'_, 't> {
    fn seen(&self) -> Seen<'t> {
        match self {
            Self::Nothing => Seen::Absent,
            Self::Unclear => Seen::Unknown,
            Self::Entry(entry) => seen(entry),
        }
    }

    /// Returns the state of a statement about the value. `members` are those of any object of the same selection.
    fn state_of(&self, test: Test, members: Members<'_, '_>) -> State {
        test.state(self.seen(), |name| match self {
            Self::Entry(TypedEntry { value: TypedNode { value: Typed::Object(inner), .. }, .. }) => {
                find(inner.object, members.inside(&inner.entries), &[name]).seen()
            }
            _ => Seen::Unknown,
        })
    }
}

/// Returns the knowledge about an entry that is present.
fn seen<'t>(entry: &TypedEntry<'t>) -> Seen<'t> {
    if entry.written.is_unchecked {
        return Seen::Unchecked(presence_of_unchecked(entry));
    }
    let presence = if entry.is_optional { State::Maybe } else { State::Yes };
    let content = match &entry.value.value {
        // What is wrong with the `?` is reported.
        Typed::Invalid(Flaw { cause: Cause::Rejected | Cause::Misplaced, .. }) => return Seen::Rejected(State::Yes),
        Typed::Invalid(_) => return Seen::Rejected(presence),
        Typed::Bool(value) => Content::Bool(*value),
        Typed::EnumValue(_, word) => Content::Text(word),
        Typed::Text(_, text) | Typed::Unlisted(_, text) => Content::Text(text),
        Typed::Object(_) => Content::Object,
        Typed::RunTime(_) => Content::RunTime,
        _ => Content::Other,
    };
    Seen::Given(presence, content)
}

/// Returns whether an unchecked entry is present: known if its value cannot be `null`, or is.
fn presence_of_unchecked(entry: &TypedEntry<'_>) -> State {
    match (&entry.value.value, &entry.written.value.value) {
        // A wrong mark is reported.
        (Typed::Invalid(_), _) => State::Unknown,
        _ if entry.is_optional => State::Unknown,
        (_, Value::Null) => State::No,
        (Typed::UncheckedText(_), _) => State::Yes,
        (_, value) if value.may_be_run_time() => State::Unknown,
        _ => State::Yes,
    }
}

/// Returns whether a field of `object` is absent, or may be.
pub fn may_be_absent(field: &str, object: &'static Object, members: Members<'_, '_>) -> bool {
    matches!(find(object, members, &[field]).seen().presence(), State::No | State::Maybe)
}

/// Returns the literal value of a field.
pub fn literal_value<'t>(members: Members<'_, 't>, rust: &str) -> Option<&'t str> {
    match &members.get(rust)?.value.value {
        Typed::Text(_, text) | Typed::Unlisted(_, text) => Some(text),
        Typed::EnumValue(_, word) => Some(word),
        _ => None,
    }
}

/// Returns the entries on the way to a fact, or `None` if one of them is absent.
pub fn entries_to<'s, 't>(fact: &Fact, members: Members<'s, 't>) -> Option<Vec<&'s TypedEntry<'t>>> {
    let mut members = members;
    let mut way = Vec::new();
    for name in fact.path {
        let entry = members.get(name)?;
        match &entry.value.value {
            Typed::Absent => return None,
            Typed::Object(inner) => members = members.inside(&inner.entries),
            _ => {}
        }
        way.push(entry);
    }
    Some(way)
}

/// Returns the entry that a fact is about, or `None` if it is absent.
pub fn entry_of<'s, 't>(fact: &Fact, members: Members<'s, 't>) -> Option<&'s TypedEntry<'t>> {
    entries_to(fact, members)?.pop()
}

/// Returns whether a fact is about a field that is `null`, or that lies in one.
pub fn is_in_null(fact: &Fact, members: Members<'_, '_>) -> bool {
    let mut members = members;
    for name in fact.path {
        match members.get(name).map(|entry| &entry.value.value) {
            Some(Typed::Absent) => return true,
            Some(Typed::Object(inner)) => members = members.inside(&inner.entries),
            _ => return false,
        }
    }
    false
}
