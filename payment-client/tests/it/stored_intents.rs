//! Intents that version 0.1 has stored, as JSON and in journals. Each must still be read.

use payment_client::Intent;

fn read(json: &str) -> Intent {
    let intent: Intent = serde_json::from_str(json).unwrap();
    // The row of a journal has the same content.
    assert_eq!(Intent::from_entry(&intent.entry()).unwrap(), intent);
    intent
}

#[test]
fn a_create() {
    let intent = read(concat!(
        r#"{"id":"3d58bb03f31a4686c763de764d6fe1b0","scope":"https://api.pivot-payment.com merchant","account":"account-a","#,
        r#""content":{"version":1,"operation":{"call":"create","reference":"INV-1","#,
        r#""total":{"of":{"value":"10000","currency":"IDR"}},"payment_type":"SINGLE"},"#,
        r#""path":"/v2/payments","is_withheld":false,"uncertain":2},"#,
        r#""body":"{\"clientReferenceId\":\"INV-1\",\"amount\":{\"value\":10000,\"currency\":\"IDR\"}}"}"#,
    ));
    assert_eq!((intent.id().as_ref(), intent.call()), ("3d58bb03f31a4686c763de764d6fe1b0", "create"));
    assert_eq!((intent.reference(), intent.sub_merchant().map(AsRef::as_ref)), (Some("INV-1"), Some("account-a")));
    assert!(intent.is_in_doubt() && !intent.is_withheld());
    let body = br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"}}"#;
    let entry = intent.entry();
    assert_eq!((entry.body.as_deref(), &*entry.key), (Some(&body[..]), "create INV-1"));
}

#[test]
fn a_capture_with_the_captures_before_it() {
    let intent = read(concat!(
        r#"{"id":"c4e77f0ce2a31df5d932ef6461dfa32a","scope":"https://api.pivot-payment.com merchant","#,
        r#""content":{"version":1,"operation":{"call":"capture","session":"1","#,
        r#""amount":{"value":"4000","currency":"IDR"}},"#,
        r#""path":"/v2/payments/1/capture","is_withheld":false,"uncertain":1,"before":["old"]},"#,
        r#""body":"{\"releaseRemainingAmount\":false,\"amount\":{\"value\":4000,\"currency\":\"IDR\"}}"}"#,
    ));
    assert_eq!((intent.call(), intent.session_id().map(AsRef::as_ref)), ("capture", Some("1")));
    assert_eq!(intent.entry().key, "capture 1");
}

#[test]
fn a_cancellation() {
    let intent = read(concat!(
        r#"{"id":"027a617d2237a6c9c7f4e5c44c95357a","scope":"https://api.pivot-payment.com merchant","#,
        r#""content":{"version":1,"operation":{"call":"cancel","session":"1"},"#,
        r#""path":"/v2/payments/1/cancel","is_withheld":false,"uncertain":0},"#,
        r#""body":"{\"cancellationReason\":\"REQUESTED_BY_CUSTOMER\"}"}"#,
    ));
    assert_eq!((intent.call(), &*intent.entry().key, intent.is_in_doubt()), ("cancel", "cancel 1", false));
}

#[test]
fn a_confirmation_by_card() {
    let intent = read(concat!(
        r#"{"id":"9a0508b2cd06f8312a7799127b9e31c8","scope":"https://api.pivot-payment.com merchant","#,
        r#""content":{"version":1,"operation":{"call":"confirm","session":"1"},"#,
        r#""path":"/v2/payments/1/confirm","is_withheld":true,"uncertain":1,"before":["c"]}}"#,
    ));
    assert_eq!((intent.call(), &*intent.entry().key, intent.is_withheld()), ("confirm", "confirm 1", true));
}

#[test]
fn another_call() {
    let intent = read(concat!(
        r#"{"id":"0123456789abcdef","scope":"https://api.pivot-payment.com merchant","#,
        r#""content":{"version":1,"operation":{"call":"other","path":"/v1/tokens/1"},"method":"DELETE","#,
        r#""path":"/v1/tokens/1","is_withheld":true,"uncertain":0}}"#,
    ));
    assert_eq!((intent.call(), &*intent.entry().key), ("/v1/tokens/1", "other 0123456789abcdef"));
}

#[test]
fn a_later_version_is_an_error() {
    let later = r#"{"id":"0123456789abcdef","scope":"s","content":{"version":2}}"#;
    let error = serde_json::from_str::<Intent>(later).unwrap_err().to_string();
    assert!(error.contains("a later version"), "{error}");
}
