//! Values that must not be in [`OtherFields`](crate::values::OtherFields), because nobody would wipe or redact them.

#[cfg(test)]
mod tests;

use super::tree::Value;
use crate::{
    base::spelling::{nearest, normalized, normalizes_to, words},
    request::{Card, CardNumber, SESSION},
    schema::{Field, Kind, Object, RuleId, Secrecy, TextValue, Value as _, forms},
};

/// Names that card data has, and the field of a card that it belongs in.
const NAMES: &[(&str, &str)] = &[
    ("number", "number"),
    ("pan", "number"),
    ("cvc", "cvc"),
    ("cvv", "cvc"),
    ("cvv2", "cvc"),
    ("securityCode", "cvc"),
    ("encryptedCard", "encryptedCard"),
];

/// The names in [`NAMES`] that fields outside of cards have, too.
const COMMON_NAMES: &[&str] = &["number", "securityCode"];

/// Words of keys that announce a card, and names of cards that are one word, in [`normalized`] form.
const CARDS: &[&str] = &["card", "pan", "cvc", "cvv", "creditcard", "debitcard", "paymentcard"];

/// Words of keys that announce another kind of card.
const OTHER_CARDS: &[&str] = &["loyalty", "gift"];

/// Returns whether values of this kind are secret.
pub fn is_secret(kind: Kind) -> bool {
    match kind {
        Kind::Text(text) => text.secrecy != Secrecy::Open,
        Kind::Number(number) => number.rule == RuleId::CardData,
        _ => false,
    }
}

/// Returns whether a value of `field` of `object` is a secret, or contains one.
pub fn holds_secret<P>(object: &Object, field: &Field, value: &Value<'_, P>) -> bool {
    secret_field(object, field.wire, value).is_some() || contains_secret(field.kind, value)
}

/// Returns whether a value of this kind is a secret, or contains one.
fn contains_secret<P>(kind: Kind, value: &Value<'_, P>) -> bool {
    match (kind, value) {
        (_, Value::Null) | (Kind::Free(_), _) => false,
        (Kind::Object(object) | Kind::Checked(object), Value::Object(entries)) => entries.iter().any(|entry| {
            let value = &entry.value.value;
            match object.by_wire(&entry.key) {
                Some(field) => holds_secret(object, field, value),
                None => secret_field(object, &entry.key, value).is_some(),
            }
        }),
        (Kind::List(item), Value::List(nodes)) => nodes.iter().any(|node| contains_secret(*item, &node.value)),
        // An object at a list's place, or a list at an object's place.
        (Kind::List(item), Value::Object(_)) => contains_secret(*item, value),
        (Kind::Object(_) | Kind::Checked(_), Value::List(nodes)) => {
            nodes.iter().any(|node| contains_secret(kind, &node.value))
        }
        _ => is_secret(kind),
    }
}

/// Returns whether a string is card data that the text type of its field holds although it does not accept it.
///
/// A draft's `check()` and the readers report such strings.
#[cfg(feature = "runtime")]
pub fn is_unchecked_card_data<P>(object: &Object, field: &Field, value: &Value<'_, P>) -> bool {
    match (field.kind, value) {
        (Kind::Text(kind), Value::Text(text)) => {
            kind.check(text).is_err() && secret_field(object, field.wire, value).is_some()
        }
        _ => false,
    }
}

/// Returns whether an unchecked field of `object` is card data, or contains some.
pub fn is_card_data<P>(object: &Object, key: &str, value: &Value<'_, P>) -> bool {
    secret_field(object, key, value).is_some()
}

/// Returns the field of a card that an unchecked field of `object` is or contains.
///
/// Below a card or a key that announces one, a full card number is enough. In a card, so is the name of a secret field.
/// Elsewhere, both the name and the form of the value must be those of card data.
pub(super) fn secret_field<P>(object: &Object, key: &str, value: &Value<'_, P>) -> Option<&'static Field> {
    let is_card = object.describes::<Card>();
    let found = match (object.by_wire(key), value) {
        (_, Value::Null) | (Some(Field { kind: Kind::Free(_), .. }), Value::Object(_)) => return None,
        (Some(field), _) if is_card_data_kind(field.kind) => Some(field),
        (Some(field), _) => card_field_inside(field.kind, value),
        (None, _) if is_card => secret_name(key),
        (None, _) => None,
    };
    found
        .or_else(|| by_name_and_form(key, value, is_card))
        .or_else(|| card_number(value).filter(|_| is_below_card(object)))
}

/// Returns the field of a card that an unchecked value at the place of a documented one contains.
fn card_field_inside<P>(kind: Kind, value: &Value<'_, P>) -> Option<&'static Field> {
    match (kind, value) {
        (Kind::Object(object) | Kind::Checked(object), Value::Object(entries)) => {
            entries.iter().find_map(|entry| secret_field(object, &entry.key, &entry.value.value))
        }
        (Kind::List(item), Value::List(nodes)) => nodes.iter().find_map(|node| card_field_inside(*item, &node.value)),
        _ => None,
    }
}

/// Returns the secret field of a card that an undocumented name in a card is close to.
fn secret_name(key: &str) -> Option<&'static Field> {
    let key = normalized(key);
    let name = without_card(&key);
    let known = NAMES.iter().find(|(known, _)| normalizes_to(known, name)).map(|(_, field)| *field);
    let is_it = |field: &&Field| known == Some(field.wire) || nearest(name, &[field.wire]).is_some();
    card_object().fields.iter().filter(|field| is_secret(field.kind)).find(is_it)
}

/// Returns the field of a card that a value, or an entry inside it, is named and written like.
fn by_name_and_form<P>(key: &str, value: &Value<'_, P>, is_in_card: bool) -> Option<&'static Field> {
    let is_in_card = is_in_card || announces_card(key);
    let key = normalized(key);
    let is_common = COMMON_NAMES.iter().any(|common| normalizes_to(common, &key));
    let known = NAMES.iter().find(|(known, _)| normalizes_to(known, without_card(&key)));
    let named = known.filter(|_| is_in_card || !is_common).and_then(|(_, field)| card_object().by_wire(field));
    named_or_inside(named, value, is_in_card)
}

/// Returns `named` if a value or an item in it has the form of this field. Returns the field of an entry inside otherwise.
/// In a card, a card number needs no name.
fn named_or_inside<P>(named: Option<&'static Field>, value: &Value<'_, P>, is_in_card: bool) -> Option<&'static Field> {
    match value {
        Value::Object(entries) => {
            entries.iter().find_map(|entry| by_name_and_form(&entry.key, &entry.value.value, is_in_card))
        }
        Value::List(nodes) => nodes.iter().find_map(|node| named_or_inside(named, &node.value, is_in_card)),
        _ => {
            let named = named.filter(|field| has_form(field, value));
            named.or_else(|| if is_in_card { card_number(value) } else { None })
        }
    }
}

/// Returns whether one of the words of a key announces card data: `cardNumber` and `saved_pan`, but not `company`.
fn announces_card(key: &str) -> bool {
    let words = words(key);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&&**word));
    (has(CARDS) || CARDS.contains(&&*normalized(key))) && !has(OTHER_CARDS)
}

/// Returns whether `object` lies below a key of a request that announces a card.
fn is_below_card(object: &Object) -> bool {
    fn find(object: &'static Object, wanted: &Object, is_in_card: bool) -> bool {
        is_in_card && object.name == wanted.name
            || object.fields.iter().any(|field| {
                let inner = field.kind.object();
                inner.is_some_and(|inner| find(inner, wanted, is_in_card || announces_card(field.wire)))
            })
    }

    find(SESSION, object, false)
}

/// Returns the field for card numbers if a value is a full one or contains one.
fn card_number<P>(value: &Value<'_, P>) -> Option<&'static Field> {
    match value {
        Value::Object(entries) => entries.iter().find_map(|entry| card_number(&entry.value.value)),
        Value::List(nodes) => nodes.iter().find_map(|node| card_number(&node.value)),
        _ => card_object().by_wire("number").filter(|field| has_form(field, value)),
    }
}

/// Returns whether a string or number is one that `field` accepts. The digits of a card number may be in groups.
fn has_form<P>(field: &Field, value: &Value<'_, P>) -> bool {
    let written = match value {
        Value::Text(text) | Value::Constant(text) => &**text,
        Value::Number(number) => &**number,
        _ => return false,
    };
    match field.kind {
        Kind::Text(text) if text.name == CardNumber::TEXT.name => forms::looks_like_card_number(written),
        Kind::Text(text) => text.check(written).is_ok(),
        _ => false,
    }
}

/// Returns a [`normalized`] name without `card` before it: `number` of `cardnumber`.
fn without_card(name: &str) -> &str {
    name.strip_prefix("card").unwrap_or(name)
}

fn is_card_data_kind(kind: Kind) -> bool {
    matches!(kind, Kind::Text(text) if text.secrecy == Secrecy::Card)
}

fn card_object() -> &'static Object {
    let Kind::Object(card) = Card::KIND else { unreachable!("a card is an object") };
    card
}
