//! What combination rules see of a tree.

use alloc::{string::String, vec::Vec};

use super::tree::{Entry, Node, Standing, Value};
use crate::base::wording::{commas, joined, say};
use crate::schema::key_style::Style;
use crate::{
    rules::{Blame, Case, facts::number_misfit},
    schema::{
        Field, Kind, Object,
        facts::{Fact, Scope, Shape, Test},
    },
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
    for at in 0..scope.facts.len() {
        let (fact, bit) = (&scope.facts[at], 1 << at);
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
                (Value::Doubtful, ..) => return Found::Unclear,
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
    let Standing::Given(Field { kind: Kind::Object(object), .. }) = entry.standing else {
        return State::Unknown;
    };
    let mut all = State::Yes;
    for member in members {
        // what is unknown silences, whatever the others say
        all = match (all, state(Test::Present, find(object, entries, &[member]))) {
            (State::Unknown, _) | (_, State::Unknown) => State::Unknown,
            (State::No, _) | (_, State::No) => State::No,
            (State::Maybe, _) | (_, State::Maybe) => State::Maybe,
            (State::Yes, State::Yes) => State::Yes,
        };
    }
    all
}

/// Why the account number does not fit its channel.
fn misfit(entries: &[Entry<'_>]) -> Option<String> {
    number_misfit(written(entries, "channel")?, written(entries, "virtual_account_number")?)
}

/// What is written out as a member.
fn written<'t>(entries: &'t [Entry<'_>], rust: &str) -> Option<&'t str> {
    match &member(entries, rust)?.value.value {
        Value::Text(text) => Some(text),
        Value::Word(word) => Some(word),
        _ => None,
    }
}

/// The entry that counts as this member.
pub fn member<'t, 'a>(entries: &'t [Entry<'a>], rust: &str) -> Option<&'t Entry<'a>> {
    for entry in entries {
        if matches!(entry.standing, Standing::Given(field) if field.rust == rust) {
            return Some(entry);
        }
    }
    None
}

/// Whether a member is there, if under a misspelt key.
pub fn is_there(field: &Field, entries: &[Entry<'_>]) -> bool {
    for entry in entries {
        if entry.is(field) || matches!(entry.standing, Standing::Near(near) if core::ptr::eq(near, field)) {
            return true;
        }
    }
    false
}

/// Where the blame goes, if something of it is there: the place, and the fact that leads to it.
pub fn place(blames: &[Blame], scope: &'static Scope, entries: &[Entry<'_>]) -> Option<(usize, &'static Fact)> {
    for blame in blames {
        let (Blame::Key(bits) | Blame::Value(bits) | Blame::Last(bits)) = *blame else { continue };
        let mut last = None;
        for at in 0..scope.facts.len() {
            let fact = &scope.facts[at];
            if bits & (1 << at) == 0 {
                continue;
            }
            let Some(entry) = follow(fact, entries, &mut String::new()) else { continue };
            let place = if let Blame::Value(_) = blame { entry.value.place } else { entry.place };
            if !matches!(last, Some((later, _)) if later > place) {
                last = Some((place, fact));
            }
        }
        if last.is_some() {
            return last;
        }
    }
    None
}

/// The first of these facts that stands under a key with `?`, and its entry.
pub fn optional<'t, 'a>(
    bits: u64,
    scope: &'static Scope,
    entries: &'t [Entry<'a>],
) -> Option<(&'t Entry<'a>, &'static Fact)> {
    for at in 0..scope.facts.len() {
        let fact = &scope.facts[at];
        if bits & (1 << at) != 0
            && let Some(entry) = follow(fact, entries, &mut String::new())
            && entry.is_optional
        {
            return Some((entry, fact));
        }
    }
    None
}

/// The entry at a fact's path, if it is there; its pointer is appended.
pub fn follow<'t, 'a>(fact: &Fact, mut entries: &'t [Entry<'a>], pointer: &mut String) -> Option<&'t Entry<'a>> {
    let mut found = None;
    for name in fact.path {
        let entry = member(entries, name)?;
        pointer.push('/');
        pointer.push_str(entry.given()?.wire);
        match &entry.value.value {
            Value::Null => return None,
            Value::Object(inner) => entries = inner,
            _ => {}
        }
        found = Some(entry);
    }
    found
}

/// Whether one of these facts is about a member that is `null`.
fn is_null(bits: u64, scope: &'static Scope, entries: &[Entry<'_>]) -> bool {
    for at in 0..scope.facts.len() {
        let mut entries = entries;
        for name in scope.facts[at].path {
            match member(entries, name) {
                Some(Entry { value: Node { value: Value::Null, .. }, .. }) if bits & (1 << at) != 0 => return true,
                Some(Entry { value: Node { value: Value::Object(inner), .. }, .. }) => entries = inner,
                _ => break,
            }
        }
    }
    false
}

/// What to add for a member to be there: in the innermost of its objects that is.
fn addition(path: &[&str], object: &'static Object, entries: &[Entry<'_>], style: Style) -> String {
    let (mut outer, mut rest) = (String::new(), path);
    let (mut object, mut entries) = (object, entries);
    while let [name, inner @ ..] = rest
        && let Some(Entry { value: Node { value: Value::Object(members), .. }, .. }) = member(entries, name)
        && let Some(Field { kind: Kind::Object(of), wire, .. }) = object.by_rust(name)
    {
        let point = if outer.is_empty() { "" } else { "." };
        outer = say("{}{}{}", &[&outer, point, &style.path(wire)]);
        (rest, object, entries) = (inner, *of, members);
    }
    let sample = style.sample_of(object, rest);
    if outer.is_empty() { say("`{}`", &[&sample]) } else { say("`{}` in `{}`", &[&sample, &outer]) }
}

/// What a case's message tells of the request: the method chosen, which members are missing, how many digits a
/// number needs.
pub fn details(
    case: &Case,
    scope: &'static Scope,
    object: &'static Object,
    entries: &[Entry<'_>],
    style: Style,
) -> Vec<(&'static str, String)> {
    let mut details = Vec::new();
    // what is `null` is there: to add it would give it twice
    details.push(("add", if is_null(case.off, scope, entries) { "write" } else { "add" }.into()));
    for at in 0..scope.facts.len() {
        let fact = &scope.facts[at];
        if (case.on | case.off) & (1 << at) == 0 {
            continue;
        }
        let entry = follow(fact, entries, &mut String::new());
        let Some(Entry { value, standing: Standing::Given(field), .. }) = entry else {
            if let Test::Chosen = fact.test {
                details.push(("addition", addition(fact.path, object, entries, style)));
            }
            continue;
        };
        match (fact.test, &value.value, field.kind) {
            (Test::Chosen, Value::Word(word), _) => details.push(("chosen", say("`{}`", &[word]))),
            (Test::Misfit, Value::Object(members), _) => {
                if let Some(digits) = misfit(members) {
                    details.push(("digits", digits));
                }
            }
            (Test::Has(names), Value::Object(members), Kind::Object(object)) => {
                let (names, samples) = absent(names, object, members, style);
                details.push(("missing", joined(&names, "and")));
                details.push(("samples", say("`{}`", &[&commas(&samples)])));
            }
            _ => {}
        }
    }
    details
}

/// Which of these members are not there: names and samples.
fn absent(
    members: &[&str],
    object: &'static Object,
    entries: &[Entry<'_>],
    style: Style,
) -> (Vec<String>, Vec<String>) {
    let (mut names, mut samples) = (Vec::new(), Vec::new());
    for member in members {
        let is_there = matches!(state(Test::Present, find(object, entries, &[member])), State::Yes);
        if let Some(field) = object.by_rust(member)
            && !is_there
        {
            names.push(style.name(field));
            samples.push(style.sample(field));
        }
    }
    (names, samples)
}
