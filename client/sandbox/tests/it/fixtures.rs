//! Fixtures can be read, and are equal to the responses of a sandbox.

use std::collections::BTreeSet;

use payment_sandbox::fixtures::{self, GatewayError};
use payment_session::{
    ApiError, SessionResponse,
    response::{CallbackEvent, CallbackKey, SessionStatus},
};
use serde_json::{Value, json};

use crate::shop::{Shop, qr};

const STATUSES: [SessionStatus; 9] = [
    SessionStatus::REQUIRE_PAYMENT_METHOD,
    SessionStatus::REQUIRE_CONFIRMATION,
    SessionStatus::REQUIRE_ACTION,
    SessionStatus::ACTIVE,
    SessionStatus::PROCESSING,
    SessionStatus::CANCELLED,
    SessionStatus::EXPIRED,
    SessionStatus::INACTIVE,
    SessionStatus::PAID,
];

fn parse(response: &fixtures::Response) -> Result<SessionResponse, ApiError> {
    SessionResponse::parse(response.status, &response.body)
}

#[test]
fn a_session_in_each_state() {
    for status in STATUSES {
        let fixture = fixtures::session(status).reference("order-9").amount(25_000);
        let session = parse(&fixture.response()).unwrap();
        assert_eq!(session.status, status);
        assert_eq!(session.client_reference_id.as_deref(), Some("order-9"));
        assert_eq!(fixture.response(), fixture.response(), "the ids and times are the same");
    }
}

#[test]
fn a_callback_with_its_key() {
    let callback = fixtures::session(SessionStatus::PAID).callback(CallbackEvent::PAYMENT_PAID, "key");
    let opened = CallbackKey::new("key").open(Some(&callback.api_key), &callback.body).unwrap();
    assert_eq!(opened.event, CallbackEvent::PAYMENT_PAID);
    assert_eq!(opened.session().map(|session| session.status.known()), Some(Some(SessionStatus::PAID)));
    assert!(CallbackKey::new("other").open(Some(&callback.api_key), &callback.body).is_err());
}

#[test]
fn an_error_of_each_kind() {
    for error in GatewayError::ALL {
        let response = fixtures::error(*error);
        let parsed = parse(&response).unwrap_err();
        assert_eq!((parsed.status(), parsed.code()), (error.status(), error.code()));
        assert_eq!(parsed.message(), error.message());
    }
}

/// Each documented error of a payment is a fixture, with its code, its message and its type.
#[test]
fn the_documented_errors() {
    let mut seen = BTreeSet::new();
    for line in include_str!("../../../../tests/data/errors.jsonl").lines() {
        let error: Value = serde_json::from_str(line).unwrap();
        let (name, status, documented) = (&error["name"], &error["status"], &error["body"]);
        // An error without a status is not of a payment. `error-object` has a code of another style, which only one
        // documentation page shows.
        if status.is_null() || name == "error-object" {
            continue;
        }
        let code = documented["code"].as_str().unwrap();
        let Some(error) = GatewayError::ALL.iter().find(|error| error.code() == code) else {
            panic!("{name}: no fixture has the code {code}");
        };
        let fixture: Value = serde_json::from_slice(&fixtures::error(*error).body).unwrap();
        assert_eq!(status, error.status(), "{name}");
        assert_eq!(fixture["message"], documented["message"], "{name}");
        assert_eq!(fixture["error"]["type"], documented["error"]["type"], "{name}");
        seen.insert(code.to_owned());
    }
    assert!(seen.len() >= 12, "found only {seen:?}");
}

#[test]
fn a_fixture_has_the_fields_of_a_response() {
    let shop = Shop::new();
    let live = shop.create(&qr("order-1"));
    let fixture = fixtures::session(SessionStatus::REQUIRE_ACTION).response();
    let fixture: Value = serde_json::from_slice(&fixture.body).unwrap();
    assert_eq!(shape(&fixture), shape(&live.body));
}

/// Replaces every value that is neither an object nor a list.
fn shape(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), shape(value))).collect(),
        Value::Array(items) => items.iter().map(shape).collect(),
        _ => json!(null),
    }
}
