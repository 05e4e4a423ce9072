//! Intents that version 0.1 has stored in journals. Each must still be read.

use payment_client::{
    Intent,
    journal::{Entry, JournalError, JournalErrorKind},
};

/// Reads an entry with this id, account, content and body. The others are for the journal and for people.
fn read(id: &str, account: Option<&str>, content: &str, body: Option<&str>) -> Result<Intent, JournalError> {
    let entry = Entry {
        id: id.parse().unwrap(),
        scope: "https://api.pivot-payment.com merchant".to_owned(),
        account: account.map(str::to_owned),
        key: String::new(),
        request: String::new(),
        call: String::new(),
        reference: None,
        session: None,
        content: content.to_owned(),
        body: body.map(|body| body.as_bytes().to_vec()),
    };
    let intent = Intent::from_entry(&entry)?;
    // It is written alike.
    assert_eq!(intent.entry().content, content);
    assert_eq!(Intent::from_entry(&intent.entry())?, intent);
    Ok(intent)
}

#[test]
fn a_create() {
    let content = concat!(
        r#"{"version":1,"operation":{"call":"create","reference":"INV-1","total":{"of":{"value":"10000","#,
        r#""currency":"IDR"}},"payment_type":"SINGLE"},"path":"/v2/payments","is_withheld":false,"#,
        r#""uncertain":2}"#,
    );
    let intent = read(
        "3d58bb03f31a4686c763de764d6fe1b0",
        Some("account-a"),
        content,
        Some(r#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"}}"#),
    )
    .unwrap();
    assert_eq!((intent.id().as_ref(), intent.call()), ("3d58bb03f31a4686c763de764d6fe1b0", "create"));
    assert_eq!((intent.reference(), intent.sub_merchant().map(AsRef::as_ref)), (Some("INV-1"), Some("account-a")));
    assert!(intent.is_in_doubt() && !intent.is_withheld());
    let body = br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"}}"#;
    let entry = intent.entry();
    assert_eq!((entry.body.as_deref(), &*entry.key), (Some(&body[..]), "create INV-1"));
}

#[test]
fn a_capture_with_the_captures_before_it() {
    let content = concat!(
        r#"{"version":1,"operation":{"call":"capture","session":"1","amount":{"value":"4000","#,
        r#""currency":"IDR"}},"path":"/v2/payments/1/capture","is_withheld":false,"uncertain":1,"#,
        r#""before":["old"]}"#,
    );
    let intent = read(
        "c4e77f0ce2a31df5d932ef6461dfa32a",
        None,
        content,
        Some(r#"{"releaseRemainingAmount":false,"amount":{"value":4000,"currency":"IDR"}}"#),
    )
    .unwrap();
    assert_eq!((intent.call(), intent.session_id().map(AsRef::as_ref)), ("capture", Some("1")));
    assert_eq!(intent.entry().key, "session 1");
}

#[test]
fn a_cancellation() {
    let content = concat!(
        r#"{"version":1,"operation":{"call":"cancel","session":"1"},"path":"/v2/payments/1/cancel","#,
        r#""is_withheld":false,"uncertain":0}"#,
    );
    let intent = read(
        "027a617d2237a6c9c7f4e5c44c95357a",
        None,
        content,
        Some(r#"{"cancellationReason":"REQUESTED_BY_CUSTOMER"}"#),
    )
    .unwrap();
    assert_eq!((intent.call(), &*intent.entry().key, intent.is_in_doubt()), ("cancel", "session 1", false));
}

#[test]
fn a_confirmation_by_card() {
    let content = concat!(
        r#"{"version":1,"operation":{"call":"confirm","session":"1"},"path":"/v2/payments/1/confirm","#,
        r#""is_withheld":true,"uncertain":1,"before":["c"]}"#,
    );
    let intent = read("9a0508b2cd06f8312a7799127b9e31c8", None, content, None).unwrap();
    assert_eq!((intent.call(), &*intent.entry().key, intent.is_withheld()), ("confirm", "session 1", true));
}

#[test]
fn another_call() {
    let content = concat!(
        r#"{"version":1,"operation":{"call":"other","path":"/v1/tokens/1"},"method":"DELETE","#,
        r#""path":"/v1/tokens/1","is_withheld":true,"uncertain":0}"#,
    );
    let intent = read("0123456789abcdef", None, content, None).unwrap();
    assert_eq!((intent.call(), &*intent.entry().key), ("/v1/tokens/1", "other 0123456789abcdef"));
}

#[test]
fn a_later_version_is_an_error() {
    let error = read("0123456789abcdef", None, r#"{"version":2}"#, None).unwrap_err();
    assert_eq!(error.kind(), JournalErrorKind::Newer);
}
