//! The requests of a run.

use payment_sandbox::Sandbox;
use serde_json::Value;

use crate::support::{ChangedTransport, Recorder, ask, sandbox, start};
use live_check::{Format, SandboxClock, Scope};

/// The fields below `card` that hold card data.
const CARD_FIELDS: [&str; 6] = ["number", "cvc", "encryptedCard", "expMonth", "expYear", "token"];

/// Returns whether a value has card data at any depth.
fn has_card_data(value: &Value, is_in_card: bool) -> bool {
    match value {
        Value::Object(fields) => fields.iter().any(|(name, value)| {
            is_in_card && CARD_FIELDS.contains(&name.as_str()) || has_card_data(value, is_in_card || name == "card")
        }),
        Value::Array(items) => items.iter().any(|item| has_card_data(item, is_in_card)),
        _ => false,
    }
}

#[test]
fn every_body_is_harmless() {
    let (sandbox, recorder) = (Sandbox::with(sandbox()).unwrap(), Recorder::new());
    let clock = SandboxClock::new(&sandbox);
    let mut run = start(&sandbox, &clock, &recorder).unwrap();
    let report = run.ask(Scope::Static);
    let sent = run.sent();

    let requests = recorder.requests.lock().unwrap();
    assert_eq!(u32::try_from(requests.len()).unwrap(), sent);
    let mut created = 0;
    for request in requests.iter() {
        assert_eq!(request.uri().host(), Some("127.0.0.1"));
        let Ok(body) = serde_json::from_slice::<Value>(request.body()) else { continue };
        assert!(!has_card_data(&body, false), "{body}");
        assert!(!body.to_string().contains("444000"), "{body}");
        if request.uri().path() != "/v2/payments" {
            continue;
        }
        created += 1;
        let reference = body["clientReferenceId"].as_str().unwrap();
        assert!(reference.starts_with("LC-"), "{body}");
        let most = match body["paymentMethod"]["type"].as_str() {
            None | Some("QR") => 1_001.0,
            _ => 10_001.0,
        };
        let amount = &body["amount"]["value"];
        assert!(amount.is_null() || amount.as_f64().unwrap() <= most, "{body}");
        let expiry = body["expiryAt"].as_str().map(|expiry| expiry.parse::<jiff::Timestamp>().unwrap());
        let latest = jiff::Timestamp::now() + std::time::Duration::from_secs(15 * 60);
        assert!(expiry.is_none_or(|expiry| expiry < latest), "{body}");
    }
    assert!(created > 50, "{created}");

    for format in [Format::Table, Format::JsonLines] {
        let text = report.write(format);
        for request in requests.iter() {
            let authorization = request.headers().get("authorization").map(|value| value.to_str().unwrap());
            let token = authorization.and_then(|value| value.strip_prefix("Bearer "));
            assert!(token.is_none_or(|token| !text.contains(token)));
        }
    }
}

#[test]
fn numbers_and_codes_are_used_up_only_when_asked() {
    let (sandbox, recorder) = (Sandbox::with(sandbox()).unwrap(), Recorder::new());
    let clock = SandboxClock::new(&sandbox);
    start(&sandbox, &clock, &recorder).unwrap().ask(Scope::Single);
    let requests = recorder.requests.lock().unwrap();
    let is_static = |request: &payment_session::http::Request<Vec<u8>>| {
        String::from_utf8_lossy(request.body()).contains("MULTIPLE")
    };
    assert!(!requests.iter().any(is_static));
}

#[test]
fn a_report_has_no_secrets_and_valid_lines() {
    // The gateway returns the secret in a message, together with the end of a line.
    let leak = ChangedTransport::new(|_, mut reply, _| {
        let body = String::from_utf8_lossy(&reply.body).into_owned();
        reply.body = body.replace("The same Idempotency-key", r"S3CRET\nThe same Idempotency-key").into_bytes();
        reply
    });
    let (mut report, _) = ask(sandbox(), &leak);
    assert!(report.write(Format::Table).contains("S3CRET "));
    report.redact(&["S3CRET"]);
    let lines = report.write(Format::JsonLines);
    assert!(!lines.contains("S3CRET") && lines.contains("[redacted]"));
    for (line, (decision, judgement)) in lines.lines().zip(report.rows()) {
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["id"], decision.id);
        assert_eq!(line["verdict"], judgement.verdict.as_str());
        assert_eq!(line["decision"], decision.decision);
        assert_eq!(line.as_object().unwrap().len(), 5);
    }
    assert_eq!(lines.lines().count(), report.rows().len());
    let table = report.write(Format::Table);
    for (decision, _) in report.rows() {
        assert!(table.contains(decision.reason) && table.contains(decision.decision), "{}", decision.id);
    }
}
