//! Which kinds of values are secret, and which values must not be in [`OtherFields`](crate::values::OtherFields), because
//! nobody would wipe or redact them.

use super::tree::Value;
use crate::engine::{
    base::spelling::{nearest, normalized, normalizes_to, word_indices},
    schema::{CardData, CardDataField, Field, Kind, Object, Secrecy},
};

/// What the place of an unchecked value announces: the more, the less a value needs to be card data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Announcement {
    Anything,
    /// A key that announces the card.
    Key,
    /// The object of a card.
    Object,
}

pub fn is_secret(kind: Kind) -> bool {
    match kind {
        Kind::Text(text) => text.secrecy != Secrecy::Open,
        Kind::Number(number) => number.secrecy != Secrecy::Open,
        _ => false,
    }
}

pub fn has_secret(object: &Object) -> bool {
    object.fields.iter().any(|field| is_secret(field.kind))
}

pub fn holds_secret(object: &Object, field: &Field, value: &Value<'_>) -> bool {
    is_card_data(object, field.wire, value) || contains_secret(field.kind, value)
}

fn contains_secret(kind: Kind, value: &Value<'_>) -> bool {
    match (kind, value) {
        (_, Value::Null) | (Kind::Free(_), _) => false,
        (Kind::Object(object), Value::Object(entries)) => entries.iter().any(|entry| {
            let value = &entry.value.value;
            match object.by_wire(&entry.key) {
                Some(field) => holds_secret(object, field, value),
                None => is_card_data(object, &entry.key, value),
            }
        }),
        (Kind::List(item), Value::List(nodes)) => nodes.iter().any(|node| contains_secret(*item, &node.value)),
        // An object at a list's place, or a list at an object's place.
        (Kind::List(item), Value::Object(_)) => contains_secret(*item, value),
        (Kind::Object(_), Value::List(nodes)) => nodes.iter().any(|node| contains_secret(kind, &node.value)),
        _ => is_secret(kind),
    }
}

/// Returns whether a string is card data that the text type of its field holds although it does not accept it.
///
/// A draft's `check()` and the readers report such strings.
#[cfg(feature = "runtime")]
pub fn is_unchecked_secret(object: &Object, field: &Field, value: &Value<'_>) -> bool {
    let is_held = match (field.kind, value) {
        (Kind::Text(kind), Value::Text(text)) => kind.check(text).is_err(),
        (Kind::EnumValue(list), Value::Text(text)) => list.holds_unchecked && list.position(text).is_none(),
        _ => false,
    };
    is_held && is_card_data(object, field.wire, value)
}

/// Returns whether an unchecked field of `object` is card data, or contains some.
pub fn is_card_data(object: &Object, key: &str, value: &Value<'_>) -> bool {
    secret_field(object, key, value).is_some()
}

/// Returns the card field that an unchecked field of `object` is or contains.
///
/// In the object of a card, the name of a secret field is enough, and so is a value of the form by which one is recognized.
/// Below a key that announces the object, that form must be a rare one. Elsewhere, both the name and the form of the value
/// must be those of the field.
pub(super) fn secret_field(object: &Object, key: &str, value: &Value<'_>) -> Option<&'static Field> {
    let card_data = object.request.card_data;
    let is_card = object == card_data.object();
    let field = object.by_wire(key);
    let found = match (field, value) {
        (_, Value::Null) | (Some(Field { kind: Kind::Free(_), .. }), Value::Object(_)) => return None,
        (Some(field @ Field { kind: Kind::Text(text), .. }), _) if text.secrecy == Secrecy::Card => Some(field),
        (Some(field), _) => secret_inside(field.kind, value),
        (None, _) if is_card => card_data.field_named(key),
        (None, _) => None,
    };
    let is_given_as_it = field.and_then(|field| field.kind.object()) == Some(card_data.object());
    let announced = if is_card || is_given_as_it { Announcement::Object } else { Announcement::Anything };
    found.or_else(|| card_data.by_name_and_form(key, value, announced)).or_else(|| {
        card_data.by_name_and_form(key, value, Announcement::Key).filter(|_| card_data.is_announced_above(object))
    })
}

/// Returns the card field that an unchecked value at the place of a documented one contains.
fn secret_inside(kind: Kind, value: &Value<'_>) -> Option<&'static Field> {
    // No list of a request has a card in its items.
    let (Kind::Object(object), Value::Object(entries)) = (kind, value) else { return None };
    entries.iter().find_map(|entry| secret_field(object, &entry.key, &entry.value.value))
}

impl CardData {
    fn object(&self) -> &'static Object {
        (self.object)()
    }

    /// Returns the secret field that an unknown key of the object is close to.
    fn field_named(&self, key: &str) -> Option<&'static Field> {
        let key = normalized(key);
        let name = key.strip_prefix(self.prefix).unwrap_or(&key);
        let has_name =
            |field: &&CardDataField| [field.names, field.last_words, field.common_last_words].concat().contains(&name);
        let known = self.fields.iter().find(has_name).map(|field| field.wire);
        let is_it = |field: &&Field| known == Some(field.wire) || nearest(name, &[field.wire]).is_some();
        self.object().fields.iter().filter(|field| is_secret(field.kind)).find(is_it)
    }

    /// Returns the field that a value, or an entry inside it, is named and written like.
    fn by_name_and_form(&self, key: &str, value: &Value<'_>, announced: Announcement) -> Option<&'static Field> {
        let announced = if self.is_announced(key) { announced.max(Announcement::Key) } else { announced };
        let is_named = |field: &&CardDataField| {
            self.ends_with_name(key, field.last_words)
                || announced > Announcement::Anything && self.ends_with_name(key, field.common_last_words)
                || field.whole_keys.contains(&&*normalized(key))
        };
        let named = self.fields.iter().find(is_named).and_then(|field| self.object().by_wire(field.wire));
        self.in_value(named, value, announced)
    }

    /// Returns `named` if a value or an item in it has the form of this field. Returns the field of an entry inside
    /// otherwise. In the object, the field that is recognized by its form needs no name.
    fn in_value(
        &self,
        named: Option<&'static Field>,
        value: &Value<'_>,
        announced: Announcement,
    ) -> Option<&'static Field> {
        match value {
            Value::Object(entries) => {
                entries.iter().find_map(|entry| self.by_name_and_form(&entry.key, &entry.value.value, announced))
            }
            Value::List(nodes) => nodes.iter().find_map(|node| self.in_value(named, &node.value, announced)),
            Value::Text(text) | Value::Constant(text) => self.of_form(named, text, announced),
            Value::Number(number) => self.of_form(named, number, announced),
            _ => None,
        }
    }

    /// Returns the field whose form a string or number has: the one that is recognized by it, or `named`.
    fn of_form(&self, named: Option<&'static Field>, written: &str, announced: Announcement) -> Option<&'static Field> {
        let has_form = match announced {
            Announcement::Anything => false,
            Announcement::Key => (self.has_rare_form)(written),
            Announcement::Object => (self.has_form)(written),
        };
        if has_form {
            return self.object().by_wire(self.by_form);
        }
        named.filter(|field| matches!(field.kind, Kind::Text(text) if text.check(written).is_ok()))
    }

    /// Returns whether one of the words of a key announces the object: `cardNumber` and `saved_pan`, but not `company`.
    fn is_announced(&self, key: &str) -> bool {
        let has = |known: &[&str]| {
            word_indices(key).any(|(_, word)| known.iter().any(|known| word.eq_ignore_ascii_case(known)))
        };
        (has(self.words) || self.keys.contains(&&*normalized(key))) && !has(self.exempt_words)
    }

    /// Returns whether the last words of a key are one of the names: `cvv_code` and `savedCvv`, but not `cvvResult`.
    fn ends_with_name(&self, key: &str, names: &[&str]) -> bool {
        word_indices(key).any(|(at, _)| names.iter().any(|name| normalizes_to(&key[at..], name)))
            || normalized(key).strip_prefix(self.prefix).is_some_and(|rest| names.contains(&rest))
    }

    /// Returns whether `object` lies below a key of its request that announces the card.
    fn is_announced_above(&self, object: &Object) -> bool {
        self.is_below(object.request.object(), object, false)
    }

    fn is_below(&self, outer: &'static Object, wanted: &Object, is_announced: bool) -> bool {
        is_announced && outer == wanted
            || outer.fields.iter().any(|field| {
                let inner = field.kind.object();
                inner.is_some_and(|inner| self.is_below(inner, wanted, is_announced || self.is_announced(field.wire)))
            })
    }
}
