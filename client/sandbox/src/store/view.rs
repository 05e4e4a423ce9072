//! The sessions and refunds as the sandbox's page lists them.

use payment_session::{PaymentType, response::SessionStatus};
use serde::Serialize;
use serde_json::Value;

use super::{Accounts, Session, Store, refunds::Refund};
use crate::rejection::Rejection;

/// The objects of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Sessions for one payment.
    Session,
    /// Static accounts and QR codes.
    Static,
    Refund,
}

/// The objects that a list shows. An empty text accepts all of them.
pub struct Filter {
    pub kind: Kind,
    /// A part of the reference, or an id.
    pub reference: String,
    pub method: String,
    pub status: String,
}

/// A line of a list.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    pub id: String,
    pub reference: String,
    pub status: String,
    /// The method of a session, or of a refund. Empty while the customer has not chosen one.
    pub method: String,
    pub amount: String,
    pub created_at: String,
    pub sub_merchant: Option<String>,
    /// The number of payments of a static account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payments: Option<usize>,
}

impl Filter {
    fn accepts(&self, row: &Row) -> bool {
        (row.reference.contains(&self.reference) || row.id == self.reference)
            && (self.method.is_empty() || row.method == self.method)
            && (self.status.is_empty() || row.status == self.status)
    }
}

impl Session {
    fn row(&self, sub_merchant: Option<&str>) -> Row {
        let is_static = self.payment_type == PaymentType::MULTIPLE;
        let method = self.payment_method.as_ref().and_then(|method| method["type"].as_str());
        Row {
            id: self.id.clone(),
            reference: self.client_reference_id.to_string(),
            status: self.status.to_string(),
            method: method.unwrap_or_default().to_owned(),
            amount: format!("{} {}", self.amount.value, self.amount.currency),
            created_at: self.created_at.clone(),
            sub_merchant: sub_merchant.map(str::to_owned),
            payments: is_static.then_some(self.payments.len()),
        }
    }
}

impl Store {
    /// Returns the lines of the objects that a filter accepts.
    fn rows(&mut self, filter: &Filter) -> Vec<Row> {
        let now = self.clock.now();
        self.sessions.expire_overdue(None, now);
        self.continue_refunds();
        let sub_merchant = self.sub_merchant.as_deref();
        let is_listed =
            |session: &&Session| (session.payment_type == PaymentType::MULTIPLE) == (filter.kind == Kind::Static);
        let rows: Box<dyn Iterator<Item = Row>> = match filter.kind {
            Kind::Refund => Box::new(self.refunds.iter().map(|refund| refund.row(sub_merchant))),
            Kind::Session | Kind::Static => {
                Box::new(self.sessions.listed(None).filter(is_listed).map(|session| session.row(sub_merchant)))
            }
        };
        rows.filter(|row| filter.accepts(row)).collect()
    }

    /// Returns the line of a session and the session, without expiring it.
    pub fn shown_session(&mut self, id: &str) -> Result<(Row, Session), Rejection> {
        let session = self.session(id)?.clone();
        Ok((session.row(self.sub_merchant.as_deref()), session))
    }

    /// Returns the line of a refund and the refund.
    pub fn shown_refund(&mut self, id: &str) -> Result<(Row, Refund), Rejection> {
        let refund = self.refund_by_id(id)?.clone();
        Ok((refund.row(self.sub_merchant.as_deref()), refund))
    }
}

impl Accounts {
    /// Returns the lines of all accounts that a filter accepts, the newest first.
    pub fn rows(&mut self, filter: &Filter) -> Vec<Row> {
        let mut rows: Vec<_> = self.stores().flat_map(|store| store.rows(filter)).collect();
        // Instants in the same format compare as strings.
        rows.sort_by(|one, other| other.created_at.cmp(&one.created_at));
        rows
    }
}

/// Returns the text of the QR code of a session, if it has one.
pub fn qr_content(session: &Session) -> Option<String> {
    let of_charge = session.charge_details.iter().flatten().next_back().and_then(|charge| charge.qr.as_ref());
    let qr = of_charge.or_else(|| session.payment_method.as_ref()?.get("qr"))?;
    qr["qrContent"].as_str().map(str::to_owned)
}

/// Returns the virtual account that the customer pays to, if the session has one.
pub fn account(session: &Session) -> Option<&Value> {
    let charge = session.charge_details.iter().flatten().next_back();
    let of_charge = charge.and_then(|charge| charge.virtual_account.as_ref());
    of_charge.or_else(|| session.payment_method.as_ref()?.get("virtualAccount"))
}

pub fn is_open(session: &Session) -> bool {
    !session.is_over() && session.status != SessionStatus::PROCESSING
}
