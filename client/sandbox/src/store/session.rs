//! Sessions and charges as responses show them. Documentation pages: Payment Session Object, Charge Object.

use std::time::SystemTime;

use payment_session::{
    ClientReferenceId, Customer, Mode, PaymentType, Price, RedirectUrl,
    request::{ExpirationMode, ExpiryAt, StatementDescriptor},
    response::{ChargeStatus, FailureCode, SessionStatus},
    values::Metadata,
};
use serde::Serialize;
use serde_json::Value;

use crate::clock;

/// A payment session.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    pub id: String,
    pub client_reference_id: ClientReferenceId,
    pub amount: Price,
    pub auto_confirm: bool,
    pub mode: Mode,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bypass_status_page: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<RedirectUrl>,
    pub payment_type: PaymentType,
    pub payment_method: Option<Value>,
    pub statement_descriptor: StatementDescriptor,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_for_future_use: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_saved_payment: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_mode: Option<ExpirationMode>,
    pub status: SessionStatus,
    pub created_at: String,
    pub updated_at: String,
    pub expiry_at: Option<ExpiryAt>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encryption_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_url: Option<String>,
    pub charge_details: Option<Vec<Charge>>,
    pub customer_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<Customer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancellation_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Metadata>,
    /// Whether a card payment is captured later. Responses do not show it.
    #[serde(skip)]
    pub is_captured_later: bool,
    /// The payments of a static session, which responses do not show.
    #[serde(skip)]
    pub payments: Vec<Charge>,
}

/// An attempt to pay.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Charge {
    pub id: String,
    pub payment_session_id: String,
    pub payment_session_client_reference_id: ClientReferenceId,
    pub amount: Price,
    pub statement_descriptor: StatementDescriptor,
    pub status: ChargeStatus,
    pub authorized_amount: Option<Price>,
    pub captured_amount: Option<Price>,
    pub is_captured: bool,
    pub created_at: String,
    pub updated_at: String,
    pub paid_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub virtual_account: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qr: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ewallet: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capture_histories: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_code: Option<FailureCode>,
}

impl Session {
    /// Creates an attempt to pay the session.
    pub fn new_charge(&self, id: String, at: String) -> Charge {
        Charge {
            id,
            payment_session_id: self.id.clone(),
            payment_session_client_reference_id: self.client_reference_id.clone(),
            amount: self.amount.clone(),
            statement_descriptor: self.statement_descriptor.clone(),
            status: ChargeStatus::WAITING_FOR_USER_ACTION,
            authorized_amount: None,
            captured_amount: None,
            is_captured: false,
            created_at: at.clone(),
            updated_at: at,
            paid_at: None,
            virtual_account: None,
            qr: None,
            ewallet: None,
            card: None,
            capture_histories: None,
            failure_code: None,
        }
    }

    pub fn is_over(&self) -> bool {
        use SessionStatus::{CANCELLED, EXPIRED, INACTIVE, PAID};
        matches!(self.status, CANCELLED | EXPIRED | INACTIVE | PAID)
    }

    /// Cancels the session because its charge has failed.
    pub fn fail(&mut self, reason: FailureCode, at: String) {
        if let Some(charge) = self.last_charge() {
            charge.status = ChargeStatus::FAILED;
            charge.failure_code = Some(reason);
            charge.updated_at.clone_from(&at);
        }
        self.status = SessionStatus::CANCELLED;
        self.cancellation_reason = Some("CHARGE_FAILED".into());
        self.cancelled_at = Some(at.clone());
        self.updated_at = at;
    }

    /// Expires the session and its charge.
    pub fn expire(&mut self, at: String) {
        self.status = SessionStatus::EXPIRED;
        self.updated_at.clone_from(&at);
        if let Some(charge) = self.last_charge() {
            charge.status = ChargeStatus::EXPIRED;
            charge.updated_at = at;
        }
    }

    /// Expires the session if its time is up before the customer has paid. Returns whether it did. An amount that is authorized
    /// waits for its capture.
    pub fn expire_if_overdue(&mut self, now: SystemTime) -> bool {
        // Instants in the same format compare as strings.
        let overdue = self.expiry_at.as_ref().filter(|at| at.as_ref() <= clock::whole(now).as_str());
        match overdue.map(ToString::to_string) {
            Some(at) if !self.is_over() && self.status != SessionStatus::PROCESSING => {
                self.expire(at);
                true
            }
            _ => false,
        }
    }

    /// Returns the attempts to pay the session, or the payments of a static session.
    pub fn charges(&self) -> impl Iterator<Item = &Charge> {
        self.charge_details.iter().flatten().chain(&self.payments)
    }

    /// Returns the latest attempt to pay the session.
    pub fn last_charge(&mut self) -> Option<&mut Charge> {
        self.charge_details.as_mut()?.last_mut()
    }
}

impl Charge {
    /// Marks the charge as paid and captured.
    pub fn succeed(&mut self, at: String) {
        self.status = ChargeStatus::SUCCESS;
        self.authorized_amount = Some(self.amount.clone());
        self.captured_amount = Some(self.amount.clone());
        self.is_captured = true;
        self.paid_at = Some(at.clone());
        self.updated_at = at;
    }
}
