//! The tree of a draft, for its inspection. It has the values that rules look at, and those in `other`.

use alloc::vec::Vec;

use crate::engine::{
    inspect::{
        is_unchecked_secret, json_tree,
        tree::{Entry, ExpressionKind, Node, Place, Value},
    },
    schema::{Content, Kind, Object},
    values::{
        OtherFields,
        json_value::{FieldValue, FieldVisitor, JsonValue, wire_name},
    },
};

/// Returns the tree of a draft. Its places are in documented order.
pub fn tree_of<T: JsonValue>(draft: &T) -> Node<'_> {
    node(draft, &mut 0)
}

fn node<'d, T: JsonValue>(value: &'d T, places: &mut usize) -> Node<'d> {
    let place = next_place(places);
    let value = match T::KIND {
        Kind::Object(_) => {
            let mut entries = entries(value, places);
            for (name, value) in value.other_fields().into_iter().flat_map(OtherFields::iter) {
                let place = next_place(places);
                let mut entry = Entry::new(name.into(), place, arbitrary(value.as_json(), places));
                entry.is_unchecked = true;
                entries.push(entry);
            }
            Value::Object(entries)
        }
        Kind::List(_) => Value::List(entries(value, places).into_iter().map(|entry| entry.value).collect()),
        _ => match value.content() {
            Content::Bool(value) => Value::Bool(value),
            Content::Text(text) => Value::Text(text.into()),
            // No rule needs to know the value, and nobody may read a secret.
            Content::Object | Content::RunTime | Content::Other => Value::Expression(ExpressionKind::Other),
        },
    };
    Node { value, place }
}

/// Returns the tree of arbitrary JSON.
pub fn arbitrary<'d>(json: &'d str, places: &mut usize) -> Node<'d> {
    fn number(node: &mut Node<'_>, places: &mut usize) {
        node.place = next_place(places);
        match &mut node.value {
            Value::Object(entries) => entries.iter_mut().for_each(|entry| {
                entry.place = next_place(places);
                number(&mut entry.value, places);
            }),
            Value::List(items) => items.iter_mut().for_each(|item| number(item, places)),
            _ => {}
        }
    }

    // What is nested too deeply to be read counts as a value that nobody knows.
    let unknown = |_| Node { value: Value::Expression(ExpressionKind::Other), place: Place(0) };
    let mut node = json_tree::read_any(json).unwrap_or_else(unknown);
    number(&mut node, places);
    node
}

/// Returns the fields of an object, or the items of a list.
fn entries<'d, T: JsonValue>(value: &'d T, places: &mut usize) -> Vec<Entry<'d>> {
    struct Visitor<'d, 'p> {
        object: Option<&'static Object>,
        entries: Vec<Entry<'d>>,
        places: &'p mut usize,
    }

    impl<'d> FieldVisitor<'d> for Visitor<'d, '_> {
        fn required<T: FieldValue>(&mut self, key: &'static str, value: &'d T) {
            let place = next_place(self.places);
            let value = node(value, self.places);
            let mut entry = Entry::new(wire_name(key).into(), place, value);
            // The inspection reports it, as it does when it reads the same JSON.
            entry.is_unchecked = self.object.is_some_and(|object| {
                let field = object.by_wire(&entry.key);
                field.is_some_and(|field| is_unchecked_secret(object, field, &entry.value.value))
            });
            self.entries.push(entry);
        }
    }

    let mut all = Visitor { object: T::KIND.as_object(), entries: Vec::new(), places };
    value.visit_fields(&mut all);
    all.entries
}

fn next_place(places: &mut usize) -> Place {
    *places += 1;
    Place(*places)
}

/// Returns whether `value` holds something that no type has checked: other fields, or a string that may be a card number.
pub fn holds_unchecked<T: JsonValue>(value: &T) -> bool {
    struct UncheckedFinder(bool);

    impl<'v> FieldVisitor<'v> for UncheckedFinder {
        fn required<T: FieldValue>(&mut self, _: &'static str, value: &'v T) {
            self.0 = self.0 || holds_unchecked(value);
        }
    }

    let has_other_fields = value.other_fields().is_some_and(|other| !other.is_empty());
    let mut found = UncheckedFinder(has_other_fields || value.is_unchecked_card_number());
    value.visit_fields(&mut found);
    found.0
}
