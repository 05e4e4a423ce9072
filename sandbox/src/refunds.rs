//! Refunds. Documentation page: Refund.

use std::time::SystemTime;

use payment_session::{ClientReferenceId, Currency, Price, request::PriceValue, response::ChargeStatus};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    clock,
    lifecycle::{of_units, read, units},
    refusal::Refusal,
    session::Charge,
    store::Store,
};

const REASONS: [&str; 5] = ["SUSPECT_FRAUDULENT", "DUPLICATE", "REQUESTED_BY_CUSTOMER", "CANCELLATION", "OTHERS"];

/// An amount whose value is a string, as in the bodies and responses of refunds.
#[derive(Clone, Serialize, Deserialize)]
struct Money {
    value: String,
    currency: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    client_reference_id: String,
    payment_session_id: Option<String>,
    charge_id: Option<String>,
    #[serde(default)]
    is_full_amount: bool,
    amount: Option<Money>,
    reason: String,
    description: Option<String>,
    method: Option<String>,
    transfer_destination: Option<Value>,
    metadata: Option<Value>,
}

/// A refund as responses show it.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Refund {
    id: String,
    client_reference_id: ClientReferenceId,
    payment_session_id: String,
    charge_id: String,
    captured_amount: Money,
    is_full_amount: bool,
    amount: Money,
    status: &'static str,
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    method: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    transfer_destination: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<Value>,
    created_at: String,
    updated_at: String,
    /// The amount, for additions.
    #[serde(skip)]
    units: u128,
}

impl Money {
    fn of(price: &Price) -> Self {
        Self { value: price.value.to_string(), currency: price.currency.to_string() }
    }

    fn checked(&self) -> Result<Price, Refusal> {
        let value: Result<PriceValue, _> = self.value.parse();
        let currency = Currency::try_from(self.currency.as_str());
        match (value, currency) {
            (Ok(value), Ok(currency)) => Ok(Price::new(value, currency)),
            (Err(error), _) | (_, Err(error)) => Err(Refusal::invalid("amount", error.to_string())),
        }
    }
}

impl Body {
    /// Checks the fields that need no payment.
    fn check(&self) -> Result<ClientReferenceId, Refusal> {
        if !REASONS.contains(&self.reason.as_str()) {
            return Err(Refusal::invalid("reason", "must be a documented reason"));
        }
        if self.description.as_ref().is_some_and(|text| text.chars().count() > 50) {
            return Err(Refusal::invalid("description", "must have at most 50 characters"));
        }
        match self.method.as_deref() {
            None | Some("AUTO") => {}
            Some("TRANSFER_ONLY") if self.transfer_destination.is_some() => {}
            Some("TRANSFER_ONLY") => return Err(Refusal::invalid("transferDestination", "is required")),
            Some(_) => return Err(Refusal::invalid("method", "must be AUTO or TRANSFER_ONLY")),
        }
        let reference = ClientReferenceId::try_from(self.client_reference_id.as_str());
        reference.map_err(|error| Refusal::invalid("clientReferenceId", error.to_string()))
    }
}

impl Store {
    /// `POST /v1/refunds`: returns a paid amount or a part of it.
    pub fn refund(&mut self, body: &[u8]) -> Result<Refund, Refusal> {
        let body: Body = read(body)?;
        let client_reference_id = body.check()?;
        if self.refunds.iter().any(|refund| refund.client_reference_id == client_reference_id) {
            return Err(Refusal::Duplicate);
        }
        let charge = self.paid_charge(&body)?;
        let captured = charge.captured_amount.unwrap_or(charge.amount);
        let refunded: u128 =
            self.refunds.iter().filter(|refund| refund.charge_id == charge.id).map(|refund| refund.units).sum();
        let rest = Price::new(of_units(units(&captured) - refunded)?, captured.currency);
        let amount = match (body.is_full_amount, &body.amount) {
            (true, _) => rest.clone(),
            (false, Some(amount)) => amount.checked()?,
            (false, None) => return Err(Refusal::invalid("amount", "is required unless isFullAmount is true")),
        };
        if amount.currency != rest.currency || units(&amount) == 0 || units(&amount) > units(&rest) {
            return Err(Refusal::invalid("amount", "is more than is left of what was captured"));
        }
        let at = clock::written(SystemTime::now());
        let refund = Refund {
            id: clock::id(),
            client_reference_id,
            payment_session_id: charge.payment_session_id,
            charge_id: charge.id,
            captured_amount: Money::of(&captured),
            is_full_amount: body.is_full_amount,
            amount: Money::of(&amount),
            status: "PENDING",
            reason: body.reason,
            description: body.description,
            method: body.method.unwrap_or_else(|| "AUTO".into()),
            transfer_destination: body.transfer_destination,
            metadata: body.metadata,
            created_at: at.clone(),
            updated_at: at,
            units: units(&amount),
        };
        // The response shows the state before the refund succeeds.
        self.refunds.push(Refund { status: "SUCCESS", ..refund.clone() });
        Ok(refund)
    }

    /// Returns the charge that a body names, by its id or as the last one of a session.
    fn paid_charge(&mut self, body: &Body) -> Result<Charge, Refusal> {
        let charge = match (&body.charge_id, &body.payment_session_id) {
            (Some(id), _) => self.charges_of(None).into_iter().find(|charge| charge.id == *id),
            (None, Some(id)) => self.session(id)?.last_charge().cloned(),
            (None, None) => return Err(Refusal::invalid("paymentSessionId", "or chargeId is required")),
        };
        charge
            .filter(|charge| charge.status == ChargeStatus::SUCCESS)
            .ok_or_else(|| Refusal::invalid("", "the payment cannot be refunded in its state"))
    }

    /// `GET /v1/refunds/{id}`: returns a refund.
    pub fn refund_by_id(&self, id: &str) -> Result<Refund, Refusal> {
        let refund = self.refunds.iter().find(|refund| refund.id == id);
        refund.cloned().ok_or_else(|| Refusal::ResourceMissing(format!("refund with ID {id}")))
    }
}
