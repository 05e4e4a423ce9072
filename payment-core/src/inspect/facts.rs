//! The facts of a tree that has been inspected.

use alloc::vec::Vec;

use super::tree::{Entry, KeyMatch, Value};
use crate::{
    rules::{Fact, FactSet, Scope, Shape, Test, wrong_length},
    schema::{Field, Kind, Object},
};

/// Whether a fact holds.
#[derive(Clone, Copy)]
enum State {
    No,
    Yes,
    Maybe,
    Unknown,
}

/// What is at a path.
#[derive(Clone, Copy)]
enum Found<'t, 'a> {
    Nothing,
    /// A value that is refused, or a misspelt key: the facts are unknown.
    Unclear,
    Entry(&'t Entry<'a>),
}

/// Returns the shape of an object that has been inspected.
pub fn shape<S: Scope>(object: &'static Object, entries: &[Entry<'_>]) -> Shape<S> {
    let mut shape = Shape::default();
    for (single, fact) in FactSet::<S>::ALL.iter() {
        match state(fact.test, value_at(object, entries, fact.path)) {
            State::No => {}
            State::Yes => shape.holds |= single,
            State::Maybe => shape.maybe |= single,
            State::Unknown => shape.unknown |= single,
        }
    }
    shape
}

fn value_at<'t, 'a>(object: &'static Object, entries: &'t [Entry<'a>], path: &[&str]) -> Found<'t, 'a> {
    let [name, rest @ ..] = path else {
        return Found::Nothing;
    };
    let Some(field) = object.by_rust(name) else {
        return Found::Nothing;
    };
    let given = entries.iter().find(|entry| entry.may_be(field));
    match given.map(|entry| (entry, &entry.value.value, rest, field.kind)) {
        Some((Entry { is_unchecked: true, .. }, ..) | (_, Value::Doubtful, ..)) => Found::Unclear,
        Some((entry, _, [], _)) => Found::Entry(entry),
        Some((_, Value::Object(inner), _, Kind::Object(object))) => value_at(object, inner, rest),
        Some(_) => Found::Unclear,
        None if entries.iter().any(|entry| entry.is_near(field)) => Found::Unclear,
        // A required field that is absent is reported as missing, and decides nothing.
        None if field.required => Found::Unclear,
        None => Found::Nothing,
    }
}

fn state(test: Test, found: Found<'_, '_>) -> State {
    let entry = match found {
        Found::Nothing => return State::No,
        Found::Unclear => return State::Unknown,
        Found::Entry(entry) => entry,
    };
    let known = |holds| if holds { State::Yes } else { State::No };
    match (test, &entry.value.value) {
        (Test::Present, _)
        | (Test::Chosen, Value::Word(_) | Value::Text(_) | Value::Expression)
        | (Test::True | Test::Not(_), Value::Expression) => {
            let is_reported = matches!(entry.value.value, Value::Refused | Value::Misplaced);
            if entry.is_optional && !is_reported { State::Maybe } else { State::Yes }
        }
        (Test::Is(word), Value::Word(written)) => known(word == *written),
        (Test::False, Value::Bool(value)) => known(!value),
        (Test::True, Value::Bool(value)) => known(*value),
        (Test::Not(word), Value::Word(written)) => known(word != *written),
        (Test::Has(fields), Value::Object(entries)) => has_all(fields, entry, entries),
        (Test::WrongLength { number, channel }, Value::Object(entries)) => {
            if [number, channel].iter().any(|name| member(entries, name).is_some_and(|entry| entry.is_unchecked)) {
                return State::Unknown;
            }
            let written = literal(entries, channel).zip(literal(entries, number));
            known(written.is_some_and(|(channel, number)| wrong_length(channel, number).is_some()))
        }
        _ => State::Unknown,
    }
}

/// Returns whether all these fields are present. One that is unknown makes the answer unknown, whatever the others are.
fn has_all(fields: &[&str], entry: &Entry<'_>, entries: &[Entry<'_>]) -> State {
    let KeyMatch::Given(Field { kind: Kind::Object(object), .. }) = entry.key_match else {
        return State::Unknown;
    };
    let states = fields.iter().map(|field| state(Test::Present, value_at(object, entries, &[field])));
    states.fold(State::Yes, |all, state| match (all, state) {
        (State::Unknown, _) | (_, State::Unknown) => State::Unknown,
        (State::No, _) | (_, State::No) => State::No,
        (State::Maybe, _) | (_, State::Maybe) => State::Maybe,
        (State::Yes, State::Yes) => State::Yes,
    })
}

/// Returns whether a field of `object` is known to be present.
pub fn is_present(field: &str, object: &'static Object, entries: &[Entry<'_>]) -> bool {
    matches!(state(Test::Present, value_at(object, entries, &[field])), State::Yes)
}

/// Returns the literal value of a field.
pub fn literal<'t>(entries: &'t [Entry<'_>], rust: &str) -> Option<&'t str> {
    match &member(entries, rust)?.value.value {
        Value::Text(text) => Some(text),
        Value::Word(word) => Some(word),
        _ => None,
    }
}

/// Returns the entry that counts as the field with this Rust name.
pub fn member<'t, 'a>(entries: &'t [Entry<'a>], rust: &str) -> Option<&'t Entry<'a>> {
    entries.iter().find(|entry| entry.given().is_some_and(|field| field.rust == rust))
}

/// Returns the entries on the way to a fact, or `None` if one of them is absent.
pub fn entries_to<'t, 'a>(fact: &Fact, entries: &'t [Entry<'a>]) -> Option<Vec<&'t Entry<'a>>> {
    let mut entries = entries;
    let mut way = Vec::new();
    for name in fact.path {
        let entry = member(entries, name)?;
        match &entry.value.value {
            Value::Null => return None,
            Value::Object(inner) => entries = inner,
            _ => {}
        }
        way.push(entry);
    }
    Some(way)
}

/// Returns the entry that a fact is about, or `None` if it is absent.
pub fn entry_of<'t, 'a>(fact: &Fact, entries: &'t [Entry<'a>]) -> Option<&'t Entry<'a>> {
    entries_to(fact, entries)?.pop()
}

/// Returns whether a fact is about a field that is `null`, or that lies in one.
pub fn is_null(fact: &Fact, entries: &[Entry<'_>]) -> bool {
    let mut entries = entries;
    for name in fact.path {
        match member(entries, name).map(|entry| &entry.value.value) {
            Some(Value::Null) => return true,
            Some(Value::Object(inner)) => entries = inner,
            _ => return false,
        }
    }
    false
}
