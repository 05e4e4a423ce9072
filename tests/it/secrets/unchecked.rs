//! A draft with card data in fields that the crate does not check is refused.

use payment_session::{
    PaymentSession, SessionDraft,
    request::{Card, MethodType, PaymentMethod},
    values::{Metadata, MetadataValue},
};

use super::{CVC, NUMBER, TOKEN, card_session, check_error, draft};
use crate::support::rules_and_pointers;

/// Returns a valid draft whose card `change` has changed.
fn with_card(change: impl FnOnce(&mut Card)) -> SessionDraft {
    let session = card_session(|card| card.encrypted_card = Some(super::ENCRYPTED.parse().unwrap()));
    let mut draft = session.into_draft();
    change(draft.payment_method.as_mut().unwrap().card.as_mut().unwrap());
    draft
}

fn with_other(name: &'static str, value: impl Into<MetadataValue>) -> SessionDraft {
    with_card(|card| {
        card.other.insert(name, value);
    })
}

/// Returns the rule and pointer of the only violation. Checks that the violation shows no secret.
#[track_caller]
fn violation(draft: SessionDraft) -> (&'static str, String) {
    let violations = draft.check().unwrap_err();
    check_error(&violations);
    let [violation] = <[_; 1]>::try_from(rules_and_pointers(&violations)).unwrap();
    violation
}

#[test]
fn a_full_card_number_is_refused_in_every_notation_and_depth() {
    let pointer = "/paymentMethod/card/cardNumber";
    let deep = MetadataValue::from_serialize(&serde_json::json!({ "parts": [1, { "of": NUMBER }] })).unwrap();
    let values = [
        NUMBER.into(),
        "4111 1111 1111 1111".into(),
        "4111-1111-1111-1111".into(),
        " 4222222222222\n".into(),
        4_111_111_111_111_111_u64.into(),
        deep,
    ];
    for value in values {
        let shown = value.as_json().to_owned();
        assert_eq!(violation(with_other("cardNumber", value)), ("card-data", pointer.to_owned()), "{shown}");
    }
}

#[test]
fn other_values_in_a_card_are_accepted() {
    let values = [
        MetadataValue::from("4111 1111 1111 1112"),
        "411111111111".into(),
        "4111.1111.1111.1111".into(),
        "number 4111111111111111".into(),
        4_111_111_111_111_112_u64.into(),
        true.into(),
    ];
    for value in values {
        assert!(with_other("issuer", value.clone()).check().is_ok(), "{value:?}");
    }
}

#[test]
fn a_field_similar_to_a_secret_one_is_refused_with_any_value() {
    for name in ["cvv", "CVC", "Number", "encrypted_card"] {
        assert_eq!(violation(with_other(name, true)), ("card-data", format!("/paymentMethod/card/{name}")));
    }
    assert!(with_other("cvvResult", "M").check().is_ok());
}

#[test]
fn secret_fields_are_refused() {
    for name in ["number", "cvc", "expMonth"] {
        assert_eq!(violation(with_other(name, CVC)), ("card-data", format!("/paymentMethod/card/{name}")));
    }
    let token = with_other("token", TOKEN);
    assert_eq!(violation(token), ("text", "/paymentMethod/card/token".to_owned()));
}

#[test]
fn objects_that_contain_card_data_are_refused() {
    let value = |json: &str| MetadataValue::from_serialize(&serde_json::from_str::<serde_json::Value>(json).unwrap());
    let with_method = |card: &str| {
        let mut draft = with_card(|_| {});
        let mut method = PaymentMethod::new(MethodType::CARD);
        method.other.insert("card", value(card).unwrap());
        draft.payment_method = Some(method);
        draft
    };
    let pointer = || "/paymentMethod/card".to_owned();
    for card in [r#"{"cvc":"9173"}"#, r#"{"cvv":5}"#, r#"{"pan":"4111 1111 1111 1111"}"#] {
        assert_eq!(violation(with_method(card)), ("card-data", pointer()), "{card}");
    }
    assert!(with_method(r#"{"token":7}"#).check().is_ok());
    let mut around = with_card(|_| {});
    around.payment_method = None;
    around.other.insert("paymentMethod", value(r#"{"card":{"number":1}}"#).unwrap());
    assert_eq!(violation(around), ("card-data", "/paymentMethod".to_owned()));
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

#[test]
fn a_draft_keeps_its_other_violations() {
    let mut draft = draft();
    let card = draft.payment_method.as_mut().unwrap().card.as_mut().unwrap();
    card.other.insert("pan", NUMBER);
    let rules: Vec<_> = rules_and_pointers(&draft.check().unwrap_err()).into_iter().map(|(rule, _)| rule).collect();
    assert!(rules.contains(&"card-data") && rules.contains(&"card-source"), "{rules:?}");
}
