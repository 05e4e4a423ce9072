//! Replacements: the same in another spelling.

use checker::{Form, apply_all, check, check_with_preview};
use payment_core::{PaymentSession, Suggestion};
use test_support::bodies;

#[test]
fn a_replacement_keeps_comments_and_all_other_bytes() {
    let text = "{ // order
  \"clientReferenceId\" : \"INV-1\", \"redirectUrl\": {}, \"customerID\": \"C\",
  \"amount\": { \"value\": \"10.50\" /* rupiah */, \"currency\": \"IDR\" } }";
    let expected = text.replace("customerID", "customerId").replace("\"10.50\"", "10.50");
    assert_eq!(apply_all(text), (expected, 2));
    let report = check_with_preview(text);
    assert!(report.is_corrected && report.wire.unwrap().text.contains("10.50"));
}

#[test]
fn a_replacement_in_an_invocation_keeps_all_other_bytes() {
    let text = "payment_session! { client_reference_id: r, // order
        amount: { value: 10_000, currency: IDR, }, redirectUrl: {}, customer_id: id }";
    assert_eq!(apply_all(text), (text.replace("redirectUrl", "redirect_url"), 1));
}

#[test]
fn each_arm_has_its_own_replacement() {
    let text = r#"payment_session! { if a { customer: { Email: "a@b.id" } } else { customer: { EMAIL: "c@d.id" } } }"#;
    assert_eq!(apply_all(text), (text.replace("Email", "email").replace("EMAIL", "email"), 2));
}

#[test]
fn what_may_mean_something_else_is_shown_and_not_replaced() {
    for text in [
        r#"{ "clientReferenceId": "INV/1", "redirectUrl": {}, "customerId": "C" }"#,
        r#"{ "notes": "A", "locale": "id", "password": "B", "mode": "DIRECT", "discount": 5 }"#,
        "payment_session! { redirect_urls: {}, mode: DIRECT, addres: a, client_reference_id: r customer_id: id }",
    ] {
        let report = check(text);
        assert!(!report.mistakes.is_empty());
        for mistake in report.mistakes {
            assert!(mistake.replacement.is_none() && !mistake.message.is_empty(), "{text}: {mistake:?}");
        }
    }
}

#[test]
fn the_replacements_are_those_of_the_library() {
    let mut count = 0;
    for body in bodies::generate(45, 1_500) {
        let Err(violations) = PaymentSession::from_json(body.as_bytes()) else { continue };
        let report = check(&body);
        // Some bodies are not JSON, and are so only without comments, or look like an invocation.
        if violations[0].id() == "json" || report.form != Form::Json {
            continue;
        }
        for (violation, mistake) in violations.iter().zip(&report.mistakes) {
            let expected = violation.suggestions().iter().find_map(Suggestion::replacement);
            assert_eq!(mistake.replacement.as_ref(), expected, "{body}: {mistake:?}");
            count += usize::from(expected.is_some());
        }
    }
    assert!(count > 0, "no body has a replacement");
}
