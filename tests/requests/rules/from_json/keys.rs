//! Unknown keys in any place, and many wrong keys. The corpus has what is said about a key.

use payment_session::PaymentSession;

use super::{broken, only, request};

#[test]
fn an_unknown_key_is_rejected_with_any_value_at_any_position() {
    for value in ["null", "1", "\"\"", "true", "[]", "{}", "{\"a\":[{}]}", "1e400"] {
        assert_eq!(broken(&request(&format!("\"zzz\":{value}"))), only("unknown-field", "/zzz"), "{value}");
    }
    assert_eq!(broken(&request(r#""":1"#)), only("unknown-field", "/"));
    assert_eq!(broken(&request(r#""a/b~c":1"#)), only("unknown-field", "/a~1b~0c"));
    assert_eq!(broken(&request("\"\\u007a\\n\":1")), only("unknown-field", "/z\n"));
    let product = r#""orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR","zzz":1}}]}"#;
    assert_eq!(broken(&request(product)), only("unknown-field", "/orderInformation/productDetails/0/price/zzz"));
}

/// The count is so high that a comparison of each key with all others would take too long.
#[test]
fn every_one_of_many_wrong_keys_is_counted() {
    const COUNT: usize = if cfg!(debug_assertions) { 5_000 } else { 20_000 };
    type Member = fn(usize) -> String;
    let members: [Member; 4] = [
        |at| format!("\"zzz{at}\":{at}"),
        |at| format!("\"modee\":{at}"),
        |at| format!("\"mode\":{at}"),
        |at| format!("\"paymentMethodOption{at}\":{{\"a\":[{at}]}}"),
    ];
    for member in members {
        let members: Vec<String> = (0..COUNT).map(member).collect();
        let violations = PaymentSession::from_json(request(&members.join(",")).as_bytes()).unwrap_err();
        assert!(violations.len() + violations.omitted() >= COUNT - 1, "{}", violations.omitted());
    }
}

#[test]
fn every_one_of_many_repeated_keys_in_metadata_is_counted() {
    let count = 100_000;
    let body = request(&format!("\"metadata\":{{{}\"a\":1}}", "\"a\":1,".repeat(count)));
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    assert_eq!((violations.len(), violations.omitted()), (100, count - 100));
}
