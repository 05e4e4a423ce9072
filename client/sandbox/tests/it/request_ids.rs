//! A request id belongs to a method, a path and a body.

use std::time::Duration;

use payment_sandbox::{Ledger, Operation, RepeatedId, Settings};
use serde_json::json;

use crate::shop::{Shop, qr, request_id};

#[test]
fn the_same_body_at_another_path_is_another_request() {
    let ledger = Ledger::new();
    let shop = Shop::with(Settings { ledger: Some(ledger.clone()), ..Settings::default() });
    let (first, second) = (shop.authorize("first"), shop.authorize("second"));
    let (id, body) = (request_id(), json!({ "releaseRemainingAmount": true }));
    let captured = shop.post_as(&id, &format!("/v2/payments/{first}/capture"), &body);
    assert_eq!(captured.body["data"]["paymentSessionId"], json!(first));
    let other = shop.post_as(&id, &format!("/v2/payments/{second}/capture"), &body);
    assert_eq!(other.verdict(), (409, "idempotency_error"));
    let again = shop.post_as(&id, &format!("/v2/payments/{first}/capture"), &body);
    assert_eq!(again, captured);
    assert_eq!(ledger.executions().iter().filter(|execution| execution.operation == Operation::Capture).count(), 1);
}

#[test]
fn another_body_is_rejected() {
    let shop = Shop::new();
    let id = request_id();
    let created = shop.post_as(&id, "/v2/payments", &qr("a"));
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("b")).verdict(), (409, "idempotency_error"));
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("a")), created);
}

#[test]
fn a_rejected_request_does_not_use_its_id() {
    let shop = Shop::new();
    let id = request_id();
    assert_eq!(shop.post_as(&id, "/v2/payments", &json!({})).status, 400);
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("a")).status, 200);
}

#[test]
fn an_id_is_free_after_24_hours() {
    let mut shop = Shop::new();
    let id = request_id();
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("a")).status, 200);
    shop.sandbox.advance(Duration::from_secs(24 * 60 * 60 - 60));
    shop.renew_token();
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("b")).verdict(), (409, "idempotency_error"));
    shop.sandbox.advance(Duration::from_secs(120));
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("b")).status, 200);
}

#[test]
fn a_repeated_id_can_be_rejected() {
    let ledger = Ledger::new();
    let shop =
        Shop::with(Settings { repeated_id: RepeatedId::Rejected, ledger: Some(ledger.clone()), ..Settings::default() });
    let id = request_id();
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("a")).status, 200);
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("a")).verdict(), (400, "resource_already_exists"));
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("b")).verdict(), (400, "resource_already_exists"));
    assert_eq!(ledger.executions().len(), 1);
}

#[test]
fn a_repeated_id_can_be_ignored() {
    let ledger = Ledger::new();
    let shop =
        Shop::with(Settings { repeated_id: RepeatedId::Ignored, ledger: Some(ledger.clone()), ..Settings::default() });
    let session = shop.authorize("a");
    let (id, path) = (request_id(), format!("/v2/payments/{session}/capture"));
    let body = json!({ "releaseRemainingAmount": false, "amount": { "value": 1000, "currency": "IDR" } });
    assert_eq!(shop.post_as(&id, &path, &body).status, 200);
    assert_eq!(shop.post_as(&id, &path, &body).status, 200);
    let captures: Vec<_> =
        ledger.executions().into_iter().filter(|execution| execution.operation == Operation::Capture).collect();
    assert_eq!(captures.len(), 2, "the amount is captured twice");
    assert!(captures.iter().all(|execution| execution.request_id == id && execution.amount == "1000"));
}
