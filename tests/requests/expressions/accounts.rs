//! The account numbers of banks.

use super::*;

#[test]
fn an_account_number_has_the_digits_of_its_bank() -> Outcome {
    let session = |number: &str| -> Result<PaymentSession, Box<dyn Error>> {
        Ok(payment_session! {
            client_reference_id: "1",
            payment_type: MULTIPLE,
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: {
                virtual_account: { channel: PERMATA, virtual_account_number: number.try_into()? },
            },
            mode: API,
            customer_id: "c",
        })
    };
    assert_eq!(
        json(&session("00000001")?),
        r#"{"clientReferenceId":"1","paymentType":"MULTIPLE","paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"paymentMethodOptions":{"virtualAccount":{"channel":"PERMATA","virtualAccountNumber":"00000001"}},"mode":"API","customerId":"c"}"#
    );
    assert!(session("0000001").is_err());
    assert!(session("0000000a").is_err());
    Ok(())
}

#[test]
fn an_optional_account_number_is_checked_alike() -> Outcome {
    let session = |number: Option<Digits<6>>| {
        payment_session! {
            client_reference_id: "1",
            payment_type: MULTIPLE,
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: {
                virtual_account: { channel: "BCA", virtual_account_number?: number },
            },
            mode: API,
            customer_id: "c",
        }
    };
    assert!(json(&session(Some("000001".parse()?))).contains(r#""virtualAccountNumber":"000001""#));
    assert!(!json(&session(None)).contains("virtualAccountNumber"));
    Ok(())
}

#[test]
fn an_account_number_at_an_unlisted_bank_has_only_digits() {
    let session = |number: &str| {
        try_payment_session! {
            client_reference_id: "1",
            payment_type: MULTIPLE,
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: { virtual_account: { channel: "NEWBANK", virtual_account_number: number } },
            mode: API,
            customer_id: "c",
        }
    };
    assert!(session("1").is_ok());
    assert!(session("1a").is_err());
}
