//! How long sessions and their QR codes live.

use std::time::Duration;

use payment_sandbox::Settings;
use serde_json::{Value, json};

use crate::shop::{Shop, card, qr};

const HOUR: Duration = Duration::from_secs(60 * 60);

fn code_expiry(body: &Value) -> &Value {
    &body["data"]["chargeDetails"][0]["qr"]["expiryAt"]
}

#[test]
fn a_qr_code_expires_with_its_session() {
    let shop = Shop::new();
    let mut body = qr("a");
    body["expiryAt"] = json!("2099-01-01T00:00:00Z");
    assert_eq!(code_expiry(&shop.create(&body).body), "2099-01-01T00:00:00Z");

    let default = shop.create(&qr("b")).body;
    assert_eq!(code_expiry(&default), &default["data"]["expiryAt"]);

    // A code can end earlier, but not later.
    body["clientReferenceId"] = json!("c");
    body["paymentMethodOptions"] = json!({ "qr": { "expiryAt": "2098-01-01T00:00:00Z" } });
    assert_eq!(code_expiry(&shop.create(&body).body), "2098-01-01T00:00:00Z");
    body["clientReferenceId"] = json!("d");
    body["paymentMethodOptions"] = json!({ "qr": { "expiryAt": "2100-01-01T00:00:00Z" } });
    assert_eq!(code_expiry(&shop.create(&body).body), "2099-01-01T00:00:00Z");
}

#[test]
fn a_session_expires_by_the_clock_of_the_sandbox() {
    let shop = Shop::with(Settings { token_lifetime: 100 * HOUR, ..Settings::default() });
    let created = shop.create(&qr("a"));
    shop.sandbox.advance(Duration::from_secs(16 * 60));
    let expired = shop.get(&format!("/v2/payments/{}", created.id())).body;
    assert_eq!(expired["data"]["status"], "EXPIRED");
    assert_eq!(expired["data"]["chargeDetails"][0]["status"], "EXPIRED");
}

#[test]
fn a_customer_can_let_a_session_expire() {
    let shop = Shop::new();
    let created = shop.create(&qr("a"));
    let simulate = |status: &str| {
        let body = json!({ "paymentSessionId": created.id(), "chargeStatus": status });
        shop.post("/v2/payments/simulations", &body).status
    };
    assert_eq!(simulate("EXPIRED"), 200);
    let expired = shop.get(&format!("/v2/payments/{}", created.id())).body;
    assert_eq!(expired["data"]["status"], "EXPIRED");
    assert_eq!(expired["data"]["chargeDetails"][0]["status"], "EXPIRED");
    assert_eq!(simulate("SUCCESS"), 422, "it can no longer be paid");
}

#[test]
fn only_an_unconfirmed_session_is_cancelled() {
    let shop = Shop::new();
    let mut unconfirmed = card("a");
    unconfirmed["autoConfirm"] = json!(false);
    let cancel = |id: &str| {
        let reason = json!({ "cancellationReason": "REQUESTED_BY_CUSTOMER" });
        shop.post(&format!("/v2/payments/{id}/cancel"), &reason)
    };
    let cancelled = cancel(shop.create(&unconfirmed).id());
    assert_eq!(cancelled.body["data"]["status"], "CANCELLED");
    assert_eq!(cancelled.body["data"]["cancellationReason"], "REQUESTED_BY_CUSTOMER");
    assert_eq!(cancel(shop.create(&qr("b")).id()).status, 422);
}

#[test]
fn a_static_account_is_paid_several_times() {
    let shop = Shop::new();
    let mut body = json!({
        "clientReferenceId": "open", "paymentType": "MULTIPLE", "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
        "paymentMethodOptions": { "virtualAccount": { "channel": "PERMATA", "virtualAccountNumber": "00000042" } },
        "mode": "API", "customer": { "email": "customer@example.com" },
    });
    let simulate = |id: &str, value: u32| {
        let amount = json!({ "value": value, "currency": "IDR" });
        let body = json!({ "paymentSessionId": id, "chargeStatus": "SUCCESS", "amount": amount });
        shop.post("/v2/payments/simulations", &body)
    };
    let open = shop.create(&body);
    let account = &open.body["data"]["paymentMethod"]["virtualAccount"];
    assert_eq!(account["virtualAccountNumber"], "7664000000000042");
    assert_eq!([10, 20, 30].map(|value| simulate(open.id(), value).status), [200; 3]);
    for (page, paid) in [(1, &["10", "20"][..]), (2, &["30"])] {
        let charges = shop.get(&format!("/v2/charges?clientReferenceId=open&page={page}&perPage=2")).body;
        assert_eq!(charges["pagination"]["totalPages"], 2);
        let values = charges["data"].as_array().unwrap().iter().map(|it| it["amount"]["value"].to_string());
        assert_eq!(values.collect::<Vec<_>>(), paid);
    }
    assert_eq!(shop.get(&format!("/v2/payments/{}", open.id())).body["data"]["status"], "ACTIVE");

    // An account with an amount accepts only this one.
    body["clientReferenceId"] = json!("closed");
    body["amount"] = json!({ "value": 100, "currency": "IDR" });
    body["paymentMethodOptions"] = json!({ "virtualAccount": { "channel": "BCA" } });
    let closed = shop.create(&body);
    let rejected = simulate(closed.id(), 99);
    assert_eq!((rejected.status, &rejected.body["error"]["details"][0]["field"]), (400, &json!("amount")));
    assert_eq!(simulate(closed.id(), 100).status, 200);
}

#[test]
fn finished_sessions_are_forgotten_after_24_hours() {
    let shop = Shop::with(Settings { token_lifetime: 100 * HOUR, ..Settings::default() });
    let paid = shop.create(&qr("paid"));
    let simulation = json!({ "paymentSessionId": paid.id(), "chargeStatus": "SUCCESS" });
    assert_eq!(shop.post("/v2/payments/simulations", &simulation).status, 200);
    let charge = paid.body["data"]["chargeDetails"][0]["id"].as_str().unwrap();
    let refund = |reference| {
        let body = json!({
            "clientReferenceId": reference, "chargeId": charge, "isFullAmount": false, "reason": "OTHERS",
            "amount": { "value": "1", "currency": "IDR" },
        });
        shop.post("/v1/refunds", &body)
    };
    let refunded = refund("first");
    assert_eq!(refunded.status, 200);
    shop.create(&qr("expired"));
    let mut long = qr("long");
    long["expiryAt"] = json!("2099-01-01T00:00:00Z");
    shop.create(&long);
    let of_static = json!({
        "clientReferenceId": "static", "paymentType": "MULTIPLE", "mode": "API", "paymentMethod": { "type": "QR" },
        "customer": { "email": "customer@example.com" },
    });
    shop.create(&of_static);

    // Finished sessions are searched for when one is created.
    shop.sandbox.advance(23 * HOUR);
    shop.create(&qr("later"));
    assert_eq!(shop.get("/v2/payments").body["pagination"]["totalItems"], 5);

    shop.sandbox.advance(2 * HOUR);
    assert_eq!(shop.create(&qr("paid")).status, 409, "a reference is used once");
    let left = shop.get("/v2/payments").body;
    let left: Vec<_> = left["data"].as_array().unwrap().iter().map(|it| &it["clientReferenceId"]).collect();
    assert_eq!(left, ["long", "static", "later"]);
    assert_eq!(shop.get(&format!("/v2/payments/{}", paid.id())).verdict(), (404, "resource_missing"));
    assert_eq!(shop.get(&format!("/v1/refunds/{}", refunded.id())).verdict(), (404, "resource_missing"));
    assert_eq!(refund("second").verdict(), (404, "resource_missing"));
}

#[test]
fn a_charge_is_refunded_by_its_id() {
    let shop = Shop::new();
    let id = shop.authorize("a");
    let capture = json!({ "releaseRemainingAmount": true, "amount": { "value": 3000, "currency": "IDR" } });
    shop.post(&format!("/v2/payments/{id}/capture"), &capture);
    let charges = shop.get("/v2/charges?clientReferenceId=a").body;
    let refund = |reference: &str, value: &str| {
        let body = json!({
            "clientReferenceId": reference, "chargeId": charges["data"][0]["id"], "reason": "OTHERS",
            "amount": { "value": value, "currency": "IDR" },
        });
        shop.post("/v1/refunds", &body)
    };
    assert_eq!(refund("first", "2000").body["data"]["capturedAmount"]["value"], "3000");
    assert_eq!(refund("second", "1001").status, 400, "more than is left");
    assert_eq!(refund("first", "1000").status, 409, "the reference is taken");
    assert_eq!(refund("third", "1000").status, 200);
}
