//! What an unknown key is likely to mean.

use alloc::{string::String, vec::Vec};

use super::tree::{Entry, Standing, Value};
use super::{Inspector, Origin};
use crate::base::wording::{commas, joined, say, shorten};
use crate::schema::key_style::Style;
use crate::{
    base::{bytes, spelling},
    schema::{Field, Kind, Object, RuleId, SESSION},
};

impl Inspector {
    /// Speaks of an unknown key, and tells what it counts as.
    pub(super) fn unknown(
        &mut self,
        object: &'static Object,
        entry: &Entry<'_>,
        all: &[Entry<'_>],
        given: &[usize],
    ) -> Standing {
        let is_macro = self.origin == Origin::Macro;
        let wordless = if is_macro { wordless(object, entry) } else { None };
        let mut near = wordless;
        if near.is_none() {
            near = nearest(object, &entry.key);
        }
        if near.is_none() && is_macro {
            near = begun(object, entry);
        }
        let mut present = Vec::new();
        for at in given {
            if let Standing::Given(field) = all[*at].standing
                && all[*at].is(field)
            {
                present.push(field);
            }
        }
        if near.is_none()
            && let Some(field) = taking_value(object, entry)
            && !holds(&present, field)
        {
            near = Some(field);
        }
        let is_present = matches!(near, Some(field) if holds(&present, field));
        let style = if entry.is_identifier { Style::Rust } else { Style::Wire };
        let help = match near {
            Some(field) if is_present => say("remove it: `{}` is already present", &[style.plain(field)]),
            Some(field) if wordless.is_some() => say("write `{}: {}`", &[&style.key(field), &style.word(&entry.key)]),
            Some(field) => say("write `{}`", &[&style.key(field)]),
            None => help(object, &entry.key, &self.pointer, style, &present),
        };
        let name = shorten(&entry.key);
        let name = if name.is_empty() { "\"\"" } else { &name };
        let outer = self.enter(&entry.key, "");
        self.report(RuleId::UnknownField, entry.place, ("unknown field `{}`", &[name]), ("{}", &[&help]));
        self.leave(outer);
        match near {
            Some(field) if !is_present => Standing::Near(field),
            _ => Standing::Unknown,
        }
    }
}

fn holds(fields: &[&Field], field: &Field) -> bool {
    for other in fields {
        if core::ptr::eq(*other, field) {
            return true;
        }
    }
    false
}

/// What to do about a key that is near no member of `object`, which lies at the end of `pointer`.
fn help(object: &'static Object, key: &str, pointer: &str, style: Style, present: &[&Field]) -> String {
    let end = say("_{}", &[&Style::rust_name(key)]);
    let (mut all, mut begun, mut ended) = (Vec::new(), Vec::new(), Vec::new());
    for field in object.fields {
        let name = say("`{}`", &[&style.key(field)]);
        let is_there = holds(present, field);
        // half written: what it may become
        if key.len() > 2 && spelling::begins(field.wire, key) && !is_there {
            begun.push(name.clone());
        }
        // `amount` in a split is its `fixed_amount`, whatever there is elsewhere
        if field.rust.ends_with(&*end) && !is_there {
            ended.push(name.clone());
        }
        all.push(name);
    }
    if let Some(field) = joined_name(key, pointer) {
        return say("write `{}` at the top of the request", &[&style.key(field)]);
    }
    match homes(key, pointer, style) {
        Some((homes, is_inside)) if is_inside || ended.is_empty() => say("move it {}", &[&homes]),
        None if !begun.is_empty() => say("write {}", &[&joined(&begun, "or")]),
        _ if !ended.is_empty() => say("write {}", &[&joined(&ended, "or")]),
        _ => say("use one of {}", &[&commas(&all)]),
    }
}

/// The objects that have a member of this name, if any has: those near by, and those near the top. Whether the nearest
/// lies inside the object that the pointer leads to.
fn homes(key: &str, pointer: &str, style: Style) -> Option<(String, bool)> {
    let mut found = Vec::new();
    search(SESSION, "", &spelling::plain(key), &mut found);
    if found.is_empty() {
        return None;
    }
    let here = members(pointer);
    let (mut nearest, mut farthest, mut highest) = (usize::MAX, 0, usize::MAX);
    let mut is_inside = false;
    for home in &found {
        is_inside |= way(&here, home) + depth(&here) == depth(home);
        nearest = nearest.min(way(&here, home));
        farthest = farthest.max(way(&here, home));
        highest = highest.min(depth(home));
    }
    if highest == 0 {
        return Some(("to the top of the request".into(), here.is_empty()));
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
    Some((say("into {}", &[&joined(&names, "or")]), is_inside))
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
    if object.named(key).is_some() {
        found.push(path.into());
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
    object.by_wire(spelling::nearest(key, &names)?)
}

/// The member that a word without a key is meant for, as in `{ QR }`.
fn wordless(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    if entry.is_alone() { object.taking(&entry.key) } else { None }
}

/// The `type` that a key is meant for whose word is one of its words, as in `{ method: QR }`.
fn taking_value(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    let is_type = |word: &str| {
        let key = spelling::plain(&entry.key);
        matches!(object.taking(word), Some(field) if field.rust == "type")
            && (key.ends_with("method") || key.ends_with("type") || key.ends_with("kind"))
    };
    match &entry.value.value {
        Value::Name(word) | Value::Text(word) if is_type(word) => object.by_rust("type"),
        _ => None,
    }
}

/// The request's own member whose name a key is together with that of its object: `id` in `customer`.
fn joined_name(key: &str, pointer: &str) -> Option<&'static Field> {
    let object = members(pointer);
    if object.is_empty() || !first(&object).1.is_empty() {
        return None;
    }
    SESSION.named(&spelling::plain(&say("{}{}", &[&object, key])))
}

/// The one member that a key without colon and value is the beginning of.
fn begun(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    if !entry.is_alone() {
        return None;
    }
    let mut begun = None;
    for field in object.fields {
        if spelling::begins(field.wire, &entry.key) {
            if begun.is_some() {
                return None;
            }
            begun = Some(field);
        }
    }
    begun
}
