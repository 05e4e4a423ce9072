//! Every object of a response is looked at.

use live_check::{Findings, Observe};
use payment_session::{
    SessionResponse,
    response::{GatewayResponse, PaymentMethodConfigs},
};
use serde_json::{Value, json};

/// Adds an unknown field to every object. Returns their number.
fn add_unknown_fields(value: &mut Value) -> usize {
    match value {
        Value::Object(fields) => {
            let below: usize = fields.values_mut().map(add_unknown_fields).sum();
            fields.insert("unknown".into(), json!(1));
            below + 1
        }
        Value::Array(items) => items.iter_mut().map(add_unknown_fields).sum(),
        _ => 0,
    }
}

/// Replaces the text of every enum value.
fn findings<T: GatewayResponse + Observe>(mut data: Value) -> (usize, Findings) {
    let objects = add_unknown_fields(&mut data);
    let body = json!({ "code": "00", "data": data }).to_string();
    let mut findings = Findings::default();
    T::parse(200, body.as_bytes()).unwrap().observe("response", &mut findings);
    (objects, findings)
}

#[test]
fn of_sessions() {
    let money = json!({ "value": 1, "currency": "NEW" });
    let account = json!({ "channel": "NEW" });
    let qr = json!({ "qrType": "NEW" });
    let wallet = json!({ "channel": "NEW", "accountInformations": {} });
    let session = json!({
        "id": "1", "status": "NEW", "mode": "NEW", "paymentType": "NEW", "expirationMode": "NEW",
        "investigationStatus": "NEW", "cancellationReason": "NEW", "amount": money, "redirectUrl": {},
        "paymentMethod": { "type": "NEW", "card": {}, "virtualAccount": account, "qr": qr, "ewallet": wallet },
        "chargeDetails": [{
            "status": "NEW", "failureCode": "NEW", "amount": money, "authorizedAmount": money, "capturedAmount": money,
            "fdsRiskAssessment": { "recommendation": "NEW", "status": "NEW" },
            "virtualAccount": account, "qr": qr, "ewallet": wallet,
            "card": {
                "binInformations": { "type": "NEW" },
                "authenticationResult": { "threeDsResult": "NEW", "threeDsMethod": "NEW" },
                "authorizationResult": { "authorizedAmount": money },
            },
            "captureHistories": [{ "currency": "NEW", "status": "NEW" }],
        }],
        "customer": {
            "phoneNumber": {},
            "refundPreference": { "method": "NEW", "transferDestination": { "channelInformation": {} } },
            "storedPaymentMethods": [{ "paymentMethod": "NEW", "status": "NEW", "card": {} }],
        },
    });
    let values = session.to_string().matches("\"NEW\"").count();
    let (objects, findings) = findings::<SessionResponse>(session);
    assert_eq!(findings.fields.len(), objects, "{:#?}", findings.fields);
    // A virtual account's bank is open: an unknown name is a known value.
    assert_eq!(findings.values.len(), values, "{:#?}", findings.values);
}

#[test]
fn of_configurations() {
    let money = json!({ "value": 1, "currency": "NEW" });
    let method = json!({ "minimumAmount": money, "maximumAmount": money });
    let configs =
        json!({ "card": method, "virtualAccount": method, "qr": method, "ewallet": method, "installment": {} });
    let (objects, findings) = findings::<PaymentMethodConfigs>(configs);
    assert_eq!(findings.fields.len(), objects, "{:#?}", findings.fields);
    assert_eq!(findings.values.len(), 8, "{:#?}", findings.values);
}
