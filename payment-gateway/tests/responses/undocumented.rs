//! Undocumented responses: large ones, deep ones, repeated fields, and other spellings.

use payment_session::{
    Mode, SessionResponse,
    request::MethodType,
    response::{FailureCode, SessionStatus},
};

fn session(json: &str) -> SessionResponse {
    SessionResponse::from_json(json.as_bytes()).unwrap()
}

#[test]
fn deep_and_large_fields_are_kept() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        for name in ["new", "metadata", "status", "chargeDetails", "customer"] {
            let text = format!(r#"{{"id":"1","{name}":{deep}}}"#);
            let session = session(&text);
            assert_eq!(session.raw_json(), text);
            assert_eq!(serde_json::to_string(&session).unwrap(), text);
            let _ = format!("{session:?}");
        }
    }
    let large = "x".repeat(if cfg!(debug_assertions) { 1_000_000 } else { 10_000_000 });
    for name in ["statementDescriptor", "status", "new", "expiryAt"] {
        let text = format!(r#"{{"id":"1","{name}":"{large}"}}"#);
        assert_eq!(serde_json::to_string(&session(&text)).unwrap(), text);
    }
    let text = format!(r#"{{"id":"1","amount":{{"value":1{},"currency":"IDR"}}}}"#, "0".repeat(1_000_000));
    assert_eq!(session(&text).amount.as_ref().unwrap().value.as_str().len(), 1_000_001);
    let many = format!(r#"{{"id":"1"{}}}"#, r#","a":1"#.repeat(100_000));
    let many = session(&many);
    assert_eq!((many.other.len(), many.other.iter().len()), (100_000, 100_000));
}

/// The fields that only the newer pages of the documentation have.
#[test]
fn newer_fields() {
    let session = session(
        r#"{"id":"1","recurringId":"01975d90-bb55-76f6-b423-691c7868e85d","initiateFirstAuthorization":true,
            "chargeDetails":[{"card":{"authorizationCode":"831000","networkTransactionId":"016153570198200",
            "merchantAdviceCode":"01"}}]}"#,
    );
    assert_eq!(session.recurring_id.as_deref(), Some("01975d90-bb55-76f6-b423-691c7868e85d"));
    assert_eq!(session.initiate_first_authorization, Some(true));
    let card = session.charge_details[0].card.as_ref().unwrap();
    assert_eq!(card.authorization_code.as_deref(), Some("831000"));
    assert_eq!(card.network_transaction_id.as_deref(), Some("016153570198200"));
    assert_eq!(card.merchant_advice_code.as_deref(), Some("01"));
    assert!(session.other.is_empty() && card.other.is_empty());
}

/// The last value of a repeated field counts, as in most JSON parsers. `other` keeps the earlier values.
#[test]
fn repeated_fields() {
    let twice = session(r#"{"id":"1","status":"ACTIVE","status":"PAID","new":1,"new":2}"#);
    assert_eq!(twice.status, SessionStatus::PAID);
    assert_eq!(twice.other.get("status").unwrap().as_json(), r#""ACTIVE""#);
    assert_eq!(twice.other.get("new").unwrap().as_json(), "2");
    assert_eq!((twice.other.len(), twice.other.is_empty()), (3, false));
}

#[test]
fn spellings_of_one_field() {
    let customer =
        |fields: &str| session(&format!(r#"{{"id":"1","customer":{{{fields}}}}}"#)).customer.clone().unwrap();
    assert_eq!(customer(r#""sureName":"A""#).surname.as_deref(), Some("A"));
    // If both are present, the documented spelling counts, and `other` keeps the second one.
    let both = customer(r#""sureName":"A","surname":"B""#);
    assert_eq!((both.surname.as_deref(), both.other.len()), (Some("B"), 1));
    let other = customer(r#""sureName":"A","surname":null"#);
    assert_eq!((other.surname.as_deref(), other.other.len()), (Some("A"), 0));
    for name in ["storedPaymentMethods", "storePaymentMethods"] {
        assert_eq!(customer(&format!(r#""{name}":[{{"token":"t"}}]"#)).stored_payment_methods.len(), 1);
    }
    for name in ["capturedAmount", "captureAmount"] {
        let json = format!(r#"{{"id":"1","chargeDetails":[{{"captureHistories":[{{"{name}":"12000.00"}}]}}]}}"#);
        let value = session(&json).charge_details[0].capture_histories[0].captured_amount.clone();
        assert_eq!(value.unwrap().as_str(), "12000.00");
    }
}

#[test]
fn enum_values() {
    let known = session(r#"{"id":"1","mode":"api","chargeDetails":[{"failureCode":"BLOCKED_BY_FDS"}]}"#);
    assert_eq!(known.mode.as_ref().unwrap(), &Mode::API);
    assert_eq!(known.mode.as_ref().unwrap().as_str(), "API");
    let code = known.charge_details[0].failure_code.clone().unwrap();
    assert_eq!(code.known(), Some(FailureCode::BLOCKED_BY_FDS));

    let new = session(r#"{"id":"1","status":"on hold","paymentMethod":{"type":"PAYLATER"}}"#);
    assert_eq!((new.status.known(), new.status.as_str()), (None, "on hold"));
    assert_eq!((format!("{}", new.status), format!("{:?}", new.status)), ("on hold".into(), "\"on hold\"".into()));
    let method = new.payment_method.as_ref().unwrap().r#type.as_ref().unwrap();
    assert_ne!(method, &MethodType::CARD);
    assert_eq!(method.as_str(), "PAYLATER");

    let none = session(r#"{"id":"1","mode":""}"#);
    assert_eq!((none.status.as_str(), &none.mode), ("", &None));
}

#[test]
fn strings_and_booleans() {
    let session = session(r#"{"id":7,"clientReferenceId":1751610085,"autoConfirm":"true","saveForFutureUse":"yes"}"#);
    assert_eq!((session.id.as_ref(), session.client_reference_id.as_deref()), ("7", Some("1751610085")));
    assert_eq!((session.auto_confirm, session.save_for_future_use), (Some(true), None));
    assert_eq!(session.other.get("saveForFutureUse").unwrap().as_json(), r#""yes""#);
}

#[test]
fn secrets_are_not_shown() {
    let session = session(
        r#"{"id":"1","encryptionKey":"sentinel-key","paymentUrl":"https://pay/detail?token=sentinel-url",
        "paymentMethod":{"card":{"token":"sentinel-token","encryptedCard":"sentinel-card","cvc":"sentinel"}},
        "customer":{"refundPreference":{"transferDestination":{"channelInformation":{"accountNumber":"sentinel-account"}}},
            "storedPaymentMethods":[{"token":"sentinel-stored"}]},
        "metadata":{"a":"sentinel-metadata"},"new":"sentinel-new"}"#,
    );
    for shown in [format!("{session:?}"), format!("{session:#?}"), format!("{:?}", session.next_step())] {
        assert!(!shown.contains("sentinel"), "{shown}");
    }
    assert_eq!(session.encryption_key.as_ref().unwrap().expose(), "sentinel-key");
    assert_eq!(session.payment_url.as_ref().unwrap().to_string(), "https://pay/detail?token=sentinel-url");
    let fragment = self::session(r#"{"id":"1","paymentUrl":"https://pay/detail#sentinel-fragment"}"#);
    assert!(!format!("{fragment:?}").contains("sentinel"), "{fragment:?}");
}
