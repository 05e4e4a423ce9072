//! What is captured of an authorized amount, and what is refunded of a paid one.

use std::time::Duration;

use payment_sandbox::Settings;
use serde_json::{Value, json};

use crate::shop::{Reply, Shop, qr};

fn idr(value: u32) -> Value {
    json!({ "value": value, "currency": "IDR" })
}

#[test]
fn captures_add_up_to_the_authorized_amount() {
    let shop = Shop::new();
    let path = format!("/v2/payments/{}", shop.authorize("a"));
    let capture = |amount: Value, is_last: bool| {
        let mut body = json!({ "releaseRemainingAmount": is_last, "amount": amount });
        body.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        shop.post(&format!("{path}/capture"), &body)
    };
    let status = || shop.get(&path).body["data"]["status"].clone();
    let part = capture(idr(1000), false).body["data"].take();
    assert_eq!(
        (&part["status"], format!("/v2/payments/{}", part["paymentSessionId"].as_str().unwrap())),
        (&json!("PENDING"), path.clone())
    );
    for (amount, reason) in [
        (idr(3001), "more than is left"),
        (idr(0), "nothing"),
        (json!({ "value": 1000, "currency": "USD" }), "another currency"),
    ] {
        assert_eq!(capture(amount, false).status, 400, "{reason}");
    }
    assert_eq!(status(), "PROCESSING");
    let rest = capture(Value::Null, false);
    assert_eq!((rest.status, &rest.body["data"]["amount"]), (200, &idr(3000)));
    let paid = shop.get(&path).body["data"].take();
    assert_eq!(paid["status"], "PAID", "everything is captured");
    let charge = &paid["chargeDetails"][0];
    assert_eq!((&charge["status"], &charge["capturedAmount"]), (&json!("SUCCESS"), &idr(4000)));
    assert_eq!(charge["captureHistories"].as_array().map(Vec::len), Some(2));
    assert_eq!(capture(Value::Null, true).status, 422, "nothing is left");
}

/// A shop captures when it ships, and refunds after that.
#[test]
fn an_authorized_amount_does_not_expire() {
    let shop = Shop::with(Settings { token_lifetime: Duration::from_secs(1_000_000), ..Settings::default() });
    let id = shop.authorize("a");
    shop.sandbox.advance(Duration::from_secs(48 * 3600));
    let body = json!({ "releaseRemainingAmount": false, "amount": { "value": 1000, "currency": "IDR" } });
    assert_eq!(shop.post(&format!("/v2/payments/{id}/capture"), &body).status, 200);
    shop.sandbox.advance(Duration::from_secs(3600));
    let session = shop.get(&format!("/v2/payments/{id}")).body;
    assert_eq!(
        (&session["data"]["status"], &session["data"]["chargeDetails"][0]["status"]),
        (&json!("PROCESSING"), &json!("WAITING_FOR_CAPTURE"))
    );
    let body = json!({ "releaseRemainingAmount": true });
    assert_eq!(shop.post(&format!("/v2/payments/{id}/capture"), &body).status, 200);
    let refund =
        json!({ "clientReferenceId": "R-1", "paymentSessionId": id, "isFullAmount": true, "reason": "OTHERS" });
    assert_eq!(shop.post("/v1/refunds", &refund).status, 200);
}

#[test]
fn refunds_add_up_to_the_paid_amount() {
    let shop = Shop::new();
    let session = shop.create(&qr("order"));
    let paid = json!({ "paymentSessionId": session.id(), "chargeStatus": "SUCCESS" });
    assert_eq!(shop.post("/v2/payments/simulations", &paid).status, 200);
    let refund = |reference: &str, amount: Option<&str>| {
        let mut body = json!({
            "clientReferenceId": reference, "paymentSessionId": session.id(), "isFullAmount": amount.is_none(),
            "reason": "OTHERS",
        });
        if let Some(amount) = amount {
            body["amount"] = json!({ "value": amount, "currency": "IDR" });
        }
        shop.post("/v1/refunds", &body)
    };
    let part = refund("1", Some("2500.50"));
    assert_eq!(
        (&part.body["data"]["status"], &part.body["data"]["amount"]["value"]),
        (&json!("PENDING"), &json!("2500.50"))
    );
    assert_eq!(refund("2", None).body["data"]["amount"]["value"], "7499.5");
    assert_eq!(shop.get(&format!("/v1/refunds/{}", part.id())).body["data"]["status"], "SUCCESS");
    let second = shop.get("/v1/refunds?page=2&perPage=1").body;
    assert_eq!(second["data"][0]["clientReferenceId"], "2");
    assert_eq!(second["pagination"]["totalPages"], 2);
    let more = refund("3", None);
    assert_eq!((more.status, &more.body["error"]["details"][0]["field"]), (400, &json!("amount")));
}

#[test]
fn what_was_not_paid_is_not_refunded() {
    let shop = Shop::new();
    let refund = |reference: &str, body: Value| -> Reply {
        let mut body = body;
        body["clientReferenceId"] = reference.into();
        body["reason"] = "OTHERS".into();
        shop.post("/v1/refunds", &body)
    };
    let simulate = |id: &str, amount: Value| {
        let body = json!({ "paymentSessionId": id, "chargeStatus": "SUCCESS", "amount": amount });
        shop.post("/v2/payments/simulations", &body).status
    };
    let authorized = shop.authorize("authorized");
    assert_eq!(refund("a", json!({ "paymentSessionId": authorized, "isFullAmount": true })).status, 422);

    let open = shop.create(&qr("open"));
    assert_eq!(refund("b", json!({ "paymentSessionId": open.id(), "isFullAmount": true })).status, 422);
    assert_eq!(simulate(open.id(), idr(10000)), 200);
    let dollars = json!({ "paymentSessionId": open.id(), "amount": { "value": "1", "currency": "USD" } });
    assert_eq!(refund("c", dollars).status, 400, "another currency");

    // Each payment to a static code is a charge of its own.
    let mut fixed = qr("static");
    fixed["paymentType"] = "MULTIPLE".into();
    fixed.as_object_mut().unwrap().remove("amount");
    let fixed = shop.create(&fixed);
    assert_eq!([simulate(fixed.id(), idr(1000)), simulate(fixed.id(), idr(2000))], [200, 200]);
    let charges = shop.get("/v2/charges?clientReferenceId=static").body["data"].clone();
    for charge in charges.as_array().unwrap() {
        let id = charge["id"].as_str().unwrap();
        let refunded = refund(id, json!({ "chargeId": id, "isFullAmount": true }));
        assert_eq!(refunded.body["data"]["chargeId"], id);
        let value = charge["amount"]["value"].to_string();
        assert_eq!(refunded.body["data"]["amount"]["value"], value.as_str());
    }
}
