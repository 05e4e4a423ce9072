//! The capture of an authorized amount.

use payment_core::{
    gateway::{Capture, Server},
    response::{CaptureRecord, CaptureResponse, CaptureStatus, GatewayResponse, Open, SessionId, SessionResponse},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{AnyOperation, Conflict, Operation, Shown, data_of, stored_amount::StoredAmount};
use crate::{
    machine::{Evidence, Machine},
    policy::Trust,
    reader::{NotRead, Reader, Time},
};

/// A capture: the gateway's response to the call, or its record in the session, which a look-up has found.
///
/// # Examples
///
/// ```
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use payment_session::{client::Captured, response::CaptureStatus};
///
/// /// Returns whether the money is there already. If not, a callback reports it later.
/// fn is_final(captured: &Captured) -> bool {
///     captured.status().is_some_and(|status| *status == CaptureStatus::SUCCESS)
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Captured {
    /// The response to the call.
    Response(Box<CaptureResponse>),
    /// The record of a capture whose response was lost.
    Found(Box<CaptureRecord>),
}

impl Captured {
    /// Returns the id of the capture.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Response(response) => Some(&response.id),
            Self::Found(record) => record.capture_id.as_deref(),
        }
    }

    /// Returns the status, or `None` if the record has none.
    pub fn status(&self) -> Option<&Open<CaptureStatus>> {
        match self {
            Self::Response(response) => Some(&response.status),
            Self::Found(record) => record.status.as_ref(),
        }
    }

    /// Returns the capture that a journal has kept, or `None` if it does not have enough.
    pub(crate) fn of(session: &SessionId, Shown { id, status }: &Shown) -> Option<Self> {
        let data = json!({ "id": id.as_ref()?, "paymentSessionId": session, "status": status });
        let response = CaptureResponse::parse(200, &data_of(&data)).ok()?;
        Some(Self::Response(Box::new(response)))
    }

    pub(crate) fn has_failed(&self) -> bool {
        self.status().is_some_and(|status| *status == CaptureStatus::FAILED)
    }
}

/// Captures an amount, or everything that is authorized.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureCharge {
    pub session: SessionId,
    /// `None` for everything that is authorized and not captured yet.
    amount: Option<StoredAmount>,
    /// The ids of the captures before the call.
    before: Option<Vec<String>>,
}

impl CaptureCharge {
    pub fn new(session: SessionId, capture: &Capture) -> Self {
        Self { session, amount: capture.amount.as_ref().map(StoredAmount::of), before: None }
    }

    /// Returns the record of this capture: a new one with its amount. One that has not failed comes first.
    fn record(&self, session: &SessionResponse) -> Option<CaptureRecord> {
        let before = self.before.as_ref()?;
        let is_new = |record: &&CaptureRecord| {
            record.capture_id.as_ref().is_some_and(|id| !before.contains(id)) && self.has_amount(record)
        };
        records(session).filter(is_new).min_by_key(|record| has_failed(record)).cloned()
    }

    /// Returns whether the amounts are equal, as far as both have one.
    fn has_amount(&self, record: &CaptureRecord) -> bool {
        let Some(amount) = &self.amount else { return true };
        record.captured_amount.as_ref().is_none_or(|captured| amount.has_value(captured))
            && record.currency.as_ref().is_none_or(|currency| currency.as_str() == amount.currency)
    }

    fn judge(&self, session: SessionResponse) -> Evidence<SessionResponse> {
        match self.record(&session) {
            Some(record) if has_failed(&record) => Evidence::Conflict(session),
            Some(_) => Evidence::Done(session),
            // A record without an id can be an old one.
            None if self.before.is_none() || records(&session).any(|record| record.capture_id.is_none()) => {
                Evidence::Undecidable
            }
            None => Evidence::Absent,
        }
    }
}

impl Operation for CaptureCharge {
    type Response = CaptureResponse;
    type Output = Captured;
    type Seen = SessionResponse;

    const IS_EXCLUSIVE: bool = true;

    fn machine(_: Trust) -> Machine {
        Machine::capture()
    }

    fn describe(&self) -> AnyOperation {
        AnyOperation::Capture(self.clone())
    }

    fn of(stored: &AnyOperation) -> Option<Self> {
        match stored {
            AnyOperation::Capture(operation) => Some(operation.clone()),
            _ => None,
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        (&self.session, &self.amount) == (&other.session, &other.amount)
    }

    fn is_shared(&self) -> bool {
        self.amount.is_none()
    }

    async fn prepare<S: Server + Send + Sync>(
        &mut self,
        reader: &Reader<S>,
        time: Time,
        known: &[String],
    ) -> Result<(), NotRead> {
        let session = reader.get_fresh_session(&self.session, time).await?;
        let ids = records(&session).filter_map(|record| record.capture_id.clone());
        self.before = Some(ids.chain(known.iter().cloned()).collect());
        Ok(())
    }

    fn accept(&self, response: CaptureResponse) -> Option<Captured> {
        let is_new = self.before.as_ref().is_none_or(|before| !before.contains(&response.id));
        let is_of_session = response.payment_session_id.as_ref() == Some(&self.session);
        let is_of_amount = match (&self.amount, &response.amount) {
            (Some(expected), Some(amount)) => expected.is(amount),
            _ => true,
        };
        (is_new && is_of_session && is_of_amount).then(|| Captured::Response(Box::new(response)))
    }

    fn found(&self, session: SessionResponse) -> Option<Captured> {
        self.record(&session).map(|record| Captured::Found(Box::new(record)))
    }

    async fn recall<S: Server + Send + Sync>(
        &self,
        _: &Reader<S>,
        _: Time,
        shown: &Shown,
    ) -> Result<Option<Captured>, NotRead> {
        Ok(Captured::of(&self.session, shown))
    }

    fn shown(captured: &Captured) -> Shown {
        Shown { id: captured.id().map(ToOwned::to_owned), status: captured.status().map(ToString::to_string) }
    }

    fn conflict(&self, session: SessionResponse) -> Conflict {
        match self.found(session.clone()) {
            Some(captured) => Conflict::Failed(captured),
            None => Conflict::State(Box::new(session)),
        }
    }

    fn checked(captured: Captured) -> Result<Captured, Conflict> {
        if captured.has_failed() { Err(Conflict::Failed(captured)) } else { Ok(captured) }
    }

    fn traces(&self, captured: &Captured) -> Vec<String> {
        captured.id().map(ToOwned::to_owned).into_iter().collect()
    }

    async fn look_up<S: Server + Send + Sync>(
        &self,
        reader: &Reader<S>,
        time: Time,
    ) -> Result<Evidence<SessionResponse>, NotRead> {
        Ok(self.judge(reader.get_fresh_session(&self.session, time).await?))
    }
}

fn records(session: &SessionResponse) -> impl Iterator<Item = &CaptureRecord> {
    session.charge_details.iter().flat_map(|charge| &charge.capture_histories)
}

fn has_failed(record: &CaptureRecord) -> bool {
    record.status.as_ref().is_some_and(|status| *status == CaptureStatus::FAILED)
}
