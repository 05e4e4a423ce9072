//! The views of a request.

use checker::{check, flows::FLOWS};
use payment_core::PaymentSession;

#[test]
fn a_valid_request_has_all_views() {
    for flow in FLOWS {
        let report = check(flow.body);
        assert_eq!(report.mistakes, [], "{}", flow.title);
        assert_eq!(report.needed.as_deref(), Some(&[][..]), "{}", flow.title);
        let wire = report.wire.expect("the JSON").text;
        let session = PaymentSession::from_json(flow.body.as_bytes()).unwrap();
        assert_eq!(PaymentSession::from_json(wire.as_bytes()).unwrap(), session);
        // The invocation is idiomatic already, and means the same request.
        let invocation = report.invocation.expect("an invocation");
        let again = check(&invocation);
        assert_eq!(again.mistakes, [], "{invocation}");
        assert_eq!(again.invocation.as_ref(), Some(&invocation));
        assert_eq!(again.needed.as_deref(), Some(&[][..]), "{invocation}");
        let has_secrets = again.wire.as_ref().unwrap().has_run_time_values;
        if !has_secrets {
            assert_eq!(again.wire.unwrap().text, wire, "{invocation}");
        }
    }
}

#[test]
fn every_documented_request_is_an_example() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/requests");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), FLOWS.len());
    assert!(FLOWS.iter().map(|flow| flow.number).eq(1..=FLOWS.len()));
}

#[test]
fn run_time_values_are_shown_and_not_sendable() {
    let report = check(
        "payment_session! { amount: { currency: \"IDR\", value: order.total(  ) }, client_reference_id: reference,
            customer: { email, given_name?: order . name }, redirect_url: {}, mode: REDIRECT }",
    );
    let wire = report.wire.expect("the JSON");
    assert!(wire.has_run_time_values && !wire.has_choices);
    let expected = r#"{
  "clientReferenceId": ‹reference›,
  "amount": {
    "value": ‹order.total( )›,
    "currency": "IDR"
  },
  "mode": "REDIRECT",
  "redirectUrl": {},
  "customer": {
    "givenName": ‹order . name or absent›,
    "email": ‹email›
  }
}"#;
    assert_eq!(wire.text, expected);
    let expected = "payment_session! {
    client_reference_id: reference,
    amount: { value: order.total(  ), currency: IDR },
    mode: REDIRECT,
    redirect_url: {},
    customer: { given_name?: order . name, email },
}";
    assert_eq!(report.invocation.unwrap(), expected);
}

#[test]
fn choices_show_their_first_arms() {
    let text = "payment_session! {
    client_reference_id: reference,
    amount: { value: 1, currency: IDR },
    if hosted { mode: REDIRECT, redirect_url: {} } else { mode: API, payment_method: { type: QR } }
    customer_id: id,
}";
    let report = check(text);
    assert_eq!(report.mistakes, []);
    let wire = report.wire.unwrap();
    assert!(wire.has_choices && wire.text.contains("\"REDIRECT\"") && !wire.text.contains("\"API\""), "{}", wire.text);
    // They stay as they are written.
    assert_eq!(report.invocation.unwrap(), text);
}

#[test]
fn other_macros_have_their_own_form() {
    for (text, expected) in [
        (
            "payment_part!(Amount{currency:\"IDR\",value:1})",
            "payment_part!(Amount {\n    value: 1,\n    currency: IDR,\n})",
        ),
        (
            "payment_session! { #[derive(Clone)] pub struct Order { \"customerId\": _, redirect_url: {},
                amount: { value: _ as total, currency: IDR }, client_reference_id: _ } }",
            "payment_session! {\n    #[derive(Clone)] pub struct Order {\n        client_reference_id: _,\n        \
            amount: { value: _ as total, currency: IDR },\n        redirect_url: {},\n        customer_id: _,\n    }\n}",
        ),
        (
            "#![allow(amount_required)] customer_id: id, client_reference_id: r, redirect_url: {}, \"tier\"!: [1]",
            "payment_session! {\n    #![allow(amount_required)]\n    client_reference_id: r,\n    redirect_url: {},\n    \
            customer_id: id,\n    \"tier\"!: [1],\n}",
        ),
    ] {
        let report = check(text);
        assert_eq!(report.mistakes, [], "{text}");
        assert_eq!(report.invocation.as_deref(), Some(expected));
    }
}

#[test]
fn the_currency_to_write_is_that_of_the_gateway() {
    let needed = check(r#"{ "amount": { "value": 1 } }"#).needed.expect("the fields");
    let currency = needed.iter().find(|field| field.path == "amount.currency").expect("a missing currency");
    assert_eq!(currency.takes, "a value such as `\"IDR\"`");
}

#[test]
fn missing_fields_are_those_of_the_request() {
    let paths = |text: &str| -> Vec<String> {
        check(text).needed.expect("the fields").into_iter().map(|field| field.path).collect()
    };
    assert_eq!(
        paths("{}"),
        [
            "clientReferenceId",
            "amount",
            "amount.value",
            "amount.currency",
            "redirectUrl",
            "customerId",
            "customer",
            "customer.email"
        ]
    );
    assert_eq!(
        paths(
            "{ \"mode\": \"API\", \"paymentMethod\": { \"type\": \"EWALLET\" }, \"amount\": { \"value\": 1 }, \"customerId\": \"C\" }"
        ),
        [
            "clientReferenceId",
            "amount.currency",
            "paymentMethodOptions",
            "paymentMethodOptions.ewallet",
            "paymentMethodOptions.ewallet.channel"
        ]
    );
    assert_eq!(
        paths(
            "client_reference_id: r, amount: { value: v, currency: IDR }, customer: { given_name: n }, redirect_url: {}"
        ),
        ["customer.email"]
    );
    let impossible = check("{ \"paymentType\": \"MULTIPLE\", \"paymentMethod\": { \"type\": \"CARD\" } }").impossible;
    assert!(impossible.unwrap().contains("multiple-method"));
}
