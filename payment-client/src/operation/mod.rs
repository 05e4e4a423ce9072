//! The calls that change something: the responses that belong to them, and how their effects are looked up.

mod cancel;
mod capture;
mod confirm;
mod create;
mod other;
mod stored_amount;

use payment_core::{
    gateway::Server,
    response::{GatewayResponse, SessionId, SessionResponse},
};
use serde::{Deserialize, Serialize};

use crate::{
    machine::Evidence,
    reader::{NotRead, Reader, Time},
};

pub use cancel::CancelSession;
pub use capture::{CaptureCharge, Captured};
pub use confirm::ConfirmSession;
pub use create::CreateSession;
pub use other::{OtherCall, Unseen};

/// A call that changes something, as far as its responses and look-ups need to know it.
pub trait Operation: Send + Sync + 'static {
    /// The response of the gateway.
    type Response: GatewayResponse + Send;
    /// The result for the caller.
    type Output: Send + 'static;

    /// Returns the call as an outbox stores it.
    fn describe(&self) -> AnyOperation;

    /// Returns the session that no other call may change at the same time, or `None` if it makes no difference.
    fn exclusive(&self) -> Option<&SessionId> {
        None
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

    /// Returns the result that a session shows, or `None` if it shows none.
    fn found(&self, session: SessionResponse) -> Option<Self::Output>;

    /// Returns the ids that show this effect, and not that of a later call.
    fn traces(&self, _output: &Self::Output) -> Vec<String> {
        Vec::new()
    }

    /// Looks the effect up.
    fn look_up<S: Server + Send + Sync>(
        &self,
        reader: &Reader<S>,
        time: Time,
    ) -> impl Future<Output = Result<Evidence<SessionResponse>, NotRead>> + Send;
}

/// Any operation, as an outbox stores it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "snake_case")]
pub enum AnyOperation {
    Create(CreateSession),
    Confirm(ConfirmSession),
    Cancel(CancelSession),
    Capture(CaptureCharge),
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
            Self::Other(_) => "other",
        }
    }

    /// Returns the reference of a session that is created.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Create(create) => Some(&create.reference),
            _ => None,
        }
    }

    /// Returns the id of a session that is changed.
    pub const fn session(&self) -> Option<&SessionId> {
        match self {
            Self::Confirm(ConfirmSession { session, .. })
            | Self::Cancel(CancelSession { session })
            | Self::Capture(CaptureCharge { session, .. }) => Some(session),
            Self::Create(_) | Self::Other(_) => None,
        }
    }

    /// Looks the effect up.
    pub async fn look_up<S: Server + Send + Sync>(
        &self,
        reader: &Reader<S>,
        time: Time,
    ) -> Result<Evidence<SessionResponse>, NotRead> {
        match self {
            Self::Create(create) => create.look_up(reader, time).await,
            Self::Confirm(confirm) => confirm.look_up(reader, time).await,
            Self::Cancel(cancel) => cancel.look_up(reader, time).await,
            Self::Capture(capture) => capture.look_up(reader, time).await,
            Self::Other(_) => Ok(Evidence::Undecidable),
        }
    }
}
