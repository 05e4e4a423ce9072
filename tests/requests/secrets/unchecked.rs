//! A draft with card data in fields that the crate does not check is rejected.

use payment_session::{
    Customer, Email, PaymentSession, SessionDraft,
    request::{Card, CardHolderPhone, CardOptions, MethodType, PaymentMethod, PaymentMethodOptions, ReturnUrl},
    rules::Waivers,
    values::{Metadata, MetadataValue},
};

use super::{CVC, NUMBER, TOKEN, card_session, check_debug, check_error, draft};
use crate::{support::rules_and_pointers, values::texts::check_digit};

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
fn a_full_card_number_is_rejected_in_every_notation_and_depth() {
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
fn in_a_card_a_number_of_any_scheme_is_rejected() {
    for first in 0..10 {
        for length in 12..=20 {
            let digits = format!("{first:0<width$}", width = length - 1);
            let draft = with_other("issuer", format!("{digits}{}", check_digit(&digits)));
            if (13..=19).contains(&length) {
                assert_eq!(violation(draft), ("card-data", "/paymentMethod/card/issuer".to_owned()), "{digits}");
            } else {
                assert!(draft.check().is_ok(), "{digits}");
            }
        }
    }
}

#[test]
fn under_a_key_that_announces_a_card_a_number_of_a_scheme_is_rejected() {
    let checked = |name: &'static str, digits: &str| {
        let mut draft = with_card(|_| {});
        draft.other.insert(name, format!("{digits}{}", check_digit(digits)));
        draft
    };
    for scheme in ["411111111111111", "194612345678901", "979200000000000", "810000000000000", "652100000000000"] {
        assert_eq!(violation(checked("cardNo", scheme)), ("card-data", "/cardNo".to_owned()), "{scheme}");
    }
    // The ids of a telephone, a citizen and a taxpayer, a time, and a number of UATP.
    for other in ["35461906000000", "327301450891000", "37123456840100", "173230123456", "10000000000000"] {
        assert!(checked("cardNo", other).check().is_ok(), "{other}");
    }
    for exempt in ["idCardNumber", "memberCard", "simCard", "cardOrderNumber", "cardAddedAt"] {
        assert!(checked(exempt, "411111111111111").check().is_ok(), "{exempt}");
    }
}

#[test]
fn a_verification_code_is_rejected_by_its_name() {
    for name in ["cvvCode", "cvv_code", "card_verification_value", "savedCvv"] {
        let mut draft = with_card(|_| {});
        draft.other.insert(name, CVC);
        assert_eq!(violation(draft), ("card-data", format!("/{name}")));
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
fn a_field_similar_to_a_secret_one_is_rejected_with_any_value() {
    for name in ["cvv", "CVC", "Number", "encrypted_card"] {
        assert_eq!(violation(with_other(name, true)), ("card-data", format!("/paymentMethod/card/{name}")));
    }
    assert!(with_other("cvvResult", "M").check().is_ok());
}

#[test]
fn secret_fields_are_rejected() {
    for name in ["number", "cvc", "expMonth"] {
        assert_eq!(violation(with_other(name, CVC)), ("card-data", format!("/paymentMethod/card/{name}")));
    }
    let token = with_other("token", TOKEN);
    assert_eq!(violation(token), ("text", "/paymentMethod/card/token".to_owned()));
}

#[test]
fn objects_that_contain_card_data_are_rejected() {
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
fn card_data_under_a_key_that_announces_a_card_is_rejected() {
    let deep = MetadataValue::from_serialize(&serde_json::json!({ "parts": [1, { "of": NUMBER }] })).unwrap();
    for (name, value) in [("card", NUMBER.into()), ("cardNo", NUMBER.into()), ("saved_pan", deep.clone())] {
        let mut draft = with_card(|_| {});
        draft.other.insert(name, value);
        assert_eq!(violation(draft), ("card-data", format!("/{name}")));
    }
    let mut options = with_card(|_| {});
    let mut card = CardOptions::new();
    card.other.insert("x", deep.clone());
    let branches = options.payment_method_options.insert(PaymentMethodOptions::new());
    branches.card = Some(card);
    assert_eq!(violation(options), ("card-data", "/paymentMethodOptions/card/x".to_owned()));
    for name in ["company", "loyaltyCard", "gift_card"] {
        let mut draft = with_card(|_| {});
        draft.other.insert(name, deep.clone());
        assert!(draft.check().is_ok(), "{name}");
    }
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
