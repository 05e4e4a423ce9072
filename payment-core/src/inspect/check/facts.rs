//! The facts of a tree that has been inspected.

use alloc::vec::Vec;

use super::selections::Members;
use crate::{
    inspect::{
        tree::Value,
        typed::{Cause, Flaw, Typed, TypedEntry},
    },
    rules::{Fact, Shape, Subject, Test, wrong_length},
    schema::Object,
};

/// The state of a fact.
#[derive(Clone, Copy)]
enum State {
    No,
    Yes,
    Maybe,
    Unknown,
}

/// The entry at a path.
enum Found<'s, 't> {
    Nothing,
    /// A value that is rejected, or a misspelt key: the facts are unknown.
    Unclear,
    /// An unchecked entry: only its presence may be known.
    Unchecked(&'s TypedEntry<'t>),
    Entry(&'s TypedEntry<'t>),
}

/// Returns the shape of an object that has been inspected.
///
/// `meant` are the ways to fields that unknown keys of other objects mean, in wire names from this object: such a field, and
/// each object on the way to it, is unknown where it is absent.
pub fn shape_of_object(subject: Subject, members: Members<'_, '_>, meant: &[&[&str]]) -> Shape {
    let mut shape = Shape::default();
    for (single, fact) in subject.singles_in(subject.all_facts()) {
        let found = match value_at(subject.object(), members, fact.path) {
            Found::Nothing if is_meant(fact.path, subject.object(), meant) => Found::Unclear,
            found => found,
        };
        match state_of(fact.test, &found, members) {
            State::No => {}
            State::Yes => shape.holds |= single,
            State::Maybe => shape.maybe |= single,
            State::Unknown => shape.unknown |= single,
        }
    }
    shape
}

/// Returns whether an unknown key means the field at the end of a path, an object on the way to it, or something in it.
fn is_meant(path: &[&str], object: &Object, meant: &[&[&str]]) -> bool {
    let wire_names = || {
        let mut object = Some(object);
        path.iter().map_while(move |name| {
            let field = object?.by_rust(name)?;
            object = field.kind.object();
            Some(field.wire)
        })
    };
    meant.iter().any(|way| way.iter().zip(wire_names()).all(|(meant, name)| **meant == *name))
}

fn value_at<'s, 't>(object: &'static Object, members: Members<'s, 't>, path: &[&str]) -> Found<'s, 't> {
    let [name, rest @ ..] = path else {
        return Found::Nothing;
    };
    let Some(field) = object.by_rust(name) else {
        return Found::Nothing;
    };
    let given = members.iter().find(|entry| entry.may_set(field));
    match given.map(|entry| (entry, &entry.value.value, rest)) {
        Some((entry, _, [])) if entry.written.is_unchecked => Found::Unchecked(entry),
        Some((entry, ..)) if entry.written.is_unchecked => Found::Unclear,
        Some((_, Typed::Invalid(Flaw { cause: Cause::Doubtful, .. }), _)) => Found::Unclear,
        Some((entry, _, [])) => Found::Entry(entry),
        Some((_, Typed::Object(inner), _)) => value_at(inner.object, members.inside(&inner.entries), rest),
        Some(_) => Found::Unclear,
        None if members.iter().any(|entry| entry.is_misspelling_of(field)) => Found::Unclear,
        // This is reported.
        None if members.are_given_by_several_choices(field) => Found::Unclear,
        // A required field that is absent is reported as missing, and decides nothing.
        None if field.required => Found::Unclear,
        None => Found::Nothing,
    }
}

/// Returns whether a fact holds. `members` are those of any object of the same selection.
fn state_of<'s, 't>(test: Test, found: &Found<'s, 't>, members: Members<'s, 't>) -> State {
    let entry = match found {
        Found::Nothing => return State::No,
        Found::Unchecked(entry) if matches!(test, Test::Present | Test::Chosen) => return presence_of_unchecked(entry),
        Found::Unclear | Found::Unchecked(_) => return State::Unknown,
        Found::Entry(entry) => entry,
    };
    let known = |holds| if holds { State::Yes } else { State::No };
    match (test, &entry.value.value) {
        (Test::Present, _)
        | (Test::Chosen, Typed::EnumValue(..) | Typed::Unlisted(..) | Typed::RunTime(_))
        | (Test::True | Test::Not(_), Typed::RunTime(_)) => {
            let is_reported =
                matches!(entry.value.value, Typed::Invalid(Flaw { cause: Cause::Rejected | Cause::Misplaced, .. }));
            if entry.is_optional && !is_reported { State::Maybe } else { State::Yes }
        }
        (Test::Is(word), Typed::EnumValue(_, written)) => known(word == *written),
        (Test::False, Typed::Bool(value)) => known(!value),
        (Test::True, Typed::Bool(value)) => known(*value),
        (Test::Not(word), Typed::EnumValue(_, written)) => known(word != *written),
        (Test::Has(fields), Typed::Object(inner)) => has_all(fields, inner.object, members.inside(&inner.entries)),
        (Test::WrongLength { number, channel }, Typed::Object(inner)) => {
            let members = members.inside(&inner.entries);
            if [number, channel].iter().any(|name| is_unclear(&value_at(inner.object, members, &[name]))) {
                return State::Unknown;
            }
            let written = literal_value(members, channel).zip(literal_value(members, number));
            known(written.is_some_and(|(channel, number)| wrong_length(channel, number).is_some()))
        }
        _ => State::Unknown,
    }
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

/// Returns whether a value is not known: it is unchecked, rejected, or under a misspelt key.
fn is_unclear(found: &Found<'_, '_>) -> bool {
    match found {
        Found::Nothing => false,
        Found::Unclear | Found::Unchecked(_) => true,
        Found::Entry(entry) => matches!(entry.value.value, Typed::Invalid(_)),
    }
}

/// Returns whether all these fields are present. One that is absent decides, whatever the others are.
fn has_all(fields: &[&str], object: &'static Object, members: Members<'_, '_>) -> State {
    let states = fields.iter().map(|field| state_of(Test::Present, &value_at(object, members, &[field]), members));
    states.fold(State::Yes, |all, state| match (all, state) {
        (State::No, _) | (_, State::No) => State::No,
        (State::Unknown, _) | (_, State::Unknown) => State::Unknown,
        (State::Maybe, _) | (_, State::Maybe) => State::Maybe,
        (State::Yes, State::Yes) => State::Yes,
    })
}

/// Returns whether a field of `object` is absent, or may be.
pub fn may_be_absent(field: &str, object: &'static Object, members: Members<'_, '_>) -> bool {
    matches!(state_of(Test::Present, &value_at(object, members, &[field]), members), State::No | State::Maybe)
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
