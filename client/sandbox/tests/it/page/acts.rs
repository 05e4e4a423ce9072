//! What a person does on the page.

use payment_sandbox::{CallbackTarget, Settings};
use payment_session::response::FailureCode;
use serde_json::json;

use super::{act, created, shop, shop_with, show, timeline};
use crate::{
    callbacks,
    shop::{card, qr},
};

#[test]
fn a_payment_fails_with_each_documented_reason() {
    let shop = shop();
    for reason in FailureCode::VALUES {
        let id = created(&shop, reason.as_str());
        assert_eq!(act(&shop, &format!("sessions/{id}/fail"), &json!({ "reason": reason.as_str() })).status, 200);
        let body = shop.get(&format!("/v2/payments/{id}")).body;
        assert_eq!(body["data"]["chargeDetails"][0]["failureCode"], reason.as_str());
        assert_eq!(act(&shop, &format!("sessions/{id}/pay"), &json!({})).status, 422);
    }
    let id = created(&shop, "other");
    assert_eq!(act(&shop, &format!("sessions/{id}/fail"), &json!({ "reason": "OTHER" })).status, 400);
}

#[test]
fn an_open_account_is_paid_with_any_amount_and_refunded_in_part() {
    let shop = shop();
    let mut body = qr("open");
    body["paymentType"] = "MULTIPLE".into();
    body.as_object_mut().unwrap().remove("amount");
    let id = shop.create(&body).id().to_owned();
    assert_eq!(act(&shop, &format!("sessions/{id}/pay"), &json!({})).status, 400);
    assert_eq!(act(&shop, &format!("sessions/{id}/pay"), &json!({ "amount": "12345" })).status, 200);
    assert_eq!(shop.get("/v2/charges?clientReferenceId=open").body["data"][0]["amount"]["value"], 12345);
    assert_eq!(act(&shop, &format!("sessions/{id}/refund"), &json!({ "amount": "345" })).status, 200);
    assert_eq!(shop.get("/v1/refunds").body["data"][0]["amount"]["value"], "345");
    assert_eq!(act(&shop, &format!("sessions/{id}/refund"), &json!({})).status, 200);
    assert_eq!(shop.get("/v1/refunds").body["data"][1]["amount"]["value"], "12000");
}

#[test]
fn a_session_expires_by_hand_or_by_the_clock() {
    let shop = shop();
    let (one, other) = (created(&shop, "one"), created(&shop, "other"));
    assert_eq!(act(&shop, &format!("sessions/{one}/expire"), &json!({})).status, 200);
    assert_eq!(act(&shop, "clock", &json!({ "seconds": 3600 })).status, 200);
    assert_eq!(act(&shop, "clock", &json!({ "seconds": u64::MAX })).status, 400);
    let list = show(&shop, "list?kind=sessions&status=EXPIRED");
    assert_eq!(list["total"], 2);
    assert_eq!(act(&shop, &format!("sessions/{other}/pay"), &json!({})).status, 422);
}

#[test]
fn the_payment_of_an_expired_code_can_arrive_late() {
    let shop = shop();
    let late = |id: &str| act(&shop, &format!("sessions/{id}/pay-late"), &json!({})).status;
    let id = created(&shop, "qr");
    assert_eq!(late(&id), 422);
    assert_eq!(act(&shop, &format!("sessions/{id}/expire"), &json!({})).status, 200);
    assert_eq!(late(&id), 200);
    assert_eq!(shop.get(&format!("/v2/payments/{id}")).body["data"]["status"], "PAID");
    assert_eq!(late(&id), 422);
    // The hosted page of a card has no number that can be paid.
    let card = shop.create(&card("card")).id().to_owned();
    assert_eq!(act(&shop, &format!("sessions/{card}/expire"), &json!({})).status, 200);
    assert_eq!(late(&card), 422);
}

#[test]
fn the_hosted_page_asks_for_3d_secure_and_sends_the_customer_back() {
    let shop = shop();
    let mut body = card("order");
    body["redirectUrl"] = json!({
        "successReturnUrl": "https://shop.example/paid", "failureReturnUrl": "https://shop.example/failed",
    });
    let created = shop.create(&body);
    let id = created.id();
    let hosted = |act: &str| shop.post(&format!("/_page/hosted/{id}/{act}"), &json!({})).body;
    assert_eq!(shop.get(&format!("/_page/hosted/{id}")).body["asksFor3ds"], false);
    assert_eq!(hosted("three-ds")["asksFor3ds"], true);
    let session = shop.get(&format!("/v2/payments/{id}")).body;
    assert_eq!(session["data"]["status"], "REQUIRE_ACTION");
    assert_eq!(session["data"]["chargeDetails"][0]["status"], "WAITING_FOR_AUTHENTICATION");
    assert_eq!(hosted("fail")["location"], "https://shop.example/failed");
    assert_eq!(hosted("pay")["code"], "invalid_state");
    assert_eq!(hosted("refund")["code"], "not_found");
}

#[test]
fn a_callback_is_sent_again_twice_late_or_not_at_all() {
    let (url, received) = callbacks::listen();
    let shop = shop_with(Settings { callback: Some(CallbackTarget::new(url, "key")), ..Settings::default() });
    let pay = |reference: &str, treatment: &str| {
        assert_eq!(act(&shop, "next-callback", &json!({ "treatment": treatment })).status, 200);
        let id = created(&shop, reference);
        act(&shop, &format!("sessions/{id}/pay"), &json!({}));
        id
    };
    let never = pay("never", "never");
    pay("late", "late:300ms");
    pay("twice", "twice");
    let mut arrived = callbacks::receive(&received, 3).map(|body| body["data"]["clientReferenceId"].clone());
    assert_eq!(arrived.by_ref().collect::<Vec<_>>(), ["twice", "twice", "late"]);
    let session = show(&shop, &format!("sessions/{never}"));
    let callback = session["events"].as_array().unwrap().iter().find(|event| event["kind"] == "callback").unwrap();
    assert_eq!((&callback["treatment"], &callback["attempts"]), (&json!("never"), &json!([])));
    let again = format!("callbacks/{}", callback["number"]);
    assert_eq!(act(&shop, &again, &json!({ "copies": 2 })).status, 200);
    assert_eq!(callbacks::receive(&received, 2).filter(|body| body["data"]["id"] == never.as_str()).count(), 2);
    assert_eq!(act(&shop, "callbacks/99", &json!({})).status, 404);
    assert_eq!(act(&shop, "next-callback", &json!({ "treatment": "soon" })).status, 400);
}

#[test]
fn the_next_call_of_an_operation_has_a_fault() {
    let shop = shop();
    let fault = json!({ "fault": "too-many-requests", "operation": "get" });
    assert_eq!(act(&shop, "faults", &fault).status, 200);
    assert_eq!(show(&shop, "state")["nextFaults"], json!(["too-many-requests@1/get"]));
    let id = created(&shop, "order");
    let get = || shop.get(&format!("/v2/payments/{id}")).status;
    assert_eq!((get(), get()), (429, 200));
    assert_eq!(timeline(&shop, &id), ["create 200", "get 429", "get 200"]);
    assert_eq!(act(&shop, "faults", &json!({ "fault": "rain" })).status, 400);
}

#[test]
fn a_qr_code_is_a_picture() {
    let shop = shop();
    let id = created(&shop, "order");
    let picture = super::raw(&shop, "GET", &format!("/_page/qr/{id}"), "host: localhost\r\n");
    assert!(picture.contains("image/svg+xml") && picture.contains("<path"), "{picture}");
}
