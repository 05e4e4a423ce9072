//! Values that must not be in [`OtherFields`](crate::values::OtherFields), because nobody would wipe or redact them.

use super::tree::{Entry, Value};
use crate::{
    base::spelling::{is_same, nearest, normalized},
    request::Card,
    schema::{Field, Kind, Object, RuleId, Secrecy, Text, Value as _},
};

/// Other names of card data that are too far from the documented ones.
const OTHER_NAMES: &[(&str, &str)] = &[("cvv", "cvc"), ("cvv2", "cvc"), ("securityCode", "cvc"), ("pan", "number")];

/// Returns whether values of this kind are secret.
pub fn is_secret(kind: Kind) -> bool {
    match kind {
        Kind::Text(text) => text.secrecy != Secrecy::Open,
        Kind::Number(number) => number.rule == RuleId::CardData,
        _ => false,
    }
}

/// Returns whether a value of a field of this kind is a secret, or contains one.
pub fn holds_secret(kind: Kind, value: &Value<'_>) -> bool {
    match (kind, value) {
        (_, Value::Null) | (Kind::Free(_), _) => false,
        (Kind::Object(object) | Kind::Checked(object), Value::Object(entries)) => entries.iter().any(|entry| {
            let value = &entry.value.value;
            match object.by_wire(&entry.key) {
                Some(field) => holds_secret(field.kind, value),
                None => is_card_data(object, &entry.key, value),
            }
        }),
        (Kind::List(item), Value::List(nodes)) => nodes.iter().any(|node| holds_secret(*item, &node.value)),
        // An object at a list's place, or a list at an object's place.
        (Kind::List(item), Value::Object(_)) => holds_secret(*item, value),
        (Kind::Object(_) | Kind::Checked(_), Value::List(nodes)) => {
            nodes.iter().any(|node| holds_secret(kind, &node.value))
        }
        _ => is_secret(kind) || contains_card_data(value),
    }
}

/// Returns whether a field of `object` that is not documented looks like card data.
///
/// In a card, the name of a secret field or a card's full number is enough. Elsewhere, a value looks like card data if
/// both its name and its form do: `cardNumber` with a full number.
pub fn is_card_data(object: &Object, key: &str, value: &Value<'_>) -> bool {
    let is_named = || object.fields.iter().any(|field| is_secret(field.kind) && is_named_like(key, field));
    match value {
        Value::Null => false,
        _ if object.describes::<Card>() && (is_named() || contains_card_number(value)) => true,
        _ => is_card_entry(key, value) || contains_card_data(value),
    }
}

/// Returns whether an entry in a value, however deep, has the name and the form of card data.
fn contains_card_data(value: &Value<'_>) -> bool {
    match value {
        Value::Object(entries) => entries
            .iter()
            .any(|Entry { key, value, .. }| is_card_entry(key, &value.value) || contains_card_data(&value.value)),
        Value::List(nodes) => nodes.iter().any(|node| contains_card_data(&node.value)),
        _ => false,
    }
}

fn is_card_entry(key: &str, value: &Value<'_>) -> bool {
    let Some(written) = written(value) else { return false };
    card_texts().any(|(field, text)| is_named_like(key, field) && text.check(written).is_ok())
}

/// Returns whether a value is a card's full number, or contains one.
fn contains_card_number(value: &Value<'_>) -> bool {
    match value {
        Value::Object(entries) => entries.iter().any(|entry| contains_card_number(&entry.value.value)),
        Value::List(nodes) => nodes.iter().any(|node| contains_card_number(&node.value)),
        _ => written(value).is_some_and(|written| {
            card_texts().any(|(field, text)| field.wire == "number" && text.check(written).is_ok())
        }),
    }
}

/// Returns a string, or a number as JSON writes it.
fn written<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    match value {
        Value::Text(text) => Some(text),
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// Returns the fields of a card that are card data.
fn card_texts() -> impl Iterator<Item = (&'static Field, &'static Text)> {
    let Kind::Object(card) = Card::KIND else { unreachable!("a card is an object") };
    card.fields.iter().filter_map(|field| match field.kind {
        Kind::Text(text) if text.secrecy == Secrecy::Card => Some((field, text)),
        _ => None,
    })
}

/// Returns whether a key is a field's name, a misspelling of it, or ends with it: `cardNumber` for `number`.
fn is_named_like(key: &str, field: &Field) -> bool {
    let key = normalized(key);
    let is_other_name = |(name, of): &(&str, &str)| *of == field.wire && is_same(name, &key);
    key.ends_with(&normalized(field.wire))
        || nearest(&key, &[field.wire]).is_some()
        || OTHER_NAMES.iter().any(is_other_name)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{super::tree::Node, *};
    use crate::request::SESSION;

    fn number(written: &'static str) -> Value<'static> {
        Value::Number(written.into())
    }

    fn object(key: &'static str, value: Value<'static>) -> Value<'static> {
        Value::Object(Vec::from([Entry::new(key.into(), 0, Node { value, place: 0 })]))
    }

    fn card() -> &'static Object {
        let Kind::Object(card) = Card::KIND else { panic!("a card is an object") };
        card
    }

    #[test]
    fn in_a_card_a_name_or_a_number_is_enough() {
        for key in ["cvv", "cardNumber", "Encrypted_Card", "networkToken", "numbr"] {
            assert!(is_card_data(card(), key, &Value::Expression), "{key}");
        }
        assert!(is_card_data(card(), "x", &Value::Text("4111111111111111".into())));
        assert!(is_card_data(
            card(),
            "x",
            &Value::List(Vec::from([Node { value: number("4111111111111111"), place: 0 }]))
        ));
        assert!(!is_card_data(card(), "x", &number("4111111111111112")));
        assert!(!is_card_data(card(), "network", &Value::Text("VISA".into())));
        assert!(!is_card_data(card(), "cvv", &Value::Null));
    }

    #[test]
    fn elsewhere_both_are_needed() {
        assert!(is_card_data(SESSION, "cardNumber", &number("4111111111111111")));
        assert!(is_card_data(SESSION, "card", &object("number", number("4111111111111111"))));
        assert!(is_card_data(SESSION, "card", &object("cvv", Value::Text("123".into()))));
        assert!(!is_card_data(SESSION, "orderNumber", &number("4111111111111112")));
        assert!(!is_card_data(SESSION, "barcode", &number("4111111111111111")));
    }

    #[test]
    fn secret_fields_are_found_at_their_place() {
        let method = |key, value| object("paymentMethod", object("card", object(key, value)));
        let session = Kind::Object(SESSION);
        assert!(holds_secret(session, &method("token", Value::Text("t".into()))));
        assert!(holds_secret(session, &method("number", number("1"))));
        assert!(!holds_secret(session, &method("number", Value::Null)));
        assert!(!holds_secret(session, &method("cardHolderEmail", Value::Text("a@b".into()))));
        let listed = Value::List(Vec::from([Node { value: object("token", Value::Text("t".into())), place: 0 }]));
        assert!(holds_secret(session, &object("paymentMethod", object("card", listed))));
    }
}
