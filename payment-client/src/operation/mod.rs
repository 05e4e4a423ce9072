//! The calls that change something: the responses that belong to them, and how their effects are looked up.

mod cancel;
mod capture;
mod confirm;
mod create;
mod other;
mod refund;
mod stored_amount;

use payment_core::{
    gateway::{RequestId, Server},
    response::{GatewayResponse, RefundResponse, SessionId, SessionResponse},
};
use serde::{Deserialize, Serialize};

use crate::{
    machine::{Evidence, Machine},
    policy::Trust,
    reader::{NotRead, Reader, Time},
    transport::Connection,
};

pub use cancel::CancelSession;
pub use capture::{CaptureCharge, Captured};
pub use confirm::ConfirmSession;
pub use create::CreateSession;
pub use other::{OtherCall, Unseen};
pub use refund::RefundPayment;

/// A call that changes something, as far as its responses and look-ups need to know it.
pub trait Operation: Clone + Send + Sync + 'static {
    /// The response of the gateway.
    type Response: GatewayResponse + Send;
    /// The result for the caller, boxed where it is large: it moves through many futures.
    type Output: Send + 'static;
    /// The object that shows the effect.
    type Seen: Send + 'static;

    /// The connection of the first attempt.
    const CONNECTION: Connection = Connection::Own;
    /// Whether two calls at the same time would take each other's effect for their own, also without a journal.
    const IS_EXCLUSIVE: bool = false;
    /// Whether an effect of an earlier call that has ended makes this one superfluous.
    const LOOKS_FIRST: bool = false;
    /// Whether the call may be sent again after a crash.
    const IS_SENT_AGAIN: bool = false;

    /// Returns the machine of the call.
    fn machine(trust: Trust) -> Machine;

    /// Returns the call as a journal stores it.
    fn describe(&self) -> AnyOperation;

    /// Returns the call that a journal has stored, or `None` if it is another one.
    fn of(stored: &AnyOperation) -> Option<Self>;

    /// Returns whether this is the same call, whatever the state before it was.
    fn is_same(&self, other: &Self) -> bool;

    /// Returns whether an equal call of another intent wants the same effect, so that both get one result. Two captures of
    /// one amount are two captures.
    fn is_shared(&self) -> bool {
        true
    }

    /// Reads the state before the call, by which its effect is recognized afterwards. `known` are the traces of earlier
    /// calls, which the gateway may not show yet.
    fn prepare<S: Server + Send + Sync>(
        &mut self,
        _reader: &Reader<S>,
        _time: Time,
        _known: &[String],
    ) -> impl Future<Output = Result<(), NotRead>> + Send {
        async { Ok(()) }
    }

    /// Returns the result that the response means, or `None` if the response belongs to another call.
    fn accept(&self, response: Self::Response) -> Option<Self::Output>;

    /// Returns the result that an object shows, or `None` if it shows none.
    fn found(&self, seen: Self::Seen) -> Option<Self::Output>;

    /// Returns the result of a call that an earlier process has carried out, from what the journal has of it. `None` means
    /// that the journal does not have enough.
    fn recall<S: Server + Send + Sync>(
        &self,
        reader: &Reader<S>,
        time: Time,
        shown: &Shown,
    ) -> impl Future<Output = Result<Option<Self::Output>, NotRead>> + Send;

    /// Returns what a journal keeps of a result.
    fn shown(output: &Self::Output) -> Shown;

    /// Returns the meaning of an object that shows that the call cannot be carried out.
    fn conflict(&self, seen: Self::Seen) -> Conflict;

    /// Returns the conflict that a result means, or the result.
    fn checked(output: Self::Output) -> Result<Self::Output, Conflict> {
        Ok(output)
    }

    /// Returns the ids that show this effect, and not that of a later call.
    fn traces(&self, _output: &Self::Output) -> Vec<String> {
        Vec::new()
    }

    /// Looks the effect up.
    fn look_up<S: Server + Send + Sync>(
        &self,
        reader: &Reader<S>,
        time: Time,
    ) -> impl Future<Output = Result<Evidence<Self::Seen>, NotRead>> + Send;
}

/// Returns the session of a result that a journal has.
async fn recalled<S: Server + Send + Sync>(
    reader: &Reader<S>,
    time: Time,
    shown: &Shown,
) -> Result<Option<SessionResponse>, NotRead> {
    let Some(Ok(id)) = shown.id.as_deref().map(str::parse) else { return Ok(None) };
    reader.get_fresh_session(&id, time).await.map(Some)
}

/// The object that shows the effect of a call.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Effect {
    /// The session that is created, confirmed, cancelled or captured.
    Session(Box<SessionResponse>),
    /// The refund.
    Refund(Box<RefundResponse>),
}

impl Effect {
    /// Returns the session, or `None` if the call is a refund.
    pub fn session(&self) -> Option<&SessionResponse> {
        match self {
            Self::Session(session) => Some(session),
            Self::Refund(_) => None,
        }
    }

    /// Returns the refund, or `None` if the call is not a refund.
    pub fn refund(&self) -> Option<&RefundResponse> {
        match self {
            Self::Session(_) => None,
            Self::Refund(refund) => Some(refund),
        }
    }
}

impl From<SessionResponse> for Effect {
    fn from(session: SessionResponse) -> Self {
        Self::Session(Box::new(session))
    }
}

impl From<RefundResponse> for Effect {
    fn from(refund: RefundResponse) -> Self {
        Self::Refund(Box::new(refund))
    }
}

/// What a journal keeps of a result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub id: Option<String>,
    pub status: Option<String>,
}

impl Shown {
    fn session(session: &SessionResponse) -> Self {
        Self { id: Some(session.id.to_string()), status: Some(session.status.to_string()) }
    }
}

/// Returns the body of a response with this `data`.
pub fn data_of(data: &serde_json::Value) -> Vec<u8> {
    serde_json::json!({ "code": "00", "message": "Success", "data": data }).to_string().into_bytes()
}

/// The reason why a call was not carried out, or failed.
#[derive(Debug)]
pub enum Conflict {
    /// The reference belongs to this session of another order.
    Reference(Box<SessionResponse>),
    /// This session is in another state.
    State(Box<SessionResponse>),
    /// The capture was carried out, and it failed.
    Failed(Captured),
    /// The reference belongs to this refund of another amount or payment.
    Refund(Box<RefundResponse>),
}

/// Any operation, as a journal stores it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "snake_case")]
pub enum AnyOperation {
    Create(CreateSession),
    Confirm(ConfirmSession),
    Cancel(CancelSession),
    Capture(CaptureCharge),
    Refund(RefundPayment),
    Other(OtherCall),
}

impl AnyOperation {
    /// Returns the name of the call, for logs.
    pub fn name(&self) -> &str {
        match self {
            Self::Other(other) => &other.path,
            known => known.kind(),
        }
    }

    /// Returns the kind of the call, for metrics.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Create(_) => "create",
            Self::Confirm(_) => "confirm",
            Self::Cancel(_) => "cancel",
            Self::Capture(_) => "capture",
            Self::Refund(_) => "refund",
            Self::Other(_) => "other",
        }
    }

    /// Returns the reference of a session or refund that is created.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Create(CreateSession { reference, .. }) | Self::Refund(RefundPayment { reference, .. }) => {
                Some(reference)
            }
            _ => None,
        }
    }

    /// Returns the id of a session that is changed or refunded.
    pub const fn session(&self) -> Option<&SessionId> {
        match self {
            Self::Confirm(ConfirmSession { session, .. })
            | Self::Cancel(CancelSession { session })
            | Self::Capture(CaptureCharge { session, .. }) => Some(session),
            Self::Refund(RefundPayment { session, .. }) => session.as_ref(),
            Self::Create(_) | Self::Other(_) => None,
        }
    }

    /// Returns what may happen once at a time, in each account.
    pub fn key(&self, id: &RequestId) -> String {
        match self {
            Self::Create(CreateSession { reference, .. }) | Self::Refund(RefundPayment { reference, .. }) => {
                format!("{} {reference}", self.kind())
            }
            Self::Confirm(ConfirmSession { session, .. })
            | Self::Cancel(CancelSession { session })
            | Self::Capture(CaptureCharge { session, .. }) => format!("{} {session}", self.kind()),
            Self::Other(_) => format!("{} {id}", self.kind()),
        }
    }

    /// Looks the effect up.
    pub async fn look_up<S: Server + Send + Sync>(
        &self,
        reader: &Reader<S>,
        time: Time,
    ) -> Result<Evidence<Effect>, NotRead> {
        let session = match self {
            Self::Create(create) => create.look_up(reader, time).await,
            Self::Confirm(confirm) => confirm.look_up(reader, time).await,
            Self::Cancel(cancel) => cancel.look_up(reader, time).await,
            Self::Capture(capture) => capture.look_up(reader, time).await,
            Self::Refund(refund) => return Ok(refund.look_up(reader, time).await?.map(Effect::from)),
            Self::Other(_) => return Ok(Evidence::Undecidable),
        };
        Ok(session?.map(Effect::from))
    }
}
