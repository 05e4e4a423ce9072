//! Behaviour that the documentation leaves open.

use std::time::Duration;

use payment_sandbox::{LookUp, OldToken, RepeatedId, Settings, TakenReference};

use serde_json::json;

use crate::shop::{Reply, Shop, qr};

fn references(reply: &Reply) -> Vec<&str> {
    reply.body["data"].as_array().unwrap().iter().map(|it| it["clientReferenceId"].as_str().unwrap()).collect()
}

#[test]
fn a_taken_reference_is_a_conflict_or_a_bad_request() {
    let shop = Shop::new();
    shop.create(&qr("a"));
    assert_eq!(shop.create(&qr("a")).verdict(), (409, "duplicate_error"));

    let shop = Shop::with(Settings { taken_reference: TakenReference::BadRequest, ..Settings::default() });
    shop.create(&qr("a"));
    let taken = shop.create(&qr("a"));
    assert_eq!(taken.verdict(), (400, "api_validation_error"));
    assert_eq!(taken.body["error"]["details"][0]["field"], "clientReferenceId");
}

#[test]
fn a_taken_reference_can_be_accepted_for_refunds() {
    let refund = |settings: Settings| {
        let shop = Shop::with(settings);
        let id = shop.authorize("order");
        shop.post(&format!("/v2/payments/{id}/capture"), &json!({ "releaseRemainingAmount": true }));
        let refund = json!({
            "clientReferenceId": "refund",
            "paymentSessionId": id,
            "amount": { "value": "100", "currency": "IDR" },
            "reason": "OTHERS",
        });
        let replies = [shop.post("/v1/refunds", &refund), shop.post("/v1/refunds", &refund)];
        let again = shop.create(&qr("order"));
        (replies.map(|reply| reply.status), again.status)
    };
    assert_eq!(refund(Settings::default()), ([200, 409], 409));
    let accepted = Settings { taken_reference: TakenReference::AcceptedForRefunds, ..Settings::default() };
    assert_eq!(refund(accepted), ([200, 200], 409));
}

#[test]
fn a_look_up_finds_a_session_at_once() {
    let shop = Shop::new();
    shop.create(&qr("a"));
    shop.create(&qr("b"));
    assert_eq!(references(&shop.get("/v2/payments?clientReferenceId=b")), ["b"]);
    assert_eq!(references(&shop.get("/v2/payments")), ["a", "b"]);
    assert!(references(&shop.get("/v2/payments?clientReferenceId=c")).is_empty());
}

#[test]
fn a_look_up_can_lag() {
    let shop = Shop::with(Settings { look_up: LookUp::Lags(Duration::from_secs(60)), ..Settings::default() });
    let created = shop.create(&qr("a"));
    for list in ["/v2/payments?clientReferenceId=a", "/v2/payments", "/v2/charges?clientReferenceId=a"] {
        let reply = shop.get(list);
        assert_eq!((&reply.body["data"], &reply.body["pagination"]["totalItems"]), (&serde_json::json!([]), &0.into()));
    }
    assert_eq!(shop.get(&format!("/v2/payments/{}", created.id())).status, 200);
    // The reference is taken, although no list shows it.
    assert_eq!(shop.create(&qr("a")).status, 409);

    shop.sandbox.advance(Duration::from_secs(61));
    assert_eq!(references(&shop.get("/v2/payments?clientReferenceId=a")), ["a"]);
}

#[test]
fn a_look_up_can_ignore_its_filter() {
    let shop = Shop::with(Settings { look_up: LookUp::IgnoresFilter, ..Settings::default() });
    shop.create(&qr("a"));
    shop.create(&qr("b"));
    assert_eq!(references(&shop.get("/v2/payments?clientReferenceId=b")), ["a", "b"]);
}

#[test]
fn an_old_token_lives_or_dies() {
    for (behaviour, status) in [(OldToken::Lives, 200), (OldToken::Dies, 401)] {
        let mut shop = Shop::with(Settings { old_token: behaviour, ..Settings::default() });
        let old = shop.renew_token();
        assert_eq!(shop.get("/v2/payments").status, 200);
        shop.set_token(old);
        assert_eq!(shop.get("/v2/payments").status, status, "{behaviour:?}");
    }
}

#[test]
fn behaviour_is_parsed() {
    assert_eq!("rejected".parse(), Ok(RepeatedId::Rejected));
    assert_eq!("bad-request".parse(), Ok(TakenReference::BadRequest));
    assert_eq!("lags:200ms".parse(), Ok(LookUp::Lags(Duration::from_millis(200))));
    assert_eq!("dies".parse(), Ok(OldToken::Dies));
    assert_eq!(
        "lags".parse::<LookUp>().unwrap_err().to_string(),
        "`lags` is not known; use instant, lags:200ms or ignores-filter"
    );
}

#[test]
fn a_token_ends_with_its_life() {
    let mut shop = Shop::new();
    assert_eq!(shop.get("/v2/payments").verdict().0, 200);
    shop.sandbox.advance(Duration::from_secs(901));
    assert_eq!(shop.get("/v2/payments").verdict(), (401, "credentials_invalid"));
    shop.renew_token();
    assert_eq!(shop.get("/v2/payments").verdict().0, 200);
}
