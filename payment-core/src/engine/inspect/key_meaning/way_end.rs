//! What a request has at the end of a way.

use alloc::string::ToString;

use super::naming;
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
    /// Arms differ in what they have there, or only some have it.
    InArms,
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
    /// Returns what arms have together that differ.
    fn or_in_arms(&self, other: &Self) -> Self {
        let is_there = |found: &Self| matches!(found, Self::Present { .. } | Self::Alone { .. } | Self::InArms);
        if is_there(self) && is_there(other) { Found::InArms } else { Found::Unreachable }
    }

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
        let found = found.reduce(|one, other| if one.is_same(&other) { one } else { one.or_in_arms(&other) });
        by_arms.complete(self.choices);
        let found = found.unwrap_or(Found::Unreachable);
        if by_arms.is_always_in(self.arms) { found } else { found.or_in_arms(&Found::InArms) }
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
        (Some(object), value) if !entry.is_optional && is_alone(object, value) => {
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
