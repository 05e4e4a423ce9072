//! The next step for a session.

use super::{
    Charge, ChargeStatus, EncryptionKey, InvestigationStatus, Open, PaymentUrl, QrDetails, SessionResponse,
    SessionStatus, VirtualAccountDetails,
};
use payment_core::request::Mode;

/// The next step for a session, which follows from its status, mode and fields.
///
/// # Examples
///
/// ```
/// use payment_session::{NextStep, SessionResponse};
///
/// let session = SessionResponse::from_json(br#"{"id":"a972","mode":"API","status":"ACTIVE",
///     "paymentMethod":{"type":"QR","qr":{"qrContent":"00020101"}}}"#)?;
/// let NextStep::ShowQr(code) = session.next_step() else { unreachable!() };
/// assert_eq!(code.qr_content.as_deref(), Some("00020101"));
/// # Ok::<(), payment_session::response::ReadError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NextStep<'a> {
    /// Send the customer to this URL: the hosted page, a bank's page for 3-D Secure, or an e-wallet.
    SendCustomer(&'a PaymentUrl),
    /// Show this account to the customer, who transfers to it.
    ShowVirtualAccount(&'a VirtualAccountDetails),
    /// Show this QR code to the customer.
    ShowQr(&'a QrDetails),
    /// Encrypt the card with this key, and confirm the session with it.
    EncryptAndConfirm(&'a EncryptionKey),
    /// Confirm the session with a payment method.
    Confirm,
    /// Capture this charge, which is authorized.
    Capture(&'a Charge),
    /// Wait for the callback: a bank or e-wallet processes the payment, or the gateway investigates it.
    Wait,
    /// Deliver: the session is paid.
    Done,
    /// Deliver no more than what is paid for: less was captured than the session's amount.
    /// [`SessionResponse::captured`] returns it.
    PaidInPart,
    /// Do not deliver: everything that was paid was refunded. Only
    /// [`SessionResponse::next_step_after`] returns this step, because a session has no refunds.
    Refunded,
    /// Do not deliver: the session is paid, but the gateway's investigation has found the payment fraudulent.
    InvestigationFailed,
    /// Stop: the session was cancelled, has expired, or is no longer active.
    Ended(SessionStatus),
    /// Look the session up later: this status, or this status of the investigation, is not documented.
    Unknown(&'a str),
}

impl SessionResponse {
    /// Returns the next step for the session.
    ///
    /// In mode `REDIRECT`, the hosted page comes first. In mode `API`, the account or code of the session comes first. A
    /// paid session is [`Done`](NextStep::Done) only if the gateway does not investigate it, and if its whole amount was
    /// captured, as far as its charges say. It has no refunds: see [`next_step_after`](Self::next_step_after).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{NextStep, SessionResponse, response::ReadError};
    ///
    /// let read = |json: &str| SessionResponse::from_json(json.as_bytes());
    ///
    /// let paid = read(r#"{"id":"1","status":"PAID"}"#)?;
    /// assert_eq!(paid.next_step(), NextStep::Done);
    ///
    /// // Paid, but do not deliver yet.
    /// let doubtful = read(r#"{"id":"1","status":"PAID",
    ///     "investigationStatus":"INVESTIGATION_IN_PROCESS"}"#)?;
    /// assert_eq!(doubtful.next_step(), NextStep::Wait);
    ///
    /// // A value that this version does not know is not an error.
    /// let held = read(r#"{"id":"1","status":"ON_HOLD"}"#)?;
    /// assert_eq!(held.next_step(), NextStep::Unknown("ON_HOLD"));
    /// # Ok::<(), ReadError>(())
    /// ```
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
            PAID => self.step_after_payment(),
            CANCELLED | EXPIRED | INACTIVE => NextStep::Ended(status),
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

    /// Returns the step for a session that is paid. Merchants with a settlement guarantee await an investigation.
    fn step_after_payment(&self) -> NextStep<'_> {
        match &self.investigation_status {
            // A status of another JSON type is kept there.
            None if self.other.get("investigationStatus").is_some() => NextStep::Unknown(""),
            None | Some(Open::Known(InvestigationStatus::INVESTIGATION_SUCCESS)) => {
                if self.is_paid_in_part() {
                    NextStep::PaidInPart
                } else {
                    NextStep::Done
                }
            }
            Some(Open::Known(InvestigationStatus::INVESTIGATION_IN_PROCESS)) => NextStep::Wait,
            Some(Open::Known(InvestigationStatus::INVESTIGATION_FAILED)) => NextStep::InvestigationFailed,
            Some(Open::Other(status)) => NextStep::Unknown(status),
        }
    }

    /// Returns the charge that is authorized, or `None` if there is none.
    fn to_capture(&self) -> Option<&Charge> {
        self.charge_details.iter().find(|charge| charge.status == ChargeStatus::WAITING_FOR_CAPTURE)
    }

    /// Returns the account or code to show: that of the session, which serves every payment, or that of a charge.
    fn instrument(&self) -> Option<NextStep<'_>> {
        if let Some(method) = &self.payment_method
            && let Some(step) = step_to_show(method.virtual_account.as_ref(), method.qr.as_ref())
        {
            return Some(step);
        }
        for charge in &self.charge_details {
            if charge.status == ChargeStatus::WAITING_FOR_USER_ACTION
                && let Some(step) = step_to_show(charge.virtual_account.as_deref(), charge.qr.as_deref())
            {
                return Some(step);
            }
        }
        None
    }
}

/// Returns an account or a code if it has the fields that the customer needs.
fn step_to_show<'a>(account: Option<&'a VirtualAccountDetails>, qr: Option<&'a QrDetails>) -> Option<NextStep<'a>> {
    match (account, qr) {
        (Some(account), _) if account.virtual_account_number.is_some() => Some(NextStep::ShowVirtualAccount(account)),
        (_, Some(qr)) if qr.qr_content.is_some() || qr.qr_url.is_some() => Some(NextStep::ShowQr(qr)),
        _ => None,
    }
}
