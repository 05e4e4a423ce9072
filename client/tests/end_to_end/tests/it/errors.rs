//! The documented errors: the errors that the sandbox returns, and all errors over a socket.

use std::time::Duration;

use payment_session::{
    PaymentSession,
    gateway::{AccessToken, Gateway, RequestId},
    response::{ApiErrorKind, Outcome},
};

use payment_sandbox::Settings;

use crate::{
    client::{Merchant, agent, credentials, environment, send},
    network,
};

/// Returns a body with these fields, a new reference and a customer.
fn body(fields: &str) -> Vec<u8> {
    format!(r#"{{"clientReferenceId":"{}",{fields},"customer":{{"email":"a@b.co"}}}}"#, RequestId::random())
        .into_bytes()
}

fn session(fields: &str) -> PaymentSession {
    PaymentSession::from_json(&body(fields)).unwrap()
}

const QR: &str = r#""amount":{"value":10000,"currency":"IDR"},"paymentMethod":{"type":"QR"},"mode":"API""#;
const STATIC_QR: &str = r#""paymentType":"MULTIPLE","paymentMethod":{"type":"QR"},"mode":"API""#;

fn static_account(number: &str) -> String {
    format!(
        r#""paymentType":"MULTIPLE","paymentMethod":{{"type":"VIRTUAL_ACCOUNT"}},"mode":"API",
           "paymentMethodOptions":{{"virtualAccount":{{"channel":"PERMATA","virtualAccountNumber":"{number}"}}}}"#
    )
}

/// The request keeps every rule, and only the gateway can detect its error.
#[test]
fn rejected_though_every_rule_is_kept() {
    let merchant = Merchant::with(Settings { static_qrs: 1, dynamic_numbers: 0, ..Settings::default() });
    merchant.create(&session(STATIC_QR)).unwrap();
    merchant.create(&session(&static_account("00000001"))).unwrap();
    for (fields, message) in [
        (STATIC_QR.to_owned(), "allowed limit"),
        (static_account("00000001"), "already been assigned"),
        (static_account("00000100"), "not within your assigned static VA range"),
        (
            r#""amount":{"value":1,"currency":"IDR"},"paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"mode":"API",
               "paymentMethodOptions":{"virtualAccount":{"channel":"BCA"}}"#
                .to_owned(),
            "No available VA number",
        ),
    ] {
        let error = merchant.create(&session(&fields)).unwrap_err();
        assert_eq!(
            (error.status(), error.code(), error.kind()),
            (400, "api_validation_error", ApiErrorKind::Validation)
        );
        assert!(error.details()[0].message.as_deref().unwrap_or_default().contains(message), "{error}");
        assert_eq!(error.outcome(), Outcome::Rejected);
    }
}

/// A `PaymentSession` cannot break a rule. If the bytes of a request break one, the gateway rejects them.
#[test]
fn rejected_for_a_broken_rule() {
    let merchant = Merchant::new();
    for (fields, message) in [
        (r#""paymentType":"MULTIPLE","paymentMethod":{"type":"QR"},"redirectUrl":{}"#, "only allowed when mode"),
        (
            r#""paymentType":"MULTIPLE","paymentMethod":{"type":"CARD"},"mode":"API""#,
            "not allowed for this payment method",
        ),
        (
            r#""paymentType":"MULTIPLE","paymentMethod":{"type":"QR"},"mode":"API","amount":{"value":1,"currency":"IDR"}"#,
            "must not include an amount",
        ),
        (r#""mode":"API","amont":{}"#, "unknown field `amont`"),
    ] {
        let error = merchant.create_raw(&body(fields)).unwrap_err();
        assert_eq!((error.status(), error.code()), (400, "api_validation_error"));
        assert!(error.to_string().contains(message), "{error}");
    }
    assert_eq!(merchant.create_raw(b"{").unwrap_err().kind(), ApiErrorKind::Validation);
}

#[test]
fn references_and_request_ids_are_unique() {
    let merchant = Merchant::new();
    let (first, second) = (session(QR), session(QR));
    let id = RequestId::random();
    let made = merchant.send(merchant.gateway.create(&first, &id)).unwrap();
    let again = merchant.send(merchant.gateway.create(&first, &id)).unwrap();
    assert_eq!(again.raw_json(), made.raw_json(), "a repeated request has the same response");

    let other = merchant.send(merchant.gateway.create(&second, &id)).unwrap_err();
    assert_eq!((other.status(), other.code(), other.kind()), (409, "idempotency_error", ApiErrorKind::RequestIdReused));

    let twice = merchant.create(&first).unwrap_err();
    assert_eq!((twice.status(), twice.code(), twice.kind()), (409, "duplicate_error", ApiErrorKind::Duplicate));
}

#[test]
fn tokens_expire() {
    let merchant = Merchant::new();
    merchant.sandbox.advance(Duration::from_secs(15 * 60));
    let error = merchant.create(&session(QR)).unwrap_err();
    assert_eq!((error.status(), error.kind()), (401, ApiErrorKind::Credentials));

    let url = environment(merchant.sandbox.base_url());
    let wrong = credentials("merchant", "guess").request_token(&url);
    let error = merchant.send(wrong).unwrap_err();
    assert_eq!((error.status(), error.code()), (401, "credentials_invalid"));
    assert!(!format!("{error} {error:?}").contains("guess"));
}

#[test]
fn unknown_sessions_and_paths() {
    let merchant = Merchant::new();
    let missing = merchant.gateway.get_session(&"nobody".try_into().unwrap()).unwrap();
    let error = merchant.send(missing).unwrap_err();
    assert_eq!((error.status(), error.code(), error.kind()), (404, "resource_missing", ApiErrorKind::NotFound));

    let token: AccessToken = AccessToken::new("t", Duration::from_secs(1)).unwrap();
    let elsewhere = Gateway::new(environment(&format!("{}/elsewhere", merchant.sandbox.base_url())), token);
    let error = merchant.send(elsewhere.create(&session(QR), &RequestId::random())).unwrap_err();
    assert_eq!((error.status(), error.code()), (404, "not_found"));
}

/// Each documented error comes with its status from a server that sends only this error.
#[test]
fn all_documented_errors_over_a_socket() {
    for line in include_str!("../../../../../tests/data/errors.jsonl").lines() {
        let documented: serde_json::Value = serde_json::from_str(line).unwrap();
        // If the documentation names no status, the status is 400.
        let status = documented["status"].as_u64().map_or(400, |status| status.try_into().unwrap());
        let (name, body) = (&documented["name"], &documented["body"]);
        let url = network::serve(network::http_response(status, "application/json", &body.to_string()));
        let token = AccessToken::new("t", Duration::from_secs(900)).unwrap();
        let call = Gateway::new(environment(&url), token).create(&session(QR), &RequestId::random());
        let error = send(&agent(Duration::from_secs(10)), &call).unwrap_err();
        assert_eq!((error.status(), error.code()), (status, body["code"].as_str().unwrap()), "{name}");
        assert_ne!(error.kind(), ApiErrorKind::Unreadable, "{name}");
    }
}
