//! Lists, filters, timelines and the growth of the record.

use std::io::{BufRead, BufReader, Write};

use payment_sandbox::{CallbackTarget, Fault, Operation, Settings};
use serde_json::{Value, json};

use super::{created, refund, shop, shop_with, show, timeline};
use crate::{
    callbacks,
    shop::{Shop, qr, read_response},
};

fn references(list: &Value) -> Vec<&str> {
    list["rows"].as_array().unwrap().iter().map(|row| row["reference"].as_str().unwrap()).collect()
}

#[test]
fn a_session_has_its_calls_faults_callbacks_and_look_ups() {
    let (url, received) = callbacks::listen();
    let fault = Fault::CutAfter.at(1).on(Operation::Get);
    let shop = shop_with(Settings {
        callback: Some(CallbackTarget::new(url, "key")),
        faults: vec![fault],
        ..Settings::default()
    });
    let id = created(&shop, "order");
    assert!(shop.try_get(&format!("/v2/payments/{id}")).is_err());
    shop.get("/v2/payments?clientReferenceId=order");
    let paid = json!({ "paymentSessionId": id, "chargeStatus": "SUCCESS" });
    assert_eq!(shop.post("/v2/payments/simulations", &paid).status, 200);
    assert_eq!(callbacks::receive(&received, 1).count(), 1);
    assert_eq!(shop.post("/v2/payments", &qr("order")).status, 409);
    created(&shop, "other");
    // The attempt is written after the response to the callback, which the test does not see.
    let mut events = timeline(&shop, &id);
    while events[4].ends_with('0') {
        events = timeline(&shop, &id);
    }
    assert_eq!(events, ["create 200", "get 200", "find 200", "simulate 200", "PAYMENT.PAID 1", "create 409"]);
    let session = show(&shop, &format!("sessions/{id}"));
    assert_eq!(session["events"][1]["fault"], "cut-after");
    assert_eq!((&session["row"]["status"], &session["seen"]["by"]), (&json!("PAID"), &json!("callback")));
}

#[test]
fn what_the_shop_has_seen_differs_from_the_state_of_the_session() {
    let shop = shop();
    let id = created(&shop, "order");
    assert_eq!(super::act(&shop, &format!("sessions/{id}/pay"), &json!({})).status, 200);
    let session = show(&shop, &format!("sessions/{id}"));
    assert_eq!(
        (session["row"]["status"].as_str(), session["seen"]["status"].as_str()),
        (Some("PAID"), Some("REQUIRE_ACTION"))
    );
}

#[test]
fn a_refund_has_a_timeline() {
    let shop = shop();
    let id = created(&shop, "order");
    super::act(&shop, &format!("sessions/{id}/pay"), &json!({}));
    let refund = shop.post("/v1/refunds", &refund(&id)).id().to_owned();
    shop.get(&format!("/v1/refunds/{refund}"));
    let shown = show(&shop, &format!("refunds/{refund}"));
    let operations: Vec<_> = shown["events"].as_array().unwrap().iter().map(|event| &event["operation"]).collect();
    assert_eq!(operations, ["refund", "get-refund"]);
    assert_eq!((&shown["sessionId"], &shown["row"]["status"]), (&json!(id), &json!("SUCCESS")));
    assert_eq!(references(&show(&shop, "list?kind=refunds&status=SUCCESS")), ["refund"]);
}

#[test]
fn lists_are_filtered_and_split_by_the_server() {
    let mut shop = shop();
    for reference in ["a-1", "a-2", "b-1"] {
        created(&shop, reference);
    }
    let mut fixed = qr("fixed");
    fixed["paymentType"] = "MULTIPLE".into();
    fixed.as_object_mut().unwrap().remove("amount");
    assert_eq!(shop.create(&fixed).status, 200);
    shop.act_for("sub");
    created(&shop, "of-sub");
    let list = |query: &str| show(&shop, &format!("list?{query}"));
    assert_eq!(references(&list("kind=sessions")), ["of-sub", "b-1", "a-2", "a-1"]);
    assert_eq!(references(&list("kind=sessions&reference=a-&limit=1&offset=1")), ["a-1"]);
    assert_eq!(list("kind=sessions&limit=1")["total"], 4);
    assert_eq!(list("kind=sessions")["rows"][0]["subMerchant"], "sub");
    assert_eq!(references(&list("kind=static&method=QR&status=ACTIVE")), ["fixed"]);
    assert_eq!(list("kind=sessions&method=CARD")["total"], 0);
    assert_eq!(shop.get("/_page/api/list?kind=all").status, 400);
}

#[test]
fn secrets_and_card_data_are_not_shown() {
    let shop = shop();
    let mut body = qr("order");
    body["metadata"] =
        json!({ "note": "it is 4111 1111 1111 1111", "of-2": "2223003122003222", "digits": 4_111_111_111_111_111_u64 });
    body["paymentMethod"] = json!({ "type": "CARD", "card": { "token": "secret-token", "cvc": "987" } });
    body["metadata"]["5555555555554444"] = true.into();
    body["metadata"]["CVC"] = "misspelt-code".into();
    shop.create(&body);
    shop.get("/v2/payments?note=378282246310005");
    for body in [r#"{"note":"\u0036011111111111117"}"#, "note is plain-text"] {
        read_response(&mut BufReader::new(shop.send_raw("POST", "/v2/payments", body)));
    }
    let calls = show(&shop, "list?kind=calls");
    let shown: String = calls["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|call| show(&shop, &format!("calls/{}", call["number"])).to_string())
        .collect();
    for secret in [
        "4111 1111",
        "4111111111111111",
        "2223003122003222",
        "5555555555554444",
        "378282246310005",
        "011111111111117",
        "misspelt-code",
        "plain-text",
        "secret-token",
        "Bearer ",
        "\"secret\"",
    ] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    assert!(shown.contains(r#"cvc\":\"redacted"#), "{shown}");
    assert!(shown.contains("accessToken"), "{shown}");
}

#[test]
fn a_mistake_is_explained_at_its_place() {
    let shop = shop();
    let mut body = qr("order");
    body["paymentMethod"]["type"] = "QRS".into();
    assert_eq!(shop.create(&body).status, 400);
    let calls = show(&shop, "list?kind=calls&status=4");
    assert_eq!(calls["rows"][0]["mistakes"], 1);
    let shown = show(&shop, &format!("calls/{}", calls["rows"][0]["number"]));
    let mistake = &shown["events"][0]["response"]["mistakes"][0];
    assert_eq!(mistake["pointer"], "/paymentMethod/type");
    assert!(mistake["help"].as_str().unwrap().contains("QR"), "{mistake}");
    assert!(mistake["page"].as_str().unwrap().starts_with("https://"), "{mistake}");
}

#[test]
fn growth_is_reported() {
    let shop = shop();
    let mut stream = shop.connect();
    write!(stream, "GET /_page/api/growth HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap).filter(|line| line.starts_with("data: "));
    let first = lines.next().unwrap();
    created(&shop, "order");
    assert_ne!(lines.next().unwrap(), first);
}

#[test]
fn a_sandbox_without_the_page_has_none() {
    let shop = Shop::with(Settings::default());
    assert_eq!(shop.get("/_page/").status, 404);
    assert_eq!(shop.sandbox.page_url(), None);
}

#[test]
fn thousands_of_sessions_are_listed() {
    let shop = shop();
    for number in 0..2000 {
        created(&shop, &format!("order-{number}"));
    }
    let list = show(&shop, "list?kind=sessions&limit=100000");
    assert_eq!((&list["total"], list["rows"].as_array().unwrap().len()), (&json!(2000), 200));
}
