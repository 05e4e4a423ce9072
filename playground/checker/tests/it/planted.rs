//! Each documented request with one planted mistake is explained, and repaired by its replacement.

use checker::{apply_all, check, flows::FLOWS};

/// A mistake: the text to replace in the JSON, the new one, and its rule.
const PLANTED: [(&str, &str, &str); 4] = [
    ("\"clientReferenceId\"", "\"clientReferenceID\"", "unknown-field"),
    ("\"autoConfirm\": true", "\"autoConfirm\": \"true\"", "type"),
    ("\"mode\": \"API\"", "\"mode\": \"api\"", "enum"),
    ("\"mode\": \"REDIRECT\"", "\"mode\": \" REDIRECT\"", "enum"),
];

const VALID_IN_RUST: &str = "payment_session! {
    client_reference_id: order.reference,
    amount: { value: order.total, currency: IDR },
    payment_method: { type: QR },
    auto_confirm: true,
    mode: API,
    customer_id: order.customer,
}";

const PLANTED_IN_RUST: [(&str, &str, &str); 3] = [
    ("client_reference_id:", "clientReferenceId:", "unknown-field"),
    ("auto_confirm: true", "auto_confirm: \"true\"", "type"),
    ("mode: API", "mode: \"api\"", "enum"),
];

#[test]
fn a_planted_mistake_in_an_invocation_is_repaired_too() {
    assert_eq!(check(VALID_IN_RUST).mistakes, []);
    for (right, wrong, rule) in PLANTED_IN_RUST {
        let text = VALID_IN_RUST.replacen(right, wrong, 1);
        let report = check(&text);
        let [mistake] = &*report.mistakes else { panic!("{wrong}: {:?}", report.mistakes) };
        assert_eq!(mistake.rule, rule, "{wrong}");
        assert_eq!(apply_all(&text), (VALID_IN_RUST.into(), 1), "{wrong}");
    }
}

#[test]
fn each_planted_mistake_is_repaired_by_one_replacement() {
    for flow in FLOWS {
        let valid = check(flow.body).wire.expect("the request is valid");
        let mut count = 0;
        for (right, wrong, rule) in PLANTED {
            if !flow.body.contains(right) {
                continue;
            }
            count += 1;
            let text = flow.body.replacen(right, wrong, 1);
            let report = check(&text);
            let [mistake] = &*report.mistakes else { panic!("{}: {:?}", flow.title, report.mistakes) };
            assert_eq!(mistake.rule, rule, "{}", flow.title);
            assert!(!mistake.message.is_empty() && !mistake.help.is_empty() && mistake.url.starts_with("https://"));
            let corrected = check(&apply_all(&text).0);
            assert_eq!(corrected.wire.as_ref(), Some(&valid), "{}: {wrong}", flow.title);
        }
        assert!(count >= 2, "{}", flow.title);
    }
}
