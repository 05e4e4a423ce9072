//! The main account of a merchant and the accounts of its sub-merchants see nothing of each other.

use payment_sandbox::{Ledger, Settings};
use serde_json::{Value, json};

use crate::shop::{Shop, qr, request_id};

fn references(shop: &Shop, path: &str) -> Vec<String> {
    let list = shop.get(path).body;
    let reference = |item: &Value| item["clientReferenceId"].as_str().unwrap().to_owned();
    list["data"].as_array().unwrap().iter().map(reference).collect()
}

#[test]
fn each_account_has_its_own_references_and_lists() {
    let ledger = Ledger::new();
    let mut shop = Shop::with(Settings { ledger: Some(ledger.clone()), ..Settings::default() });
    let mut ids = vec![];
    for account in ["", "sub-1", "sub-2"] {
        shop.act_for(account);
        let created = shop.create(&qr("order"));
        assert_eq!(created.status, 200, "{account}");
        ids.push(created.id().to_owned());
        // Within an account, a reference is unique.
        assert_eq!(shop.create(&qr("order")).verdict(), (409, "duplicate_error"), "{account}");
        assert_eq!(references(&shop, "/v2/payments?clientReferenceId=order"), ["order"]);
    }
    shop.act_for("sub-2");
    assert_eq!(shop.create(&qr("other")).status, 200);
    assert_eq!(references(&shop, "/v2/payments"), ["order", "other"]);
    shop.act_for("");
    assert_eq!(references(&shop, "/v2/payments"), ["order"]);
    assert!(references(&shop, "/v2/payments?clientReferenceId=other").is_empty());

    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 3);
    let accounts: Vec<_> = ledger.executions().into_iter().map(|execution| execution.sub_merchant_id).collect();
    assert_eq!(accounts, [None, Some("sub-1".into()), Some("sub-2".into()), Some("sub-2".into())]);
}

#[test]
fn nothing_of_another_account_is_found_or_changed() {
    let mut shop = Shop::new();
    shop.act_for("sub-1");
    let created = shop.create(&qr("order"));
    let (id, customer) = (created.id(), created.body["data"]["customerId"].as_str().unwrap());
    let simulation = json!({ "paymentSessionId": id, "chargeStatus": "SUCCESS" });
    let refund = json!({
        "clientReferenceId": "refund", "paymentSessionId": id, "isFullAmount": true, "reason": "OTHERS",
    });
    for account in ["", "sub-2"] {
        shop.act_for(account);
        for path in [format!("/v2/payments/{id}"), format!("/v1/customers/{customer}")] {
            assert_eq!(shop.get(&path).verdict(), (404, "resource_missing"), "{account}");
        }
        assert!(shop.get("/v2/charges").body["data"].as_array().unwrap().is_empty());
        for (path, body) in [("/v2/payments/simulations", &simulation), ("/v1/refunds", &refund)] {
            assert_eq!(shop.post(path, body).verdict(), (404, "resource_missing"), "{account}");
        }
    }
    shop.act_for("sub-1");
    assert_eq!(shop.post("/v2/payments/simulations", &simulation).status, 200);
    assert_eq!(shop.post("/v1/refunds", &refund).status, 200);
    assert_eq!(references(&shop, "/v1/refunds"), ["refund"]);
    shop.act_for("");
    assert!(references(&shop, "/v1/refunds").is_empty());
}

/// A request id belongs to its account, and so does the response that is sent again.
#[test]
fn a_request_id_of_another_account_is_another_request() {
    let mut shop = Shop::new();
    let id = request_id();
    let main = shop.post_as(&id, "/v2/payments", &qr("order"));
    shop.act_for("sub-1");
    let sub = shop.post_as(&id, "/v2/payments", &qr("order"));
    assert_eq!((main.status, sub.status), (200, 200));
    assert_ne!(main.id(), sub.id());
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("order")), sub);
}

/// A customer opens the hosted page without a header.
#[test]
fn the_hosted_page_of_a_sub_merchant_pays() {
    let mut shop = Shop::new();
    shop.act_for("sub-1");
    let session = shop.authorize("order");
    let reply = shop.get(&format!("/v2/payments/{session}"));
    assert_eq!(reply.body["data"]["status"], "PROCESSING");
}
