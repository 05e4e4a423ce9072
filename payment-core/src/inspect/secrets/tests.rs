//! Card data by its name, its form and its place.

use alloc::vec::Vec;

use super::{
    super::{
        place::Offset,
        tree::{Entry, Node},
    },
    *,
};

const NULL: Value<'static> = Value::Null;
const EXPRESSION: Value<'static> = Value::Expression;
const TRUE: Value<'static> = Value::Bool(true);

fn text(written: &'static str) -> Value<'static> {
    Value::Text(written.into())
}

fn list(item: Value<'static>) -> Value<'static> {
    Value::List(Vec::from([Node { value: item, place: Offset(0) }]))
}

fn number(written: &'static str) -> Value<'static> {
    Value::Number(written.into())
}

fn object(key: &'static str, value: Value<'static>) -> Value<'static> {
    Value::Object(Vec::from([Entry::new(key.into(), Offset(0), Node { value, place: Offset(0) })]))
}

#[test]
fn in_a_card_a_name_or_a_number_is_enough() {
    for key in ["cvv", "cardNumber", "Encrypted_Card", "cardCVC", "numbr"] {
        assert!(is_card_data(card_object(), key, &EXPRESSION), "{key}");
    }
    for number in ["4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", " 4222222222222\n"] {
        assert!(is_card_data(card_object(), "x", &text(number)), "{number}");
    }
    assert!(is_card_data(card_object(), "x", &list(number("4111111111111111"))));
    assert!(!is_card_data(card_object(), "x", &number("4111111111111112")));
    for other in ["4111.1111.1111.1111", "no 4111111111111111", "411111111111"] {
        assert!(!is_card_data(card_object(), "x", &text(other)), "{other}");
    }
    for key in ["network", "networkToken", "cvvResult", "cardHolderAddress", "card"] {
        assert!(!is_card_data(card_object(), key, &text("123")), "{key}");
    }
    assert!(!is_card_data(card_object(), "cvv", &NULL));
}

#[test]
fn elsewhere_both_are_needed() {
    assert!(is_card_data(SESSION, "cardNumber", &number("4111111111111111")));
    assert!(is_card_data(SESSION, "card", &object("number", number("4111111111111111"))));
    assert!(is_card_data(SESSION, "card", &object("cvv", text("123"))));
    assert!(is_card_data(SESSION, "card", &object("securityCode", text("123"))));
    for key in ["cvv", "cvv2"] {
        assert!(is_card_data(SESSION, key, &number("123")), "{key}");
    }
    assert!(!is_card_data(SESSION, "cvv", &TRUE));
    assert!(!is_card_data(SESSION, "cardNumber", &number("4111111111111112")));
    assert!(!is_card_data(SESSION, "accountNumber", &number("4111111111111111")));
    assert!(!is_card_data(SESSION, "phone", &object("number", number("4111111111111111"))));
    assert!(!is_card_data(SESSION, "loyaltyCard", &object("number", number("4111111111111111"))));
    assert!(!is_card_data(SESSION, "securityCode", &number("123")));
    assert!(!is_card_data(SESSION, "barcode", &number("4111111111111111")));
    assert!(!is_card_data(SESSION, "metadata", &object("card", number("4111111111111111"))));
}

#[test]
fn below_a_key_that_announces_a_card_a_number_is_enough() {
    for key in ["card", "cardNo", "saved_pan", "PANNumber", "card2", "my-card", "creditCard", "cvvOrPan", "cardOnFile"]
    {
        assert!(is_card_data(SESSION, key, &number("4111111111111111")), "{key}");
        let deep = object("a", list(object("b", number("5555555555554444"))));
        assert!(is_card_data(SESSION, key, &deep), "{key}");
        assert!(!is_card_data(SESSION, key, &number("4111111111111112")), "{key}");
        assert!(!is_card_data(SESSION, key, &number("7111111111111118")), "no card number begins with 7: {key}");
    }
    for key in ["company", "discard", "cardigan", "loyaltyCard", "gift_card", "cardLoyaltyNumber", "PANORAMA"] {
        assert!(!is_card_data(SESSION, key, &number("4111111111111111")), "{key}");
    }
    // A documented field with that key, and the objects below one.
    let method = object("type", text("CARD"));
    assert!(!is_card_data(SESSION, "paymentMethod", &method));
    assert!(is_card_data(SESSION, "paymentMethod", &object("card", text("4111111111111111"))));
    assert!(is_card_data(SESSION, "paymentMethodOptions", &object("card", object("id", number("4111111111111111")))));
    assert!(is_below_card(card_object()) && !is_below_card(SESSION));
}

#[test]
fn secret_fields_are_found_at_their_place() {
    let method = |key, value| object("paymentMethod", object("card", object(key, value)));
    let session = Kind::Object(SESSION);
    assert!(contains_secret(session, &method("token", text("t"))));
    assert!(contains_secret(session, &method("number", number("1"))));
    assert!(!contains_secret(session, &method("number", Value::Null)));
    assert!(!contains_secret(session, &method("cardHolderEmail", text("a@b"))));
    let listed = list(object("token", text("t")));
    assert!(contains_secret(session, &object("paymentMethod", object("card", listed))));
    assert!(contains_secret(session, &object("paymentMethod", object("card", number("4111111111111111")))));
}
