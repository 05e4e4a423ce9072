//! Cards and e-wallets that are stored for later payments.

use payment_sandbox::Settings;
use payment_session::response::FailureCode;
use serde_json::{Value, json};

use crate::shop::{Shop, card};

/// Returns the stored methods of a customer.
fn stored(shop: &Shop, customer: &str) -> Vec<Value> {
    let record = shop.get(&format!("/v1/customers/{customer}"));
    record.body["data"]["storedPaymentMethods"].as_array().unwrap().clone()
}

fn with_token(reference: &str, customer: &str, token: &str) -> Value {
    json!({
        "clientReferenceId": reference,
        "amount": { "value": 4000, "currency": "IDR" },
        "paymentMethod": { "type": "CARD", "card": { "token": token, "cvc": "123" } },
        "mode": "API",
        "customerId": customer,
        "saveForFutureUse": true,
    })
}

/// Pays by card on the hosted page. Returns the id of the customer.
fn pay(shop: &Shop, reference: &str, email: &str, save: bool) -> String {
    let mut body = card(reference);
    body["customer"]["email"] = json!(email);
    body["saveForFutureUse"] = json!(save);
    let created = shop.create(&body);
    assert_eq!(created.status, 200, "{created:?}");
    shop.open(created.body["data"]["paymentUrl"].as_str().unwrap());
    created.body["data"]["customerId"].as_str().unwrap().to_owned()
}

#[test]
fn a_card_is_stored_if_the_request_asks_for_it_and_pays_again() {
    let shop = Shop::new();
    let customer = pay(&shop, "1", "rina@shop.example", false);
    assert!(stored(&shop, &customer).is_empty());
    pay(&shop, "2", "rina@shop.example", true);
    let [method] = &stored(&shop, &customer)[..] else { panic!("one card is stored") };
    assert_eq!((&method["status"], &method["card"]["last4"]), (&json!("ACTIVE"), &json!("0001")));

    let token = method["token"].as_str().unwrap();
    let created = shop.create(&with_token("3", &customer, token));
    assert_eq!(created.status, 200, "{created:?}");
    shop.open(created.body["data"]["paymentUrl"].as_str().unwrap());
    // The card is not stored once more.
    assert_eq!(stored(&shop, &customer).len(), 1);
}

#[test]
fn a_token_belongs_to_its_customer() {
    let shop = Shop::with(Settings { known_tokens: ["known".into()].into(), ..Settings::default() });
    let [rina, budi] = ["rina@shop.example", "budi@shop.example"]
        .map(|email| pay(&shop, email.split_once('@').unwrap().0, email, true));
    let token = stored(&shop, &rina)[0]["token"].as_str().unwrap().to_owned();
    for (reference, customer, token, status) in [
        ("1", &rina, token.as_str(), 200),
        ("2", &budi, &token, 400),
        ("3", &rina, "unknown", 400),
        ("4", &budi, "known", 200),
    ] {
        let created = shop.create(&with_token(reference, customer, token));
        assert_eq!(created.status, status, "{reference}: {created:?}");
        if status == 400 {
            assert_eq!(created.body["error"]["details"][0]["field"], "paymentMethod.card.token");
            assert!(!created.body.to_string().contains(token), "the token is a secret");
        }
    }
}

#[test]
fn an_e_wallet_is_stored() {
    let shop = Shop::new();
    let created = shop.create(&json!({
        "clientReferenceId": "1",
        "amount": { "value": 4000, "currency": "IDR" },
        "paymentMethod": { "type": "EWALLET" },
        "paymentMethodOptions": { "ewallet": { "channel": "DANA" } },
        "redirectUrl": {},
        "customer": { "email": "rina@shop.example" },
        "saveForFutureUse": true,
    }));
    shop.open(created.body["data"]["paymentUrl"].as_str().unwrap());
    let [method] = &stored(&shop, created.body["data"]["customerId"].as_str().unwrap())[..] else {
        panic!("one wallet")
    };
    assert_eq!((&method["paymentMethod"], &method["paymentChannel"]), (&json!("EWALLET"), &json!("DANA")));
    assert_eq!(method.get("card"), None);
}

/// The months after a subscription began: nobody is there to pass 3-D Secure.
#[test]
fn a_stored_card_pays_without_the_customer() {
    let shop = Shop::with(Settings {
        known_tokens: ["known".into()].into(),
        declined: [("declined".into(), FailureCode::INSUFFICIENT_FUND)].into(),
        ..Settings::default()
    });
    let never = json!({ "threeDsMethod": "NEVER" });
    let by_merchant = json!({ "cardOnFile": { "initiator": "MERCHANT", "type": "SCHEDULED" } });
    for (reference, options, status) in [
        ("never", &never, "PAID"),
        ("by-merchant", &by_merchant, "PAID"),
        ("authorized", &json!({ "threeDsMethod": "NEVER", "captureMethod": "manual" }), "PROCESSING"),
        ("declined", &never, "CANCELLED"),
        ("challenge", &json!({ "threeDsMethod": "CHALLENGE" }), "REQUIRE_ACTION"),
        ("by-customer", &json!({ "cardOnFile": { "initiator": "CUSTOMER" } }), "REQUIRE_ACTION"),
    ] {
        let mut body = with_token(reference, "customer", "known");
        body["paymentMethodOptions"] = json!({ "card": options });
        let created = shop.create(&body);
        assert_eq!((created.status, &created.body["data"]["status"]), (200, &json!(status)), "{reference}");
        let has_page = created.body["data"]["paymentUrl"].is_string();
        assert_eq!(has_page, status == "REQUIRE_ACTION", "{reference}: {created:?}");
        let reason = &created.body["data"]["chargeDetails"][0]["failureCode"];
        assert_eq!(reason == "INSUFFICIENT_FUND", reference == "declined", "{created:?}");
    }
}
