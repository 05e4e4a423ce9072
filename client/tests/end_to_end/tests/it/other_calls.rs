//! Requests without a method of `Gateway`: their paths, their bodies, and a refund.

use std::time::Duration;

use payment_session::{
    SessionResponse,
    gateway::{AccessToken, Environment, Gateway, RequestId, SimulatedStatus},
    response::{ApiErrorKind, Envelope, SessionStatus},
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    client::Merchant,
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

/// HTTP clients resolve dots, encode characters and drop fragments. They do not change an accepted path.
#[test]
fn accepted_paths_are_sent_as_they_are() {
    const PIECES: [&str; 6] = ["/", ".", "%2e", "?", "a", "%2F"];
    let token = AccessToken::new("header.payload.signature", Duration::from_secs(900)).unwrap();
    let gateway = Gateway::new(Environment::Production, token);
    let mut accepted = 0;
    let mut try_path = |path: &str| {
        let Ok(call) = gateway.get(path) else { return };
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
