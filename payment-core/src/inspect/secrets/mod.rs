//! Which kinds of values are secret, and which values must not be in [`OtherFields`](crate::values::OtherFields), because
//! nobody would wipe or redact them.

#[cfg(test)]
mod tests;

use super::tree::Value;
use crate::{
    base::spelling::{nearest, normalized, normalizes_to, word_indices},
    request::{Card, REQUESTS},
    schema::{Field, Kind, Object, Secrecy, Value as _, card_number},
};

/// Names of a card's number.
const NUMBER_NAMES: &[&str] = &["number", "pan"];

/// Names of a card's verification code, in [`normalized`] form.
const CVC_NAMES: &[&str] =
    &["cvc", "cvc2", "cvccode", "cvcnumber", "cvcvalue", "cvv", "cvv2", "cvv2code", "cvvcode", "cvvnumber", "cvvvalue"];

/// Names of a card's verification code that other codes have, too.
const COMMON_CVC_NAMES: &[&str] = &["securitycode", "securityvalue", "verificationcode", "verificationvalue"];

/// Words of keys that announce a card.
const CARD_WORDS: &[&str] = &["card", "pan", "cvc", "cvv"];

/// Keys in lower case that announce a card although they have no separate words, in [`normalized`] form.
const CARD_KEYS: &[&str] =
    &["creditcard", "debitcard", "paymentcard", "cardnumber", "creditcardnumber", "debitcardnumber"];

/// Words of keys that announce another kind of card, or an id, an order or a time: `idCard`, `cardAddedAt`.
const EXEMPT_WORDS: &[&str] = &[
    "at",
    "date",
    "gift",
    "id",
    "identity",
    "imei",
    "invoice",
    "ktp",
    "loyalty",
    "member",
    "membership",
    "nik",
    "npwp",
    "order",
    "sim",
    "tax",
    "time",
    "timestamp",
];

/// What the place of an unchecked value announces: the more, the less a value needs to be card data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Around {
    Anything,
    /// A key with one of the [`CARD_WORDS`].
    CardKey,
    /// A [`Card`].
    Card,
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

/// Returns whether a value of `field` of `object` is a secret, or contains one.
pub fn holds_secret(object: &Object, field: &Field, value: &Value<'_>) -> bool {
    secret_field(object, field.wire, value).is_some() || contains_secret(field.kind, value)
}

/// Returns whether a value of this kind is a secret, or contains one.
fn contains_secret(kind: Kind, value: &Value<'_>) -> bool {
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
pub fn is_unchecked_card_data(object: &Object, field: &Field, value: &Value<'_>) -> bool {
    match (field.kind, value) {
        (Kind::Text(kind), Value::Text(text)) => {
            kind.check(text).is_err() && secret_field(object, field.wire, value).is_some()
        }
        (Kind::Word(words), Value::Text(text)) if words.holds_unchecked => {
            words.position(text).is_none() && secret_field(object, field.wire, value).is_some()
        }
        _ => false,
    }
}

/// Returns whether an unchecked field of `object` is card data, or contains some.
pub fn is_card_data(object: &Object, key: &str, value: &Value<'_>) -> bool {
    secret_field(object, key, value).is_some()
}

/// Returns the field of a card that an unchecked field of `object` is or contains.
///
/// In a card, the name of a secret field is enough, and so is a number that looks like a card's. Below a key that announces
/// a card, a number must also be of a scheme. Elsewhere, both the name and the form of the value must be those of card data.
pub(super) fn secret_field(object: &Object, key: &str, value: &Value<'_>) -> Option<&'static Field> {
    let is_card = object.describes::<Card>();
    let field = object.by_wire(key);
    let found = match (field, value) {
        (_, Value::Null) | (Some(Field { kind: Kind::Free(_), .. }), Value::Object(_)) => return None,
        (Some(field), _) if is_card_data_kind(field.kind) => Some(field),
        (Some(field), _) => card_field_inside(field.kind, value),
        (None, _) if is_card => secret_name(key),
        (None, _) => None,
    };
    let is_given_as_card = field.and_then(|field| field.kind.object()).is_some_and(Object::describes::<Card>);
    let around = if is_card || is_given_as_card { Around::Card } else { Around::Anything };
    found
        .or_else(|| by_name_and_form(key, value, around))
        .or_else(|| by_name_and_form(key, value, Around::CardKey).filter(|_| is_below_card(object)))
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
    let name = key.strip_prefix("card").unwrap_or(&key);
    let known = if NUMBER_NAMES.contains(&name) {
        Some("number")
    } else if CVC_NAMES.contains(&name) || COMMON_CVC_NAMES.contains(&name) {
        Some("cvc")
    } else {
        None
    };
    let is_it = |field: &&Field| known == Some(field.wire) || nearest(name, &[field.wire]).is_some();
    card_object().fields.iter().filter(|field| is_secret(field.kind)).find(is_it)
}

/// Returns the field of a card that a value, or an entry inside it, is named and written like.
fn by_name_and_form(key: &str, value: &Value<'_>, around: Around) -> Option<&'static Field> {
    let around = if announces_card(key) { around.max(Around::CardKey) } else { around };
    let named = if ends_with_name(key, CVC_NAMES) || around > Around::Anything && ends_with_name(key, COMMON_CVC_NAMES)
    {
        card_object().by_wire("cvc")
    } else {
        card_object().by_wire("encryptedCard").filter(|field| normalizes_to(field.wire, &normalized(key)))
    };
    in_value(named, value, around)
}

/// Returns `named` if a value or an item in it has the form of this field. Returns the field of an entry inside otherwise.
/// Around a card, a card number needs no name.
fn in_value(named: Option<&'static Field>, value: &Value<'_>, around: Around) -> Option<&'static Field> {
    match value {
        Value::Object(entries) => {
            entries.iter().find_map(|entry| by_name_and_form(&entry.key, &entry.value.value, around))
        }
        Value::List(nodes) => nodes.iter().find_map(|node| in_value(named, &node.value, around)),
        Value::Text(text) | Value::Constant(text) => of_form(named, text, around),
        Value::Number(number) => of_form(named, number, around),
        _ => None,
    }
}

/// Returns the field whose form a string or number has: the number of a card, or `named`.
fn of_form(named: Option<&'static Field>, written: &str, around: Around) -> Option<&'static Field> {
    let is_number = match around {
        Around::Anything => false,
        Around::CardKey => card_number::is_of_scheme(written),
        Around::Card => card_number::looks_like_card_number(written),
    };
    if is_number {
        return card_object().by_wire("number");
    }
    named.filter(|field| matches!(field.kind, Kind::Text(text) if text.check(written).is_ok()))
}

/// Returns whether one of the words of a key announces card data: `cardNumber` and `saved_pan`, but not `company`.
fn announces_card(key: &str) -> bool {
    let has =
        |known: &[&str]| word_indices(key).any(|(_, word)| known.iter().any(|known| word.eq_ignore_ascii_case(known)));
    (has(CARD_WORDS) || CARD_KEYS.contains(&&*normalized(key))) && !has(EXEMPT_WORDS)
}

/// Returns whether the last words of a key are one of the names: `cvv_code` and `savedCvv`, but not `cvvResult`.
fn ends_with_name(key: &str, names: &[&str]) -> bool {
    word_indices(key).any(|(at, _)| names.iter().any(|name| normalizes_to(&key[at..], name)))
        || normalized(key).strip_prefix("card").is_some_and(|rest| names.contains(&rest))
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

    REQUESTS.iter().any(|request| find(request, object, false))
}

fn is_card_data_kind(kind: Kind) -> bool {
    matches!(kind, Kind::Text(text) if text.secrecy == Secrecy::Card)
}

fn card_object() -> &'static Object {
    let Kind::Object(card) = Card::KIND else { unreachable!("a card is an object") };
    card
}
