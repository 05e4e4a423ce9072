//! Violations about rejected secrets do not contain the secrets.

use payment_session::{
    Checked, PaymentSession, Refund, SplitRouting,
    request::{AccountNumber, CardNumber, Cvc, EncryptedCard, ExpMonth, RefundPreference, Token},
    schema::{REQUESTS, walk},
};
use serde::de::DeserializeOwned;

use super::{check_error, check_no_secrets};

/// Returns a request with `card` as its card.
fn with_card(card: &str) -> String {
    with_method(&format!(r#"{{"type":"CARD","card":{card}}}"#))
}

fn with_method(method: &str) -> String {
    format!(
        r#"{{"clientReferenceId":"1","amount":{{"value":1,"currency":"IDR"}},"paymentMethod":{method},"mode":"API","customerId":"c","autoConfirm":false}}"#
    )
}

/// Returns a request with `account` as the account for refunds.
fn with_account(account: &str) -> String {
    format!(
        r#"{{"clientReferenceId":"1","amount":{{"value":1,"currency":"IDR"}},"mode":"API","customer":{{"email":"a@b.id","refundPreference":{{"method":"AUTO","transferDestination":{{"channelCode":"014","channelInformation":{account}}}}}}},"autoConfirm":false}}"#
    )
}

/// Checks that every reader rejects the body and that no error shows its secrets.
fn check_rejection(body: &str) {
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    check_error(&violations);
    for violation in violations {
        check_error(&violation);
        check_no_secrets(violation.message());
        check_no_secrets(violation.help().unwrap_or_default());
        check_no_secrets(&violation.pointer());
    }
    rejects::<PaymentSession>(body);
    let value: Result<serde_json::Value, _> = serde_json::from_str(body);
    if let Ok(value) = value
        // A `Value` has no repeated keys, so it can be valid.
        && let Err(error) = serde_json::from_value::<PaymentSession>(value)
    {
        check_error(&error);
    }
}

fn rejects<T: DeserializeOwned>(json: &str) {
    check_error(&serde_json::from_str::<T>(json).err().unwrap());
    check_error(&serde_json::from_slice::<T>(json.as_bytes()).err().unwrap());
    check_error(&serde_json::from_reader::<_, T>(json.as_bytes()).err().unwrap());
}

/// Returns `sentinel`, repeated `count` times.
fn long(count: usize) -> String {
    "sentinel".repeat(count)
}

#[test]
fn rejected_strings_are_not_quoted() {
    let wrong_check_digit = "41111111111111112";
    for number in [wrong_check_digit, "4111111111111111a", "4111111111111111 ", "411111111111111111111", "sentinel"] {
        check_error(&number.parse::<CardNumber>().unwrap_err());
        check_error(&CardNumber::try_from(number.to_owned()).unwrap_err());
        check_rejection(&with_card(&format!(r#"{{"number":"{number}"}}"#)));
        rejects::<CardNumber>(&format!("\"{number}\""));
    }
    for cvc in ["91734", "9173a", "9173 "] {
        check_error(&cvc.parse::<Cvc>().unwrap_err());
        check_rejection(&with_card(&format!(r#"{{"token":"t","cvc":"{cvc}"}}"#)));
        rejects::<Cvc>(&format!("\"{cvc}\""));
    }
    check_error(&long(100).parse::<Token>().unwrap_err());
    check_rejection(&with_card(&format!(r#"{{"token":"{}"}}"#, long(100))));
    check_error(&long(10).parse::<AccountNumber>().unwrap_err());
    check_rejection(&with_account(&format!(r#"{{"accountNumber":"{}","accountName":"B"}}"#, long(10))));
    check_error(&"".parse::<EncryptedCard>().unwrap_err());
    check_error(&"91734".parse::<ExpMonth>().unwrap_err());
}

#[test]
fn secrets_of_a_wrong_type_are_not_quoted() {
    for value in
        ["4111111111111111", "4111111111111111.5", "-4111111111111111", "[\"sentinel\"]", "{\"sentinel\":1}", "9173"]
    {
        for member in ["number", "cvc", "token", "encryptedCard"] {
            check_rejection(&with_card(&format!("{{{member:?}:{value}}}")));
        }
        check_rejection(&with_account(&format!(r#"{{"accountNumber":{value},"accountName":"B"}}"#)));
    }
}

#[test]
fn single_types_do_not_quote_values_of_a_wrong_type() {
    for value in ["4111111111111111", "4111111111111111.5", "[\"sentinel\"]", "{\"sentinel\":1}"] {
        rejects::<CardNumber>(value);
        rejects::<Cvc>(value);
        rejects::<Token>(value);
        rejects::<EncryptedCard>(value);
        rejects::<AccountNumber>(value);
    }
    rejects::<ExpMonth>("\"sentinel\"");
    rejects::<ExpMonth>("9173");
}

#[test]
fn secrets_in_place_of_an_object_are_not_quoted() {
    for value in ["\"sentinel\"", "\"4111111111111111\"", "4111111111111111", "[\"sentinel\"]", "[4111111111111111]"] {
        check_rejection(&with_card(value));
        check_rejection(&with_method(value));
        check_rejection(&with_account(value));
    }
}

#[test]
fn secrets_in_other_fields_are_not_quoted() {
    for value in ["\"sentinel\"", "\"4111111111111111\"", "4111111111111111"] {
        check_rejection(&with_card(&format!(r#"{{"token":"t","expMonth":{value}}}"#)));
        check_rejection(&with_card(&format!(r#"{{"token":"t","expYear":{value}}}"#)));
        check_rejection(&with_method(&format!(r#"{{"type":{value}}}"#)));
    }
}

/// Writes secrets in place of each field and list item of a request.
#[test]
fn secrets_in_any_place_are_not_quoted() {
    for request in REQUESTS {
        let (whole, read): (_, fn(&serde_json::Value) -> bool) = match request.name {
            "SessionDraft" => (
                serde_json::json!({ "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "mode": "API", "autoConfirm": false, "customerId": "c" }),
                is_rejected::<PaymentSession>,
            ),
            _ => (
                serde_json::json!({ "clientReferenceId": "1", "paymentSessionId": "s", "isFullAmount": true, "reason": "OTHERS" }),
                is_rejected::<Checked<Refund>>,
            ),
        };
        assert!(!read(&whole), "{}", request.name);
        for place in walk(request) {
            let secrets = ["\"4111111111111111\"", "4111111111111111", "[\"sentinel\"]", "{\"x\":\"9173\"}"];
            let rejected = secrets.into_iter().filter(|secret| {
                let mut body = whole.clone();
                put(&mut body, &place.pointer, serde_json::from_str(secret).unwrap());
                read(&body)
            });
            // No place accepts a string, a number, a list and an object.
            assert!(rejected.count() > 0, "{}", place.pointer);
        }
    }
}

/// Puts a value at a place, and creates the objects and lists on the way.
fn put(body: &mut serde_json::Value, pointer: &str, value: serde_json::Value) {
    let mut at = body;
    for segment in pointer.split('/').skip(1) {
        at = match segment {
            "0" => {
                *at = serde_json::json!([{}]);
                &mut at[0]
            }
            name => {
                if !at.is_object() {
                    *at = serde_json::json!({});
                }
                &mut at[name]
            }
        };
    }
    *at = value;
}

/// Returns whether a body is rejected. No error shows its secrets.
fn is_rejected<T: DeserializeOwned>(body: &serde_json::Value) -> bool {
    if let Err(error) = serde_json::from_value::<T>(body.clone()) {
        check_error(&error);
    }
    let error = serde_json::from_str::<T>(&body.to_string()).err();
    if let Some(error) = &error {
        check_error(error);
    }
    error.is_some()
}

#[test]
fn secrets_under_wrong_keys_are_not_quoted() {
    for key in ["Number", "cardNumber", "numbr", "pan", "CVC", "cvv", "cvc2", "tokens", "encrypted_card", "zzz"] {
        for value in ["\"4111111111111111\"", "4111111111111111", "\"sentinel\"", "{\"number\":\"4111111111111111\"}"] {
            check_rejection(&with_card(&format!("{{{key:?}:{value}}}")));
            check_rejection(&with_card(&format!("{{\"token\":\"t\",{key:?}:{value}}}")));
        }
    }
    for key in ["AccountNumber", "account_number", "accountNumbers", "number"] {
        check_rejection(&with_account(&format!(r#"{{{key:?}:"sentinel","accountName":"B"}}"#)));
    }
}

#[test]
fn repeated_secrets_are_not_quoted() {
    for value in ["\"4111111111111111\"", "4111111111111111", "\"sentinel\""] {
        for member in ["number", "cvc", "token", "encryptedCard"] {
            check_rejection(&with_card(&format!("{{{member:?}:{value},{member:?}:{value}}}")));
        }
    }
}

#[test]
fn secrets_next_to_a_mistake_are_not_quoted() {
    let whole =
        r#"{"number":"4111111111111111","cvc":"9173","token":"sentinel-token","encryptedCard":"sentinel-encrypted"}"#;
    check_rejection(&with_card(whole));
    // The body ends at each position, or an invalid character is inserted at this position.
    let body = with_card(whole);
    for at in (0..body.len()).filter(|at| body.is_char_boundary(*at)) {
        check_rejection(&body[..at]);
        check_rejection(&format!("{}\u{1}{}", &body[..at], &body[at..]));
    }
    let mut broken = body.into_bytes();
    broken.push(0xff);
    check_error(&PaymentSession::from_json(&broken).unwrap_err());
    check_error(&serde_json::from_slice::<PaymentSession>(&broken).unwrap_err());
}

#[test]
fn objects_with_their_own_rules_do_not_quote_secrets() {
    type Refund = payment_session::Checked<RefundPreference>;
    let destination =
        r#"{"channelCode":"014","channelInformation":{"accountNumber":"sentinel-account","accountName":"B"}}"#;
    rejects::<Refund>(&format!(r#"{{"method":"sentinel","transferDestination":{destination}}}"#));
    rejects::<Refund>(&format!(r#"{{"transferDestination":{destination}}}"#));
    rejects::<Refund>(&format!(r#"{{"method":"AUTO","transferDestination":{destination},"x":"sentinel"}}"#));
    rejects::<Refund>(&destination.replace("\"014\"", "4111111111111111"));
    rejects::<payment_session::Checked<SplitRouting>>(r#"{"merchantId":4111111111111111}"#);
}

/// A `Violation` quotes no value. The expiry date is redacted in all other output, too.
#[test]
fn values_of_a_wrong_type_are_not_quoted_in_a_violations_help() {
    for member in [r#""expYear":"83""#, r#""expMonth":"11""#, r#""cardHolderPhone":83118311"#] {
        let body = with_card(&format!(r#"{{"token":"t",{member}}}"#));
        let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
        let help = violations[0].help().unwrap_or_default();
        assert!(!help.contains("83") && !help.contains("11"), "{member}: {help}");
    }
}
