//! Requests that never reach an operation are rejected in the gateway's envelope.

use serde_json::Value;

use crate::shop::{Reply, Shop, qr};

fn assert_rejected(reply: &Reply, status: u16, code: &str) {
    assert_eq!(reply.verdict(), (status, code));
    assert!(reply.body["message"].is_string() && reply.body["error"]["type"].is_string(), "{reply:?}");
}

#[test]
fn a_page_that_is_no_number() {
    let shop = Shop::new();
    for query in ["page=abc", "page=0", "page=-1", "perPage=abc", "perPage=0", "perPage=101"] {
        let reply = shop.get(&format!("/v2/payments?{query}"));
        assert_rejected(&reply, 400, "api_validation_error");
        let field = query.split_once('=').unwrap().0;
        assert_eq!(reply.body["error"]["details"][0]["field"], field, "{query}");
    }
    assert_eq!(shop.get("/v2/payments?page=18446744073709551615&perPage=100").body["data"], Value::Array(vec![]));
}

#[test]
fn a_path_that_is_not_utf_8() {
    let shop = Shop::new();
    assert_rejected(&shop.get("/v2/payments/%ff"), 400, "api_validation_error");
    assert_rejected(&shop.get("/v2/payments/%41"), 404, "resource_missing");
}

#[test]
fn an_unknown_path() {
    let shop = Shop::new();
    for path in ["/", "/v2/payment", "/v2/payments/", "/v2/payments/a/b", "/v2/payments/a/capture/b"] {
        let reply = shop.get(path);
        assert!(reply.status == 404 || reply.status == 405, "{path}: {reply:?}");
    }
    assert_rejected(&shop.get("/v3/payments"), 404, "not_found");
}

#[test]
fn a_method_that_the_path_does_not_have() {
    let shop = Shop::new();
    assert_rejected(&shop.get("/v1/access-token"), 405, "method_not_allowed");
    assert_rejected(&shop.get("/v2/payments/some-id/capture"), 405, "method_not_allowed");
    assert_rejected(&shop.post("/v2/charges", &qr("a")), 405, "method_not_allowed");
    assert_rejected(&shop.post("/detail", &qr("a")), 405, "method_not_allowed");
}

#[test]
fn a_body_that_is_too_large() {
    let shop = Shop::new();
    let mut body = qr("a");
    body["metadata"] = serde_json::json!({ "note": "x".repeat(1024 * 1024) });
    assert_rejected(&shop.create(&body), 413, "payload_too_large");
    body["metadata"] = serde_json::json!({ "note": "x".repeat(1024) });
    assert_eq!(shop.create(&body).status, 200);
}
