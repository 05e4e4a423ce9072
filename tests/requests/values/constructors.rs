//! Objects and sessions that are created without the macro.

use std::collections::{BTreeMap, HashSet};

use payment_session::{
    Checked, ClientReferenceId, Currency, CustomerId, PaymentSession, RedirectUrl, SessionDraft, SplitRouting,
    VaChannel, Violation, Violations, payment_session,
    request::{AccountDigits, SplitType, VirtualAccountNumber, VirtualAccountOptions},
};
use serde_json::json;

use crate::support::rules_and_pointers;

#[test]
fn an_object_converts_into_a_checked_one() {
    let split = SplitRouting::new("M".parse().unwrap(), SplitType::FIXED, Currency::IDR, "R".parse().unwrap());
    let rejected = Checked::try_from(split).unwrap_err();
    assert_eq!(rules_and_pointers(&rejected), [("split-amount", "/type".to_owned())]);
}

#[test]
fn account_numbers_have_the_length_of_their_channel() {
    let lengths = |channel: &VaChannel| -> Vec<usize> {
        (0..=101).filter(|count| AccountDigits::for_channel(channel, "1".repeat(*count)).is_ok()).collect()
    };
    assert_eq!((lengths(&VaChannel::BNI), VaChannel::BNI.number_digits()), (vec![4], Some(4)));
    for channel in [VaChannel::DANAMON, VaChannel::other("NEWBANK").unwrap()] {
        assert_eq!((lengths(&channel), channel.number_digits()), ((1..=100).collect(), None), "{channel}");
    }
    let number = AccountDigits::for_channel(&VaChannel::BNI, "1234").unwrap();
    assert_eq!(VirtualAccountNumber::from(number).as_ref(), "1234");
    let rejected = AccountDigits::for_channel(&VaChannel::BNI, "123a").unwrap_err();
    assert_eq!(rejected.rule().id.as_str(), "va-number-digits");
    assert_eq!(rejected.to_string(), "`AccountDigits` must have exactly 4 digits");
}

#[test]
fn objects_without_required_fields_have_a_default() {
    assert_eq!(serde_json::to_value(RedirectUrl::default()).unwrap(), json!({}));
    assert_eq!(serde_json::to_value(VirtualAccountOptions::default()).unwrap(), json!({}));
}

#[test]
fn equal_sessions_have_equal_hashes() {
    let session = |email: &str| {
        payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: {},
            customer: { email: email.parse().unwrap() },
        }
    };
    let all = HashSet::from([session("a@b.id"), session("c@d.id"), session("a@b.id")]);
    assert_eq!(all.len(), 2);
}

#[test]
fn sessions_are_created_from_serializable_values() {
    #[derive(serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Order<'a> {
        client_reference_id: &'a str,
        amount: BTreeMap<&'a str, serde_json::Value>,
        customer_id: Option<CustomerId>,
        mode: &'a str,
        payment_method: serde_json::Value,
    }

    let mut order = Order {
        client_reference_id: "1",
        amount: BTreeMap::from([("value", json!(10_000)), ("currency", json!("IDR"))]),
        customer_id: Some("C".parse().unwrap()),
        mode: "API",
        payment_method: json!({ "type": "QR" }),
    };
    let session = PaymentSession::from_serialize(&order).unwrap();
    assert_eq!(
        session,
        payment_session! {
            client_reference_id: "1", amount: { value: 10000, currency: IDR }, customer_id: "C", mode: API,
            payment_method: { type: QR },
        }
    );
    (order.client_reference_id, order.mode) = ("", "api");
    let violations = PaymentSession::from_serialize(&order).unwrap_err();
    let pointers: Vec<_> = violations.iter().map(|violation| (violation.pointer(), violation.line())).collect();
    assert_eq!(pointers, [("/clientReferenceId".to_owned(), None), ("/mode".to_owned(), None)]);

    order.amount.insert("value", json!(1.5));
    let unserializable = BTreeMap::from([((1, 2), order)]);
    let violations = PaymentSession::from_serialize(&unserializable).unwrap_err();
    assert_eq!((violations.len(), violations[0].id()), (1, "json"));
}

#[test]
fn a_draft_returns_its_violations() {
    let mut draft = SessionDraft::new("1".parse().unwrap());
    let violations = draft.violations().unwrap();
    let rules = ["amount-required", "customer-choice", "redirect-url"];
    assert_eq!(rules_and_pointers(&violations), rules.map(|rule| (rule, String::new())));
    draft = payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    }
    .into_draft();
    assert_eq!(draft.violations(), None);
}

#[test]
fn violations_serialize() {
    let mut draft = SessionDraft::new("1".parse().unwrap());
    (draft.customer_id, draft.redirect_url) = (Some("c".parse().unwrap()), Some(RedirectUrl::new()));
    let violations = draft.check().unwrap_err();
    assert_eq!(
        serde_json::to_value(&violations).unwrap(),
        json!([{
            "suggestions": [{
                "text": r#"add `"amount": { "value": …, "currency": "IDR" }`"#,
                "replacement": null,
                "example": true,
            }],
            "rule": "amount-required",
            "pointer": "",
            "message": "`amount` is missing; only `MULTIPLE` payments may omit it",
            "help": "add `\"amount\": { \"value\": …, \"currency\": \"IDR\" }`",
            "parameters": { "fields": ["/amount", "/paymentType"] },
        }])
    );

    let violations = PaymentSession::from_json(b"{}").unwrap_err();
    let json = serde_json::to_value(&violations[0]).unwrap();
    assert_eq!((&json["line"], &json["column"]), (&json!(1), &json!(1)));

    let long = "A".repeat(120);
    let violations = Violations::from(ClientReferenceId::try_from(long).unwrap_err());
    let json = serde_json::to_value(&violations).unwrap();
    assert_eq!(json[0]["parameters"], json!({ "minimum": 1, "maximum": 100, "actual": 120 }));
    let violations = Violations::from(VaChannel::listed("JAGO").unwrap_err());
    let json = serde_json::to_value(&violations).unwrap();
    let banks: Vec<_> = VaChannel::VALUES.iter().map(VaChannel::as_str).collect();
    assert_eq!(json[0]["parameters"], json!({ "allowed": banks }));
    let custom = Violation::custom("terms", "/terms", "must be accepted");
    assert_eq!(serde_json::to_value(&custom).unwrap()["parameters"], json!({}));
}
