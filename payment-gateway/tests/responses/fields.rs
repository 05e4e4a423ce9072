//! Every field of the response types is in a documented response, or here.

use std::{collections::BTreeMap, fmt::Debug};

use payment_session::{
    SessionResponse,
    response::{CaptureResponse, GatewayResponse, PaymentMethodConfigs, RefundResponse},
};

use crate::saved;

/// The fields that the tables of the documentation list, and that no documented session has.
const REST: &str = r#"{
    "id": "1",
    "recurringId": "r",
    "initiateFirstAuthorization": true,
    "investigationStatus": "INVESTIGATION_SUCCESS",
    "orderInformation": {},
    "paymentMethod": {
        "card": { "cvc": "123" },
        "ewallet": { "accountIdentifier": "8", "accountInformations": { "mobileNumber": "8", "name": "n" } }
    },
    "chargeDetails": [{
        "failureCode": "INSUFFICIENT_FUND",
        "failureMessage": "m",
        "recommendation": "r",
        "captureHistories": [{
            "captureId": "1",
            "currency": "IDR",
            "capturedAmount": "1",
            "status": "SUCCESS",
            "createdAt": "2025-12-30T23:59:00Z"
        }],
        "qr": { "issuerName": "n" },
        "card": {
            "authorizationCode": "c",
            "networkTransactionId": "1",
            "merchantAdviceCode": "c",
            "authenticationResult": { "threeDsMethod": "CHALLENGE" },
            "authorizationResult": { "avsResult": "r", "cvvResult": "r" }
        }
    }]
}"#;

/// The documented configuration has `null` in these places.
const CONFIGS: &[u8] = br#"{ "code": "00", "data": { "card": { "installmentConfig": {} } } }"#;

/// The fields that `Debug` shows, by type and name, and whether an object has them.
type Fields = BTreeMap<(String, String), bool>;

fn add_fields(response: &dyn Debug, found: &mut Fields) {
    let mut types = Vec::new();
    for line in format!("{response:#?}").lines().map(str::trim) {
        // `field: Some(` and `Type {` are different lines.
        if let Some(opened) = line.strip_suffix(" {") {
            types.push(opened.rsplit(' ').next().unwrap().to_owned());
        } else if line.starts_with('}') {
            types.pop();
        }
        if let (Some((field, value)), Some(name)) = (line.split_once(": "), types.last()) {
            *found.entry((name.clone(), field.to_owned())).or_default() |= !matches!(value, "None," | "[]," | "{},");
        }
    }
}

fn parse<T: GatewayResponse>(name: &str) -> T {
    T::parse(200, &saved::one(name)).unwrap()
}

#[test]
fn every_field_is_in_a_response() {
    let mut found = Fields::new();
    for (_, body) in saved::sessions() {
        add_fields(&SessionResponse::parse(200, &body).unwrap(), &mut found);
    }
    add_fields(&SessionResponse::from_json(REST.as_bytes()).unwrap(), &mut found);
    add_fields(&PaymentMethodConfigs::parse(200, CONFIGS).unwrap(), &mut found);
    add_fields(&parse::<CaptureResponse>("capture"), &mut found);
    add_fields(&parse::<RefundResponse>("get-refund"), &mut found);
    add_fields(&parse::<PaymentMethodConfigs>("payment-method-config"), &mut found);
    let (other, fields): (Fields, Fields) = found.into_iter().partition(|((_, name), _)| name == "other");
    let absent: Vec<_> = fields.iter().filter(|(_, is_there)| !**is_there).map(|(field, _)| field).collect();
    assert!(absent.is_empty(), "no documented response has {absent:?}, and `REST` in this file lacks them too");
    assert!(other.values().all(|is_there| !is_there), "a field is unknown: {other:?}");
}
