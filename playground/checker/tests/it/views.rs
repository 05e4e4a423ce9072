//! The views of a request.

use checker::{check, flows::FLOWS};
use payment_core::PaymentSession;

#[test]
fn a_valid_request_has_all_views() {
    for flow in FLOWS {
        let report = check(flow.body);
        assert_eq!(report.mistakes, [], "{}", flow.title);
        let wire = report.wire.expect("the JSON").text;
        let session = PaymentSession::from_json(flow.body.as_bytes()).unwrap();
        assert_eq!(PaymentSession::from_json(wire.as_bytes()).unwrap(), session);
        // The macro allows no card data in source code.
        let has_card_data = ["\"cvc\"", "\"encryptedCard\""].iter().any(|key| flow.body.contains(key));
        let rust = report.rust.expect("the view");
        assert_eq!(rust.obstacle.is_some(), has_card_data, "{}: {rust:?}", flow.title);
        if let Some(invocation) = rust.invocation {
            assert_eq!(check(&invocation).wire.expect("the JSON").text, wire, "{invocation}");
        }
    }
}

#[test]
fn json_is_an_invocation() {
    let body = r#"{ "clientReferenceId": "INV-1", "amount": { "value": 1, "currency": "IDR" }, "redirectUrl": {},
        "customerId": "C-1" /* no e-mail */ }"#;
    let report = check(body);
    let invocation = report.rust.and_then(|rust| rust.invocation).expect("the macro accepts it");
    assert_eq!(invocation, format!("payment_session! {body}"));
    assert_eq!(check(&invocation).wire, report.wire);
}

#[test]
fn json_that_the_macro_rejects_says_why() {
    let body = r#"{ "clientReferenceId": "INV-1", "amount": { "value": 1, "currency": "IDR" }, "redirectUrl": {},
        "customer": { "email": "a\u0040b.id" } }"#;
    let rust = check(body).rust.expect("the JSON is valid");
    assert_eq!(rust.invocation, None);
    assert!(rust.obstacle.is_some());
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
    assert_eq!(report.rust, None);
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
}
