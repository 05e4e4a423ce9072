//! The ranges and texts of mistakes in both forms.

use checker::{Form, check};

/// Returns the marked part of the text and the rule of each mistake.
fn mistakes(text: &str) -> Vec<(&str, &'static str)> {
    check(text).mistakes.iter().map(|mistake| (&text[mistake.range.clone()], mistake.rule)).collect()
}

#[test]
fn a_mistake_in_json_has_the_range_of_its_token() {
    let text = r#"{ // “é” counts in bytes
        "clientReferenceId": "INV/1", /* "mode": "LIVE" */
        "amount": { "value": -1, "currency": "IDR" },
        "redirectUrl": {}, "customerId": "C-1", "loyalty\"Tier": 1
    }"#;
    let expected = [("\"INV/1\"", "reference"), ("-1", "amount.value"), (r#""loyalty\"Tier""#, "unknown-field")];
    assert_eq!(mistakes(text), expected);
}

#[test]
fn a_mistake_in_an_invocation_has_the_range_of_its_tokens() {
    let text = "let s = payment_session! { // “é”
        client_reference_id: reference, amount: { value: -1, currency: IDR, },
        redirect_urls: {}, customer_id: ids[0].parse()?, mode: Mode::LIVE,
    };";
    let expected = [("-1", "amount.value"), ("redirect_urls", "unknown-field"), ("Mode::LIVE", "deciding-value")];
    assert_eq!(mistakes(text), expected);
}

#[test]
fn a_refund_has_its_own_rules() {
    let text = "payment_refund! {
        client_reference_id: reference, payment_session_id: session.id, charge_id: charge.id, reason: CANCELATION,
        is_full_amount: false,
    }";
    let expected = [("charge_id", "refund-target"), ("CANCELATION", "enum"), ("false", "refund-amount")];
    assert_eq!(mistakes(text), expected);
}

#[test]
fn a_syntax_error_marks_what_can_be_seen() {
    for text in [
        "{",
        "{ \"amount\": ",
        "{ \"a\": \"b",
        "payment_session! { a: ( }",
        "payment_session! { a: \"b }",
        "",
        " ",
        "}",
    ] {
        let report = check(text);
        assert!(!report.mistakes.is_empty(), "{text}");
        for mistake in &report.mistakes {
            let marked = &text[mistake.range.clone()];
            assert!(text.trim().is_empty() || !marked.trim().is_empty(), "{text}: {marked:?}");
        }
    }
}

#[test]
fn the_form_is_that_of_the_text() {
    for (text, form) in [
        ("{}", Form::Json),
        ("", Form::Json),
        (" // note\n{ \"mode\": \"API\" }", Form::Json),
        ("{ /* note */ mode: API }", Form::Invocation),
        ("{ #![allow(va_channel)] mode: API }", Form::Invocation),
        ("payment_session! { \"mode\": \"API\" }", Form::Invocation),
        ("mode: API", Form::Invocation),
        ("pub struct Order { mode: API }", Form::Invocation),
        ("[1]", Form::Json),
    ] {
        assert_eq!(Form::of(text), form, "{text}");
    }
}

#[test]
fn every_macro_is_checked() {
    let entries =
        "client_reference_id: reference, amount: { value: total, currency: IRD }, customer_id: id, redirect_url: {}";
    let template =
        "client_reference_id: _, amount: { value: _ as total, currency: IRD }, customer_id: _, redirect_url: {}";
    for text in [
        format!("payment_session! {{ {entries} }}"),
        format!("payment_session::try_payment_session!({entries})"),
        format!("payment_session! {{ pub struct Order {{ {template} }} }}"),
        entries.into(),
        "payment_part!(Amount { value: total, currency: IRD })".into(),
        "let p = try_payment_part!(Amount { value: total, currency: IRD })?;".into(),
    ] {
        assert_eq!(mistakes(&text), [("IRD", "currency")], "{text}");
    }
}
