//! The help for an unknown key that is near no field: a usual name, half a name, or a field of another object.

use alloc::{format, string::String, vec::Vec};

use super::Explainer;
use crate::{
    base::{pointer::Pointer, wording::list_in_words},
    inspect::{
        check::{nearest, path_of, would_accept},
        edit::Change,
        meant::{Homes, Meant, Path, fields_of},
        mistake::UnknownKey,
        tree::{Entry, Value},
    },
    request::request_of,
    rules::facts_about,
    schema::{Field, Kind, Object, Sample, key_style::Style},
};

/// Returns the help for a key that may mean these fields, unless it belongs into another object.
pub fn help_for_other_key(
    object: &'static Object,
    meant: &Meant,
    entry: &Entry<'_>,
    pointer: &str,
    style: Style,
) -> String {
    let shown = |field: &&'static Field| match (field.kind, &entry.value.value) {
        // Only the key would lead to the next mistake.
        (Kind::Object(_), Value::Text(_) | Value::Number(_)) => {
            format!("`{}`", Sample::of(field.kind).show_entry(style, field))
        }
        _ => format!("`{}`", style.key(field)),
    };
    match meant {
        Meant::Here(fields) => format!("write {}", list_in_words(&fields.iter().map(shown).collect::<Vec<_>>(), "or")),
        Meant::Synonym(path) => help_for_synonym(object, path, entry, pointer, style),
        Meant::Joined(field) => format!("write `{}` at the top of the request", style.key(field)),
        Meant::Elsewhere(homes) => move_here(homes, style),
    }
}

/// Returns the advice to move a key into one of these objects.
pub fn move_here(homes: &Homes, style: Style) -> String {
    if homes.named.is_empty() {
        return "move it to the top of the request".into();
    }
    let names: Vec<_> = homes.named.iter().map(|home| format!("`{}`", style.path(&home.join(".")))).collect();
    format!("move it into {}", list_in_words(&names, "or"))
}

/// Returns the advice for a usual name of another field.
fn help_for_synonym(
    object: &'static Object,
    path: &[&'static str],
    entry: &Entry<'_>,
    pointer: &str,
    style: Style,
) -> String {
    let Some((last, outer)) = path.split_last() else { return String::new() };
    if fields_of(pointer) == *outer {
        return format!("write `{}`", style.path(last));
    }
    if let (Value::Name(word) | Value::Text(word), [first, _]) = (&entry.value.value, path)
        && let Some(home) = request_of(object).by_wire(first)
        && let Some(around) = home.kind.object().and_then(|inner| Sample::around_word(inner, word))
    {
        return format!("write `{}`", around.show_entry(style, home));
    }
    format!("move it into `{}`, as `{}`", style.path(&outer.join(".")), style.path(last))
}

/// The result of a search for the object that an entry belongs into.
pub enum Move {
    /// The move corrects the mistake, and makes no other.
    Exact(Change),
    /// An object at the end of this way has the field already.
    Given(Path, &'static Field),
    /// A move may make another mistake.
    Uncertain,
}

impl Explainer<'_> {
    /// Finds out whether an entry can move into another object.
    pub fn move_into(&self, homes: &Homes, unknown: &UnknownKey<'_>) -> Move {
        let UnknownKey { object, siblings, .. } = *unknown;
        let is_given = |(way, field): &&(Path, &'static Field)| {
            let home = object_at(way, object, siblings).filter(|_| !way.is_empty());
            home.is_some_and(|(home, entries)| entries.iter().any(|entry| may_mean(entry, home, field)))
        };
        if let Some((way, field)) = homes.inside.iter().find(is_given) {
            return Move::Given(way.clone(), field);
        }
        match &*homes.inside {
            [(way, field)] if homes.is_only => {
                let home = way.iter().fold(self.at.pointer.clone(), |pointer, wire| pointer.child(wire));
                if self.can_move(way, &home, field, unknown) {
                    Move::Exact(Change::Move { object: home, field })
                } else {
                    Move::Uncertain
                }
            }
            _ => Move::Uncertain,
        }
    }

    /// Returns whether an entry would be valid in the object at the end of a way, in which no entry means its field.
    fn can_move(&self, way: &[&'static str], home: &Pointer, field: &'static Field, unknown: &UnknownKey<'_>) -> bool {
        let UnknownKey { object, entry, siblings, .. } = *unknown;
        // A JSON text is not read below an unknown key.
        let is_read = self.is_macro() || !matches!(entry.value.value, Value::Object(_) | Value::List(_));
        let is_possible = is_plain(entry) && !entry.is_bare() && is_read && object_at(way, object, siblings).is_some();
        is_possible && !self.rules_look_at(home, field) && would_accept(self.context, home, field, entry)
    }

    /// Returns whether a combination rule looks at a field of the object at a pointer, or at something in it.
    fn rules_look_at(&self, object: &Pointer, field: &Field) -> bool {
        let path = path_of(self.context.object, object);
        let path: Vec<_> = path.into_iter().chain([field.rust]).filter(|name| !name.is_empty()).collect();
        let mut object = Some(self.context.object);
        (0..path.len()).any(|start| {
            let Some(outer) = object else { return true };
            object = outer.by_rust(path[start]).and_then(|field| field.kind.object());
            facts_about(outer).iter().any(|fact| fact.looks_at(&path[start..]))
        })
    }
}

/// Returns the object at the end of a way from `object`, and its entries. Returns `None` unless each object on the way is
/// there once, always, and checked.
fn object_at<'e, 'a>(
    way: &[&'static str],
    object: &'static Object,
    entries: &'e [Entry<'a>],
) -> Option<(&'static Object, &'e [Entry<'a>])> {
    let [wire, rest @ ..] = way else { return Some((object, entries)) };
    let step = object.by_wire(wire)?;
    let mut same = entries.iter().filter(|entry| may_mean(entry, object, step));
    let inner = same.next().filter(|inner| is_plain(inner) && gives(inner, step))?;
    match &inner.value.value {
        Value::Object(inner) if same.next().is_none() => object_at(rest, step.kind.object()?, inner),
        _ => None,
    }
}

/// Returns whether an entry is always present, and checked.
fn is_plain(entry: &Entry<'_>) -> bool {
    entry.arms.is_empty() && !entry.is_unchecked && !entry.is_optional
}

/// Returns whether an entry has the key of a field.
fn gives(entry: &Entry<'_>, field: &Field) -> bool {
    *entry.key == *(if entry.is_identifier { field.rust } else { field.wire })
}

/// Returns whether an entry has the key of a field, or a key near it.
fn may_mean(entry: &Entry<'_>, object: &'static Object, field: &Field) -> bool {
    gives(entry, field) || nearest(object, &entry.key) == Some(field)
}
