//! The next step for a session.

use super::ChargeStatus;
use super::{Charge, EncryptionKey, Open, PaymentUrl, QrDetails, Session, SessionStatus, VirtualAccountDetails};
use crate::request::Mode;

/// The next step for a session, which depends on its status, its mode and its fields.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum NextStep<'a> {
    /// Send the customer to this URL: the hosted page, a bank's page for 3-D Secure, a wallet.
    SendCustomer(&'a PaymentUrl),
    /// Show the customer this account to transfer to.
    ShowVirtualAccount(&'a VirtualAccountDetails),
    /// Show the customer this QR code.
    ShowQr(&'a QrDetails),
    /// Encrypt the card with this key, and confirm the session with it.
    EncryptAndConfirm(&'a EncryptionKey),
    /// Confirm the session, with a method to pay by.
    Confirm,
    /// Capture this charge, which is authorised.
    Capture(&'a Charge),
    /// Nothing: bank or wallet are at work. Wait for the callback.
    Wait,
    /// Nothing: it is paid.
    Done,
    /// Nothing: it was cancelled, has expired, or is no longer active.
    Over(SessionStatus),
    /// The status is not documented.
    Unknown(&'a str),
}

impl Session {
    /// Returns the next step for the session.
    ///
    /// In mode `REDIRECT`, the hosted page comes first. In mode `API`, the account or code of the session comes first.
    pub fn next_step(&self) -> NextStep<'_> {
        use SessionStatus::{
            ACTIVE, CANCELLED, EXPIRED, INACTIVE, PAID, PROCESSING, REQUIRE_ACTION, REQUIRE_CONFIRMATION,
            REQUIRE_PAYMENT_METHOD,
        };

        let status = match &self.status {
            Open::Known(status) => *status,
            Open::Other(status) => return NextStep::Unknown(status),
        };
        let is_api = matches!(self.mode, Some(Open::Known(Mode::API)));
        match status {
            PAID => NextStep::Done,
            CANCELLED | EXPIRED | INACTIVE => NextStep::Over(status),
            PROCESSING => self.to_capture().map_or(NextStep::Wait, NextStep::Capture),
            REQUIRE_PAYMENT_METHOD | REQUIRE_CONFIRMATION => match (&self.payment_url, &self.encryption_key) {
                (Some(page), _) if !is_api => NextStep::SendCustomer(page),
                (_, Some(key)) => NextStep::EncryptAndConfirm(key),
                _ => NextStep::Confirm,
            },
            REQUIRE_ACTION | ACTIVE => match (self.to_capture(), &self.payment_url, self.instrument()) {
                (Some(charge), ..) => NextStep::Capture(charge),
                (_, Some(page), instrument) if !is_api || instrument.is_none() => NextStep::SendCustomer(page),
                (.., Some(instrument)) => instrument,
                _ => NextStep::Wait,
            },
        }
    }

    /// Returns the charge that is authorised, or `None` if there is none.
    fn to_capture(&self) -> Option<&Charge> {
        self.charge_details.iter().find(|charge| charge.status == ChargeStatus::WAITING_FOR_CAPTURE)
    }

    /// Returns the account or code to show: that of the session, which serves every payment, or that of a charge.
    fn instrument(&self) -> Option<NextStep<'_>> {
        if let Some(method) = &self.payment_method
            && let Some(step) = shown(method.virtual_account.as_ref(), method.qr.as_ref())
        {
            return Some(step);
        }
        for charge in &self.charge_details {
            if charge.status == ChargeStatus::WAITING_FOR_USER_ACTION
                && let Some(step) = shown(charge.virtual_account.as_deref(), charge.qr.as_deref())
            {
                return Some(step);
            }
        }
        None
    }
}

/// Returns an account or a code if it has the fields that the customer needs.
fn shown<'a>(account: Option<&'a VirtualAccountDetails>, qr: Option<&'a QrDetails>) -> Option<NextStep<'a>> {
    match (account, qr) {
        (Some(account), _) if account.virtual_account_number.is_some() => Some(NextStep::ShowVirtualAccount(account)),
        (_, Some(qr)) if qr.qr_content.is_some() || qr.qr_url.is_some() => Some(NextStep::ShowQr(qr)),
        _ => None,
    }
}
