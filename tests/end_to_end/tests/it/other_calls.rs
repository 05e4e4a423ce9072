//! Requests without a method of `Gateway`: their paths, their bodies, and a refund.

use std::collections::HashMap;

use payment_session::{
    Amount, Currency, SessionResponse,
    gateway::{CallError, RequestId, SimulatedStatus, SubMerchantId},
    response::{ApiErrorKind, Envelope, RawJson, SessionStatus},
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    client::Merchant,
    gateway::{gateway, id, written},
    lifecycle::{qr, simulate},
};

fn data(envelope: &Envelope) -> Value {
    serde_json::from_str(envelope.data.as_json()).unwrap()
}

fn paid(merchant: &Merchant) -> SessionResponse {
    let session = merchant.create(&qr()).unwrap();
    simulate(merchant, &session, SimulatedStatus::SUCCESS, None);
    let paid = merchant.look(&session);
    assert_eq!(paid.status, SessionStatus::PAID);
    paid
}

#[test]
fn a_payment_is_refunded_in_two_parts() {
    /// A body that the merchant writes, because the crate has no type for refunds.
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Refund<'a> {
        client_reference_id: &'a str,
        payment_session_id: &'a str,
        amount: Option<Value>,
        is_full_amount: bool,
        reason: &'a str,
    }

    let merchant = Merchant::new();
    let session = paid(&merchant);
    let part = Refund {
        client_reference_id: "REFUND-1",
        payment_session_id: session.id.as_ref(),
        amount: Some(json!({ "value": "2500.50", "currency": "IDR" })),
        is_full_amount: false,
        reason: "REQUESTED_BY_CUSTOMER",
    };
    let id = RequestId::random();
    let created = merchant.send(merchant.gateway.post("/v1/refunds", &part, &id).unwrap()).unwrap();
    let refund = data(&created);
    assert_eq!(refund["status"], "PENDING");
    assert_eq!(refund["amount"], json!({ "value": "2500.50", "currency": "IDR" }));

    // A repeated request id creates no second refund.
    let repeated = merchant.send(merchant.gateway.post("/v1/refunds", &part, &id).unwrap()).unwrap();
    assert_eq!(repeated, created);

    let rest = Refund { client_reference_id: "REFUND-2", amount: None, is_full_amount: true, ..part };
    let request = merchant.gateway.post("/v1/refunds", &rest, &RequestId::random()).unwrap();
    assert_eq!(data(&merchant.send(request).unwrap())["amount"]["value"], "7499.5");

    let path = format!("/v1/refunds/{}", refund["id"].as_str().unwrap());
    let found = merchant.send(merchant.gateway.get(&path).unwrap()).unwrap();
    assert_eq!(data(&found)["status"], "SUCCESS");

    let page = merchant.send(merchant.gateway.get("/v1/refunds?page=2&perPage=1").unwrap()).unwrap();
    assert_eq!(data(&page)[0]["clientReferenceId"], "REFUND-2");
    assert_eq!(page.pagination.and_then(|pagination| pagination.total_pages), Some(2));

    let more = Refund { client_reference_id: "REFUND-3", ..rest };
    let request = merchant.gateway.post("/v1/refunds", &more, &RequestId::random()).unwrap();
    let error = merchant.send(request).unwrap_err();
    assert_eq!((error.kind(), error.details()[0].field.as_deref()), (ApiErrorKind::Validation, Some("amount")));
}

#[test]
fn errors_of_unknown_paths_are_read() {
    let merchant = Merchant::new();
    let error = merchant.send(merchant.gateway.get("/v3/loans").unwrap()).unwrap_err();
    assert_eq!(error.kind(), ApiErrorKind::NoSuchCall);
    let unpaid = merchant.create(&qr()).unwrap();
    let body = json!({
        "clientReferenceId": "R",
        "paymentSessionId": unpaid.id.as_ref(),
        "isFullAmount": true,
        "reason": "OTHERS",
    });
    let request = merchant.gateway.post("/v1/refunds", &body, &RequestId::random()).unwrap();
    assert_eq!(merchant.send(request).unwrap_err().kind(), ApiErrorKind::InvalidState);
}

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

/// HTTP clients resolve dots, encode characters and drop fragments. They do not change an accepted path.
#[test]
fn accepted_paths_are_sent_as_they_are() {
    const PIECES: [&str; 6] = ["/", ".", "%2e", "?", "a", "%2F"];
    let mut accepted = 0;
    let mut try_path = |path: &str| {
        let Ok(call) = gateway().get(path) else { return };
        let request = call.into_request();
        accepted += 1;
        let expected = format!("https://api.pivot-payment.com{path}");
        assert_eq!(request.uri().to_string(), expected);
        let request: reqwest::Request = request.try_into().unwrap();
        assert_eq!(request.url().as_str(), expected);
    };
    for character in (0..=0x2ff).filter_map(char::from_u32) {
        for path in [format!("/v1/a{character}b"), format!("/v1?a={character}"), format!("/{character}")] {
            try_path(&path);
        }
    }
    // Try every path of six pieces.
    for number in 0..PIECES.len().pow(6) {
        let mut rest = number;
        let pieces = (0..6).map(|_| {
            let piece = PIECES[rest % PIECES.len()];
            rest /= PIECES.len();
            piece
        });
        try_path(&format!("/{}", pieces.collect::<String>()));
    }
    try_path(&format!("/{}", "a".repeat(7_999)));
    assert!(accepted > 2_000, "{accepted}");
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
    let error = gateway().post("/v1/refunds", HashMap::from([("rate", f64::NAN)]), &id()).unwrap_err();
    assert_eq!(error.position(), None);
    assert_eq!(error.to_string(), "the body cannot be written as JSON: contains a number that is infinite or NaN");
    assert!(std::error::Error::source(&error).unwrap().is::<serde_json::Error>());
    assert_eq!(error, error.clone());
}
