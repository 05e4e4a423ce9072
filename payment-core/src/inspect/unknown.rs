//! What an unknown key is likely to mean.

use alloc::{string::String, vec::Vec};

use super::{
    Style,
    wording::{commas, joined, say},
};
use crate::{
    bytes, near,
    node::Entry,
    schema::{Field, Kind, Object, SESSION},
};

/// What to do about a key that is near no member of `object`, which lies at the end of `pointer`.
pub fn help(object: &'static Object, key: &str, pointer: &str, style: Style) -> String {
    if let Some(homes) = homes(key, pointer, style) {
        return say("it belongs {}", &[&homes]);
    }
    let (mut all, mut begun) = (Vec::new(), Vec::new());
    for field in object.fields {
        let name = say("`{}`", &[&style.key(field)]);
        // half written: what it may become
        if key.len() > 2 && near::begins(field.wire, key) {
            begun.push(name.clone());
        }
        all.push(name);
    }
    match begun.is_empty() {
        true => say("what may stand here is {}", &[&commas(&all)]),
        false => say("write {}", &[&joined(&begun, "or")]),
    }
}

/// The objects that have a member of this name, if any has: those near by, and those near the top.
fn homes(key: &str, pointer: &str, style: Style) -> Option<String> {
    let mut found = Vec::new();
    search(SESSION, "", &near::plain(key), &mut found);
    if found.is_empty() {
        return None;
    }
    let here = members(pointer);
    let (mut nearest, mut farthest, mut highest) = (usize::MAX, 0, usize::MAX);
    for home in &found {
        nearest = nearest.min(way(&here, home));
        farthest = farthest.max(way(&here, home));
        highest = highest.min(depth(home));
    }
    if highest == 0 {
        return Some("at the top of the request".into());
    }
    let (mut names, mut length) = (Vec::new(), nearest);
    while length <= farthest {
        for home in &found {
            if way(&here, home) == length && (length == nearest || depth(home) == highest) {
                names.push(say("`{}`", &[&style.path(home)]));
            }
        }
        length += 1;
    }
    Some(say("in {}", &[&joined(&names, "or")]))
}

/// The path of the members on the way to the end of a pointer, without places in lists.
fn members(pointer: &str) -> String {
    let (mut path, mut rest) = (String::new(), pointer);
    while !rest.is_empty() {
        let (segment, after) = bytes::cut(rest, b'/').unwrap_or((rest, ""));
        if matches!(segment.as_bytes(), [b'a'..=b'z', ..]) {
            path = below(&path, segment);
        }
        rest = after;
    }
    path
}

/// The path of a member, from that of its object: wire names, joined by points.
fn below(path: &str, wire: &str) -> String {
    let template = if path.is_empty() { "{}{}" } else { "{}.{}" };
    say(template, &[path, wire])
}

/// How far it is from `here` to another object.
fn way(mut here: &str, mut home: &str) -> usize {
    while !here.is_empty() && first(here).0 == first(home).0 {
        (here, home) = (first(here).1, first(home).1);
    }
    depth(here) + depth(home)
}

fn depth(mut path: &str) -> usize {
    let mut depth = 0;
    while !path.is_empty() {
        path = first(path).1;
        depth += 1;
    }
    depth
}

/// The first member of a path, and the others.
fn first(path: &str) -> (&str, &str) {
    bytes::cut(path, b'.').unwrap_or((path, ""))
}

fn search(object: &'static Object, path: &str, key: &str, found: &mut Vec<String>) {
    for field in object.fields {
        if near::same(field.wire, key) {
            found.push(path.into());
            break;
        }
    }
    for field in object.fields {
        let mut kind = field.kind;
        while let Kind::List(item) = kind {
            kind = *item;
        }
        if let Kind::Object(inner) | Kind::Checked(inner) = kind {
            search(inner, &below(path, field.wire), key, found);
        }
    }
}

/// The member that a key is a misspelling of.
pub fn nearest(object: &'static Object, key: &str) -> Option<&'static Field> {
    let mut names = Vec::with_capacity(object.fields.len());
    for field in object.fields {
        names.push(field.wire);
    }
    object.by_wire(near::nearest(key, &names)?)
}

/// The member that a word without a key is meant for, as in `{ QR }`.
pub fn wordless(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    if entry.is_alone() { object.taking(&entry.key) } else { None }
}

/// The one member that a key without colon and value is the beginning of.
pub fn begun(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    if !entry.is_alone() {
        return None;
    }
    let mut begun = None;
    for field in object.fields {
        if near::begins(field.wire, &entry.key) {
            if begun.is_some() {
                return None;
            }
            begun = Some(field);
        }
    }
    begun
}
