//! The capture of an authorized amount.

use std::{collections::BTreeSet, future::ready};

use futures_util::{FutureExt, future::BoxFuture};
use payment_session::{
    gateway::Capture,
    response::{
        ApiError, CaptureRecord, CaptureResponse, CaptureStatus, GatewayResponse, Open, SessionId, SessionResponse,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    Effect, LookUp,
    change::{Change, Check, Subject, recorded, session_status},
    look_up::Searches,
    stored_amount::StoredAmount,
};
use crate::{
    machine::{Object, Rule, View},
    reader::Reader,
    run::Time,
    sender::Failed,
    transport::Connection,
};

/// A capture: the gateway's response to the call, or its record in the session, which a look-up has found.
///
/// # Examples
///
/// ```
/// use payment_client::Captured;
/// use payment_session::response::CaptureStatus;
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

    fn has_failed(&self) -> bool {
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

    /// Returns whether a response is that to this capture, and to no earlier one.
    fn is_response(&self, before: Option<&BTreeSet<String>>, response: &CaptureResponse) -> bool {
        let is_new = before.is_none_or(|before| !before.contains(&response.id));
        let is_of_amount = match (&self.amount, &response.amount) {
            (Some(expected), Some(amount)) => expected.is(amount),
            _ => true,
        };
        is_new && response.payment_session_id.as_ref() == Some(&self.session) && is_of_amount
    }
}

impl Change for CaptureCharge {
    fn kind(&self) -> &'static str {
        "capture"
    }

    fn rule(&self) -> Rule {
        Rule::CAPTURE
    }

    fn connection(&self) -> Connection {
        Connection::Own
    }

    fn subject(&self) -> Subject<'_> {
        Subject::Session(&self.session)
    }

    fn names_account(&self) -> bool {
        false
    }

    fn read(&self, status: u16, body: &[u8], _: Check) -> Result<Effect, ApiError> {
        CaptureResponse::parse(status, body).map(|response| Captured::Response(Box::new(response)).into())
    }

    fn accepts(&self, before: Option<&BTreeSet<String>>, effect: &Effect) -> bool {
        matches!(effect, Effect::Captured(Captured::Response(response)) if self.is_response(before, response))
    }

    fn look_up<'a>(
        &'a self,
        reader: &'a Reader,
        time: Time,
        _: &'a mut Searches,
    ) -> BoxFuture<'a, Result<LookUp, Failed>> {
        async move {
            let session = reader.get_fresh_session(&self.session, time).await?;
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
            let captured = records(&session).map(|record| Captured::Found(Box::new(record.clone())).into()).collect();
            Ok(LookUp { view, effects: captured, incomplete: None })
        }
        .boxed()
    }

    fn ids(&self, effect: &Effect) -> BTreeSet<String> {
        effect.id().map(str::to_owned).into_iter().collect()
    }

    fn has_failed(&self, effect: &Effect) -> bool {
        matches!(effect, Effect::Captured(captured) if captured.has_failed())
    }

    fn recorded(&self, ids: &BTreeSet<String>, status: Option<&str>) -> Option<Effect> {
        let data = json!({ "id": ids.first()?, "paymentSessionId": self.session, "status": status });
        recorded(&data).map(|response| Captured::Response(Box::new(response)).into())
    }

    /// What the journal has is enough.
    fn recall<'a>(&'a self, _: &'a Reader, _: Time, _: &'a BTreeSet<String>) -> BoxFuture<'a, Option<Effect>> {
        ready(None).boxed()
    }

    fn shows(&self, _: &BTreeSet<String>, effect: &Effect) -> bool {
        self.accepts(None, effect)
    }
}

fn records(session: &SessionResponse) -> impl Iterator<Item = &CaptureRecord> {
    session.charge_details.iter().flat_map(|charge| &charge.capture_histories)
}
