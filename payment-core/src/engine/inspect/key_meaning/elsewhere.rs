//! What a request has at the end of a way, and the values that are written under unknown keys elsewhere.

use alloc::{string::ToString, vec::Vec};

use super::{FieldPath, homes_of, named_field, naming, same_field};
use crate::engine::{
    base::{
        pointer::Pointer,
        spelling::{normalized, normalizes_to},
    },
    inspect::{
        by_arms::ByArms,
        tree::{Arm, Choices, Entry, Node, Place, Value},
        typed::{KeyMatch, Typed, TypedEntry, TypedObject},
    },
    schema::{Field, Kind, Object},
};

/// What is at the end of a way.
pub enum Found<'t> {
    /// The field is present.
    Present { entry: Pointer },
    /// The field is absent, and may be added. `is_enough` is whether the objects that are added with it require nothing else.
    Absent { to: Pointer, is_enough: bool, home: Home },
    /// The object around the field is a single value at `home`, which is meant to be in it. `to` is the field of the object.
    Alone { object: &'static Object, to: Pointer, value: &'t Value<'t>, home: Home },
    /// Something on the way is not an object, or is one of several items of a list.
    Unreachable,
}

/// The innermost object that is there on a way.
#[derive(Clone)]
pub struct Home {
    pub pointer: Pointer,
    pub place: Place,
}

impl Found<'_> {
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Present { entry }, Self::Present { entry: other }) => entry == other,
            (Self::Absent { to, .. }, Self::Absent { to: other, .. }) => to == other,
            _ => false,
        }
    }
}

/// Returns what is at the end of a way from `root`, next to an entry. `here` is the pointer of the object that has the
/// entry: in the lists on the way to it, its item is meant. `arms` are all that the entry lies in.
pub fn find<'t>(
    root: &TypedObject<'t>,
    way: &[&'static Field],
    here: &str,
    arms: &[Arm],
    choices: &Choices,
) -> Found<'t> {
    Search { here, arms, choices }.in_typed(root, way, &Pointer::default())
}

#[derive(Clone, Copy)]
struct Search<'s> {
    here: &'s str,
    arms: &'s [Arm],
    choices: &'s Choices,
}

impl Search<'_> {
    fn in_typed<'t>(self, object: &TypedObject<'t>, way: &[&'static Field], pointer: &Pointer) -> Found<'t> {
        let [field, ..] = way else { return Found::Unreachable };
        let is_it = |entry: &&TypedEntry<'_>| {
            matches!(entry.key, KeyMatch::Given(it) | KeyMatch::Named(it) if it == *field)
                && !entry.written.is_excluded_by(self.arms)
        };
        let mut entries = object.entries.iter().filter(is_it).peekable();
        if entries.peek().is_none() {
            return absent(way, Home { pointer: pointer.clone(), place: object.place });
        }
        let mut by_arms = ByArms::default();
        let found = entries.map(|entry| {
            by_arms.add(entry.written);
            self.in_entry(entry, way, pointer)
        });
        // Where arms differ, no place is right in each of them.
        let found = found.reduce(|one, other| if one.is_same(&other) { one } else { Found::Unreachable });
        by_arms.complete(self.choices);
        found.filter(|_| by_arms.is_always_in(self.arms)).unwrap_or(Found::Unreachable)
    }

    fn in_entry<'t>(self, entry: &TypedEntry<'t>, way: &[&'static Field], pointer: &Pointer) -> Found<'t> {
        let [field, rest @ ..] = way else { return Found::Unreachable };
        let outer = pointer;
        let pointer = outer.child(entry.pointer_key());
        let place = entry.written.value.place;
        match &entry.value.value {
            _ if entry.written.is_unchecked => Found::Unreachable,
            Typed::Absent if rest.is_empty() => {
                Found::Absent { to: pointer, is_enough: true, home: Home { pointer: outer.clone(), place } }
            }
            _ if rest.is_empty() => Found::Present { entry: pointer },
            Typed::Absent => absent(rest, Home { pointer, place }),
            Typed::Object(inner) | Typed::Checked(inner) => self.in_typed(inner, rest, &pointer),
            // The types of items are not kept where something is wrong, but they are written.
            Typed::List(..) => match (&entry.written.value.value, field.kind.object()) {
                (Value::List(items), Some(item)) => self.in_list(item, items, rest, &Home { pointer, place }),
                _ => Found::Unreachable,
            },
            Typed::RunTime(_) => Found::Unreachable,
            _ => in_value(field, entry.written, rest, pointer, outer),
        }
    }

    /// Returns what is at the end of a way in the item of a list that is meant. Of several items, nobody knows which.
    fn in_list<'t>(
        self,
        item: &'static Object,
        items: &'t [Node<'_>],
        way: &[&'static Field],
        list: &Home,
    ) -> Found<'t> {
        let inside = self.here.strip_prefix(&list.pointer.to_string()).and_then(|rest| rest.strip_prefix('/'));
        let at = match inside.and_then(|inside| inside.split('/').next()) {
            Some(at) => at.parse().ok(),
            None => (items.len() <= 1).then_some(0_usize),
        };
        let Some(at) = at else { return Found::Unreachable };
        let pointer = list.pointer.child(&at.to_string());
        match items.get(at) {
            Some(node) => in_written(item, node, way, &pointer),
            None => absent(way, Home { pointer, place: list.place }),
        }
    }
}

/// Returns what is at the end of a way in the value of a field that is not its object.
fn in_value<'t>(
    field: &Field,
    entry: &'t Entry<'_>,
    way: &[&'static Field],
    pointer: Pointer,
    outer: &Pointer,
) -> Found<'t> {
    let home = Home { pointer, place: entry.value.place };
    match (field.kind.as_object(), &entry.value.value) {
        (Some(object), value) if way.len() == 1 && !entry.is_optional && is_alone(object, value) => {
            Found::Alone { object, to: outer.child(field.wire), value, home }
        }
        _ => match field.kind.object() {
            Some(object) => in_written(object, &entry.value, way, &home.pointer),
            None => Found::Unreachable,
        },
    }
}

/// Returns whether a value in the place of an object is meant to be in it.
fn is_alone(object: &Object, value: &Value<'_>) -> bool {
    match value {
        Value::Text(_) | Value::Number(_) => true,
        Value::Name(_) | Value::Expression(_) => object.is_money(),
        _ => false,
    }
}

/// Returns what is at the end of a way in an object that has no types, because its key is unknown or it is in a list.
fn in_written<'t>(object: &'static Object, node: &'t Node<'_>, way: &[&'static Field], pointer: &Pointer) -> Found<'t> {
    let (Value::Object(entries), [field, rest @ ..]) = (&node.value, way) else { return Found::Unreachable };
    let given = entries.iter().find(|entry| normalizes_to(field.wire, &normalized(&entry.key)));
    let naming_of =
        |entry: &'t Entry<'_>| Some((naming(object, &entry.key).filter(|(_, named)| named == field)?.0, entry));
    let named = || entries.iter().filter_map(naming_of).min_by_key(|(naming, _)| *naming).map(|(_, entry)| entry);
    let home = Home { pointer: pointer.clone(), place: node.place };
    match given.or_else(named) {
        None => absent(way, home),
        Some(entry) if entry.value.is_null() => absent(way, home),
        Some(entry) if rest.is_empty() => Found::Present { entry: pointer.child(&entry.key) },
        Some(entry) if entry.is_unchecked => Found::Unreachable,
        Some(entry) => in_value(field, entry, rest, pointer.child(&entry.key), pointer),
    }
}

fn absent<'t>(way: &[&'static Field], home: Home) -> Found<'t> {
    let mut to = home.pointer.clone();
    for (at, field) in way.iter().enumerate() {
        to = to.child(field.wire);
        let is_list = matches!(field.kind, Kind::List(_));
        if is_list && at + 1 < way.len() {
            to = to.child("0");
        }
    }
    let is_enough = |pair: &[&'static Field]| {
        let mut fields = pair[0].kind.object().into_iter().flat_map(|object| object.fields);
        fields.all(|field| !field.required || field == pair[1])
    };
    Found::Absent { to, is_enough: way.windows(2).all(is_enough), home }
}

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
    let written = written_at(root, here)?.iter().find(is_it)?;
    let entry = Pointer::default().join(here).child(&written.key);
    Some(Elsewhere { entry, written, is_unknown: true, is_doubtful: false })
}

/// Returns whether the object at a JSON pointer has an entry with this key.
pub fn has_key(root: &TypedObject<'_>, pointer: &str, key: &str) -> bool {
    if pointer.is_empty() {
        return root.entries.iter().any(|entry| entry.pointer_key() == key);
    }
    written_at(root, pointer).is_some_and(|entries| entries.iter().any(|entry| entry.key == key))
}

/// Returns the entries of the object at a JSON pointer, as they are written.
fn written_at<'t>(root: &TypedObject<'t>, pointer: &str) -> Option<&'t [Entry<'t>]> {
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
