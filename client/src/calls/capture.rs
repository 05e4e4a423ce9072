//! The capture of an authorized amount.

use std::collections::BTreeSet;

use payment_session::{
    gateway::Capture,
    response::{
        ApiError, CaptureRecord, CaptureResponse, CaptureStatus, GatewayResponse as _, Open, SessionId, SessionResponse,
    },
};
use serde::{Deserialize, Serialize};

use super::{Effect, LookUp, look_up::session_status, stored_amount::StoredAmount};
use crate::{
    machine::{Object, View},
    reader::Reader,
    repeat::Time,
    sender::FailedAttempt,
    transport::Connection,
};

/// A capture: the gateway's response to the call, or its record in the session, which a look-up has found.
///
/// # Examples
///
/// ```
/// use payment_client::CaptureEffect;
/// use payment_session::response::CaptureStatus;
///
/// /// Returns whether the money is there already. If not, a callback reports it later.
/// fn is_final(capture: &CaptureEffect) -> bool {
///     capture.status().is_some_and(|status| *status == CaptureStatus::SUCCESS)
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CaptureEffect {
    /// The response to the call.
    Response(Box<CaptureResponse>),
    /// The record of a capture whose response was lost.
    Record(Box<CaptureRecord>),
}

impl CaptureEffect {
    /// Returns the id of the capture.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Response(response) => Some(&response.id),
            Self::Record(record) => record.capture_id.as_deref(),
        }
    }

    /// Returns the status, or `None` if the record has none.
    pub fn status(&self) -> Option<&Open<CaptureStatus>> {
        match self {
            Self::Response(response) => Some(&response.status),
            Self::Record(record) => record.status.as_ref(),
        }
    }

    pub(super) fn read(status: u16, body: &[u8]) -> Result<Effect, ApiError> {
        CaptureResponse::parse(status, body).map(|response| Self::Response(Box::new(response)).into())
    }

    pub(super) fn has_failed(&self) -> bool {
        self.status().is_some_and(|status| *status == CaptureStatus::FAILED)
    }
}

/// Captures an amount, or everything that is authorized.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureCharge {
    pub session: SessionId,
    /// `None` for everything that is authorized and not captured yet.
    amount: Option<StoredAmount>,
}

impl CaptureCharge {
    pub fn new(session: SessionId, capture: &Capture) -> Self {
        Self { session, amount: capture.amount.as_ref().map(StoredAmount::of) }
    }

    /// Returns whether the amounts are equal, as far as both have one.
    fn has_amount(&self, record: &CaptureRecord) -> bool {
        let Some(amount) = &self.amount else { return true };
        record.captured_amount.as_ref().is_none_or(|captured| amount.has_value(captured))
            && record.currency.as_ref().is_none_or(|currency| currency.as_str() == amount.currency)
    }

    pub async fn look_up(&self, reader: &Reader, time: Time) -> Result<LookUp, FailedAttempt> {
        let session = reader.get_session(&self.session, time, Connection::Own).await?;
        let with_id = records(&session).filter_map(|record| Some((record.capture_id.clone()?, record)));
        let objects = with_id.map(|(id, record)| Object {
            id,
            fits: self.has_amount(record),
            has_failed: record.status.as_ref().is_some_and(|status| *status == CaptureStatus::FAILED),
        });
        let view = View {
            objects: objects.collect(),
            session: session_status(&session),
            is_complete: records(&session).all(|record| record.capture_id.is_some()),
        };
        let effects = records(&session).map(|record| CaptureEffect::Record(Box::new(record.clone())).into()).collect();
        Ok(LookUp { view, effects, incomplete: None })
    }

    /// Returns whether a response is that to this capture, and to no earlier one.
    pub fn is_response(&self, before: Option<&BTreeSet<String>>, response: &CaptureResponse) -> bool {
        let is_new = before.is_none_or(|before| !before.contains(&response.id));
        let is_of_amount = match (&self.amount, &response.amount) {
            (Some(expected), Some(amount)) => expected.is(amount),
            _ => true,
        };
        is_new && response.payment_session_id.as_ref() == Some(&self.session) && is_of_amount
    }
}

fn records(session: &SessionResponse) -> impl Iterator<Item = &CaptureRecord> {
    session.charge_details.iter().flat_map(|charge| &charge.capture_histories)
}
