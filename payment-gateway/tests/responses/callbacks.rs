//! Notifications that the gateway sends.

use payment_session::response::{Callback, CallbackError, CallbackEvent, CallbackKey, SessionStatus};
use serde_json::Value;

use crate::saved;

#[test]
fn a_byte_order_mark_is_ignored() {
    let body = "\u{feff}{\"event\":\"PAYMENT.TEST\"}";
    assert_eq!(Callback::parse(body.as_bytes()).unwrap().event, CallbackEvent::PAYMENT_TEST);
}

#[test]
fn a_paid_session() {
    let body = saved::one("callback-payment-paid");
    let callback = Callback::parse(&body).unwrap();
    assert_eq!(callback.event, CallbackEvent::PAYMENT_PAID);
    let session = callback.session().unwrap();
    assert_eq!(session.status, SessionStatus::PAID);
    assert_eq!(session.raw_json(), saved::data(&body));
    assert_eq!(callback.data.as_ref().unwrap().as_json(), saved::data(&body));
    let shown = format!("{session:?}");
    assert_eq!(shown.matches("other: {").count(), shown.matches("other: {}").count(), "{shown}");
}

#[test]
fn a_refund() {
    let body = saved::one("callback-refund-success");
    let callback = Callback::parse(&body).unwrap();
    assert_eq!(callback.event, CallbackEvent::REFUND_SUCCESS);
    assert_eq!(callback.session(), None);
    let data: Value = serde_json::from_str(callback.data.unwrap().as_json()).unwrap();
    assert_eq!(data["amount"]["value"], "500.00");
}

#[test]
fn every_event() {
    let event =
        |name: &str| Callback::parse(format!(r#"{{"event":"{name}","data":{{"id":"1"}}}}"#).as_bytes()).unwrap();
    for (name, wanted, has_session) in [
        ("PAYMENT.PROCESSING", CallbackEvent::PAYMENT_PROCESSING, true),
        ("PAYMENT.PAID", CallbackEvent::PAYMENT_PAID, true),
        ("PAYMENT.SUCCESS", CallbackEvent::PAYMENT_PAID, true),
        ("PAYMENT.CANCELLED", CallbackEvent::PAYMENT_CANCELLED, true),
        ("PAYMENT.EXPIRED", CallbackEvent::PAYMENT_EXPIRED, true),
        ("PAYMENT.TEST", CallbackEvent::PAYMENT_TEST, true),
        ("CHARGE.SUCCESS", CallbackEvent::CHARGE_SUCCESS, true),
        ("REFUND.PENDING", CallbackEvent::REFUND_PENDING, false),
        ("REFUND.WAITING_BANK_TRANFER", CallbackEvent::REFUND_WAITING_BANK_TRANSFER, false),
        ("REFUND.WAITING_BANK_TRANSFER", CallbackEvent::REFUND_WAITING_BANK_TRANSFER, false),
        ("REFUND.SUCCESS", CallbackEvent::REFUND_SUCCESS, false),
        ("REFUND.FAILED", CallbackEvent::REFUND_FAILED, false),
    ] {
        let callback = event(name);
        assert_eq!(callback.event, wanted, "{name}");
        assert_eq!(callback.session().is_some(), has_session, "{name}");
    }
    for (name, has_session) in [("PAYMENT.ON_HOLD", true), ("CHARGE.FAILED", true), ("PAYOUT.DONE", false)] {
        let callback = event(name);
        assert_eq!((callback.event.known(), callback.event.as_str()), (None, name));
        assert_eq!(callback.session().is_some(), has_session, "{name}");
    }
}

#[test]
fn a_null_session_id_does_not_make_a_charge() {
    let data = r#"{"id":"s","mode":"API","paymentSessionId":null}"#;
    let body = format!(r#"{{"event":"PAYMENT.PAID","data":{data}}}"#);
    assert_eq!(Callback::parse(body.as_bytes()).unwrap().session().unwrap().id, "s");
}

/// The event is read even if the data is not a session.
#[test]
fn other_data_is_kept() {
    for data in ["null", "{}", "[]", r#""text""#, r#"{"id":""}"#, r#"{"id":"c","paymentSessionId":"s"}"#] {
        let body = format!(r#"{{"event":"CHARGE.SUCCESS","data":{data}}}"#);
        let callback = Callback::parse(body.as_bytes()).unwrap();
        assert_eq!(callback.session(), None, "{data}");
        assert_eq!(callback.data.as_ref().map_or("null", |json| json.as_json()), data);
    }
    assert!(Callback::parse(br#"{"event":"PAYMENT.TEST"}"#).unwrap().data.is_none());
}

#[test]
fn bodies_that_are_not_callbacks() {
    for (body, reason) in [
        (&b""[..], "the text is empty"),
        (b"{\"event\":\"PAYMENT.PAID\"", "the text ends too early"),
        (b"event=PAYMENT.PAID", "the text is not valid JSON"),
        (b"\xff", "the text is not valid UTF-8"),
        (b"[]", "the JSON does not have the documented type"),
        (b"{\"data\":{}}", "`event` is missing"),
        (b"{\"event\":\"\"}", "`event` is missing"),
        (b"{\"event\":{}}", "`event` is missing"),
    ] {
        let error = Callback::parse(body).unwrap_err();
        assert_eq!(error.to_string(), reason);
        let key = CallbackKey::new("key");
        assert_eq!(key.open(Some("key"), body), Err(CallbackError::Unreadable(error)));
        // Without the key, the error does not show whether the body is valid.
        assert_eq!(key.open(Some("other"), body), Err(CallbackError::WrongKey));
    }
}

#[test]
fn only_the_right_key_opens_a_callback() {
    let body = saved::one("callback-payment-paid");
    let key = CallbackKey::new("sentinel-key");
    assert!(key.open(Some("sentinel-key"), &body).is_ok());
    assert!(key.open(Some(b"sentinel-key".as_slice()), &body).is_ok());
    for wrong in ["", "sentinel-ke", "sentinel-key ", "Sentinel-key", "sentinel-keysentinel-key", "\0sentinel-key"] {
        assert!(!key.verify(Some(wrong)), "{wrong}");
        assert_eq!(key.open(Some(wrong), &body), Err(CallbackError::WrongKey));
    }
    assert_eq!(key.open(None::<&str>, &body), Err(CallbackError::WrongKey));
    assert!(!key.verify(Some([0xff_u8].as_slice())));
    // An empty key opens no callback.
    let unset = CallbackKey::new("");
    assert!(!unset.verify(Some("")) && !unset.verify(None::<&str>));
    for shown in [format!("{key:?}"), format!("{:?}", CallbackError::WrongKey), CallbackError::WrongKey.to_string()] {
        assert!(!shown.contains("sentinel"), "{shown}");
    }
}
