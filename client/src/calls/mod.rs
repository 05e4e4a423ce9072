//! The calls that change something, as data: the responses that belong to them, and how their effects are looked up.

mod cancel;
mod capture;
mod confirm;
mod create;
mod effect;
mod look_up;
mod refund;
mod stored_amount;

use std::collections::BTreeSet;

use payment_session::response::{ApiError, GatewayResponse, RefundResponse, SessionId, SessionResponse};
use serde::{Deserialize, Serialize};

use crate::{
    cause::CauseKind,
    machine::{Repetition, View},
    reader::Reader,
    repeat::Time,
    sender::FailedAttempt,
    transport::Connection,
};

pub use cancel::CancelSession;
pub use capture::{CaptureCharge, CaptureEffect};
pub use confirm::ConfirmSession;
pub use create::CreateSession;
pub use effect::Effect;
pub use look_up::{LookUp, Searches};
pub use refund::RefundPayment;

/// A call that changes something, as a journal stores it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "snake_case")]
pub enum CallData {
    Create(CreateSession),
    Confirm(ConfirmSession),
    Cancel(CancelSession),
    Capture(CaptureCharge),
    Refund(RefundPayment),
}

/// What differs between kinds of calls.
#[derive(Clone, Copy, Debug)]
pub struct CallSpec {
    /// The name of the call, for people and metrics.
    pub name: &'static str,
    /// What proves the call, and whether it is sent again.
    pub repetition: Repetition,
    /// The connection of the first attempt. A kept one can deliver the response of an earlier call, which only a reference
    /// distinguishes.
    pub connection: Connection,
    read: ReadResponse,
}

type ReadResponse = fn(u16, &[u8]) -> Result<Effect, ApiError>;

fn read<A: GatewayResponse + Into<Effect>>(status: u16, body: &[u8]) -> Result<Effect, ApiError> {
    A::parse(status, body).map(Into::into)
}

impl CallData {
    /// Returns what differs between this kind of call and others.
    pub fn spec(&self) -> CallSpec {
        let (name, repetition, connection, read): (_, _, _, ReadResponse) = match self {
            Self::Create(_) => ("create", Repetition::CREATE, Connection::Kept, read::<SessionResponse>),
            Self::Confirm(_) => ("confirm", Repetition::CONFIRM, Connection::Own, read::<SessionResponse>),
            Self::Cancel(_) => ("cancel", Repetition::CANCEL, Connection::Own, read::<SessionResponse>),
            Self::Capture(_) => ("capture", Repetition::CAPTURE, Connection::Own, CaptureEffect::read),
            Self::Refund(_) => ("refund", Repetition::REFUND, Connection::Own, read::<RefundResponse>),
        };
        CallSpec { name, repetition, connection, read }
    }

    /// Returns the reference of a session or refund that is created.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Create(create) => Some(&create.reference),
            Self::Refund(refund) => Some(&refund.reference),
            Self::Confirm(_) | Self::Cancel(_) | Self::Capture(_) => None,
        }
    }

    /// Returns the id of a session that is changed or refunded.
    pub const fn session(&self) -> Option<&SessionId> {
        match self {
            Self::Create(_) => None,
            Self::Refund(refund) => refund.session.as_ref(),
            Self::Confirm(_) | Self::Cancel(_) | Self::Capture(_) => self.changed_session(),
        }
    }

    const fn changed_session(&self) -> Option<&SessionId> {
        match self {
            Self::Confirm(ConfirmSession { session })
            | Self::Cancel(CancelSession { session })
            | Self::Capture(CaptureCharge { session, .. }) => Some(session),
            Self::Create(_) | Self::Refund(_) => None,
        }
    }

    /// Returns what may happen once at a time, in each account.
    ///
    /// All calls that change a session have one key. Otherwise, they would run next to each other, and each could take the
    /// effect of another for its own. Keys are stored, so another spelling would not see the rows that are there.
    pub fn key(&self) -> String {
        match self.changed_session() {
            Some(session) => format!("session {session}"),
            None => format!("{} {}", self.spec().name, self.reference().unwrap_or_default()),
        }
    }

    /// Returns the request as far as it is compared, or `None` if each call is another one.
    pub fn compared(&self) -> Option<String> {
        match self {
            Self::Create(create) => Some(create.compared()),
            Self::Refund(refund) => Some(refund.compared()),
            Self::Confirm(_) | Self::Cancel(_) | Self::Capture(_) => None,
        }
    }

    /// Reads the response to an attempt.
    pub fn read(&self, status: u16, body: &[u8]) -> Result<Effect, ApiError> {
        (self.spec().read)(status, body)
    }

    /// Returns whether the response to an attempt belongs to it. `before` are the ids that were there before.
    pub fn accepts(&self, before: Option<&BTreeSet<String>>, effect: &Effect) -> bool {
        match (self, effect) {
            (Self::Create(create), Effect::Session(session)) => create.is_of(session),
            (Self::Confirm(confirm), Effect::Session(session)) => confirm.is_response(before, session),
            (Self::Cancel(cancel), Effect::Session(session)) => cancel.is_response(session),
            (Self::Capture(capture), Effect::Capture(CaptureEffect::Response(response))) => {
                capture.is_response(before, response)
            }
            (Self::Refund(refund), Effect::Refund(response)) => refund.is_of(response),
            _ => false,
        }
    }

    /// Looks the effect up.
    pub async fn look_up(&self, reader: &Reader, time: Time, searches: &mut Searches) -> Result<LookUp, FailedAttempt> {
        let result = match self {
            Self::Create(create) => create.look_up(reader, time, searches).await,
            Self::Confirm(confirm) => confirm.look_up(reader, time).await,
            Self::Cancel(cancel) => cancel.look_up(reader, time).await,
            Self::Capture(capture) => capture.look_up(reader, time).await,
            Self::Refund(refund) => refund.look_up(reader, time, searches).await,
        };
        match result {
            // The gateway responds, but not with something that can be read to its end.
            Err(FailedAttempt { cause, .. }) if cause.kind() == CauseKind::Unreadable => {
                Ok(LookUp { view: View::nothing(), effects: Vec::new(), incomplete: Some(cause) })
            }
            result => result,
        }
    }

    /// Returns the ids that show an effect.
    pub fn ids(&self, effect: &Effect) -> BTreeSet<String> {
        match (self, effect) {
            (Self::Confirm(_), Effect::Session(session)) => confirm::ids_of_charges(session),
            (Self::Confirm(_) | Self::Cancel(_), _) => BTreeSet::new(),
            (Self::Create(_) | Self::Capture(_) | Self::Refund(_), _) => {
                effect.id().map(str::to_owned).into_iter().collect()
            }
        }
    }

    /// Returns whether an effect is of no use. A confirmation or a cancellation has done its work, whatever the session is now.
    pub fn has_failed(&self, effect: &Effect) -> bool {
        !matches!(self, Self::Confirm(_) | Self::Cancel(_)) && effect.has_failed()
    }

    /// Returns the effect of which a journal has kept these ids and this status, or `None` if they are not enough.
    pub fn recorded(&self, ids: &BTreeSet<String>, status: Option<&str>) -> Option<Effect> {
        match self {
            Self::Create(_) => effect::recorded_session(ids.first()?, status?),
            Self::Confirm(_) | Self::Cancel(_) => effect::recorded_session(self.session()?.as_ref(), status?),
            Self::Capture(capture) => effect::recorded_capture(ids.first()?, &capture.session, status),
            Self::Refund(_) => effect::recorded_refund(ids.first()?, status?),
        }
    }

    /// Returns the object with these ids as it is now, or `None` if it cannot be read, or if what the journal has is enough.
    pub async fn recall(&self, reader: &Reader, time: Time, ids: &BTreeSet<String>) -> Option<Effect> {
        let session = match self {
            Self::Create(_) => ids.first()?.parse().ok()?,
            Self::Confirm(_) | Self::Cancel(_) => self.session()?.clone(),
            Self::Capture(_) => return None,
            Self::Refund(_) => return Some(reader.get_refund(&ids.first()?.parse().ok()?, time).await.ok()?.into()),
        };
        reader.get_session(&session, time, Connection::Own).await.ok().map(Effect::from)
    }

    /// Returns whether an object that was recalled shows at least what the journal has kept of this call.
    pub fn shows(&self, ids: &BTreeSet<String>, effect: &Effect) -> bool {
        match (self, effect) {
            (Self::Confirm(_), Effect::Session(session)) => confirm::shows(ids, session),
            _ => self.accepts(None, effect),
        }
    }
}
