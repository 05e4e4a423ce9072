//! A draft with card data in fields that the crate does not check is rejected.

use payment_session::{
    Customer, Email, PaymentSession, SessionDraft,
    request::{Card, CardHolderPhone, CardOptions, MethodType, PaymentMethod, PaymentMethodOptions, ReturnUrl},
    rules::Waivers,
    values::{Metadata, MetadataValue},
};

use super::{NUMBER, card_session, check_debug, check_error, draft};
use crate::{support::rules_and_pointers, values::texts::check_digit};

/// Returns a valid draft whose card `change` has changed.
fn with_card(change: impl FnOnce(&mut Card)) -> SessionDraft {
    let session = card_session(|card| card.encrypted_card = Some(super::ENCRYPTED.parse().unwrap()));
    let mut draft = session.into_draft();
    change(draft.payment_method.as_mut().unwrap().card.as_mut().unwrap());
    draft
}

/// Returns the rule and pointer of the only violation. Checks that the violation shows no secret.
#[track_caller]
fn violation(draft: SessionDraft) -> (&'static str, String) {
    let violations = draft.check().unwrap_err();
    check_error(&violations);
    let [violation] = <[_; 1]>::try_from(rules_and_pointers(&violations)).unwrap();
    violation
}

const CARD: &str = "/paymentMethod/card";
const CARD_OPTIONS: &str = "/paymentMethodOptions/card";
/// A citizen's id with a valid check digit.
const NIK: &str = r#""5271014508910009""#;
const IN_QUOTES: &str = r#""4111111111111111""#;
const WITHOUT: &str = "4111111111111111";
const DEEP: &str = r#"{ "parts": [1, { "of": "1946 0000 0000 0005" }] }"#;

/// Entries of objects that are card data: the object, keys and values. Each key has each value.
const CARD_DATA: [(&str, &[&str], &[&str]); 12] = [
    // In a card, the name of a secret field is enough.
    (CARD, &["cvv", "CVC", "Number", "number", "cvc", "expMonth", "numbr", "cardNumber", "cardCVC"], &["true", "123"]),
    (CARD, &["encrypted_card", "Encrypted_Card", "cvvCode", "cvv_code", "card_verification_value"], &["true", "123"]),
    // So is the number of a card, of any scheme: Visa, GPN, RuPay, Troy, UATP, and nobody's.
    (CARD, &["x", "cardNumber"], &[IN_QUOTES, WITHOUT, r#""4111 1111 1111 1111""#, r#""4111-1111-1111-1111""#]),
    (CARD, &["x", "card"], &[r#"" 4222222222222\n""#, "[4111111111111111]", DEEP, r#""1946000000000005""#, NIK]),
    (CARD, &["x"], &[r#""8100000000000002""#, r#""9792000000000003""#, "100000000000009", "7111111111111114"]),
    ("/paymentMethod", &["card"], &[IN_QUOTES, "7111111111111114", r#"{ "cvc": "1" }"#, r#"{ "cvv": 5 }"#]),
    // Below a key that announces a card, it is one of a scheme.
    (
        "",
        &[
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
            "cardNumber",
        ],
        &[WITHOUT, IN_QUOTES, DEEP, "1946123456789010", "9792000000000003", "8100000000000002", "6521000000000007"],
    ),
    ("", &["paymentMethodOptions", "paymentMethod"], &[r#"{ "card": { "id": 4111111111111111 } }"#]),
    (CARD_OPTIONS, &["x"], &[WITHOUT, DEEP]),
    // Elsewhere, both the name and the form are those of a secret field.
    (
        "",
        &["cvv", "cvv2", "cvvCode", "cvv_code", "CVV2Code", "savedCvv", "card_verification_value", "cardcvc"],
        &["123"],
    ),
    ("", &["encryptedCard", "encrypted_card", "EncryptedCard"], &[r#""e""#]),
    ("", &["card"], &[r#"{ "number": 4111111111111111 }"#, r#"{ "cvv": "123" }"#, r#"{ "securityCode": "123" }"#]),
];

/// Entries that are none.
const OTHER: [(&str, &[&str], &[&str]); 10] = [
    (CARD, &["x"], &["4111111111111112", r#""4111 1111 1111 1112""#, r#""4111.1111.1111.1111""#, "411111111111"]),
    (CARD, &["x"], &[r#""no 4111111111111111""#, "true"]),
    (CARD, &["network", "networkToken", "cvvResult", "cardHolderAddress", "card"], &[r#""123""#, r#""M""#]),
    (CARD, &["cvv"], &["null"]),
    // The ids of a telephone, a citizen and a taxpayer, a time, and a number of UATP.
    (
        "",
        &["card", "cardNo", "saved_pan"],
        &[
            "4111111111111112",
            "7111111111111114",
            "411111111111119",
            "100000000000009",
            NIK,
            "354619060000006",
            "3273014508910002",
            "371234568401000",
            "1732301234560",
        ],
    ),
    (
        "",
        &[
            "company",
            "discard",
            "cardigan",
            "PANORAMA",
            "loyaltyCard",
            "gift_card",
            "idCardNumber",
            "memberCard",
            "simCard",
            "cardOrderNumber",
            "cardAddedAt",
            "barcode",
            "accountNumber",
            "phone",
        ],
        &[WITHOUT, r#"{ "number": 4111111111111111 }"#, DEEP],
    ),
    ("", &["cvv", "cvv2", "cvvCode", "savedCvv", "card_verification_value", "cardcvc"], &["12", r#""M""#, "true"]),
    ("", &["cvvResult", "cvcLength", "verificationCode", "postalCode", "securityCode"], &["123"]),
    ("", &["encryptedCard", "encrypted_card", "EncryptedCard"], &["true"]),
    ("", &["paymentMethod"], &[r#"{ "type": "CARD" }"#]),
];

/// Returns a valid draft to which an entry is added in an object, in place of the field with that key.
fn with_entry(object: &str, key: &'static str, value: &str) -> SessionDraft {
    let value: serde_json::Value = serde_json::from_str(value).unwrap();
    let value = MetadataValue::from_serialize(&value).unwrap();
    let mut draft = with_card(|_| {});
    match object {
        CARD => return with_card(|card| drop(card.other.insert(key, value))),
        CARD_OPTIONS => {
            let mut card = CardOptions::new();
            card.other.insert(key, value);
            draft.payment_method_options.insert(PaymentMethodOptions::new()).card = Some(card);
        }
        "/paymentMethod" => {
            let mut method = PaymentMethod::new(MethodType::CARD);
            method.other.insert(key, value);
            draft.payment_method = Some(method);
        }
        _ => {
            if key == "paymentMethod" {
                draft.payment_method = None;
            }
            draft.other.insert(key, value);
        }
    }
    draft
}

/// Returns each entry of a table as its object, its key and its value.
fn entries(
    rows: &'static [(&str, &[&str], &[&str])],
) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    rows.iter().flat_map(|(object, keys, values)| {
        keys.iter().flat_map(move |key| values.iter().map(move |value| (*object, *key, *value)))
    })
}

#[test]
fn card_data_in_an_unchecked_field_is_rejected() {
    for (object, key, value) in entries(&CARD_DATA) {
        let found = violation(with_entry(object, key, value));
        assert_eq!(found, ("card-data", format!("{object}/{key}")), "{value}");
    }
}

#[test]
fn other_values_in_unchecked_fields_are_accepted() {
    for (object, key, value) in entries(&OTHER) {
        assert_eq!(with_entry(object, key, value).check().err(), None, "{object}/{key}: {value}");
    }
}

#[test]
fn in_a_card_a_number_of_any_scheme_is_rejected() {
    for first in 0..10 {
        for length in 12..=20 {
            let digits = format!("{first:0<width$}", width = length - 1);
            let draft = with_entry(CARD, "issuer", &format!("\"{digits}{}\"", check_digit(&digits)));
            if (13..=19).contains(&length) {
                assert_eq!(violation(draft), ("card-data", format!("{CARD}/issuer")), "{digits}");
            } else {
                assert!(draft.check().is_ok(), "{digits}");
            }
        }
    }
}

#[test]
fn a_name_close_to_the_token_is_a_mistake() {
    assert_eq!(violation(with_entry(CARD, "token", r#""t""#)), ("text", format!("{CARD}/token")));
    assert!(with_entry("/paymentMethod", "card", r#"{ "token": 7 }"#).check().is_ok());
}

#[test]
fn metadata_and_fields_outside_cards_are_unchecked() {
    let mut draft = with_card(|_| {});
    draft.other.insert("loyaltyNumber", NUMBER);
    draft.payment_method.as_mut().unwrap().other.insert("cvv", "1");
    draft.metadata = Some(Metadata::from_serialize(&serde_json::json!({ "cardNumber": NUMBER })).unwrap());
    let session: PaymentSession = draft.check().unwrap();
    assert!(!format!("{session:?}").contains("loyaltyNumber\": "), "the value of an undocumented field is shown");
}

/// A draft's `check()` and the reader of JSON reject the same unchecked strings.
#[test]
fn a_card_number_in_an_unchecked_string_is_rejected_and_redacted() {
    let email = || Email::new_unchecked(NUMBER.into());
    check_debug(&email());
    check_debug(&ReturnUrl::new_unchecked("4111 1111-1111 1111".into()));
    // It is valid, because any text is.
    check_debug(&CardHolderPhone::new_unchecked(NUMBER.into()));
    for scheme in ["1946123456789010", "9792000000000003", "100000000000009"] {
        assert_eq!(format!("{:?}", Email::new_unchecked(scheme.into())), "Email(redacted)");
    }
    assert_eq!(format!("{:?}", Email::new_unchecked("4111111111111112".into())), "Email(\"4111111111111112\")");

    let in_card = || with_card(|card| card.card_holder_email = Some(email()));
    check_debug(&in_card());
    let pointer = "/paymentMethod/card/cardHolderEmail".to_owned();
    assert_eq!(violation(in_card()), ("card-data", pointer.clone()));
    // Another mistake is not hidden by it.
    let mut without_amount = in_card();
    without_amount.amount = None;
    assert_eq!(rules_and_pointers(&without_amount.check().unwrap_err()).len(), 2);

    let json = PaymentSession::new_unchecked(in_card()).to_json();
    let options = Waivers::UNKNOWN_FIELDS.union(Waivers::UNCHECKED_VALUES);
    let violations = PaymentSession::from_json_with(&json, options).unwrap_err();
    check_error(&violations);
    assert_eq!(rules_and_pointers(&violations), [("card-data", pointer)]);

    // Elsewhere, the key does not announce a card.
    let mut elsewhere = with_card(|_| {});
    elsewhere.customer_id = None;
    elsewhere.customer = Some(Customer::new(email()));
    check_debug(&elsewhere);
    let session = elsewhere.check().unwrap();
    assert_eq!(PaymentSession::from_json_with(&session.to_json(), session.waivers_to_read()), Ok(session));
}

#[test]
fn a_draft_keeps_its_other_violations() {
    let mut draft = draft();
    let card = draft.payment_method.as_mut().unwrap().card.as_mut().unwrap();
    card.other.insert("pan", NUMBER);
    let rules: Vec<_> = rules_and_pointers(&draft.check().unwrap_err()).into_iter().map(|(rule, _)| rule).collect();
    assert!(rules.contains(&"card-data") && rules.contains(&"card-source"), "{rules:?}");
}
