//! The data for a front end: the next step, and no secret.

use payment_session::{SessionResponse, response::CustomerStep};
use serde_json::{Value, json};

use crate::saved;

fn step(data: &Value) -> CustomerStep {
    SessionResponse::from_json(data.to_string().as_bytes()).unwrap().next_step().into()
}

fn written(data: &Value) -> Value {
    let step = step(data);
    let json = serde_json::to_value(&step).unwrap();
    assert_eq!(CustomerStep::from_json(json.to_string().as_bytes()), Ok(step.clone()));
    assert_eq!(serde_json::from_str::<CustomerStep>(&json.to_string()).unwrap(), step);
    json
}

#[test]
fn each_step() {
    let charge = |instrument: Value| {
        let mut charge = json!({ "status": "WAITING_FOR_USER_ACTION" });
        charge.as_object_mut().unwrap().extend(instrument.as_object().unwrap().clone());
        json!({ "id": "1", "mode": "API", "status": "REQUIRE_ACTION", "chargeDetails": [charge] })
    };
    for (data, expected) in [
        (
            json!({ "id": "1", "status": "REQUIRE_ACTION", "paymentUrl": "https://pay.example/?token=t#a" }),
            json!({ "step": "openUrl", "url": "https://pay.example/?token=t#a" }),
        ),
        (
            charge(json!({ "virtualAccount": { "channel": "BARU", "virtualAccountNumber": "7663", "newField": "x",
                "virtualAccountName": "Toko", "expiryAt": "2025-12-30T23:59:00+07:00" } })),
            json!({ "step": "transfer", "channel": "BARU", "number": "7663", "name": "Toko",
                "expiryAt": "2025-12-30T23:59:00+07:00" }),
        ),
        (
            charge(json!({ "qr": { "qrContent": "00020101", "qrUrl": "https://a/b.png", "merchantName": "Toko",
                "retrievalReferenceNumber": "123", "acquirer": "A" } })),
            json!({ "step": "scanQr", "content": "00020101", "url": "https://a/b.png", "merchantName": "Toko" }),
        ),
        // A static code does not expire.
        (
            charge(json!({ "qr": { "qrContent": "0", "qrType": "STATIC", "expiryAt": "2025-10-03T02:02:28Z" } })),
            json!({ "step": "scanQr", "content": "0" }),
        ),
        (
            charge(json!({ "qr": { "qrContent": "0", "qrType": "DYNAMIC", "expiryAt": "2025-10-03T02:02:28Z" } })),
            json!({ "step": "scanQr", "content": "0", "expiryAt": "2025-10-03T02:02:28Z" }),
        ),
        // A picture is not a script.
        (
            charge(json!({ "qr": { "qrContent": "0", "qrUrl": "javascript:x" } })),
            json!({ "step": "scanQr", "content": "0" }),
        ),
        (
            json!({ "id": "1", "mode": "API", "status": "REQUIRE_CONFIRMATION", "encryptionKey": "MIIB" }),
            json!({ "step": "enterCard", "encryptionKey": "MIIB" }),
        ),
        (json!({ "id": "1", "mode": "API", "status": "REQUIRE_CONFIRMATION" }), json!({ "step": "chooseMethod" })),
        (json!({ "id": "1", "status": "PROCESSING" }), json!({ "step": "wait" })),
        (json!({ "id": "1", "status": "ON_HOLD" }), json!({ "step": "wait" })),
        (
            json!({ "id": "1", "status": "PROCESSING", "chargeDetails": [{ "status": "WAITING_FOR_CAPTURE" }] }),
            json!({ "step": "wait" }),
        ),
        (json!({ "id": "1", "status": "PAID" }), json!({ "step": "paid" })),
        (
            json!({ "id": "1", "status": "PAID", "investigationStatus": "INVESTIGATION_FAILED" }),
            json!({ "step": "wait" }),
        ),
        (json!({ "id": "1", "status": "EXPIRED" }), json!({ "step": "ended", "status": "EXPIRED" })),
    ] {
        assert_eq!(written(&data), expected);
    }
    for wrong in
        ["{}", r#"{"step":"dance"}"#, r#"{"step":"openUrl"}"#, r#"{"step":"openUrl","url":"javascript:x"}"#, "1"]
    {
        assert!(CustomerStep::from_json(wrong.as_bytes()).is_err(), "{wrong}");
    }
}

/// Collects the strings of the fields with this name, at any depth.
fn strings(value: &Value, secret: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if name == secret && text.len() > 3 => found.push(text.clone()),
                    value => strings(value, secret, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| strings(item, secret, found)),
        _ => {}
    }
}

/// No documented response leaks data that belongs to the merchant or to the customer's account.
#[test]
fn secrets_stay_on_the_server() {
    const SECRET: &[&str] =
        &["email", "token", "fingerprint", "accountNumber", "accountName", "number", "customerId", "surname"];
    for secret in SECRET {
        let mut found = Vec::new();
        for (name, body) in saved::sessions() {
            let session = SessionResponse::parse(200, &body).unwrap();
            let step = CustomerStep::from(session.next_step());
            let shown = serde_json::to_string(&step).unwrap();
            let before = found.len();
            strings(&serde_json::from_slice(&body).unwrap(), secret, &mut found);
            for value in &found[before..] {
                assert!(!shown.contains(value), "{name}: {secret} {value} in {shown}");
            }
        }
        assert!(!found.is_empty(), "no documented response has the field {secret}");
    }
}
