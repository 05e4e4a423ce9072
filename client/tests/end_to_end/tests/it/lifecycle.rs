//! The steps after the creation of a session.

use payment_session::{
    Amount, ClientReferenceId, Currency, NextStep, PaymentSession, SessionResponse,
    gateway::{Cancel, CancelReason, RequestId, SimulatedStatus, Simulation},
    payment_session,
    response::{ChargeStatus, Open, Page, SessionStatus},
};

use crate::client::Merchant;

pub fn reference() -> ClientReferenceId {
    RequestId::random().as_ref().try_into().unwrap()
}

fn idr(value: u64) -> Amount {
    Amount::new(value.try_into().unwrap(), Currency::IDR)
}

pub fn qr() -> PaymentSession {
    payment_session! {
        client_reference_id: reference(),
        amount: { value: 10000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "customer@example.com" },
    }
}

pub fn simulate(merchant: &Merchant, session: &SessionResponse, status: SimulatedStatus, amount: Option<Amount>) {
    let simulation = Simulation { amount, ..Simulation::new(session.id.clone(), status) };
    let simulated = merchant.send(merchant.gateway.simulate(&simulation, &RequestId::random())).unwrap();
    assert_eq!(simulated.updated, Some(true));
}

#[test]
fn a_code_is_shown_and_paid() {
    let merchant = Merchant::new();
    let session = merchant.create(&qr()).unwrap();
    let NextStep::ShowQr(code) = session.next_step() else { panic!("{:?}", session.next_step()) };
    assert!(code.qr_content.is_some());
    simulate(&merchant, &session, SimulatedStatus::SUCCESS, None);
    let paid = merchant.look(&session);
    assert_eq!(paid.status, SessionStatus::PAID);
    assert_eq!(paid.next_step(), NextStep::Done);
    assert_eq!(paid.charge_details[0].status, ChargeStatus::SUCCESS);
}

#[test]
fn a_session_expires() {
    let merchant = Merchant::new();
    let session = merchant.create(&qr()).unwrap();
    simulate(&merchant, &session, SimulatedStatus::EXPIRED, None);
    let expired = merchant.look(&session);
    assert_eq!(expired.next_step(), NextStep::Ended(SessionStatus::EXPIRED));
    assert_eq!(expired.charge_details[0].status, ChargeStatus::EXPIRED);
    // It can no longer be paid.
    let simulation = Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS);
    let error = merchant.send(merchant.gateway.simulate(&simulation, &RequestId::random())).unwrap_err();
    assert_eq!(error.status(), 422);
}

#[test]
fn a_session_is_cancelled_before_it_is_confirmed() {
    let merchant = Merchant::new();
    let unconfirmed = payment_session! {
        client_reference_id: reference(),
        amount: { value: 10000, currency: IDR },
        redirect_url: { success_return_url: "https://merchant.com/success" },
        customer: { email: "customer@example.com" },
        auto_confirm: false,
    };
    let session = merchant.create(&unconfirmed).unwrap();
    assert!(matches!(session.next_step(), NextStep::SendCustomer(_)));
    let cancel = Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER);
    let cancelled =
        merchant.send(merchant.gateway.cancel(&session.id, &cancel, &RequestId::random()).unwrap()).unwrap();
    assert_eq!(cancelled.next_step(), NextStep::Ended(SessionStatus::CANCELLED));
    assert_eq!(cancelled.cancellation_reason.as_ref().map(Open::as_str), Some("REQUESTED_BY_CUSTOMER"));

    let confirmed = merchant.create(&qr()).unwrap();
    let error =
        merchant.send(merchant.gateway.cancel(&confirmed.id, &cancel, &RequestId::random()).unwrap()).unwrap_err();
    assert_eq!(error.status(), 422);
}

#[test]
fn a_static_virtual_account_is_paid_three_times() {
    let merchant = Merchant::new();
    let reference = reference();
    let open = payment_session! {
        client_reference_id: reference.clone(),
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: "00000042" } },
        mode: API,
        customer: { email: "customer@example.com" },
    };
    let session = merchant.create(&open).unwrap();
    let NextStep::ShowVirtualAccount(account) = session.next_step() else { panic!("{:?}", session.next_step()) };
    assert_eq!(account.virtual_account_number.as_deref(), Some("7664000000000042"));
    for value in [10_000, 20_000, 30_000] {
        simulate(&merchant, &session, SimulatedStatus::SUCCESS, Some(idr(value)));
    }
    let charges = merchant.send(merchant.gateway.list_charges(&reference, Page::FIRST).unwrap()).unwrap();
    let paid: Vec<_> = charges.items.iter().map(|charge| charge.amount.as_ref().unwrap().value.to_string()).collect();
    assert_eq!(paid, ["10000", "20000", "30000"]);
    // Read the same charges page by page.
    let mut page = Some(Page::new(1, 2).unwrap());
    let mut count = 0;
    while let Some(next) = page {
        let charges = merchant.send(merchant.gateway.list_charges(&reference, next).unwrap()).unwrap();
        count += charges.items.len();
        page = charges.next_page();
    }
    assert_eq!(count, 3);
    assert_eq!(merchant.look(&session).status, SessionStatus::ACTIVE);
}

#[test]
fn a_closed_account_accepts_only_its_amount() {
    let merchant = Merchant::new();
    let closed = payment_session! {
        client_reference_id: reference(),
        amount: { value: 10000.5, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: BCA } },
        mode: API,
        customer: { email: "customer@example.com" },
    };
    let session = merchant.create(&closed).unwrap();
    assert_eq!(session.amount.as_ref().map(|amount| amount.value.to_string()).as_deref(), Some("10000.5"));
    let other =
        Simulation { amount: Some(idr(10_000)), ..Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS) };
    let error = merchant.send(merchant.gateway.simulate(&other, &RequestId::random())).unwrap_err();
    assert_eq!(error.details()[0].field.as_deref(), Some("amount"));
}

/// After a time-out, a merchant can find out by the reference whether the session exists.
#[test]
fn a_session_is_found_by_its_reference() {
    let merchant = Merchant::new();
    let request = qr();
    let nobody = merchant.send(merchant.gateway.find_sessions(&request.client_reference_id).unwrap()).unwrap();
    assert!(nobody.items.is_empty());
    let made = merchant.create(&request).unwrap();
    let found = merchant.send(merchant.gateway.find_sessions(&request.client_reference_id).unwrap()).unwrap();
    assert_eq!(found.items, [made]);
}
