//! Refunds, from their creation to their end. Documentation pages: Refund Object, Refund Simulation.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    time::SystemTime,
};

use payment_session::{
    Checked, ClientReferenceId, Price, Refund as Request,
    request::RefundMethod,
    response::{ChargeStatus, RefundStatus},
};
use serde::Serialize;
use serde_json::Value;

use super::{
    Charge, EventData, Row, Store,
    money::{TextMoney, of_units, units},
};
use crate::{clock, operation::Operation, personality::TakenReference, record::About, rejection::Rejection};

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
    status: RefundStatus,
    /// Whether the money went back through the channel of the payment or to an account; known at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    destination_type: Option<Destination>,
    /// The other fields of the request, as it has them.
    #[serde(flatten)]
    request: BTreeMap<String, Value>,
    created_at: String,
    updated_at: String,
}

impl Refund {
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the refund as a line of a list.
    pub fn row(&self, sub_merchant: Option<&str>) -> Row {
        Row {
            id: self.id.clone(),
            reference: self.client_reference_id.to_string(),
            status: self.status.to_string(),
            method: self.request.get("method").and_then(Value::as_str).unwrap_or_default().to_owned(),
            amount: self.amount.to_string(),
            created_at: self.created_at.clone(),
            sub_merchant: sub_merchant.map(str::to_owned),
            payments: None,
        }
    }

    pub fn about(&self) -> About {
        About {
            session_id: Some(self.payment_session_id.clone()),
            refund_id: Some(self.id.clone()),
            reference: Some(self.client_reference_id.to_string()),
        }
    }
}

/// A refund, and the states that it will have.
pub struct KeptRefund {
    refund: Refund,
    steps: VecDeque<RefundStep>,
    /// The time of the next step.
    next_at: SystemTime,
}

/// A state that a refund reaches.
#[derive(Clone, Copy)]
enum RefundStep {
    WaitsForTransfer,
    Succeeds(Destination),
    Fails,
}

/// Where the money went: back through the channel of the payment, or to an account.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Destination {
    Channel,
    Account,
}

impl RefundStep {
    const fn status(self) -> RefundStatus {
        match self {
            Self::WaitsForTransfer => RefundStatus::WAITING_BANK_TRANSFER,
            Self::Succeeds(_) => RefundStatus::SUCCESS,
            Self::Fails => RefundStatus::FAILED,
        }
    }

    /// Returns the event in the spelling of the documentation.
    const fn event(self) -> &'static str {
        match self {
            Self::WaitsForTransfer => "REFUND.WAITING_BANK_TRANFER",
            Self::Succeeds(_) => "REFUND.SUCCESS",
            Self::Fails => "REFUND.FAILED",
        }
    }

    const fn destination_type(self) -> Option<Destination> {
        match self {
            Self::WaitsForTransfer => Some(Destination::Account),
            Self::Succeeds(destination) => Some(destination),
            Self::Fails => None,
        }
    }
}

/// All refunds, in the order of their creation.
#[derive(Default)]
pub struct Refunds {
    all: BTreeMap<u64, KeptRefund>,
    next: u64,
    by_id: HashMap<String, u64>,
    by_reference: HashMap<String, u64>,
}

impl Refunds {
    fn insert(&mut self, kept: KeptRefund) {
        self.by_id.insert(kept.refund.id.clone(), self.next);
        self.by_reference.insert(kept.refund.client_reference_id.to_string(), self.next);
        self.all.insert(self.next, kept);
        self.next += 1;
    }

    pub fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// Returns all refunds, in the order of their creation.
    pub fn iter(&self) -> impl Iterator<Item = &Refund> {
        self.all.values().map(|kept| &kept.refund)
    }

    /// Returns the amount that was refunded of a charge or is to be, in the smallest units.
    fn refunded(&self, charge_id: &str) -> Result<u128, Rejection> {
        let counts = |refund: &&Refund| refund.charge_id == charge_id && refund.status != RefundStatus::FAILED;
        self.iter().filter(counts).map(|refund| refund.amount.units()).sum()
    }

    /// Keeps the refunds of some sessions.
    pub fn retain(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.all.retain(|_, refund| is_kept(&refund.refund.payment_session_id));
        let all = &self.all;
        self.by_id.retain(|_, at| all.contains_key(at));
        self.by_reference.retain(|_, at| all.contains_key(at));
    }
}

/// Returns the amount to refund of a captured amount, of which a part was refunded before.
fn amount_of(request: &Request, captured: &Price, refunded: u128) -> Result<Price, Rejection> {
    let rest = Price::new(of_units(units(captured) - refunded)?, captured.currency);
    let amount = match (request.is_full_amount, &request.amount) {
        (Some(true), _) | (_, None) => rest.clone(),
        (_, Some(amount)) => {
            let value = amount.value.as_ref().parse();
            Price::new(value.map_err(|error| Rejection::invalid("amount", format!("{error}")))?, amount.currency)
        }
    };
    if amount.currency != rest.currency || units(&amount) == 0 || units(&amount) > units(&rest) {
        return Err(Rejection::invalid("amount", "is more than is left of what was captured"));
    }
    Ok(amount)
}

impl Store {
    /// `POST /v1/refunds`: returns a paid amount or a part of it.
    pub fn refund(&mut self, body: &[u8], request_id: &str) -> Result<Refund, Rejection> {
        let request = Request::from_json(body).map_err(|violations| Rejection::of(&violations))?;
        self.continue_refunds();
        let accepts_taken = self.settings.taken_reference == TakenReference::AcceptedForRefunds;
        if !accepts_taken && self.refunds.by_reference.contains_key(request.client_reference_id.as_ref()) {
            return Err(self.taken());
        }
        let (id, at) = (self.new_id(), self.clock.written());
        let charge = self.paid_charge(&request)?;
        let captured = charge.captured_amount.clone().unwrap_or_else(|| charge.amount.clone());
        let (charge_id, payment_session_id) = (charge.id.clone(), charge.payment_session_id.clone());
        let amount = amount_of(&request, &captured, self.refunds.refunded(&charge_id)?)?;
        let refund = Refund {
            id,
            client_reference_id: request.client_reference_id.clone(),
            payment_session_id,
            charge_id,
            captured_amount: TextMoney::of(&captured),
            is_full_amount: request.is_full_amount == Some(true),
            amount: TextMoney::of(&amount),
            status: RefundStatus::PENDING,
            destination_type: None,
            request: shown_fields(&request),
            created_at: at.clone(),
            updated_at: at,
        };
        let reference = refund.client_reference_id.as_ref();
        self.witness(Operation::Refund, &refund.payment_session_id, Some(reference), &amount, request_id);
        self.notify_with("REFUND.PENDING", EventData::Refund(refund.clone().into()));
        let next_at = self.clock.now() + self.settings.refund_step;
        self.refunds.insert(KeptRefund { refund: refund.clone(), steps: steps(&request).into(), next_at });
        self.continue_refunds();
        // The response shows the state before the refund goes on.
        Ok(refund)
    }

    /// Lets each refund reach the states whose time has come.
    pub fn continue_refunds(&mut self) {
        let (now, pause) = (self.clock.now(), self.settings.refund_step);
        let mut reached = Vec::new();
        for kept in self.refunds.all.values_mut() {
            while kept.next_at <= now
                && let Some(step) = kept.steps.pop_front()
            {
                kept.refund.status = step.status();
                kept.refund.destination_type = step.destination_type();
                kept.refund.updated_at = clock::written(kept.next_at);
                kept.next_at += pause;
                reached.push((step, kept.refund.clone()));
            }
        }
        for (step, refund) in reached {
            self.notify_with(step.event(), EventData::Refund(refund.into()));
        }
    }

    /// Returns the charge that a request names, by its id or as the last one of a session.
    fn paid_charge(&mut self, request: &Request) -> Result<&Charge, Rejection> {
        let charge = match (&request.charge_id, &request.payment_session_id) {
            (Some(id), _) => {
                let session_id = self.charges.get(id.as_ref());
                let session_id = session_id.ok_or_else(|| Rejection::missing("charge", id.as_ref()))?.clone();
                self.session(&session_id)?.charges().find(|charge| charge.id == id.as_ref())
            }
            (None, Some(id)) => self.session(id.as_ref())?.last_charge().map(|charge| &*charge),
            (None, None) => return Err(Rejection::invalid("paymentSessionId", "or chargeId is required")),
        };
        charge
            .filter(|charge| charge.status == ChargeStatus::SUCCESS)
            .ok_or_else(|| Rejection::state("the payment cannot be refunded in its state"))
    }

    pub fn refund_by_id(&mut self, id: &str) -> Result<&Refund, Rejection> {
        self.continue_refunds();
        let kept = self.refunds.by_id.get(id).and_then(|at| self.refunds.all.get(at));
        kept.map(|kept| &kept.refund).ok_or_else(|| Rejection::missing("refund", id))
    }

    pub fn refunds(&mut self) -> impl Iterator<Item = &Refund> {
        self.continue_refunds();
        self.refunds.iter()
    }
}

/// Returns the fields of a request that responses show unchanged.
fn shown_fields(request: &Checked<Request>) -> BTreeMap<String, Value> {
    let mut json = serde_json::to_value(request).unwrap_or_default();
    let names = ["reason", "description", "method", "transferDestination", "metadata"];
    let mut fields: BTreeMap<_, _> = names
        .into_iter()
        .map(|name| (name.to_owned(), json[name].take()))
        .filter(|(_, value)| !value.is_null())
        .collect();
    fields.entry("method".to_owned()).or_insert_with(|| "AUTO".into());
    fields
}

/// Returns the states that a refund will have, as the page Refund Simulation describes them: the reference and the account
/// number of the destination decide.
fn steps(request: &Request) -> Vec<RefundStep> {
    let destination = request.transfer_destination.as_ref();
    let account = destination.map(|destination| destination.channel_information.account_number.expose());
    match (request.client_reference_id.as_ref().split_once('-'), account) {
        (Some(("2001", _)), Some("999966660008")) => vec![RefundStep::WaitsForTransfer, RefundStep::Fails],
        (Some(("2002", _)), Some("999966660002")) => vec![RefundStep::Fails],
        (_, Some("999966660001")) => vec![RefundStep::WaitsForTransfer, RefundStep::Succeeds(Destination::Account)],
        _ if request.method == Some(RefundMethod::TRANSFER_ONLY) => {
            vec![RefundStep::WaitsForTransfer, RefundStep::Succeeds(Destination::Account)]
        }
        _ => vec![RefundStep::Succeeds(Destination::Channel)],
    }
}
