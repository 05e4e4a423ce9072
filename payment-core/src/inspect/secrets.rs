//! Values that must not be in [`OtherFields`](crate::values::OtherFields), because nobody would wipe or redact them.

use alloc::string::String;

use super::tree::Value;
use crate::{
    base::spelling::{nearest, normalized, normalizes_to},
    request::{Card, CardNumber},
    schema::{Field, Kind, Object, RuleId, Secrecy, TextValue, Value as _},
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

/// Names of objects that are cards, in [`normalized`] form.
const CARDS: &[&str] = &["card", "creditcard", "debitcard", "paymentcard"];

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
                None => secret_field(object, &entry.key, value).is_some(),
            }
        }),
        (Kind::List(item), Value::List(nodes)) => nodes.iter().any(|node| holds_secret(*item, &node.value)),
        // An object at a list's place, or a list at an object's place.
        (Kind::List(item), Value::Object(_)) => holds_secret(*item, value),
        (Kind::Object(_) | Kind::Checked(_), Value::List(nodes)) => {
            nodes.iter().any(|node| holds_secret(kind, &node.value))
        }
        _ => is_secret(kind) || outside_cards("", value, false).is_some(),
    }
}

/// Returns whether an unchecked field of `object` is card data, or contains some.
pub fn is_card_data(object: &Object, key: &str, value: &Value<'_>) -> bool {
    secret_field(object, key, value).is_some()
}

/// Returns the field of a card that an unchecked field of `object` is or contains.
///
/// In a card, the name of a secret field or a full card number is enough. Elsewhere, both the name and the form of the
/// value must be those of card data: `cardNumber` with a full number.
pub(super) fn secret_field(object: &Object, key: &str, value: &Value<'_>) -> Option<&'static Field> {
    if matches!(value, Value::Null) {
        return None;
    }
    let is_card = object.describes::<Card>();
    let found = match object.by_wire(key) {
        Some(field) if is_card_data_kind(field.kind) => Some(field),
        Some(field) => card_field_inside(field.kind, value),
        None if is_card => secret_name(key),
        None => outside_cards(key, value, false),
    };
    found.or_else(|| if is_card { card_number(value).or_else(|| outside_cards(key, value, true)) } else { None })
}

/// Returns the field of a card that an unchecked value at the place of a documented one contains.
fn card_field_inside(kind: Kind, value: &Value<'_>) -> Option<&'static Field> {
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
fn outside_cards(key: &str, value: &Value<'_>, is_in_card: bool) -> Option<&'static Field> {
    let key = normalized(key);
    let is_in_card = is_in_card || CARDS.contains(&&*key);
    let is_common = COMMON_NAMES.iter().any(|common| normalizes_to(common, &key));
    let known = NAMES.iter().find(|(known, _)| normalizes_to(known, without_card(&key)));
    let named = known.filter(|_| is_in_card || !is_common).and_then(|(_, field)| card_object().by_wire(field));
    named_or_inside(named, value, is_in_card)
}

/// Returns `named` if a value or an item in it has the form of this field. Returns the field of an entry inside otherwise.
fn named_or_inside(named: Option<&'static Field>, value: &Value<'_>, is_in_card: bool) -> Option<&'static Field> {
    match value {
        Value::Object(entries) => {
            entries.iter().find_map(|entry| outside_cards(&entry.key, &entry.value.value, is_in_card))
        }
        Value::List(nodes) => nodes.iter().find_map(|node| named_or_inside(named, &node.value, is_in_card)),
        _ => named.filter(|field| has_form(field, value)),
    }
}

/// Returns the field for card numbers if a value is a full one or contains one.
fn card_number(value: &Value<'_>) -> Option<&'static Field> {
    match value {
        Value::Object(entries) => entries.iter().find_map(|entry| card_number(&entry.value.value)),
        Value::List(nodes) => nodes.iter().find_map(|node| card_number(&node.value)),
        _ => card_object().by_wire("number").filter(|field| has_form(field, value)),
    }
}

/// Returns whether a string or number is one that `field` accepts. The digits of a card number may be in groups.
fn has_form(field: &Field, value: &Value<'_>) -> bool {
    let written = match value {
        Value::Text(text) => &**text,
        Value::Number(number) => &**number,
        _ => return false,
    };
    match field.kind {
        Kind::Text(text) if text.name == CardNumber::TEXT.name => {
            let digits: String = written.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
            text.check(&digits).is_ok()
        }
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

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{
        super::tree::{Entry, Node},
        *,
    };
    use crate::request::SESSION;

    fn number(written: &'static str) -> Value<'static> {
        Value::Number(written.into())
    }

    fn object(key: &'static str, value: Value<'static>) -> Value<'static> {
        Value::Object(Vec::from([Entry::new(key.into(), 0, Node { value, place: 0 })]))
    }

    #[test]
    fn in_a_card_a_name_or_a_number_is_enough() {
        for key in ["cvv", "cardNumber", "Encrypted_Card", "cardCVC", "numbr"] {
            assert!(is_card_data(card_object(), key, &Value::Expression), "{key}");
        }
        for number in ["4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", " 4222222222222\n"] {
            assert!(is_card_data(card_object(), "x", &Value::Text(number.into())), "{number}");
        }
        assert!(is_card_data(
            card_object(),
            "x",
            &Value::List(Vec::from([Node { value: number("4111111111111111"), place: 0 }]))
        ));
        assert!(!is_card_data(card_object(), "x", &number("4111111111111112")));
        for text in ["4111.1111.1111.1111", "no 4111111111111111", "411111111111"] {
            assert!(!is_card_data(card_object(), "x", &Value::Text(text.into())), "{text}");
        }
        for key in ["network", "networkToken", "cvvResult", "cardHolderAddress", "card"] {
            assert!(!is_card_data(card_object(), key, &Value::Text("123".into())), "{key}");
        }
        assert!(!is_card_data(card_object(), "cvv", &Value::Null));
    }

    #[test]
    fn elsewhere_both_are_needed() {
        assert!(is_card_data(SESSION, "cardNumber", &number("4111111111111111")));
        assert!(is_card_data(SESSION, "card", &object("number", number("4111111111111111"))));
        assert!(is_card_data(SESSION, "card", &object("cvv", Value::Text("123".into()))));
        assert!(is_card_data(SESSION, "cvv", &number("123")));
        assert!(!is_card_data(SESSION, "cvv", &Value::Bool(true)));
        assert!(!is_card_data(SESSION, "cardNumber", &number("4111111111111112")));
        assert!(!is_card_data(SESSION, "accountNumber", &number("4111111111111111")));
        assert!(!is_card_data(SESSION, "phone", &object("number", number("4111111111111111"))));
        assert!(!is_card_data(SESSION, "loyaltyCard", &object("number", number("4111111111111111"))));
        assert!(!is_card_data(SESSION, "securityCode", &number("123")));
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
