//! The macro by way of the SDK, and by way of the shop, in a crate that knows neither home nor name of it.

use test_shop::{pay, top_up, OPEN};

/// What has the names that an expansion might look for.
#[allow(missing_docs)]
pub mod payment_session {}
#[allow(missing_docs)]
pub mod gateway {}

fn json(session: &pay::PaymentSession) -> String {
    String::from_utf8(session.to_json()).expect("JSON is UTF-8")
}

const EXPECTED: &str = r#"{"clientReferenceId":"1","amount":{"value":10.50,"currency":"IDR"},"paymentMethod":{"type":"QR"},"mode":"API","customerId":"c"}"#;

#[test]
fn one_hop_from_home() {
    let written = test_sdk::checkout::payment_session! {
        client_reference_id: "1",
        amount: { value: 10.50, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "c",
    };
    assert_eq!(json(&written), EXPECTED);
    assert_eq!(written, test_sdk::quick_session!("1", 10.50));
}

#[test]
fn two_hops_from_home() {
    use test_shop::pay::start as begin;

    let total = "10.50".parse().expect("an amount");
    let written = begin! {
        "clientReferenceId": "1",
        "amount": { "value": total, "currency": "IDR" },
        "paymentMethod": { "type": "QR" },
        "mode": "API",
        "customerId": "c",
    };
    assert_eq!(json(&written), EXPECTED);
}

#[test]
fn constants_of_sdk_and_shop() {
    let sample = r#"{"clientReferenceId":"sample","amount":{"value":1.50,"currency":"IDR"},"paymentMethod":{"type":"QR"},"mode":"API","customer":{"email":"a@b.id","refundPreference":{"method":"AUTO"}},"metadata":{"by":"sdk"}}"#;
    assert_eq!(json(&test_sdk::SAMPLE), sample);
    let account = |reference: &str| {
        format!(
            r#"{{"clientReferenceId":"{reference}","paymentType":"MULTIPLE","paymentMethod":{{"type":"VIRTUAL_ACCOUNT"}},"paymentMethodOptions":{{"virtualAccount":{{"channel":"PERMATA","virtualAccountNumber":"00000001"}}}},"mode":"API","customer":{{"email":"a@b.id"}}}}"#
        )
    };
    assert_eq!(json(&OPEN), account("open"));
    let filled = top_up(
        "1".parse().expect("a reference"),
        "a@b.id".parse().expect("an address"),
        "00000001".parse().expect("eight digits"),
    );
    assert_eq!(json(&filled), account("1"));
}

#[test]
fn templates_of_sdk_and_shop() {
    let top_up = test_sdk::TopUp {
        client_reference_id: "1".parse().expect("a reference"),
        number: "00000001".parse().expect("eight digits"),
        email: "a@b.id".parse().expect("an address"),
        given_name: None,
    };
    let qr = test_shop::QrPayment {
        client_reference_id: "1".parse().expect("a reference"),
        total: "10.50".parse().expect("an amount"),
        email: "a@b.id".parse().expect("an address"),
    };
    assert_eq!(top_up.clone().to_json(), json(&top_up.into()).into_bytes());
    assert!(json(&qr.into()).contains(r#""amount":{"value":10.50,"currency":"IDR"}"#));
}
