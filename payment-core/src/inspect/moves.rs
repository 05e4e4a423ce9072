//! The move of an entry into an object next to it.

use alloc::vec::Vec;
use core::ptr;

use super::{
    Origin,
    edit::Change,
    homes::Homes,
    inspector::Inspector,
    nearest,
    place::Place,
    tree::{Entry, Value},
};
use crate::{
    rules::facts_about,
    schema::{Field, Object},
};

impl<P: Place> Inspector<'_, P> {
    /// Returns the move of an entry of `object` into the only object that has such a field, or `None` if the move may make
    /// another mistake. `siblings` are the entries of `object`.
    pub(super) fn exact_move(
        &mut self,
        homes: &Homes,
        object: &'static Object,
        entry: &Entry<'_, P>,
        siblings: &[Entry<'_, P>],
    ) -> Option<Change> {
        let (way, field) = homes.only.as_ref()?;
        // A JSON text is not read below an unknown key.
        let is_read = self.origin == Origin::Macro || !matches!(entry.value.value, Value::Object(_) | Value::List(_));
        if !is_plain(entry) || entry.is_bare() || !is_read {
            return None;
        }
        let (mut home, mut entries) = (object, siblings);
        let (mut pointer, mut path) = (self.trail.pointer(), self.path.clone());
        for wire in way {
            let step = home.by_wire(wire)?;
            let mut same = entries.iter().filter(|entry| may_mean(entry, home, step));
            let inner = same.next().filter(|inner| is_plain(inner) && gives(inner, step))?;
            let Value::Object(inner) = &inner.value.value else { return None };
            if same.next().is_some() {
                return None;
            }
            (home, entries) = (step.kind.object()?, inner);
            (pointer, path) = (pointer.child(wire), [&*path, &[step.rust]].concat());
        }
        let is_given = entries.iter().any(|entry| may_mean(entry, home, field));
        let is_accepted = !is_given && !self.rules_look_at(&path, field) && self.accepts_at(path, field, entry);
        is_accepted.then_some(Change::Move { object: pointer, field })
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
    fn accepts_at(&self, path: Vec<&'static str>, field: &'static Field, entry: &Entry<'_, P>) -> bool {
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

/// Returns whether an entry is always present, and checked.
fn is_plain<P>(entry: &Entry<'_, P>) -> bool {
    entry.arms.is_empty() && !entry.is_unchecked && !entry.is_optional
}

/// Returns whether an entry has the key of a field.
fn gives<P>(entry: &Entry<'_, P>, field: &Field) -> bool {
    *entry.key == *(if entry.is_identifier { field.rust } else { field.wire })
}

/// Returns whether an entry has the key of a field, or a key near it.
fn may_mean<P>(entry: &Entry<'_, P>, object: &'static Object, field: &Field) -> bool {
    gives(entry, field) || nearest(object, &entry.key).is_some_and(|near| ptr::eq(near, field))
}
