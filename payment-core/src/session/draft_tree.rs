//! The tree of a draft, for its inspection. It has the values that rules look at, and those in `other`.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    inspect::{
        is_unchecked_card_data,
        tree::Place,
        tree::{self, Entry, Node},
    },
    schema::{Kind, Object, Secrecy},
    values::{
        OtherFields,
        json_value::{FieldVisitor, JsonValue, Member, wire_name},
    },
};

/// Returns the tree of a draft. Its places are in documented order.
pub fn tree_of<T: JsonValue>(draft: &T) -> Node<'static> {
    node(draft, &mut 0)
}

fn node<T: JsonValue>(value: &T, places: &mut usize) -> Node<'static> {
    let place = next_place(places);
    let value = match T::KIND {
        Kind::Object(_) | Kind::Checked(_) => {
            let mut entries = entries(value, places);
            for (name, value) in value.other_fields().into_iter().flat_map(OtherFields::iter) {
                let place = next_place(places);
                let value = free(serde_json::from_str(value.as_json()).unwrap_or_default(), places);
                let mut entry = Entry::new(String::from(name).into(), place, value);
                entry.is_unchecked = true;
                entries.push(entry);
            }
            tree::Value::Object(entries)
        }
        Kind::List(_) => tree::Value::List(entries(value, places).into_iter().map(|entry| entry.value).collect()),
        kind => leaf(kind, value),
    };
    Node { value, place }
}

/// Returns the tree of arbitrary JSON.
pub fn free(json: serde_json::Value, places: &mut usize) -> Node<'static> {
    let place = next_place(places);
    let value = match json {
        serde_json::Value::Null => tree::Value::Null,
        serde_json::Value::Bool(value) => tree::Value::Bool(value),
        serde_json::Value::Number(number) => tree::Value::Number(number.to_string().into()),
        serde_json::Value::String(text) => tree::Value::Text(text.into()),
        serde_json::Value::Array(items) => {
            tree::Value::List(items.into_iter().map(|item| free(item, places)).collect())
        }
        serde_json::Value::Object(fields) => {
            let entry = |(key, value): (String, _)| Entry::new(key.into(), next_place(places), free(value, places));
            tree::Value::Object(fields.into_iter().map(entry).collect())
        }
    };
    Node { value, place }
}

fn leaf<T: JsonValue>(kind: Kind, value: &T) -> tree::Value<'static> {
    let json = || {
        let mut json = Vec::new();
        value.render(&mut json);
        json
    };
    let text = || serde_json::from_slice::<String>(&json()).unwrap_or_default();
    match kind {
        Kind::Bool => tree::Value::Bool(json() == b"true"),
        Kind::Word(_) => tree::Value::Text(text().into()),
        Kind::Text(kind) if kind.secrecy == Secrecy::Open => tree::Value::Text(text().into()),
        _ => tree::Value::Expression(tree::Hint::None),
    }
}

/// Returns the fields of an object, or the items of a list.
fn entries<T: JsonValue>(value: &T, places: &mut usize) -> Vec<Entry<'static>> {
    struct Visitor<'p> {
        object: Option<&'static Object>,
        entries: Vec<Entry<'static>>,
        places: &'p mut usize,
    }

    impl FieldVisitor for Visitor<'_> {
        fn required<T: Member>(&mut self, key: &'static str, value: &T) {
            let place = next_place(self.places);
            let value = node(value, self.places);
            let mut entry = Entry::new(wire_name(key).into(), place, value);
            // The inspection reports it, as it does when it reads the same JSON.
            entry.is_unchecked = self.object.is_some_and(|object| {
                let field = object.by_wire(&entry.key);
                field.is_some_and(|field| is_unchecked_card_data(object, field, &entry.value.value))
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
    struct Found(bool);

    impl FieldVisitor for Found {
        fn required<T: Member>(&mut self, _: &'static str, value: &T) {
            self.0 = self.0 || holds_unchecked(value);
        }
    }

    let has_other_fields = value.other_fields().is_some_and(|other| !other.is_empty());
    let mut found = Found(has_other_fields || value.is_unchecked_card_number());
    value.visit_fields(&mut found);
    found.0
}
