//! The fields of a JSON text that are read unchecked.

use crate::engine::{
    inspect::{
        accepts, holds_secret, is_secret, is_unchecked_secret, named_field,
        tree::{Entry, Node, Value},
    },
    schema::{Field, Kind, Object, Waivers},
};

/// Makes the fields unchecked that the waivers accept and the inspection would reject, as `key!:` does in the macro. A string that
/// stays in its field is an [invalid text](Value::InvalidText).
pub fn mark_unchecked(object: &'static Object, root: &mut Node<'_>, waivers: Waivers) {
    if let Value::Object(entries) = &mut root.value {
        Acceptor { waivers }.object(object, entries);
    }
}

struct Acceptor {
    waivers: Waivers,
}

impl Acceptor {
    /// Accepts fields in an object. Returns whether its type can hold all others.
    fn object(&self, object: &'static Object, entries: &mut [Entry<'_>]) -> bool {
        let mut can_hold = true;
        for entry in &mut *entries {
            match object.by_wire(&entry.key) {
                Some(field) => can_hold &= self.field(object, field, entry),
                None => entry.is_unchecked = self.waivers.contains_all(Waivers::UNKNOWN_FIELDS),
            }
        }
        let mut required = object.fields.iter().filter(|field| field.required);
        can_hold && required.all(|field| entries.iter().any(|entry| may_give(entry, object, field)))
    }

    /// Accepts a documented field of `object`, or fields in its value. Returns whether the object can hold it.
    fn field(&self, object: &'static Object, field: &'static Field, entry: &mut Entry<'_>) -> bool {
        let node = &mut entry.value;
        if matches!(node.value, Value::Null) || self.can_hold(object, field, field.kind, node) {
            return true;
        }
        if !self.waivers.contains_all(Waivers::UNCHECKED_VALUES) || is_secret(field.kind) {
            return false;
        }
        let holds_text = match field.kind {
            Kind::Text(_) => true,
            Kind::EnumValue(list) => list.holds_unchecked,
            _ => false,
        };
        if holds_text && matches!(node.value, Value::Text(_)) {
            if is_unchecked_secret(object, field, &node.value) {
                // The inspection reports it.
                entry.is_unchecked = true;
            } else {
                // The string stays in its field, so rules see that it is present, as in a draft.
                node.value = Value::InvalidText;
            }
            return true;
        }
        entry.is_unchecked = !field.required && !holds_secret(object, field, &node.value);
        if entry.is_unchecked {
            check_again(&mut node.value);
        }
        entry.is_unchecked
    }

    /// Accepts fields in a value. Returns whether a type of this kind can hold it.
    fn can_hold(&self, object: &'static Object, field: &'static Field, kind: Kind, node: &mut Node<'_>) -> bool {
        match (kind, &mut node.value) {
            (Kind::Object(inner), Value::Object(entries)) => self.object(inner, entries),
            (Kind::List(item), Value::List(nodes)) => {
                let mut can_hold = true;
                for node in nodes {
                    can_hold &= self.can_hold(object, field, *item, node);
                }
                can_hold
            }
            (Kind::Object(_) | Kind::List(_), _) => false,
            _ => accepts(object, field, node, self.waivers),
        }
    }
}

/// Returns whether an entry is `field`, or has an unknown key that may mean it and will be reported.
fn may_give(entry: &Entry<'_>, object: &'static Object, field: &'static Field) -> bool {
    match object.by_wire(&entry.key) {
        Some(given) => given == field && !matches!(entry.value.value, Value::Null),
        None => !entry.is_unchecked && named_field(object, &entry.key).is_none_or(|named| named == field),
    }
}

/// Makes the fields checked again in a value that moves as a whole.
fn check_again(value: &mut Value<'_>) {
    match value {
        Value::Object(entries) => {
            for entry in entries {
                entry.is_unchecked = false;
                check_again(&mut entry.value.value);
            }
        }
        Value::List(nodes) => nodes.iter_mut().for_each(|node| check_again(&mut node.value)),
        _ => {}
    }
}
