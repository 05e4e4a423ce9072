//! Inputs that the fuzzer has found.

use payment_session::{Currency, PaymentSession, request::Country};

/// Codes are compared as numbers. Leading zero bytes do not change a number, so the bytes are compared, too.
#[test]
fn codes_with_zero_bytes_are_rejected() {
    for code in ["\0ID", "\0\0ID", "ID\0", "\0"] {
        assert!(code.parse::<Country>().is_err(), "{code:?}");
    }
    for code in ["\0IDR", "IDR\0", "\0ID", "ID"] {
        assert!(code.parse::<Currency>().is_err(), "{code:?}");
    }
    let body = r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"customerId":"c","redirectUrl":{},
        "orderInformation":{"productDetails":[],"billingInfo":{"givenName":"A","email":"a@b","country":"\u0000ID"}}}"#;
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    assert_eq!(violations.iter().map(payment_session::Violation::id).collect::<Vec<_>>(), ["country"]);
}
