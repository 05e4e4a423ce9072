//! Requests that a sandbox accepts or rejects in addition to the rules.

use payment_sandbox::{ExtraRejection, Settings};
use payment_session::rules::RuleId;
use serde_json::json;

use crate::shop::{Shop, qr};

#[test]
fn a_broken_rule_can_be_accepted_at_one_place() {
    let shop = Shop::with(Settings {
        accepted: vec![(RuleId::Phone, "/customer/phoneNumber/number".into())],
        ..Settings::default()
    });
    let mut body = qr("a");
    body["customer"]["phoneNumber"] = json!({ "countryCode": "+62", "number": "089" });
    assert_eq!(shop.create(&body).status, 200);

    // Another place, another rule, and both at once.
    let mut body = qr("b");
    body["customer"]["phoneNumber"] = json!({ "countryCode": "x", "number": "89" });
    assert_eq!(shop.create(&body).verdict(), (400, "api_validation_error"));
    body["customer"]["phoneNumber"] = json!({ "countryCode": "x", "number": "089" });
    assert_eq!(shop.create(&body).verdict(), (400, "api_validation_error"));
    let mut body = qr("c");
    body["expiryAt"] = json!("tomorrow");
    assert_eq!(shop.create(&body).verdict(), (400, "api_validation_error"));
}

#[test]
fn a_customer_can_be_absent() {
    let shop = Shop::with(Settings { accepted: vec![(RuleId::CustomerChoice, String::new())], ..Settings::default() });
    let mut body = qr("a");
    body.as_object_mut().unwrap().remove("customer");
    let created = shop.create(&body);
    assert_eq!(created.status, 200);
    assert!(created.body["data"]["customerId"].is_string());
}

#[test]
fn a_valid_request_can_be_rejected() {
    let shop = Shop::with(Settings {
        rejected: vec![ExtraRejection {
            field: "orderInformation".into(),
            applies: |request| request.order_information.is_none(),
        }],
        ..Settings::default()
    });
    let rejected = shop.create(&qr("a"));
    assert_eq!(rejected.verdict(), (400, "api_validation_error"));
    assert_eq!(rejected.body["error"]["details"][0]["field"], "orderInformation");
    let mut body = qr("a");
    body["orderInformation"] = json!({ "productDetails": [] });
    assert_eq!(shop.create(&body).status, 200);
}

#[test]
fn shares_are_at_most_the_amount() {
    let shop = Shop::with(Settings::default());
    let split = |reference: &str, fixed: serde_json::Value, percentage: serde_json::Value| {
        let share = |kind: &str, field: &str, value| json!({ "merchantId": "seller", "type": kind, field: value, "currency": "IDR", "remarks": "share" });
        let mut body = qr(reference);
        body["splitRoutingConfigurations"] =
            json!([share("FIXED", "fixedAmount", fixed), share("PERCENTAGE", "percentageAmount", percentage)]);
        shop.create(&body)
    };
    assert_eq!(qr("a")["amount"]["value"], 10_000);
    assert_eq!(split("a", json!(9_750), json!(2.5)).status, 200);
    let rejected = split("b", json!(9_750.01), json!(2.5));
    assert_eq!(rejected.verdict(), (400, "api_validation_error"));
    assert_eq!(rejected.body["error"]["details"][0]["field"], "splitRoutingConfigurations");
    assert_eq!(split("c", json!(9_750), json!(2.500_000_001)).status, 400);
}

#[test]
fn many_large_shares_are_more_than_the_amount() {
    let shop = Shop::with(Settings::default());
    let share = json!({
        "merchantId": "seller", "type": "FIXED", "fixedAmount": 999_999_999_999_999_999_u64, "currency": "IDR", "remarks": "share",
    });
    let mut body = qr("a");
    body["splitRoutingConfigurations"] = json!(vec![share; 500]);
    assert_eq!(shop.create(&body).status, 400);
}
