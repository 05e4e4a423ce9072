//! Printed values never show a card number, CVC, encrypted card, token or customer's account number.

use std::{
    any::Any,
    error::Error,
    fmt::{Debug, Display},
    panic::{AssertUnwindSafe, catch_unwind},
};

use payment_session::request::{ExpMonth, ExpYear, MethodType};
use payment_session::{
    Amount, Currency, Customer, Mode, PaymentSession, SessionDraft,
    request::{
        AccountNumber, Card, CardNumber, ChannelInformation, Cvc, EncryptedCard, PaymentMethod, RefundMethod,
        RefundPreference, Token, TransferDestination,
    },
};

mod rejected;
mod stored;
mod templates;
mod traits;
mod unchecked;

const NUMBER: &str = "4111111111111111";
const CVC: &str = "9173";
const TOKEN: &str = "sentinel-token";
const ENCRYPTED: &str = "sentinel-encrypted";
const ACCOUNT: &str = "sentinel-account";

/// No output may contain any of these strings.
const SECRETS: [&str; 6] = [NUMBER, CVC, TOKEN, ENCRYPTED, ACCOUNT, "sentinel"];

fn check_no_secrets(shown: &str) {
    for secret in SECRETS {
        assert!(!shown.contains(secret), "{secret} is shown: {shown}");
    }
}

fn check_debug(value: &(impl Debug + ?Sized)) {
    check_no_secrets(&format!("{value:?}"));
    check_no_secrets(&format!("{value:#?}"));
    check_no_secrets(&format!("{value:60?}"));
}

fn check_display(value: &(impl Display + ?Sized)) {
    check_no_secrets(&format!("{value}"));
    check_no_secrets(&format!("{value:#}"));
    check_no_secrets(&format!("{value:60}"));
}

/// Checks that an error and all of its sources show no secret.
fn check_error(error: &(dyn Error + 'static)) {
    check_display(error);
    check_debug(error);
    if let Some(source) = error.source() {
        check_error(source);
    }
}

/// Returns the message of the panic that `action` causes.
fn panic_message(action: impl FnOnce()) -> String {
    let panic: Box<dyn Any + Send> = catch_unwind(AssertUnwindSafe(action)).unwrap_err();
    match panic.downcast::<String>() {
        Ok(message) => *message,
        Err(panic) => (*panic.downcast::<&str>().unwrap()).to_owned(),
    }
}

fn customer() -> Customer {
    let account: AccountNumber = ACCOUNT.parse().unwrap();
    let information = ChannelInformation::new(account, "Budi".parse().unwrap());
    let destination = TransferDestination::new("014".parse().unwrap(), information);
    let mut customer = Customer::new("budi@shop.id".parse().unwrap());
    let mut preference = RefundPreference::new(RefundMethod::TRANSFER_ONLY);
    preference.transfer_destination = Some(destination);
    customer.refund_preference = Some(preference.check().unwrap());
    customer
}

/// Returns a draft with all secrets. It breaks rules, but each single secret would be valid.
fn draft() -> SessionDraft {
    let mut card = Card::new();
    card.number = Some(NUMBER.parse().unwrap());
    card.cvc = Some(CVC.parse().unwrap());
    card.token = Some(TOKEN.parse().unwrap());
    card.encrypted_card = Some(ENCRYPTED.parse().unwrap());
    card.exp_month = Some(7.try_into().unwrap());
    card.exp_year = Some(83.try_into().unwrap());
    let mut method = PaymentMethod::new(MethodType::CARD);
    method.card = Some(card);
    let mut draft = SessionDraft::new("1".parse().unwrap());
    draft.amount = Some(Amount::new(1.try_into().unwrap(), Currency::IDR));
    draft.payment_method = Some(method);
    draft.mode = Some(Mode::API);
    draft.customer = Some(customer());
    draft
}

fn card_session(change: impl FnOnce(&mut Card)) -> PaymentSession {
    let mut draft = draft();
    let mut card = Card::new();
    change(&mut card);
    draft.payment_method.as_mut().unwrap().card = Some(card);
    draft.auto_confirm = Some(false);
    draft.check().unwrap()
}

fn sessions() -> Vec<PaymentSession> {
    let mut saved = draft();
    (saved.customer, saved.customer_id) = (None, Some("c".parse().unwrap()));
    let card = saved.payment_method.as_mut().unwrap().card.as_mut().unwrap();
    (card.number, card.encrypted_card) = (None, None);
    vec![
        saved.check().unwrap(),
        card_session(|card| card.encrypted_card = Some(ENCRYPTED.parse().unwrap())),
        card_session(|card| {
            card.number = Some(NUMBER.parse().unwrap());
            card.cvc = Some(CVC.parse().unwrap());
            card.exp_month = Some(7.try_into().unwrap());
            card.exp_year = Some(83.try_into().unwrap());
            card.card_holder_first_name = Some("B".parse().unwrap());
            card.card_holder_last_name = Some("S".parse().unwrap());
            card.card_holder_email = Some("a@b.id".parse().unwrap());
            card.card_holder_phone = Some("08".parse().unwrap());
        }),
    ]
}

#[test]
fn secrets_print_redacted() {
    let number: CardNumber = NUMBER.parse().unwrap();
    let (month, year): (ExpMonth, ExpYear) = (7.try_into().unwrap(), 83.try_into().unwrap());
    check_debug(&number);
    assert_eq!(format!("{number:?}"), "CardNumber(redacted)");
    assert_eq!(format!("{:?}", CVC.parse::<Cvc>().unwrap()), "Cvc(redacted)");
    assert_eq!(format!("{:?}", TOKEN.parse::<Token>().unwrap()), "Token(redacted)");
    assert_eq!(format!("{:?}", ENCRYPTED.parse::<EncryptedCard>().unwrap()), "EncryptedCard(redacted)");
    assert_eq!(format!("{:?}", ACCOUNT.parse::<AccountNumber>().unwrap()), "AccountNumber(redacted)");
    assert_eq!(format!("{month:?} {year:?}"), "ExpMonth(redacted) ExpYear(redacted)");
    assert_eq!(number.expose(), NUMBER);
}

#[test]
fn drafts_and_their_parts_print_no_secrets() {
    let draft = draft();
    check_debug(&draft);
    check_debug(draft.payment_method.as_ref().unwrap());
    check_debug(draft.payment_method.as_ref().unwrap().card.as_ref().unwrap());
    let customer = draft.customer.as_ref().unwrap();
    check_debug(customer);
    let preference = customer.refund_preference.as_ref().unwrap();
    check_debug(preference);
    check_debug(&preference.clone().into_inner());
    let destination = preference.transfer_destination.as_ref().unwrap();
    check_debug(destination);
    check_debug(&destination.channel_information);
    // The expiry date is part of the card data.
    let card = format!("{:?}", draft.payment_method);
    assert!(!card.contains("83") && card.contains("redacted"), "{card}");
}

#[test]
fn sessions_print_no_secrets_and_send_all() {
    let sessions = sessions();
    for session in &sessions {
        check_debug(session);
        check_debug(&**session);
        check_debug(&session.clone().into_draft());
    }
    let sent: String = sessions.iter().map(|session| String::from_utf8(session.to_json()).unwrap()).collect();
    for secret in [NUMBER, CVC, TOKEN, ENCRYPTED, ACCOUNT] {
        assert!(sent.contains(secret), "{secret}");
    }
}

#[test]
fn violations_of_a_draft_contain_no_secrets() {
    let violations = draft().check().unwrap_err();
    assert!(violations.len() > 2, "{violations}");
    check_error(&violations);
    for violation in &violations {
        check_error(violation);
        check_no_secrets(violation.message());
        check_no_secrets(violation.help().unwrap_or_default());
        check_no_secrets(&violation.pointer());
    }
}

#[test]
fn panic_messages_contain_no_secrets() {
    check_no_secrets(&panic_message(|| drop(draft().check().unwrap())));
    check_no_secrets(&panic_message(|| drop(sessions().remove(0).into_draft().check().unwrap_err())));
    check_no_secrets(&panic_message(|| assert_eq!(draft(), SessionDraft::new("1".parse().unwrap()))));
    check_no_secrets(&panic_message(|| drop("4111111111111112".parse::<CardNumber>().unwrap())));
    check_no_secrets(&panic_message(|| assert_eq!(NUMBER.parse::<CardNumber>(), "4222222222222".parse())));
}
