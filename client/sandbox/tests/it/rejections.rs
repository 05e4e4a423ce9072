//! Requests that the gateway rejects for its own reasons, with the documented messages.

use std::io::{BufReader, Write};

use payment_sandbox::Settings;
use serde_json::{Value, json};

use crate::shop::{Shop, read_response};

fn create(shop: &Shop, reference: usize, fields: &Value) -> (u16, String) {
    let mut body = json!({ "clientReferenceId": reference.to_string(), "customer": { "email": "a@b.co" } });
    body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let reply = shop.create(&body);
    (reply.status, reply.body["error"]["details"].to_string())
}

fn static_account(number: &str) -> Value {
    json!({
        "paymentType": "MULTIPLE", "paymentMethod": { "type": "VIRTUAL_ACCOUNT" }, "mode": "API",
        "paymentMethodOptions": { "virtualAccount": { "channel": "PERMATA", "virtualAccountNumber": number } },
    })
}

#[test]
fn a_request_that_breaks_no_rule() {
    let shop = Shop::with(Settings { static_qrs: 1, dynamic_numbers: 0, ..Settings::default() });
    let static_qr = json!({ "paymentType": "MULTIPLE", "paymentMethod": { "type": "QR" }, "mode": "API" });
    assert_eq!(create(&shop, 1, &static_qr).0, 200);
    assert_eq!(create(&shop, 2, &static_account("00000001")).0, 200);
    let dynamic = json!({
        "amount": { "value": 1, "currency": "IDR" }, "paymentMethod": { "type": "VIRTUAL_ACCOUNT" }, "mode": "API",
        "paymentMethodOptions": { "virtualAccount": { "channel": "BCA" } },
    });
    for (fields, message) in [
        (static_qr, "allowed limit"),
        (static_account("00000001"), "already been assigned"),
        (static_account("00000100"), "not within your assigned static VA range"),
        (dynamic, "No available VA number"),
    ] {
        let (status, details) = create(&shop, 3, &fields);
        assert!(status == 400 && details.contains(message), "{status} {details}");
    }
}

#[test]
fn a_request_that_breaks_a_rule() {
    let shop = Shop::new();
    for (fields, message) in [
        (
            json!({ "paymentType": "MULTIPLE", "paymentMethod": { "type": "QR" }, "redirectUrl": {} }),
            "only allowed when mode",
        ),
        (
            json!({ "paymentType": "MULTIPLE", "paymentMethod": { "type": "CARD" }, "mode": "API" }),
            "not allowed for this payment method",
        ),
        (
            json!({
                "paymentType": "MULTIPLE", "paymentMethod": { "type": "QR" }, "mode": "API",
                "amount": { "value": 1, "currency": "IDR" },
            }),
            "must not include an amount",
        ),
        (json!({ "mode": "API", "amont": {} }), "unknown field `amont`"),
    ] {
        let (status, details) = create(&shop, 1, &fields);
        assert!(status == 400 && details.contains(message), "{status} {details}");
    }
}

#[test]
fn wrong_credentials() {
    let shop = Shop::new();
    let body = r#"{"grantType":"client_credentials"}"#;
    for (id, secret, expected) in
        [("merchant", "secret", "200"), ("merchant", "guess", "401"), ("other", "secret", "401")]
    {
        let mut stream = BufReader::new(shop.connect());
        write!(
            stream.get_mut(),
            "POST /v1/access-token HTTP/1.1\r\nhost: sandbox\r\nx-merchant-id: {id}\r\nx-merchant-secret: {secret}\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let (status, _, _) = read_response(&mut stream);
        assert_eq!(status.split(' ').nth(1), Some(expected), "{id} {secret}");
    }
}
