//! Debug output, errors and panics do not show a card or its key.

use std::{fmt::Debug, panic};

use payment_session::encrypt::{ExpiryMonth, ExpiryYear, PlainCard};
use test_features::encryption::{KEY, NUMBER, card, key, payload};

/// Strings of the payload, and the start of the key.
const SECRETS: [&str; 8] = [NUMBER, "123", "John Doe", "9b1c7d0e", "Mozilla", "203.0.113.7", "6f0c4f1e", "MIIB"];

fn assert_no_secrets(shown: &str) {
    for secret in SECRETS {
        assert!(!shown.contains(secret), "{secret} is shown: {shown}");
    }
}

fn check_debug(value: &impl Debug) {
    assert_no_secrets(&format!("{value:?}"));
    assert_no_secrets(&format!("{value:#?}"));
}

fn panics(action: impl FnOnce() + panic::UnwindSafe) -> String {
    *panic::catch_unwind(action).unwrap_err().downcast().unwrap()
}

#[test]
fn cards_payloads_and_keys_print_redacted() {
    let payload = payload().unwrap();
    check_debug(&payload);
    let redacted = "PlainCard { number: CardNumber(redacted), expiry_month: ExpiryMonth(redacted), \
        expiry_year: ExpiryYear(redacted), cvc: Cvc(redacted), name_on_card: NameOnCard(redacted) }";
    assert_eq!(format!("{:?}", payload.card), redacted);
    assert!(format!("{payload:?}").contains("CookieToken(redacted)"));
    check_debug(&key());
    check_debug(&payload.encrypt(&key()));
    assert!(KEY.starts_with("MIIB"));
}

#[test]
fn errors_and_panics_show_no_secrets() {
    let rejected = |cvc: &'static str| {
        move || {
            let card = card().unwrap();
            let (month, year) = (card.expiry_month().clone(), card.expiry_year().clone());
            let name = card.name_on_card().clone();
            drop(PlainCard::new(card.number().clone(), month, year, cvc.parse().unwrap(), name).unwrap());
        }
    };
    let message = panics(rejected("9173"));
    assert!(!message.contains("9173") && message.contains("VISA"), "{message}");
    assert_no_secrets(&message);
    assert_no_secrets(&panics(|| assert_eq!(payload().unwrap(), { payload().map(changed).unwrap() })));
    let month = "83".parse::<ExpiryMonth>().unwrap_err();
    assert!(!format!("{month} {month:?}").contains("83"));
    let year = "8317".parse::<ExpiryYear>().unwrap_err();
    assert!(!format!("{year} {year:?}").contains("83"));
}

fn changed(mut payload: payment_session::encrypt::CardPayload) -> payment_session::encrypt::CardPayload {
    payload.metadata = r#"{"a":1}"#.parse().unwrap();
    payload
}
