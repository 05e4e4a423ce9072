//! Card data by its name, its form and its place.

use alloc::vec::Vec;

use super::{
    super::tree::{Entry, ExpressionKind, Node, Place},
    *,
};
use crate::request::{CARD_DATA, SESSION};

const NULL: Value<'static> = Value::Null;
const EXPRESSION: Value<'static> = Value::Expression(ExpressionKind::Other);
const TRUE: Value<'static> = Value::Bool(true);

/// A valid check digit, and the parts of a citizen's id.
const NIK: &str = "5271014508910009";

fn card_object() -> &'static Object {
    CARD_DATA.object()
}

fn text(written: &'static str) -> Value<'static> {
    Value::Text(written.into())
}

fn list(item: Value<'static>) -> Value<'static> {
    Value::List(Vec::from([Node { value: item, place: Place(0) }]))
}

fn number(written: &'static str) -> Value<'static> {
    Value::Number(written.into())
}

fn object(key: &'static str, value: Value<'static>) -> Value<'static> {
    Value::Object(Vec::from([Entry::new(key.into(), Place(0), Node { value, place: Place(0) })]))
}

#[test]
fn in_a_card_a_name_or_a_number_is_enough() {
    for key in
        ["cvv", "cardNumber", "Encrypted_Card", "cardCVC", "numbr", "cvvCode", "cvv_code", "card_verification_value"]
    {
        assert!(is_card_data(card_object(), key, &EXPRESSION), "{key}");
    }
    // Numbers of GPN, RuPay, Troy, UATP and of nobody, and one that may be a NIK.
    let schemes =
        ["1946000000000005", "8100000000000002", "9792000000000003", "100000000000009", "7111111111111114", NIK];
    let groups = ["4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", " 4222222222222\n"];
    for number in schemes.into_iter().chain(groups) {
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
    for encrypted in ["encryptedCard", "encrypted_card", "EncryptedCard"] {
        assert!(
            is_card_data(SESSION, encrypted, &text("e")) && !is_card_data(SESSION, encrypted, &TRUE),
            "{encrypted}"
        );
    }
    for key in ["cvv", "cvv2", "cvvCode", "cvv_code", "CVV2Code", "savedCvv", "card_verification_value", "cardcvc"] {
        assert!(is_card_data(SESSION, key, &number("123")), "{key}");
        assert!(!is_card_data(SESSION, key, &number("12")) && !is_card_data(SESSION, key, &text("M")), "{key}");
    }
    for key in ["cvvResult", "cvcLength", "verificationCode", "postalCode"] {
        assert!(!is_card_data(SESSION, key, &number("123")), "{key}");
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
fn below_a_key_that_announces_a_card_a_number_of_a_scheme_is_enough() {
    for key in [
        "card",
        "cardNo",
        "saved_pan",
        "PANNumber",
        "card2",
        "my-card",
        "creditCard",
        "cvvOrPan",
        "cardOnFile",
        "cardnumber",
    ] {
        assert!(is_card_data(SESSION, key, &number("4111111111111111")), "{key}");
        let deep = object("a", list(object("b", text("1946 0000 0000 0005"))));
        assert!(is_card_data(SESSION, key, &deep), "{key}");
        for other in ["4111111111111112", "7111111111111114", "411111111111119", "100000000000009", NIK] {
            assert!(!is_card_data(SESSION, key, &text(other)), "{key}: {other}");
        }
    }
    let other_words = ["company", "discard", "cardigan", "PANORAMA"];
    let exempt =
        ["loyaltyCard", "gift_card", "idCardNumber", "memberCard", "simCard", "cardOrderNumber", "cardAddedAt"];
    for key in other_words.into_iter().chain(exempt) {
        assert!(!is_card_data(SESSION, key, &number("4111111111111111")), "{key}");
        assert!(!is_card_data(SESSION, key, &object("a", number("4111111111111111"))), "{key}");
    }
    // A documented field with that key, and the objects below one.
    let method = object("type", text("CARD"));
    assert!(!is_card_data(SESSION, "paymentMethod", &method));
    assert!(is_card_data(SESSION, "paymentMethod", &object("card", text("4111111111111111"))));
    assert!(is_card_data(SESSION, "paymentMethodOptions", &object("card", object("id", number("4111111111111111")))));
    // In place of a documented card, a number needs no scheme.
    let Kind::Object(method) = SESSION.by_wire("paymentMethod").unwrap().kind else { panic!("it is an object") };
    assert!(is_card_data(method, "card", &text("7111111111111114")));
    assert!(CARD_DATA.is_announced_above(card_object()) && !CARD_DATA.is_announced_above(SESSION));
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
