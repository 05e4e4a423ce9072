//! Payments and refunds that fail.

use std::time::Duration;

use payment_sandbox::Settings;
use payment_session::response::FailureCode;
use serde_json::{Value, json};

use crate::shop::{Reply, Shop, qr};

fn simulate(shop: &Shop, id: &str) -> Reply {
    shop.post("/v2/payments/simulations", &json!({ "paymentSessionId": id, "chargeStatus": "SUCCESS" }))
}

#[test]
fn a_declined_payment_has_its_reason() {
    for reason in FailureCode::VALUES {
        let shop = Shop::with(Settings { declined: [("declined".into(), *reason)].into(), ..Settings::default() });
        for (reference, status, charge) in [("declined", "CANCELLED", "FAILED"), ("other", "PAID", "SUCCESS")] {
            let created = shop.create(&qr(reference));
            assert_eq!(simulate(&shop, created.id()).status, 200);
            let session = &shop.get(&format!("/v2/payments/{}", created.id())).body["data"];
            let charges = &session["chargeDetails"];
            assert_eq!((&session["status"], &charges[0]["status"]), (&json!(status), &json!(charge)), "{reason}");
            let is_declined = reference == "declined";
            let (cancelled, failed) = (json!("CHARGE_FAILED"), json!(reason.as_str()));
            let expected = if is_declined { (&cancelled, &failed) } else { (&Value::Null, &Value::Null) };
            assert_eq!((&session["cancellationReason"], &charges[0]["failureCode"]), expected);
        }
        // The payment cannot be simulated again.
        let again = shop.get("/v2/payments?clientReferenceId=declined");
        let id = again.body["data"][0]["id"].as_str().unwrap();
        assert_eq!(simulate(&shop, id).status, 422);
    }
}

#[test]
fn the_hosted_page_returns_to_the_page_for_failures() {
    let shop = Shop::with(Settings {
        declined: [("declined".into(), FailureCode::AUTHENTICATION_FAILED)].into(),
        ..Settings::default()
    });
    for (reference, back) in [("declined", "https://shop.example/failure"), ("paid", "https://shop.example/success")] {
        let mut body = qr(reference);
        body["mode"] = json!("REDIRECT");
        body["redirectUrl"] = json!({
            "successReturnUrl": "https://shop.example/success", "failureReturnUrl": "https://shop.example/failure",
        });
        let created = shop.create(&body);
        let page = created.body["data"]["paymentUrl"].as_str().unwrap();
        assert_eq!(shop.open(page), Some(back.to_owned()));
        assert_eq!(shop.open(page), None, "nobody pays twice");
    }
}

/// A refund that goes on by steps, with the callbacks of each step. What is pending cannot be refunded again.
#[test]
fn a_refund_has_the_states_of_its_life() {
    for (reference, account, states) in [
        ("1", "17677665415", &["PENDING", "SUCCESS"][..]),
        ("1001-1", "999966660001", &["PENDING", "WAITING_BANK_TRANSFER", "SUCCESS"]),
        ("2001-1", "999966660008", &["PENDING", "WAITING_BANK_TRANSFER", "FAILED"]),
        ("2002-1", "999966660002", &["PENDING", "FAILED"]),
    ] {
        let minute = Duration::from_secs(60);
        let sandbox = Settings { refund_step: minute, ..Settings::default() };
        let shop = Shop::with(sandbox);
        let created = shop.create(&qr("order"));
        simulate(&shop, created.id());
        let body = |reference: &str| {
            json!({
                "clientReferenceId": reference, "paymentSessionId": created.id(), "isFullAmount": true,
                "reason": "OTHERS", "method": "TRANSFER_ONLY",
                "transferDestination": {
                    "channelCode": "BCA",
                    "channelInformation": { "accountNumber": account, "accountName": "Budi" },
                },
            })
        };
        let mut first = body(reference);
        if reference == "1" {
            first["method"] = json!("AUTO");
        }
        let sent = shop.post("/v1/refunds", &first);
        let mut seen = vec![sent.body["data"]["status"].as_str().unwrap().to_owned()];
        assert_eq!(shop.post("/v1/refunds", &body("again")).status, 400, "everything is being refunded");
        for _ in 1..states.len() {
            shop.sandbox.advance(minute);
            let refund = shop.get(&format!("/v1/refunds/{}", sent.id())).body["data"].take();
            assert!(refund["updatedAt"].as_str() > refund["createdAt"].as_str());
            seen.push(refund["status"].as_str().unwrap().to_owned());
        }
        assert_eq!(seen, states, "{reference}");
        shop.sandbox.advance(minute * 10);
        let listed = shop.get("/v1/refunds").body["data"][0].take();
        assert_eq!(listed["status"], **states.last().unwrap());
        let is_failed = states.last() == Some(&"FAILED");
        assert_eq!(shop.post("/v1/refunds", &body("again")).status == 200, is_failed, "{reference}");
    }
}

#[test]
fn a_refund_that_breaks_a_rule_is_rejected() {
    let shop = Shop::new();
    let created = shop.create(&qr("order"));
    simulate(&shop, created.id());
    for (field, value) in [
        ("chargeId", json!("c")),
        ("reason", json!("CASH")),
        ("method", json!("TRANSFER_ONLY")),
        ("amount", json!({ "value": 1000, "currency": "IDR" })),
    ] {
        let mut body = json!({
            "clientReferenceId": "refund", "paymentSessionId": created.id(), "isFullAmount": true, "reason": "OTHERS",
        });
        body[field] = value;
        assert_eq!(shop.post("/v1/refunds", &body).status, 400, "{field}");
    }
    assert_eq!(shop.get("/v1/refunds").body["data"], json!([]));
}

/// The references and account numbers are those of the page Refund Simulation.
#[test]
fn refunds_end_as_their_reference_and_account_say() {
    for (reference, account, status, destination) in [
        ("1", "17677665415", "SUCCESS", json!("CHANNEL")),
        ("1", "999966660001", "SUCCESS", json!("ACCOUNT")),
        ("1001-1", "999966660001", "SUCCESS", json!("ACCOUNT")),
        ("2001-1", "999966660008", "FAILED", Value::Null),
        ("2002-1", "999966660002", "FAILED", Value::Null),
    ] {
        let shop = Shop::new();
        let created = shop.create(&qr("order"));
        simulate(&shop, created.id());
        let refund = |reference: &str, account: &str| {
            shop.post(
                "/v1/refunds",
                &json!({
                    "clientReferenceId": reference,
                    "paymentSessionId": created.id(),
                    "isFullAmount": true,
                    "reason": "OTHERS",
                    "transferDestination": {
                        "channelCode": "BCA",
                        "channelInformation": { "accountNumber": account, "accountName": "Budi" },
                    },
                }),
            )
        };
        let sent = refund(reference, account);
        assert_eq!(sent.body["data"]["status"], "PENDING");
        let ended = shop.get(&format!("/v1/refunds/{}", sent.id())).body["data"].take();
        assert_eq!((&ended["status"], &ended["destinationType"]), (&json!(status), &destination), "{reference}");
        // What a failed refund has not returned can be refunded.
        assert_eq!(refund("again", "17677665415").status == 200, status == "FAILED", "{reference}");
    }
}
