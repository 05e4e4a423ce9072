//! The effect of a call on a session, and how it is looked up.

use payment_core::{
    PaymentRequest,
    gateway::{Capture, Server},
    response::{CaptureRecord, CaptureResponse, ChargeStatus, Open, SessionId, SessionResponse, SessionStatus},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{Error, caller::Caller, order::Order};

/// The effect that a call has if it is carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "snake_case")]
pub enum Effect {
    /// A session for the order exists.
    Create { order: Order },
    /// A session exists. Its reference or amount is an unchecked field.
    CreateUnchecked,
    /// The session does not wait for its confirmation any more.
    Confirm { session: SessionId },
    /// The session is cancelled.
    Cancel { session: SessionId },
    /// The charge is captured.
    Capture { session: SessionId, capture: LastCapture },
    /// Not known.
    Other { path: String },
}

/// A capture, as far as it can be recognized.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastCapture {
    /// Whether nothing can be captured after it. A capture of a part that leaves the rest cannot be distinguished from another one.
    is_last: bool,
    /// `None` for everything that is authorized and not captured yet.
    amount: Option<String>,
}

/// The view of a look-up.
#[derive(Debug)]
pub enum Sight {
    Done(SessionResponse),
    NotSeen,
    Conflict(SessionResponse),
    Undecidable,
}

impl Effect {
    /// Returns the effect of creating a session.
    pub fn of_create(request: &impl PaymentRequest) -> Self {
        Order::of(request).map_or(Self::CreateUnchecked, |order| Self::Create { order })
    }

    /// Returns the effect of a capture.
    pub fn of_capture(session: &SessionId, capture: &Capture) -> Self {
        let capture = LastCapture {
            is_last: capture.release_remaining_amount,
            amount: capture.amount.as_ref().map(|amount| amount.value.to_string()),
        };
        Self::Capture { session: session.clone(), capture }
    }

    /// Returns the name of the call, for logs.
    pub fn name(&self) -> &str {
        match self {
            Self::Create { .. } | Self::CreateUnchecked => "create",
            Self::Confirm { .. } => "confirm",
            Self::Cancel { .. } => "cancel",
            Self::Capture { .. } => "capture",
            Self::Other { path } => path,
        }
    }

    /// Returns the reference of a session that is created.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Create { order } => Some(order.reference().as_ref()),
            _ => None,
        }
    }

    /// Returns the id of a session that is changed.
    pub const fn session(&self) -> Option<&SessionId> {
        match self {
            Self::Confirm { session } | Self::Cancel { session } | Self::Capture { session, .. } => Some(session),
            Self::Create { .. } | Self::CreateUnchecked | Self::Other { .. } => None,
        }
    }

    /// Looks the effect up.
    pub async fn look_up<S: Server + Send + Sync>(&self, caller: &Caller<S>) -> Result<Sight, Error> {
        Ok(match self {
            Self::Create { order } => match caller.find(order.reference()).await? {
                Some(session) if order.is_of(&session) => Sight::Done(session),
                Some(session) => Sight::Conflict(session),
                None => Sight::NotSeen,
            },
            Self::Confirm { session } => confirmed(caller.get_session(session).await?),
            Self::Cancel { session } => cancelled(caller.get_session(session).await?),
            Self::Capture { session, capture } => {
                let session = caller.get_session(session).await?;
                if capture.record(&session).is_some() { Sight::Done(session) } else { Sight::NotSeen }
            }
            Self::CreateUnchecked | Self::Other { .. } => Sight::Undecidable,
        })
    }

    /// Returns whether a session can be the response to the call. A connection can deliver the response of an earlier call
    /// for the same session, for example if a proxy repeats one.
    pub fn can_return(&self, session: &SessionResponse) -> bool {
        match self {
            Self::Create { order } => order.is_of(session),
            Self::Confirm { session: id } => session.id == *id && !waits(session),
            Self::Cancel { session: id } => session.id == *id && session.status == SessionStatus::CANCELLED,
            Self::Capture { .. } => false,
            Self::CreateUnchecked | Self::Other { .. } => true,
        }
    }

    /// Returns whether this can be the response to the call.
    pub fn can_return_capture(&self, response: &CaptureResponse) -> bool {
        let Self::Capture { session, capture } = self else { return false };
        let is_of_session = response.payment_session_id.as_ref() == Some(session);
        let is_of_amount = match (&capture.amount, &response.amount) {
            (Some(expected), Some(amount)) => {
                expected.parse::<payment_core::request::AmountValue>().is_ok_and(|expected| amount.value == expected)
            }
            _ => true,
        };
        is_of_session && is_of_amount
    }

    /// Returns the capture that the session shows, as the gateway would have returned it.
    pub fn capture_of(&self, session: &SessionResponse) -> Option<CaptureResponse> {
        let Self::Capture { capture, .. } = self else { return None };
        let record = capture.record(session)?;
        let json = json!({
            "id": record.capture_id.as_deref()?,
            "paymentSessionId": session.id.as_ref() as &str,
            "paymentSessionClientReferenceId": session.client_reference_id,
            "releaseRemainingAmount": capture.is_last,
            "amount": {
                "value": record.captured_amount.as_ref()?.as_str(),
                "currency": record.currency.as_ref()?.as_str(),
            },
            "status": record.status.as_ref().map(Open::as_str),
        });
        CaptureResponse::from_json(json.to_string().as_bytes()).ok()
    }
}

fn confirmed(session: SessionResponse) -> Sight {
    match session.status {
        _ if waits(&session) => Sight::NotSeen,
        Open::Known(_) => Sight::Done(session),
        Open::Other(_) => Sight::Undecidable,
    }
}

/// Returns whether a session waits for its confirmation. Every other documented status shows that the confirmation was
/// carried out, or can no longer be carried out.
fn waits(session: &SessionResponse) -> bool {
    matches!(session.status, Open::Known(SessionStatus::REQUIRE_CONFIRMATION | SessionStatus::REQUIRE_PAYMENT_METHOD))
}

fn cancelled(session: SessionResponse) -> Sight {
    match session.status {
        Open::Known(SessionStatus::CANCELLED) => Sight::Done(session),
        Open::Known(SessionStatus::REQUIRE_CONFIRMATION | SessionStatus::REQUIRE_PAYMENT_METHOD) => Sight::NotSeen,
        Open::Known(_) => Sight::Conflict(session),
        Open::Other(_) => Sight::Undecidable,
    }
}

impl LastCapture {
    /// Returns the record of this capture, or `None` if the session does not show it for certain.
    ///
    /// A charge that is captured completely has no later capture. So its last record is this one, if its amount is.
    fn record<'a>(&self, session: &'a SessionResponse) -> Option<&'a CaptureRecord> {
        let charge = session.charge_details.last()?;
        let is_complete = charge.status == ChargeStatus::SUCCESS;
        let record = charge.capture_histories.last().filter(|_| is_complete && self.is_last)?;
        match &self.amount {
            None => Some(record),
            Some(amount) => {
                let amount = amount.parse::<payment_core::request::AmountValue>().ok()?;
                (record.captured_amount.as_ref()? == &amount).then_some(record)
            }
        }
    }
}
