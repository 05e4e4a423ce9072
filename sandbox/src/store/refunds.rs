//! Refunds. Documentation page: Refund.

use std::collections::{BTreeMap, HashMap};

use payment_session::{ClientReferenceId, Price, response::ChargeStatus};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Charge, EventData, Store,
    lifecycle::read,
    money::{TextMoney, of_units, units},
};
use crate::{operation::Operation, rejection::Rejection};

const REASONS: [&str; 5] = ["SUSPECT_FRAUDULENT", "DUPLICATE", "REQUESTED_BY_CUSTOMER", "CANCELLATION", "OTHERS"];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    client_reference_id: String,
    payment_session_id: Option<String>,
    charge_id: Option<String>,
    #[serde(default)]
    is_full_amount: bool,
    amount: Option<TextMoney>,
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
    captured_amount: TextMoney,
    is_full_amount: bool,
    amount: TextMoney,
    status: &'static str,
    /// Whether the money went back through the channel of the payment or to an account; known at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    destination_type: Option<&'static str>,
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
}

/// All refunds, in the order of their creation.
#[derive(Default)]
pub struct Refunds {
    all: BTreeMap<u64, Refund>,
    next: u64,
    by_id: HashMap<String, u64>,
    by_reference: HashMap<String, u64>,
}

impl Refunds {
    fn insert(&mut self, refund: Refund) {
        self.by_id.insert(refund.id.clone(), self.next);
        self.by_reference.insert(refund.client_reference_id.to_string(), self.next);
        self.all.insert(self.next, refund);
        self.next += 1;
    }

    /// Keeps the refunds of some sessions.
    pub fn retain(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.all.retain(|_, refund| is_kept(&refund.payment_session_id));
        let all = &self.all;
        self.by_id.retain(|_, at| all.contains_key(at));
        self.by_reference.retain(|_, at| all.contains_key(at));
    }
}

impl Body {
    /// Checks the fields that need no payment.
    fn check(&self) -> Result<ClientReferenceId, Rejection> {
        if !REASONS.contains(&self.reason.as_str()) {
            return Err(Rejection::invalid("reason", "must be a documented reason"));
        }
        if self.description.as_ref().is_some_and(|text| text.chars().count() > 50) {
            return Err(Rejection::invalid("description", "must have at most 50 characters"));
        }
        match self.method.as_deref() {
            None | Some("AUTO") => {}
            Some("TRANSFER_ONLY") if self.transfer_destination.is_some() => {}
            Some("TRANSFER_ONLY") => return Err(Rejection::invalid("transferDestination", "is required")),
            Some(_) => return Err(Rejection::invalid("method", "must be AUTO or TRANSFER_ONLY")),
        }
        let reference = ClientReferenceId::try_from(self.client_reference_id.as_str());
        reference.map_err(|error| Rejection::invalid("clientReferenceId", error.to_string()))
    }

    /// Returns the amount to refund of a captured amount, of which a part was refunded before.
    fn amount_of(&self, captured: &Price, refunded: u128) -> Result<Price, Rejection> {
        let rest = Price::new(of_units(units(captured) - refunded)?, captured.currency);
        let amount = match (self.is_full_amount, &self.amount) {
            (true, _) => rest.clone(),
            (false, Some(amount)) => amount.checked()?,
            (false, None) => return Err(Rejection::invalid("amount", "is required unless isFullAmount is true")),
        };
        if amount.currency != rest.currency || units(&amount) == 0 || units(&amount) > units(&rest) {
            return Err(Rejection::invalid("amount", "is more than is left of what was captured"));
        }
        Ok(amount)
    }
}

impl Store {
    /// `POST /v1/refunds`: returns a paid amount or a part of it.
    pub fn refund(&mut self, body: &[u8], request_id: &str) -> Result<Refund, Rejection> {
        let body: Body = read(body)?;
        let client_reference_id = body.check()?;
        if self.refunds.by_reference.contains_key(client_reference_id.as_ref()) {
            return Err(self.taken());
        }
        let (id, at) = (self.new_id(), self.clock.written());
        let charge = self.paid_charge(&body)?;
        let captured = charge.captured_amount.clone().unwrap_or_else(|| charge.amount.clone());
        let amount = body.amount_of(&captured, charge.refunded)?;
        charge.refunded += units(&amount);
        let refund = Refund {
            id,
            client_reference_id,
            payment_session_id: charge.payment_session_id.clone(),
            charge_id: charge.id.clone(),
            captured_amount: TextMoney::of(&captured),
            is_full_amount: body.is_full_amount,
            amount: TextMoney::of(&amount),
            status: "PENDING",
            destination_type: None,
            reason: body.reason,
            description: body.description,
            method: body.method.unwrap_or_else(|| "AUTO".into()),
            transfer_destination: body.transfer_destination,
            metadata: body.metadata,
            created_at: at.clone(),
            updated_at: at,
        };
        let reference = refund.client_reference_id.as_ref();
        self.witness(Operation::Refund, &refund.payment_session_id, Some(reference), &amount, request_id);
        // The response shows the state before the refund ends.
        let (status, destination_type) = outcome(&refund);
        let ended = Refund { status, destination_type, ..refund.clone() };
        self.notify_with("REFUND.PENDING", EventData::Refund(refund.clone().into()));
        let event = if status == "SUCCESS" { "REFUND.SUCCESS" } else { "REFUND.FAILED" };
        self.notify_with(event, EventData::Refund(ended.clone().into()));
        if status != "SUCCESS"
            && let Some(charge) = self.session(&refund.payment_session_id)?.charge_mut(&refund.charge_id)
        {
            charge.refunded -= units(&amount);
        }
        self.refunds.insert(ended);
        Ok(refund)
    }

    /// Returns the charge that a body names, by its id or as the last one of a session.
    fn paid_charge(&mut self, body: &Body) -> Result<&mut Charge, Rejection> {
        let charge = match (&body.charge_id, &body.payment_session_id) {
            (Some(id), _) => {
                let session_id = self.charges.get(id).ok_or_else(|| Rejection::missing("charge", id))?.clone();
                self.session(&session_id)?.charge_mut(id)
            }
            (None, Some(id)) => self.session(id)?.last_charge(),
            (None, None) => return Err(Rejection::invalid("paymentSessionId", "or chargeId is required")),
        };
        charge
            .filter(|charge| charge.status == ChargeStatus::SUCCESS)
            .ok_or_else(|| Rejection::state("the payment cannot be refunded in its state"))
    }

    /// Returns the refund with that id.
    pub fn refund_by_id(&self, id: &str) -> Result<&Refund, Rejection> {
        let refund = self.refunds.by_id.get(id).and_then(|at| self.refunds.all.get(at));
        refund.ok_or_else(|| Rejection::missing("refund", id))
    }

    /// Returns all refunds.
    pub fn refunds(&self) -> impl Iterator<Item = &Refund> {
        self.refunds.all.values()
    }
}

/// Returns the last status of a refund and its destination, as the page Refund Simulation describes them: the reference and
/// the account number of the destination decide.
fn outcome(refund: &Refund) -> (&'static str, Option<&'static str>) {
    let destination = refund.transfer_destination.as_ref();
    let account = destination.and_then(|destination| destination.pointer("/channelInformation/accountNumber"));
    match (refund.client_reference_id.as_ref().split_once('-'), account.and_then(Value::as_str)) {
        (Some(("2001", _)), Some("999966660008")) | (Some(("2002", _)), Some("999966660002")) => ("FAILED", None),
        (_, Some("999966660001")) => ("SUCCESS", Some("ACCOUNT")),
        _ => ("SUCCESS", Some("CHANNEL")),
    }
}
