//! What to do with a session.

use super::{Charge, EncryptionKey, Open, PaymentUrl, QrDetails, Session, SessionStatus, VirtualAccountDetails};
use crate::{ChargeStatus, Mode};

/// What to do with a session, as its status, its mode and what came with it tell.
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
    /// The status is none that is documented.
    Unknown(&'a str),
}

impl Session {
    /// What to do with the session.
    ///
    /// In mode `REDIRECT` the hosted page comes first; in mode `API` the account or code that came with the session.
    pub fn next_step(&self) -> NextStep<'_> {
        use SessionStatus::{
            ACTIVE, CANCELLED, EXPIRED, INACTIVE, PAID, PROCESSING, REQUIRE_ACTION, REQUIRE_CONFIRMATION,
            REQUIRE_PAYMENT_METHOD,
        };

        let status = match &self.status {
            Open::Known(status) => *status,
            Open::Other(status) => return NextStep::Unknown(status),
        };
        let to_capture = || {
            let charge = self.charge_details.iter().find(|charge| charge.status == ChargeStatus::WAITING_FOR_CAPTURE);
            charge.map(NextStep::Capture)
        };
        let url = self.payment_url.as_ref().map(NextStep::SendCustomer);
        let is_api = self.mode.as_ref().is_some_and(|mode| *mode == Mode::API);
        match status {
            PAID => NextStep::Done,
            CANCELLED | EXPIRED | INACTIVE => NextStep::Over(status),
            PROCESSING => to_capture().unwrap_or(NextStep::Wait),
            REQUIRE_PAYMENT_METHOD | REQUIRE_CONFIRMATION => match (url, &self.encryption_key) {
                (Some(page), _) if !is_api => page,
                (_, Some(key)) => NextStep::EncryptAndConfirm(key),
                _ => NextStep::Confirm,
            },
            REQUIRE_ACTION | ACTIVE => {
                let first = if is_api { self.instrument().or(url) } else { url.or_else(|| self.instrument()) };
                to_capture().or(first).unwrap_or(NextStep::Wait)
            }
        }
    }

    /// The account or code to show: the session's own, which is there for every payment, or that of a charge.
    fn instrument(&self) -> Option<NextStep<'_>> {
        let own = self.payment_method.as_ref().map(|method| (&method.virtual_account, &method.qr));
        let waiting =
            self.charge_details.iter().filter(|charge| charge.status == ChargeStatus::WAITING_FOR_USER_ACTION);
        own.into_iter().chain(waiting.map(|charge| (&charge.virtual_account, &charge.qr))).find_map(|(account, qr)| {
            let account = account.as_ref().filter(|account| account.virtual_account_number.is_some());
            let qr = qr.as_ref().filter(|qr| qr.qr_content.is_some() || qr.qr_url.is_some());
            account.map(NextStep::ShowVirtualAccount).or(qr.map(NextStep::ShowQr))
        })
    }
}
