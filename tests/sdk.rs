//! An SDK hands the macro on under a path of its own; its users need no other dependency and no setting.
//!
//! `sdk/` is such an SDK, with the crate renamed; `shop/` is a crate that knows nothing but it, with tests of its own
//! (`cargo test -p test-shop`). Neither is a test target here: they have no `main.rs`.

use payment_session::PaymentSession;
use test_sdk::{SAMPLE, checkout, qr, quick_session};

fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).unwrap()
}

#[test]
fn the_macro_works_by_the_sdks_path_and_name() {
    let expected = r#"{"clientReferenceId":"1","amount":{"value":10.50,"currency":"IDR"},"paymentMethod":{"type":"QR"},"mode":"API","customerId":"c"}"#;
    let by_path = checkout::payment_session! {
        client_reference_id: "1",
        amount: { value: 10.50, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "c",
    };
    let by_name = {
        use test_sdk::checkout::session as create;
        create! {
            "clientReferenceId": "1",
            "amount": { "value": 10.50, "currency": "IDR" },
            "paymentMethod": { "type": "QR" },
            "mode": "API",
            "customerId": "c"
        }
    };
    assert_eq!(json(&by_path), expected);
    assert_eq!(by_name, by_path);
    assert_eq!(quick_session!("1", 10.50), by_path);
}

#[test]
fn its_sessions_are_ours() {
    let ours: PaymentSession = qr("1".parse().unwrap(), 10.try_into().unwrap());
    let home = payment_session::payment_session! {
        client_reference_id: "1",
        amount: { value: 10, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "c",
    };
    assert_eq!(ours, home);
    assert_eq!(PaymentSession::from_json(&SAMPLE.to_json()).unwrap(), SAMPLE);
}

#[test]
fn run_time_values_go_through_the_sdks_own_macro() {
    let (reference, total) = ("1".to_owned(), 10_u64);
    let call = || -> Result<PaymentSession, checkout::Invalid> {
        Ok(quick_session!(reference.as_str().try_into()?, total.try_into()?, statement_descriptor: "Shop"))
    };
    assert!(json(&call().unwrap()).ends_with(r#""customerId":"c","statementDescriptor":"Shop"}"#));
}
