//! The next step after each documented response, and after responses like them.

use payment_session::{
    NextStep, SessionResponse,
    response::{RefundResponse, SessionStatus},
};
use serde_json::{Value, json};

use crate::saved;

/// Returns the name of a step, and the value that it shows.
fn describe(step: NextStep<'_>) -> String {
    match step {
        NextStep::SendCustomer(url) => format!("send {}", AsRef::<str>::as_ref(url).split_once(':').unwrap().0),
        NextStep::ShowVirtualAccount(account) => {
            format!("account {}", account.virtual_account_number.as_deref().unwrap())
        }
        NextStep::ShowQr(qr) => format!("qr {}", &qr.qr_content.as_deref().unwrap()[..8]),
        NextStep::EncryptAndConfirm(key) => format!("encrypt {}", &key.expose()[..4]),
        NextStep::Confirm => "confirm".into(),
        NextStep::Capture(charge) => format!("capture {}", charge.id.as_ref().unwrap()),
        NextStep::Wait => "wait".into(),
        NextStep::Done => "done".into(),
        NextStep::PaidInPart => "paid in part".into(),
        NextStep::Refunded => "refunded".into(),
        NextStep::InvestigationFailed => "investigation failed".into(),
        NextStep::Ended(status) => format!("ended {status}"),
        NextStep::Unknown(status) => format!("unknown {status}"),
        _ => "new".into(),
    }
}

fn step(data: &Value) -> String {
    describe(SessionResponse::from_json(data.to_string().as_bytes()).unwrap().next_step())
}

#[test]
fn of_every_documented_response() {
    let steps = [
        ("01-payment-ui", "send https"),
        ("02-card-redirect", "send https"),
        ("03-card-api-encryption", "encrypt MIIB"),
        ("04-save-card-redirect-initiation", "send https"),
        ("05-save-card-redirect-use-token", "send https"),
        ("06-save-card-api-initiation", "encrypt MIIB"),
        ("07-save-card-api-use-token", "send https"),
        ("08-ewallet-redirect", "send https"),
        ("09-ewallet-api", "send shopeepayid"),
        ("10-virtual-account-redirect", "send https"),
        ("11-virtual-account-api", "account 7663000066992249"),
        ("12-virtual-account-static-closed", "account 7664000000000001"),
        ("13-virtual-account-static-open", "account 7664000000000001"),
        ("14-qr-redirect", "send https"),
        ("15-qr-api", "qr 00020101"),
        ("16-qr-static", "qr 00020101"),
        ("cancel", "ended CANCELLED"),
        ("confirm", "send https"),
        ("get-session", "done"),
    ];
    let described = saved::sessions().into_iter().map(|(name, body)| {
        let session = SessionResponse::parse(200, &body).unwrap();
        (name, describe(session.next_step()))
    });
    assert_eq!(described.collect::<Vec<_>>(), steps.map(|(name, step)| (name.to_owned(), step.to_owned())));
}

#[test]
fn of_every_status() {
    let steps = [
        (SessionStatus::REQUIRE_PAYMENT_METHOD, "confirm"),
        (SessionStatus::REQUIRE_CONFIRMATION, "confirm"),
        (SessionStatus::REQUIRE_ACTION, "wait"),
        (SessionStatus::ACTIVE, "wait"),
        (SessionStatus::PROCESSING, "wait"),
        (SessionStatus::CANCELLED, "ended CANCELLED"),
        (SessionStatus::EXPIRED, "ended EXPIRED"),
        (SessionStatus::INACTIVE, "ended INACTIVE"),
        (SessionStatus::PAID, "done"),
    ];
    assert_eq!(steps.map(|(status, _)| status), SessionStatus::VALUES);
    for (status, expected) in steps {
        assert_eq!(step(&json!({ "id": "1", "mode": "API", "status": status.as_str() })), expected);
    }
    assert_eq!(step(&json!({ "id": "1", "status": "ON_HOLD" })), "unknown ON_HOLD");
    assert_eq!(step(&json!({ "id": "1" })), "unknown ");
}

/// A paid session is delivered only if no investigation forbids it.
#[test]
fn investigations() {
    for (status, investigation, expected) in [
        ("PAID", json!(null), "done"),
        ("PAID", json!(""), "done"),
        ("PAID", json!("INVESTIGATION_SUCCESS"), "done"),
        ("PAID", json!("INVESTIGATION_IN_PROCESS"), "wait"),
        ("PAID", json!("INVESTIGATION_FAILED"), "investigation failed"),
        ("PAID", json!("INVESTIGATION_PAUSED"), "unknown INVESTIGATION_PAUSED"),
        ("PAID", json!({ "status": "INVESTIGATION_FAILED" }), "unknown "),
        ("CANCELLED", json!("INVESTIGATION_FAILED"), "ended CANCELLED"),
    ] {
        let session = json!({ "id": "1", "status": status, "investigationStatus": investigation });
        assert_eq!(step(&session), expected);
    }
}

/// A paid session of which less was captured is not paid for the whole order.
#[test]
fn captured_amounts() {
    let rupiahs = |value: Value| json!({ "value": value, "currency": "IDR" });
    let charge = |status: &str, captured: Value| json!({ "status": status, "amount": rupiahs(json!(40_000)), "capturedAmount": captured });
    let dollars = json!({ "value": 40_000, "currency": "USD" });
    for (charges, captured, expected) in [
        (json!([]), None, "done"),
        (json!([charge("SUCCESS", rupiahs(json!(11_000)))]), Some("11000"), "paid in part"),
        (json!([charge("SUCCESS", rupiahs(json!("39999.99")))]), Some("39999.99"), "paid in part"),
        (json!([charge("SUCCESS", rupiahs(json!("40000.00")))]), Some("40000"), "done"),
        (json!([charge("SUCCESS", Value::Null)]), Some("40000"), "done"),
        (json!([charge("FAILED", Value::Null), charge("SUCCESS", Value::Null)]), Some("40000"), "done"),
        (json!([charge("FAILED", Value::Null)]), Some("0"), "paid in part"),
        (
            json!([charge("SUCCESS", rupiahs(json!(11_000))), charge("SUCCESS", rupiahs(json!(29_000)))]),
            Some("40000"),
            "done",
        ),
        // Nothing is known.
        (json!([charge("SUCCESS", dollars)]), None, "done"),
        (json!([charge("SUCCESS", rupiahs(json!("1e30")))]), None, "done"),
        (json!([{ "status": "SUCCESS" }]), None, "done"),
    ] {
        let session =
            json!({ "id": "1", "status": "PAID", "amount": rupiahs(json!(40_000)), "chargeDetails": charges });
        assert_eq!(step(&session), expected, "{session}");
        let session = SessionResponse::from_json(session.to_string().as_bytes()).unwrap();
        let found = session.captured();
        assert_eq!(found.as_ref().map(|money| money.value.as_str()), captured, "{session:?}");
    }
}

#[test]
fn refunded_amounts() {
    let session = |status: &str| {
        let json = json!({ "id": "1", "status": status, "amount": { "value": 40_000, "currency": "IDR" },
            "chargeDetails": [{ "status": "SUCCESS", "amount": { "value": 40_000, "currency": "IDR" },
                "capturedAmount": { "value": 11_000, "currency": "IDR" } }] });
        SessionResponse::from_json(json.to_string().as_bytes()).unwrap()
    };
    let refund = |session: &str, status: &str, value: &str| {
        let json = json!({ "id": "r", "paymentSessionId": session, "status": status,
            "amount": { "value": value, "currency": "IDR" } });
        RefundResponse::from_json(json.to_string().as_bytes()).unwrap()
    };
    for (refunds, refunded, left, expected) in [
        (vec![], "0", "11000", "paid in part"),
        (vec![refund("1", "SUCCESS", "11000.00")], "11000", "0", "refunded"),
        (vec![refund("1", "SUCCESS", "500.00"), refund("1", "SUCCESS", "10500.00")], "11000", "0", "refunded"),
        (vec![refund("1", "SUCCESS", "10999.99")], "10999.99", "0.01", "paid in part"),
        (vec![refund("1", "PENDING", "11000.00"), refund("1", "FAILED", "11000.00")], "0", "0", "paid in part"),
        (vec![refund("1", "FAILED", "11000.00")], "0", "11000", "paid in part"),
        (vec![refund("1", "SUCCESS", "11000.00"), refund("1", "PENDING", "1")], "11000", "0", "refunded"),
        (vec![refund("2", "SUCCESS", "11000.00")], "0", "11000", "paid in part"),
    ] {
        let paid = session("PAID");
        assert_eq!(paid.refunded(&refunds).unwrap().value.as_str(), refunded);
        assert_eq!(paid.refundable(&refunds).unwrap().value.as_str(), left, "{refunds:?}");
        assert_eq!(describe(paid.next_step_after(&refunds)), expected, "{refunds:?}");
        assert_eq!(describe(session("EXPIRED").next_step_after(&refunds)), "ended EXPIRED");
    }
}

/// No customer is sent to a URL that runs in the shop's own page.
#[test]
fn unsafe_urls() {
    for url in ["https://pay.example/?t=1", "shopeepayid://main", "intent://pay#Intent;end", "gojek:pay", "HTTPS://a"] {
        assert_ne!(step(&json!({ "id": "1", "status": "REQUIRE_ACTION", "paymentUrl": url })), "wait", "{url}");
    }
    for url in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "javascript://%0aalert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "blob:https://a/b",
        "file:///etc/passwd",
        "about:blank",
        "view-source:https://a",
        "filesystem:https://a/b",
        "https://a /b",
        "https://a\n",
        "//pay.example",
        "pay.example/a",
        "/pay",
        "1https://a",
    ] {
        let session = json!({ "id": "1", "status": "REQUIRE_ACTION", "paymentUrl": url });
        assert_eq!(step(&session), "wait", "{url}");
        let session = SessionResponse::from_json(session.to_string().as_bytes()).unwrap();
        assert!(session.payment_url.is_none() && session.other.get("paymentUrl").is_some(), "{url}");
    }
}

/// An empty string is absent, because the gateway sends empty strings for unset fields.
#[test]
fn empty_strings_are_absent() {
    let session = |mode: &str, url: &str, number: &str| {
        step(&json!({ "id": "1", "mode": mode, "status": "REQUIRE_ACTION", "paymentUrl": url, "encryptionKey": "",
            "chargeDetails": [{ "status": "WAITING_FOR_USER_ACTION",
                "virtualAccount": { "virtualAccountNumber": number } }] }))
    };
    assert_eq!(session("API", "", "1"), "account 1");
    assert_eq!(session("API", "https://a", "1"), "account 1");
    assert_eq!(session("API", "https://a", ""), "send https");
    assert_eq!(session("API", "", ""), "wait");
    assert_eq!(session("REDIRECT", "https://a", "1"), "send https");
    assert_eq!(session("REDIRECT", "", "1"), "account 1");
    let keyless = json!({ "id": "1", "mode": "API", "status": "REQUIRE_CONFIRMATION", "encryptionKey": "" });
    assert_eq!(step(&keyless), "confirm");
}

/// A customer cannot pay to the account of a charge that is over.
#[test]
fn charges_that_are_over_are_not_shown() {
    let mut session = json!({ "id": "1", "mode": "API", "status": "REQUIRE_ACTION", "chargeDetails": [
        { "status": "FAILED", "virtualAccount": { "virtualAccountNumber": "1" } },
        { "status": "WAITING_FOR_USER_ACTION", "virtualAccount": { "virtualAccountNumber": "2" } },
    ] });
    assert_eq!(step(&session), "account 2");
    session["chargeDetails"][1]["status"] = "EXPIRED".into();
    assert_eq!(step(&session), "wait");
}

#[test]
fn authorized_charges_are_captured() {
    for status in ["REQUIRE_ACTION", "PROCESSING"] {
        let session = json!({ "id": "1", "status": status, "paymentUrl": "https://a",
            "chargeDetails": [{ "id": "c0", "status": "FAILED" }, { "id": "c1", "status": "WAITING_FOR_CAPTURE" }] });
        assert_eq!(step(&session), "capture c1");
    }
    let paid =
        json!({ "id": "1", "status": "PAID", "chargeDetails": [{ "id": "c1", "status": "WAITING_FOR_CAPTURE" }] });
    assert_eq!(step(&paid), "done");
}
