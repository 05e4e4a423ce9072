//! Keys in both spellings, in any order, and without a value.

use super::*;

#[test]
fn keys_may_come_in_any_order_and_either_spelling() {
    let session = payment_session! {
        "autoConfirm": false,
        customer_id: "c",
        "mode": "API",
        amount: { "currency": IDR, value: 1 },
        "clientReferenceId": "1",
    };
    assert_eq!(json(&session), sent(r#""customerId":"c""#, ""));
}

#[test]
fn an_object_may_be_pasted_whole() {
    let session = payment_session!({
        "clientReferenceId": "1",
        "amount": { "value": 1, "currency": "IDR" }, // a comment
        "mode": "API",
        "customerId": "c",
        /* of both kinds */
        "autoConfirm": false
    });
    assert_eq!(json(&session), sent(r#""customerId":"c""#, ""));
}

#[test]
fn a_bare_key_uses_the_variable_of_its_name() -> Outcome {
    let client_reference_id: ClientReferenceId = "1".parse()?;
    let value: AmountValue = "1".parse()?;
    let currency = Currency::IDR;
    let email: Email = "a@b.id".parse()?;
    let session = payment_session! {
        client_reference_id,
        amount: { value, currency },
        mode: API,
        customer: { email },
        auto_confirm: false
    };
    assert_eq!(json(&session), sent_by_customer(r#"{"email":"a@b.id"}"#));
    Ok(())
}

#[test]
fn a_variable_may_have_the_name_of_another_field() -> Outcome {
    let email: ClientReferenceId = "1".parse()?;
    let mode: Email = "a@b.id".parse()?;
    let session = payment_session! {
        client_reference_id: email,
        amount: { value: 1, currency: IDR },
        mode: API,
        customer: { email: mode },
        auto_confirm: false,
    };
    assert_eq!(json(&session), sent_by_customer(r#"{"email":"a@b.id"}"#));
    Ok(())
}
