//! Card payments from creation to capture.

use payment_session::{
    Amount, Currency, NextStep, SessionResponse,
    encrypt::{CardKey, CardPayload, DeviceInformations, ExpiryMonth, ExpiryYear, PlainCard},
    gateway::{Advice, Capture, Confirm, RequestId},
    payment_session,
    request::{CaptureMethod, CardOnFile, CardOptions, EncryptedCard, ThreeDsMethod},
    response::{CaptureStatus, ChargeStatus, FailureCode, SessionStatus},
};

use payment_sandbox::{Fault, Ledger, Operation, Settings};

use crate::{client::Merchant, flows::open, guide::send, lifecycle::reference};

/// Returns the documented card that needs no challenge, encrypted with the key of a session.
fn encrypted(key: &CardKey) -> EncryptedCard {
    let (month, year) = (ExpiryMonth::try_from(1).unwrap(), ExpiryYear::try_from(39).unwrap());
    let number = "4440000112200001".parse().unwrap();
    let card = PlainCard::new(number, month, year, "123".parse().unwrap(), "John Doe".parse().unwrap()).unwrap();
    CardPayload::new(card, DeviceInformations::default()).encrypt(key).unwrap()
}

fn create(merchant: &Merchant) -> SessionResponse {
    let session = payment_session! {
        client_reference_id: reference(),
        amount: { value: 10000.50, currency: IDR },
        payment_method: { type: CARD },
        mode: API,
        redirect_url: { success_return_url: "https://merchant.com/success" },
        customer: { email: "customer@example.com" },
        auto_confirm: false,
    };
    merchant.create(&session).unwrap()
}

fn key_of(session: &SessionResponse) -> CardKey {
    let NextStep::EncryptAndConfirm(key) = session.next_step() else { panic!("{:?}", session.next_step()) };
    key.try_into().unwrap()
}

fn confirm(merchant: &Merchant, session: &SessionResponse, capture_method: CaptureMethod) -> SessionResponse {
    confirm_with(merchant, session, CardOptions { capture_method: Some(capture_method), ..CardOptions::new() })
}

fn confirm_with(merchant: &Merchant, session: &SessionResponse, options: CardOptions) -> SessionResponse {
    let confirm = Confirm::card(encrypted(&key_of(session)), options).unwrap();
    merchant.send(merchant.gateway.confirm(&session.id, &confirm, &RequestId::random()).unwrap()).unwrap()
}

/// Passes 3-D Secure as the customer does.
fn authenticate(session: &SessionResponse) {
    let NextStep::SendCustomer(page) = session.next_step() else { panic!("{:?}", session.next_step()) };
    assert_eq!(open(page).as_deref(), Some("https://merchant.com/success"));
}

#[test]
fn captured_at_once() {
    let merchant = Merchant::new();
    let session = create(&merchant);
    let confirmed = confirm(&merchant, &session, CaptureMethod::automatic);
    let card = confirmed.charge_details[0].card.as_ref().unwrap();
    assert_eq!((card.first6.as_deref(), card.last4.as_deref()), (Some("444000"), Some("0001")));
    authenticate(&confirmed);
    let paid = merchant.look(&session);
    assert_eq!(paid.next_step(), NextStep::Done);
    assert_eq!(paid.charge_details[0].captured_amount.as_ref().unwrap().value.to_string(), "10000.50");
}

/// Nobody is there to pass 3-D Secure, so the response to the confirmation has the result.
#[test]
fn confirmed_without_the_customer() {
    let never = || CardOptions { three_ds_method: Some(ThreeDsMethod::NEVER), ..CardOptions::new() };
    let by_merchant = CardOnFile { initiator: Some("MERCHANT".parse().unwrap()), ..CardOnFile::new() };
    let is_declined = FailureCode::INSUFFICIENT_FUND;
    for (options, declined, status, charge) in [
        (never(), "another", SessionStatus::PAID, ChargeStatus::SUCCESS),
        (never(), "INV-1", SessionStatus::CANCELLED, ChargeStatus::FAILED),
        (
            CardOptions { capture_method: Some(CaptureMethod::MANUAL), ..never() },
            "another",
            SessionStatus::PROCESSING,
            ChargeStatus::WAITING_FOR_CAPTURE,
        ),
        (
            CardOptions { card_on_file: Some(by_merchant), ..CardOptions::new() },
            "another",
            SessionStatus::PAID,
            ChargeStatus::SUCCESS,
        ),
    ] {
        let session = payment_session! {
            client_reference_id: "INV-1",
            amount: { value: 10000, currency: IDR },
            payment_method: { type: CARD },
            mode: API,
            redirect_url: { success_return_url: "https://merchant.com/success" },
            customer: { email: "customer@example.com" },
            auto_confirm: false,
        };
        let merchant =
            Merchant::with(Settings { declined: [(declined.into(), is_declined)].into(), ..Settings::default() });
        let session = merchant.create(&session).unwrap();
        let confirmed = confirm_with(&merchant, &session, options);
        assert_eq!((confirmed.status, confirmed.payment_url.is_none()), (status.into(), true));
        assert_eq!(confirmed.charge_details[0].status, charge);
        assert_eq!(merchant.look(&session).status, status);
    }
}

#[test]
fn captured_in_parts() {
    let merchant = Merchant::new();
    let session = create(&merchant);
    authenticate(&confirm(&merchant, &session, CaptureMethod::MANUAL));
    let authorized = merchant.look(&session);
    assert!(matches!(authorized.next_step(), NextStep::Capture(_)), "{:?}", authorized.next_step());

    let capture = |value: &str, release| {
        let amount = Amount::new(value.parse().unwrap(), Currency::IDR);
        let capture = Capture { amount: Some(amount), ..Capture::new(release) };
        merchant.send(merchant.gateway.capture(&session.id, &capture, &RequestId::random()).unwrap())
    };
    let part = capture("0.25", false).unwrap();
    assert_eq!(
        (part.status.known(), part.payment_session_id.as_ref()),
        (Some(CaptureStatus::PENDING), Some(&session.id))
    );
    assert_eq!(capture("10000.26", false).unwrap_err().details()[0].field.as_deref(), Some("amount"));
    capture("5000", true).unwrap();

    let paid = merchant.look(&session);
    assert_eq!(paid.status, SessionStatus::PAID);
    let charge = &paid.charge_details[0];
    assert_eq!(charge.status, ChargeStatus::SUCCESS);
    assert_eq!(charge.captured_amount.as_ref().unwrap().value.to_string(), "5000.25");
    assert_eq!(charge.capture_histories.len(), 2);
    assert_eq!(capture("1", false).unwrap_err().status(), 422);
}

/// A capture that was sent again could take the amount twice, so it is looked up instead.
#[test]
fn a_capture_is_not_repeated() {
    let ledger = Ledger::new();
    let faults = vec![Fault::CutAfter.at(1).on(Operation::Capture)];
    let merchant = Merchant::with(Settings { faults, ledger: Some(ledger.clone()), ..Settings::default() });
    let captured = || ledger.entries().into_iter().filter(|entry| entry.operation == Operation::Capture).count();
    let session = create(&merchant);
    authenticate(&confirm(&merchant, &session, CaptureMethod::MANUAL));
    let amount = Amount::new(4_000.try_into().unwrap(), Currency::IDR);
    let capture = Capture { amount: Some(amount), ..Capture::new(false) };

    let call = merchant.gateway.capture(&session.id, &capture, &RequestId::random()).unwrap();
    let error = send::send(&send::agent(), &call).unwrap_err();
    assert_eq!(call.advice(error.outcome()), Advice::LookUpOnly);
    let charge = &merchant.look(&session).charge_details[0];
    assert_eq!(charge.captured_amount.as_ref().unwrap().value.to_string(), "4000");
    assert_eq!(captured(), 1);

    // Against the advice, with a new request id.
    merchant.send(merchant.gateway.capture(&session.id, &capture, &RequestId::random()).unwrap()).unwrap();
    assert_eq!(captured(), 2);
}

/// A card that was encrypted with another key is rejected, and the session stays unconfirmed.
#[test]
fn encrypted_with_another_key() {
    let merchant = Merchant::new();
    let session = create(&merchant);
    let documented =
        SessionResponse::parse(200, include_bytes!("../../../../../tests/data/responses/03-card-api-encryption.json"))
            .unwrap();
    let confirm = Confirm::card(encrypted(&key_of(&documented)), CardOptions::new()).unwrap();
    let error =
        merchant.send(merchant.gateway.confirm(&session.id, &confirm, &RequestId::random()).unwrap()).unwrap_err();
    assert_eq!(error.details()[0].field.as_deref(), Some("paymentMethod.card.encryptedCard"));
    assert_eq!(merchant.look(&session).status, SessionStatus::REQUIRE_CONFIRMATION);
}
