//! Card payments whose card is encrypted.

use payment_session::{
    NextStep, SessionResponse,
    encrypt::{CardKey, CardPayload, DeviceInformations, ExpiryMonth, ExpiryYear, PlainCard},
    gateway::{Confirm, RequestId},
    payment_session,
    request::{CaptureMethod, CardOnFile, CardOptions, EncryptedCard, ThreeDsMethod},
    response::{ChargeStatus, FailureCode, SessionStatus},
};

use payment_sandbox::Settings;

use crate::{
    client::{Merchant, reference},
    flows::open,
};

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
