//! What combination rules see of a tree.

use alloc::{format, string::String, vec, vec::Vec};

use super::wording;
use crate::{
    facts::number_misfit,
    node::{Entry, Standing, Value},
    rules::{Blame, Case},
    schema::{Kind, Object},
    shape::{Fact, Scope, Shape, Test},
};

/// Whether a fact holds.
#[derive(Clone, Copy)]
enum State {
    No,
    Yes,
    Maybe,
    Unknown,
}

/// What stands at a path.
#[derive(Clone, Copy)]
enum Found<'t, 'a> {
    Nothing,
    /// Refused, or a near miss: nobody can tell.
    Unclear,
    Entry(&'t Entry<'a>),
}

/// The shape of an object that has been looked at.
pub fn shape(scope: &'static Scope, object: &'static Object, entries: &[Entry<'_>]) -> Shape {
    let mut shape = Shape::default();
    for (at, fact) in scope.facts.iter().enumerate() {
        let bit = 1 << at;
        match state(fact.test, find(object, entries, fact.path)) {
            State::No => {}
            State::Yes => shape.is |= bit,
            State::Maybe => shape.maybe |= bit,
            State::Unknown => shape.unknown |= bit,
        }
    }
    shape
}

fn find<'t, 'a>(object: &'static Object, entries: &'t [Entry<'a>], path: &[&str]) -> Found<'t, 'a> {
    let [name, rest @ ..] = path else {
        return Found::Nothing;
    };
    let Some(field) = object.by_rust(name) else {
        return Found::Nothing;
    };
    let mut near = false;
    for entry in entries {
        match entry.standing {
            Standing::Given(given) if core::ptr::eq(given, field) => match (&entry.value.value, rest, field.kind) {
                (Value::Null, ..) => {}
                (_, [], _) => return Found::Entry(entry),
                (Value::Object(inner), _, Kind::Object(object)) => {
                    return find(object, inner, rest);
                }
                _ => return Found::Unclear,
            },
            Standing::Near(given) => near |= core::ptr::eq(given, field),
            _ => {}
        }
    }
    // a required member that is absent is spoken of as missing, and decides nothing
    if near || field.required { Found::Unclear } else { Found::Nothing }
}

fn state(test: Test, found: Found<'_, '_>) -> State {
    let entry = match found {
        Found::Nothing => return State::No,
        Found::Unclear => return State::Unknown,
        Found::Entry(entry) => entry,
    };
    let known = |holds| if holds { State::Yes } else { State::No };
    match (test, &entry.value.value) {
        (Test::Present, _) | (Test::Chosen, Value::Word(_) | Value::Text(_) | Value::Expression) => {
            let is_spoken_of = matches!(entry.value.value, Value::Refused | Value::Misplaced);
            if entry.is_optional && !is_spoken_of { State::Maybe } else { State::Yes }
        }
        (Test::Is(word), Value::Word(written)) => known(word == *written),
        (Test::False, Value::Bool(value)) => known(!value),
        (Test::Has(members), Value::Object(entries)) => has(members, entry, entries),
        (Test::Misfit, Value::Object(entries)) => known(misfit(entries).is_some()),
        _ => State::Unknown,
    }
}

/// Whether all of `members` are there.
fn has(members: &[&str], entry: &Entry<'_>, entries: &[Entry<'_>]) -> State {
    let Some(Kind::Object(object)) = entry.given().map(|field| field.kind) else {
        return State::Unknown;
    };
    let states = members.iter().map(|member| state(Test::Present, find(object, entries, &[member])));
    // what is unknown silences, whatever the others say
    states.fold(State::Yes, |all, one| match (all, one) {
        (State::Unknown, _) | (_, State::Unknown) => State::Unknown,
        (State::No, _) | (_, State::No) => State::No,
        (State::Maybe, _) | (_, State::Maybe) => State::Maybe,
        (State::Yes, State::Yes) => State::Yes,
    })
}

/// Why the account number does not fit its channel.
fn misfit(entries: &[Entry<'_>]) -> Option<String> {
    let written = |name| match &member(entries, name)?.value.value {
        Value::Text(text) => Some(&**text),
        Value::Word(word) => Some(*word),
        _ => None,
    };
    number_misfit(written("channel")?, written("virtual_account_number")?)
}

/// The entry that counts as this member.
pub fn member<'t, 'a>(entries: &'t [Entry<'a>], rust: &str) -> Option<&'t Entry<'a>> {
    entries.iter().find(|entry| entry.given().is_some_and(|field| field.rust == rust))
}

/// Where a blame goes, if it is there, with the pointer from the object that the rule is about.
pub fn place(blame: Blame, scope: &'static Scope, entries: &[Entry<'_>]) -> Option<(usize, String)> {
    match blame {
        Blame::Key(bit) => follow(scope, bit, entries).map(|(entry, pointer)| (entry.place, pointer)),
        Blame::Value(bit) => follow(scope, bit, entries).map(|(entry, pointer)| (entry.value.place, pointer)),
        Blame::Last(bits) => (0..scope.facts.len())
            .map(|at| 1 << at)
            .filter(|bit| bits & bit != 0)
            .filter_map(|bit| follow(scope, bit, entries))
            .map(|(entry, pointer)| (entry.place, pointer))
            .max_by_key(|(place, _)| *place),
        Blame::Whole => None,
    }
}

/// The entry at a fact's path, if it is there.
fn follow<'t, 'a>(scope: &'static Scope, bit: u64, mut entries: &'t [Entry<'a>]) -> Option<(&'t Entry<'a>, String)> {
    let (mut pointer, mut found) = (String::new(), None);
    for name in scope.facts[bit.trailing_zeros() as usize].path {
        let entry = member(entries, name).filter(|entry| !matches!(entry.value.value, Value::Null))?;
        pointer.push('/');
        wording::escape(entry.given()?.wire, &mut pointer);
        if let Value::Object(inner) = &entry.value.value {
            entries = inner;
        }
        found = Some(entry);
    }
    Some((found?, pointer))
}

/// What a case's message tells of the request: the method chosen, which members are missing, how many digits a
/// number needs.
pub fn details(
    case: &Case,
    scope: &'static Scope,
    entries: &[Entry<'_>],
    style: super::Style,
) -> Vec<(&'static str, String)> {
    let asked = |(at, _): &(usize, &Fact)| (case.on | case.off) & (1 << at) != 0;
    let detail = |(at, fact): (usize, &Fact)| {
        let (entry, _) = follow(scope, 1 << at, entries)?;
        match (fact.test, &entry.value.value, entry.given()?.kind) {
            (Test::Chosen, Value::Word(word), _) => Some(vec![("chosen", format!("`{word}`"))]),
            (Test::Misfit, Value::Object(members), _) => Some(vec![("digits", misfit(members)?)]),
            (Test::Has(names), Value::Object(members), Kind::Object(object)) => {
                let absent = |name: &&&str| !matches!(state(Test::Present, find(object, members, &[name])), State::Yes);
                let fields = || names.iter().filter(absent).filter_map(|name| object.by_rust(name));
                let missing: Vec<_> = fields().map(|field| style.name(field)).collect();
                let samples: Vec<_> = fields().map(|field| style.sample(field)).collect();
                let samples = format!("`{}`", wording::commas(&samples));
                Some(vec![("missing", wording::list(&missing)), ("samples", samples)])
            }
            _ => None,
        }
    };
    scope.facts.iter().enumerate().filter(asked).filter_map(detail).flatten().collect()
}
