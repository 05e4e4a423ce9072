//! What a call has made or changed.

use std::fmt;

use payment_session::response::{GatewayResponse, RefundResponse, RefundStatus, SessionId, SessionResponse};
use serde_json::{Value, json};

use super::capture::CaptureEffect;
use crate::reader::is_alive;

/// What a call has made or changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Effect {
    /// The session that was created, confirmed or cancelled.
    Session(Box<SessionResponse>),
    /// The refund.
    Refund(Box<RefundResponse>),
    /// The capture.
    Capture(CaptureEffect),
}

impl Effect {
    /// Returns the session, or `None` if it is another effect.
    pub fn session(self) -> Option<SessionResponse> {
        match self {
            Self::Session(session) => Some(*session),
            _ => None,
        }
    }

    /// Returns the refund, or `None` if it is another effect.
    pub fn refund(self) -> Option<RefundResponse> {
        match self {
            Self::Refund(refund) => Some(*refund),
            _ => None,
        }
    }

    /// Returns the capture, or `None` if it is another effect.
    pub fn capture(self) -> Option<CaptureEffect> {
        match self {
            Self::Capture(capture) => Some(capture),
            _ => None,
        }
    }

    /// Returns the id of the session, refund or capture.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::Effect;
    ///
    /// /// Returns the columns of a table that has all calls, whatever they change.
    /// fn columns(effect: &Effect) -> (Option<&str>, Option<String>) {
    ///     (effect.id(), effect.status())
    /// }
    /// ```
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Session(session) => Some(session.id.as_ref()),
            Self::Refund(refund) => Some(refund.id.as_ref()),
            Self::Capture(capture) => capture.id(),
        }
    }

    /// Returns the status of the session, refund or capture.
    pub fn status(&self) -> Option<String> {
        match self {
            Self::Session(session) => Some(session.status.to_string()),
            Self::Refund(refund) => Some(refund.status.to_string()),
            Self::Capture(capture) => capture.status().map(ToString::to_string),
        }
    }

    /// Returns whether it is of no use: a session that can no longer be paid, or a capture or refund that failed.
    pub(super) fn has_failed(&self) -> bool {
        match self {
            Self::Session(session) => !is_alive(session),
            Self::Refund(refund) => refund.status == RefundStatus::FAILED,
            Self::Capture(capture) => capture.has_failed(),
        }
    }
}

/// The kind of the object, and its id.
impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Self::Session(_) => "session",
            Self::Refund(_) => "refund",
            Self::Capture(_) => "capture",
        };
        write!(f, "{kind} {}", self.id().unwrap_or("without an id"))
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

impl From<CaptureEffect> for Effect {
    fn from(capture: CaptureEffect) -> Self {
        Self::Capture(capture)
    }
}

/// Returns the session of which a journal has kept the id and the status.
pub fn recorded_session(id: &str, status: &str) -> Option<Effect> {
    recorded::<SessionResponse>(&json!({ "id": id, "status": status })).map(Effect::from)
}

/// Returns the refund of which a journal has kept the id and the status.
pub fn recorded_refund(id: &str, status: &str) -> Option<Effect> {
    recorded::<RefundResponse>(&json!({ "id": id, "status": status })).map(Effect::from)
}

/// Returns the capture of which a journal has kept the id, and perhaps the status.
pub fn recorded_capture(id: &str, session: &SessionId, status: Option<&str>) -> Option<Effect> {
    let data = json!({ "id": id, "paymentSessionId": session, "status": status });
    recorded(&data).map(|response| CaptureEffect::Response(Box::new(response)).into())
}

fn recorded<A: GatewayResponse>(data: &Value) -> Option<A> {
    let body = json!({ "code": "00", "message": "Success", "data": data }).to_string();
    A::parse(200, body.as_bytes()).ok()
}
