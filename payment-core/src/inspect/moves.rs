//! The move of an entry into an object next to it.

use alloc::vec::Vec;
use core::ptr;

use super::{
    Origin,
    edit::Change,
    homes::{Homes, Path},
    inspector::Inspector,
    nearest,
    tree::{Entry, Value},
};
use crate::{
    rules::facts_about,
    schema::{Field, Object},
};

/// The result of a search for the object that an entry belongs into.
pub(super) enum Move {
    /// The move corrects the mistake, and makes no other.
    Exact(Change),
    /// An object at the end of this way has the field already.
    Given(Path, &'static Field),
    /// A move may make another mistake.
    Uncertain,
}

impl Inspector<'_> {
    /// Finds out whether an entry of `object` can move into another object. `siblings` are the entries of `object`.
    pub(super) fn move_into(
        &mut self,
        homes: &Homes,
        object: &'static Object,
        entry: &Entry<'_>,
        siblings: &[Entry<'_>],
    ) -> Move {
        let is_given = |(way, field): &&(Path, &'static Field)| {
            let home = object_at(way, object, siblings).filter(|_| !way.is_empty());
            home.is_some_and(|(home, entries)| entries.iter().any(|entry| may_mean(entry, home, field)))
        };
        if let Some((way, field)) = homes.inside.iter().find(is_given) {
            return Move::Given(way.clone(), field);
        }
        match &*homes.inside {
            [(way, field)] if homes.is_only && self.can_move(way, field, object, entry, siblings) => {
                let pointer = way.iter().fold(self.trail.pointer(), |pointer, wire| pointer.child(wire));
                Move::Exact(Change::Move { object: pointer, field })
            }
            _ => Move::Uncertain,
        }
    }

    /// Returns whether an entry would be valid in the object at the end of a way, in which no entry means its field.
    fn can_move(
        &mut self,
        way: &[&'static str],
        field: &'static Field,
        object: &'static Object,
        entry: &Entry<'_>,
        siblings: &[Entry<'_>],
    ) -> bool {
        // A JSON text is not read below an unknown key.
        let is_read = self.origin == Origin::Macro || !matches!(entry.value.value, Value::Object(_) | Value::List(_));
        if !is_plain(entry) || entry.is_bare() || !is_read || object_at(way, object, siblings).is_none() {
            return false;
        }
        let steps = way.iter().scan(object, |outer, wire| {
            let step = outer.by_wire(wire)?;
            *outer = step.kind.object()?;
            Some(step.rust)
        });
        let path: Vec<_> = self.path.iter().copied().chain(steps).collect();
        !self.rules_look_at(&path, field) && self.accepts_at(path, field, entry)
    }

    /// Returns whether a combination rule looks at a field of the object at `path`, or at something in it.
    fn rules_look_at(&self, path: &[&'static str], field: &Field) -> bool {
        let path: Vec<_> = path.iter().copied().chain([field.rust]).filter(|name| !name.is_empty()).collect();
        let mut object = Some(self.root);
        (0..path.len()).any(|start| {
            let Some(outer) = object else { return true };
            object = outer.by_rust(path[start]).and_then(|field| field.kind.object());
            facts_about(outer).iter().any(|fact| {
                let rest = &path[start..];
                fact.path.starts_with(rest) || fact.test.looks_inside() && rest.starts_with(fact.path)
            })
        })
    }

    /// Returns whether an entry would be valid as a field of the object at `path`, at which no rule looks.
    fn accepts_at(&self, path: Vec<&'static str>, field: &'static Field, entry: &Entry<'_>) -> bool {
        let start = path.len();
        let mut inspector = Inspector {
            path,
            start,
            style: self.style,
            ..Inspector::new(self.root, self.origin, self.allowed, self.choices)
        };
        inspector.field(field, entry);
        inspector.findings.is_empty()
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
    gives(entry, field) || nearest(object, &entry.key).is_some_and(|near| ptr::eq(near, field))
}
