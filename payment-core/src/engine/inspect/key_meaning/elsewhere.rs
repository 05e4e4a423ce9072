//! The values of a request that are written elsewhere than they belong.

use alloc::{string::ToString, vec::Vec};

use super::{FieldPath, homes_of, named_field, same_field};
use crate::engine::{
    base::{
        pointer::Pointer,
        spelling::{normalized, normalizes_to},
    },
    inspect::{
        tree::{Arm, Entry, Value},
        typed::{KeyMatch, Typed, TypedObject},
    },
    schema::{Field, Kind, Object},
};

/// A value that is written elsewhere than it belongs.
pub struct Elsewhere<'t> {
    pub entry: Pointer,
    pub written: &'t Entry<'t>,
    /// Whether its key is unknown, so that the value is not needed where it is.
    pub is_unknown: bool,
    /// Whether it may belong elsewhere, too.
    pub is_doubtful: bool,
}

impl<'t> Elsewhere<'t> {
    pub fn value(&self) -> &'t Value<'t> {
        &self.written.value.value
    }
}

/// Returns the value that is written elsewhere and belongs at the end of a way from `root`: under an unknown key, or an enum
/// value in an object of the same name. `is_around` is whether a request that lacks it there has all entries of these arms.
pub fn value_elsewhere<'t>(
    root: &TypedObject<'t>,
    way: &[&'static Field],
    is_around: &dyn Fn(&[Arm]) -> bool,
) -> Option<Elsewhere<'t>> {
    fn search<'t>(
        root: &'static Object,
        object: &TypedObject<'t>,
        here: &mut FieldPath,
        pointer: &Pointer,
        way: &[&'static Field],
        is_around: &dyn Fn(&[Arm]) -> bool,
    ) -> Option<Elsewhere<'t>> {
        object.entries.iter().filter(|entry| is_around(entry.arms())).find_map(|entry| {
            let found = |is_unknown, is_doubtful| {
                let (entry, written) = (pointer.child(entry.pointer_key()), entry.written);
                Elsewhere { entry, written, is_unknown, is_doubtful }
            };
            if let KeyMatch::Nameless = entry.key {
                let homes = homes_of(root, object.object, &entry.written.key, here);
                return homes.iter().any(|home| home == way).then(|| found(true, homes.len() > 1));
            }
            // The key names a field that another entry sets, and a field in its object.
            if let KeyMatch::Superfluous(field) = entry.key {
                let inside = field.kind.as_object().and_then(|object| named_field(object, &entry.written.key));
                let is_it = |inside| [&**here, &[field, inside]].concat() == way;
                return inside.is_some_and(is_it).then(|| found(true, false));
            }
            let field = entry.given_field()?;
            let is_same = |one: &Field, other: &Field| one != other && one.wire == other.wire;
            if let ([.., outer, last @ Field { kind: Kind::Word(_), .. }], Some(around)) = (way, here.last())
                && is_same(field, last)
                && is_same(around, outer)
            {
                return Some(found(false, false));
            }
            let Typed::Object(inner) = &entry.value.value else { return None };
            here.push(field);
            let found = search(root, inner, here, &pointer.child(field.wire), way, is_around);
            here.pop();
            found
        })
    }

    search(root.object, root, &mut Vec::new(), &Pointer::default(), way, is_around)
}

/// Returns the value that is written next to an object in an item of a list, and belongs at the end of a way through that
/// object: `currency` next to `price`. The types of items are not kept where something is wrong.
pub fn value_next_to<'t>(root: &TypedObject<'t>, way: &[&'static Field], object: &Pointer) -> Option<Elsewhere<'t>> {
    let [.., list, around, field] = way else { return None };
    let (item, fields) = (list.kind.object()?, around.kind.object()?);
    let object = object.to_string();
    let (here, _) = object.rsplit_once('/')?;
    let is_it = |entry: &&Entry<'_>| {
        entry.arms.is_empty()
            && named_field(item, &entry.key).is_none()
            && same_field(fields, &entry.key) == Some(*field)
    };
    let written = entries_at(root, here)?.iter().find(is_it)?;
    let entry = Pointer::default().join(here).child(&written.key);
    Some(Elsewhere { entry, written, is_unknown: true, is_doubtful: false })
}

/// Returns whether the object at a JSON pointer has an entry with this key.
pub fn has_key(root: &TypedObject<'_>, pointer: &str, key: &str) -> bool {
    if pointer.is_empty() {
        return root.entries.iter().any(|entry| entry.pointer_key() == key);
    }
    entries_at(root, pointer).is_some_and(|entries| entries.iter().any(|entry| entry.key == key))
}

/// Returns the entries of the object at a JSON pointer, as they are written.
pub fn entries_at<'t>(root: &TypedObject<'t>, pointer: &str) -> Option<&'t [Entry<'t>]> {
    let mut keys = pointer.split('/').skip(1);
    let first = keys.next()?;
    let first = root.entries.iter().find(|entry| entry.pointer_key() == first)?;
    let node = keys.try_fold(&first.written.value, |node, key| match &node.value {
        Value::Object(entries) => {
            entries.iter().find(|entry| normalizes_to(key, &normalized(&entry.key))).map(|entry| &entry.value)
        }
        Value::List(items) => items.get(key.parse::<usize>().ok()?),
        _ => None,
    })?;
    match &node.value {
        Value::Object(entries) => Some(entries),
        _ => None,
    }
}
