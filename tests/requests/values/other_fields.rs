//! Fields that the crate does not check.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use payment_session::{
    Amount, Currency, Customer, Email, PaymentSession, Product, SessionDraft,
    request::ProductType,
    values::{MetadataValue, OtherFields},
};

use crate::support::rules_and_pointers;

/// Returns a valid draft. Tests add other fields to it.
fn draft() -> SessionDraft {
    SessionDraft {
        amount: Some(Amount::new("1".parse().unwrap(), Currency::IDR)),
        customer: Some(Customer::new("a@b.id".parse().unwrap())),
        redirect_url: Some(payment_session::RedirectUrl::new()),
        ..SessionDraft::new("INV-1".parse().unwrap())
    }
}

fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).unwrap()
}

#[test]
fn other_fields_keep_their_order_and_last_value() {
    let mut other = OtherFields::new();
    assert!(other.is_empty());
    assert_eq!(other.insert("b", 1), None);
    assert_eq!(other.insert("a", true), None);
    assert_eq!(other.insert("b", "two"), Some(MetadataValue::from(1)));
    assert_eq!(
        other.iter().map(|(name, value)| (name, value.as_json())).collect::<Vec<_>>(),
        [("b", "\"two\""), ("a", "true")]
    );
    assert_eq!(other.get("a"), Some(&true.into()));
    assert_eq!(other.remove("b"), Some("two".into()));
    assert_eq!((other.remove("b"), other.get("b")), (None, None));
    assert_eq!(other, OtherFields::from_iter([("a", true)]));
    other.remove("a");
    assert!(other.is_empty() && other == OtherFields::new());
}

#[test]
fn values_of_other_fields_are_not_shown() {
    let other = OtherFields::from_iter([("pan", "4111111111111111")]);
    assert_eq!(format!("{other:?}"), r#"{"pan"}"#);
    let mut draft = draft();
    draft.other = other;
    let shown = format!("{draft:?}");
    assert!(shown.contains(r#"other: {"pan"}"#) && !shown.contains("4111"), "{shown}");
}

#[test]
fn other_fields_are_written_after_the_documented_fields_at_any_depth() {
    let mut draft = draft();
    draft.other.insert("loyalty\"Tier", "GOLD");
    draft.other.insert("score", 7);
    draft.customer.as_mut().unwrap().other.insert("nickname", ["a", "b"]);
    let mut product = Product::new(
        ProductType::PHYSICAL,
        "1".parse().unwrap(),
        payment_session::Price::new("0".parse().unwrap(), Currency::IDR),
    );
    product.other.insert("sku", "S-1");
    draft.order_information = Some(payment_session::request::OrderInformation::new(vec![product].into()));
    let session = draft.check().unwrap();
    let expected = r#"{"clientReferenceId":"INV-1","amount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customer":{"email":"a@b.id","nickname":["a","b"]},"orderInformation":{"productDetails":[{"type":"PHYSICAL","quantity":1,"price":{"value":0,"currency":"IDR"},"sku":"S-1"}]},"loyalty\"Tier":"GOLD","score":7}"#;
    assert_eq!(json(&session), expected);
    assert_eq!(serde_json::to_string(&session).unwrap(), expected);
}

#[test]
fn an_object_with_only_other_fields_is_valid() {
    let mut draft = draft();
    draft.redirect_url.as_mut().unwrap().other.insert("cancelUrl", "x");
    assert!(json(&draft.check().unwrap()).contains(r#""redirectUrl":{"cancelUrl":"x"}"#));
}

#[test]
fn a_documented_field_wins_and_is_reported() {
    let mut draft = draft();
    draft.other.insert("amount", 5);
    draft.customer.as_mut().unwrap().other.insert("email", "c@d.id");
    let violations = draft.violations().unwrap();
    assert_eq!(
        rules_and_pointers(&violations),
        [("duplicate-field", "/customer/email".to_owned()), ("duplicate-field", "/amount".to_owned())]
    );
    // The JSON of an unchecked object does not repeat the key either.
    let text = serde_json::to_string(draft.customer.as_ref().unwrap()).unwrap();
    assert_eq!(text, r#"{"email":"a@b.id"}"#);
}

#[test]
fn rules_about_fields_in_other_are_silent() {
    let mut missing = draft();
    missing.amount = None;
    assert_eq!(rules_and_pointers(&missing.violations().unwrap()), [("amount-required", String::new())]);
    missing.other.insert("amount", "as agreed");
    assert_eq!(missing.violations(), None);
    // Rules about other fields still report violations.
    missing.redirect_url = None;
    assert_eq!(rules_and_pointers(&missing.violations().unwrap()), [("redirect-url", String::new())]);
    missing.other.insert("mode", "LATER");
    assert_eq!(missing.violations(), None);
}

#[test]
fn other_fields_count_for_equality() {
    let (plain, mut marked) = (draft(), draft());
    marked.other.insert("a", 1);
    assert_ne!(plain, marked);
    assert_eq!(marked.clone(), marked);
}

#[test]
fn the_order_of_other_fields_does_not_count_for_equality() {
    let hash = |other: &OtherFields| BuildHasherDefault::<DefaultHasher>::default().hash_one(other);
    let there = OtherFields::from_iter([("a", 1), ("b", 2), ("c", 3)]);
    let back = OtherFields::from_iter([("c", 3), ("b", 2), ("a", 1)]);
    assert_eq!(there, back);
    assert_eq!(hash(&there), hash(&back));
    for other in [[("a", 2), ("b", 1), ("c", 3)], [("a", 1), ("b", 2), ("d", 3)]] {
        let other = OtherFields::from_iter(other);
        assert_ne!(there, other);
        assert_ne!(hash(&there), hash(&other));
    }
    assert_ne!(there, OtherFields::from_iter([("a", 1), ("b", 2)]));
}

#[test]
fn an_unchecked_string_can_break_its_form() {
    const REFERENCE: payment_session::ClientReferenceId =
        payment_session::ClientReferenceId::new_unchecked(std::borrow::Cow::Borrowed("INV/\"1\""));
    let mut draft = draft();
    draft.client_reference_id = REFERENCE;
    draft.customer = Some(Customer::new(Email::new_unchecked("nobody".into())));
    let session = draft.check().unwrap();
    assert!(json(&session).starts_with(r#"{"clientReferenceId":"INV/\"1\"","#));
}
