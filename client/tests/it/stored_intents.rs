//! Intents that this version has stored in journals: one of each call. A later version must still read them.

use payment_client::{
    Intent,
    journal::{JournalError, JournalErrorKind, Row},
};

const ROWS: [(&str, &str, bool, &str); 6] = [
    (
        "create",
        "create INV-1",
        true,
        r#"{"version":1,"operation":{"call":"create","reference":"INV-1","total":{"of":{"value":"10000","currency":"IDR"}},"payment_type":"SINGLE"},"path":"/v2/payments","is_withheld":false,"uncertain":2}"#,
    ),
    (
        "capture",
        "session 1",
        true,
        r#"{"version":1,"operation":{"call":"capture","session":"1","amount":{"value":"4000","currency":"IDR"}},"path":"/v2/payments/1/capture","is_withheld":false,"uncertain":1,"before":["old"]}"#,
    ),
    (
        "cancel",
        "session 1",
        false,
        r#"{"version":1,"operation":{"call":"cancel","session":"1"},"path":"/v2/payments/1/cancel","is_withheld":false,"uncertain":0}"#,
    ),
    (
        "confirm",
        "session 1",
        true,
        r#"{"version":1,"operation":{"call":"confirm","session":"1"},"path":"/v2/payments/1/confirm","is_withheld":true,"uncertain":1,"before":["c"]}"#,
    ),
    (
        "refund",
        "refund R-1",
        false,
        r#"{"version":1,"operation":{"call":"refund","reference":"R-1","session":"1","charge":null,"amount":null},"path":"/v1/refunds","is_withheld":false,"uncertain":0}"#,
    ),
    // The gateway has rejected the only attempt.
    (
        "capture",
        "session 1",
        true,
        r#"{"version":1,"operation":{"call":"capture","session":"1","amount":null},"path":"/v2/payments/1/capture","is_withheld":false,"uncertain":0,"before":[],"rejected":{"status":422,"code":"invalid_state"}}"#,
    ),
];

fn read(content: &str) -> Result<Intent, JournalError> {
    Intent::from_row(&Row {
        id: "3d58bb03f31a4686c763de764d6fe1b0".parse().unwrap(),
        scope: "https://api.pivot-payment.com merchant".to_owned(),
        account: Some("account-a".to_owned()),
        key: String::new(),
        request: String::new(),
        call: String::new(),
        reference: None,
        session: None,
        content: content.to_owned(),
        body: Some(b"{}".to_vec()),
    })
}

#[test]
fn each_stored_intent_is_read() {
    for (call, key, is_in_doubt, content) in ROWS {
        let intent = read(content).unwrap();
        let row = intent.row();
        // It is written alike.
        assert_eq!((intent.call(), &*row.key, intent.is_in_doubt(), &*row.content), (call, key, is_in_doubt, content));
        assert_eq!((row.account.as_deref(), row.body.is_some()), (Some("account-a"), !intent.is_withheld()));
    }
}

#[test]
fn a_later_version_is_an_error() {
    assert_eq!(read(r#"{"version":2}"#).unwrap_err().kind(), JournalErrorKind::Newer);
}
