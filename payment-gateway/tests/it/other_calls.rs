//! Requests without a method of `Gateway`: their paths and their bodies.

use std::collections::BTreeMap;

use payment_session::{
    Amount, Currency,
    gateway::{CallError, SubMerchantId},
    response::RawJson,
};
use serde_json::{Value, json};

use crate::calls::{gateway, id, written};

#[test]
fn requests_are_authorized() {
    let sub_merchant: SubMerchantId = "01975d90".parse().unwrap();
    let gateway = gateway().acting_for(sub_merchant);
    let get = gateway.get("/v1/refunds?page=1&perPage=20").unwrap();
    assert_eq!(get.request().headers()["authorization"], "Bearer header.payload.signature");
    assert_eq!(
        written(&get),
        "GET https://api.pivot-payment.com/v1/refunds?page=1&perPage=20 accept: application/json, \
         x-submerchant-id: 01975d90 "
    );
    let post = gateway.post("/v1/refunds", json!({ "isFullAmount": true }), &id()).unwrap();
    assert_eq!(post.request().headers()["authorization"], "Bearer header.payload.signature");
    assert_eq!(
        written(&post),
        "POST https://api.pivot-payment.com/v1/refunds accept: application/json, content-type: application/json, \
         x-request-id: 0123456789abcdefABCDEF, x-submerchant-id: 01975d90 {\"isFullAmount\":true}"
    );
    // The token is sensitive, so `Debug` of the request hides it.
    assert!(!format!("{get:?} {post:?} {gateway:?}").contains("signature"));
}

#[test]
fn paths_that_are_not_on_the_gateway_are_rejected() {
    use CallError::{Character, DotSegment, EmptySegment, NotAbsolute, Percent, TooLong};
    for (path, error) in [
        ("", NotAbsolute),
        ("v1/refunds", NotAbsolute),
        ("?page=1", NotAbsolute),
        ("https://evil.example/v1", NotAbsolute),
        ("@evil.example/v1", NotAbsolute),
        (".evil.example/v1", NotAbsolute),
        (":80/v1", NotAbsolute),
        (" /v1", NotAbsolute),
        ("//evil.example/v1", EmptySegment { at: 0 }),
        ("/v1//refunds", EmptySegment { at: 3 }),
        ("/v1/refunds//", EmptySegment { at: 11 }),
        ("/v1/../refunds", DotSegment { at: 4 }),
        ("/..", DotSegment { at: 1 }),
        ("/v1/./refunds", DotSegment { at: 4 }),
        ("/v1/.?page=1", DotSegment { at: 4 }),
        ("/v1/%2e%2E/refunds", DotSegment { at: 4 }),
        ("/v1/.%2e", DotSegment { at: 4 }),
        ("/v1/%2E", DotSegment { at: 4 }),
        ("/v1\\refunds", Character { at: 3, character: '\\' }),
        ("/v1/re funds", Character { at: 6, character: ' ' }),
        ("/v1/refunds\r\nx-a: b", Character { at: 11, character: '\r' }),
        ("/v1/refunds\t", Character { at: 11, character: '\t' }),
        ("/v1/\0", Character { at: 4, character: '\0' }),
        ("/v1/refunds#1", Character { at: 11, character: '#' }),
        ("/v1/caf\u{e9}", Character { at: 7, character: '\u{e9}' }),
        ("/v1/{id}", Character { at: 4, character: '{' }),
        ("/v1?name=O'Neil", Character { at: 10, character: '\'' }),
        ("/v1?a=<b>", Character { at: 6, character: '<' }),
        ("/v1/100%", Percent { at: 7 }),
        ("/v1/%2", Percent { at: 4 }),
        ("/v1/%zz", Percent { at: 4 }),
        ("/v1/%2\u{e9}", Percent { at: 4 }),
        (&format!("/{}", "a".repeat(8_000)), TooLong { length: 8_001 }),
    ] {
        assert_eq!(gateway().get(path).unwrap_err(), error, "{path:?}");
        assert_eq!(gateway().post(path, json!({}), &id()).unwrap_err(), error, "{path:?}");
    }
}

#[test]
fn errors_have_the_place_and_the_correction() {
    for (path, position, message) in [
        ("refunds", 0, "the path must begin with `/`; leave out the scheme and the host"),
        ("/a//b", 2, "the path has `//` at byte 2; write one `/`"),
        ("/a/..", 3, "the path has a segment `.` or `..` at byte 3; write the path that it leads to"),
        ("/a/\u{e9}", 3, "the path has the character 'é' at byte 3; write it as `%C3%A9`"),
        ("/a/\n", 3, "the path has the character '\\n' at byte 3; write it as `%0A`"),
        ("/a?b=5%", 6, "the path has `%` without two hexadecimal digits at byte 6; write a percent sign as `%25`"),
        (&format!("/{}", "a".repeat(8_000)), 8_000, "the path has 8001 bytes; the maximum is 8000"),
    ] {
        let error = gateway().get(path).unwrap_err();
        assert_eq!((error.position(), &*error.to_string()), (Some(position), message));
    }
}

#[test]
fn a_body_is_a_json_object() {
    let post = |body: Value| gateway().post("/v1/refunds", &body, &id()).map(|call| call.into_request().into_body());
    assert_eq!(post(json!({})).unwrap(), b"{}");
    assert!(CallError::NotAnObject.to_string().starts_with("the body must serialize to a JSON object; "));
    for wrong in [json!(null), json!("{}"), json!(b"{}"), json!([{}]), json!(1)] {
        assert_eq!(post(wrong), Err(CallError::NotAnObject));
    }
    let text = r#" { "amount": { "value": 0.10000000000000000000001 } } "#;
    let raw: RawJson = serde_json::from_str(text).unwrap();
    assert_eq!(gateway().post("/v1/refunds", &raw, &id()).unwrap().request().body(), text.trim().as_bytes());
    let amount = Amount::new(12_000.try_into().unwrap(), Currency::IDR);
    let request = gateway().post("/v1/refunds", &amount, &id()).unwrap();
    assert_eq!(request.request().body(), br#"{"value":12000,"currency":"IDR"}"#);

    // `serde_json` would write `null`.
    let error = gateway().post("/v1/refunds", BTreeMap::from([("rate", f64::NAN)]), &id()).unwrap_err();
    assert_eq!(error.position(), None);
    assert_eq!(error.to_string(), "the body cannot be written as JSON: contains a number that is infinite or NaN");
    assert!(std::error::Error::source(&error).unwrap().is::<serde_json::Error>());
    assert_eq!(error, error.clone());
}
