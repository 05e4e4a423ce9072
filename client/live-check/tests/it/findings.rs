//! Every object of a response is looked at, without a list of them.

use std::fmt::Debug;

use live_check::Findings;
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

/// Returns the number of objects, and the findings in a response with an unknown field in each of them.
fn found<T: GatewayResponse + Debug>(mut data: Value) -> (usize, Findings) {
    let objects = add_unknown_fields(&mut data);
    let body = json!({ "code": "00", "data": data }).to_string();
    let mut findings = Findings::default();
    findings.response(&T::parse(200, body.as_bytes()).unwrap());
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
    let (objects, found) = found::<SessionResponse>(session);
    assert_eq!(found.fields.len(), objects, "{:#?}", found.fields);
    assert_eq!(found.values.len(), values, "{:#?}", found.values);
}

#[test]
fn of_configurations() {
    let money = json!({ "value": 1, "currency": "NEW" });
    let method = json!({ "minimumAmount": money, "maximumAmount": money });
    let configs =
        json!({ "card": method, "virtualAccount": method, "qr": method, "ewallet": method, "installment": {} });
    let (objects, found) = found::<PaymentMethodConfigs>(configs);
    assert_eq!(found.fields.len(), objects, "{:#?}", found.fields);
    assert_eq!(found.values.len(), 8, "{:#?}", found.values);
}

#[test]
fn texts_of_the_gateway_are_no_findings() {
    let text = "status: Other(\n    other: [\n \"x\",";
    let session = json!({ "id": "1", "status": "PAID", "statementDescriptor": text, "clientReferenceId": text });
    let body = json!({ "code": "00", "data": session }).to_string();
    let mut findings = Findings::default();
    findings.response(&SessionResponse::parse(200, body.as_bytes()).unwrap());
    assert_eq!([findings.fields, findings.values], [[].into(), [].into()]);
}
