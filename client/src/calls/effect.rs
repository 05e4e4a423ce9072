//! What a call has made or changed.

use std::fmt;

use payment_session::response::{ApiError, GatewayResponse, RefundResponse, SessionResponse};

use super::capture::Captured;
use crate::transport::Received;

/// What a call has made or changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Effect {
    /// The session that was created, confirmed or cancelled.
    Session(Box<SessionResponse>),
    /// The refund.
    Refund(Box<RefundResponse>),
    /// The capture.
    Captured(Captured),
    /// The response to a call that this crate does not know, or `None` if the journal has its end only.
    Other(Option<Posted>),
}

/// The response to a call that this crate does not know. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Posted(pub(crate) Received);

impl Posted {
    /// Reads the response.
    ///
    /// # Errors
    ///
    /// Returns an error if the response has another form.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::Effect;
    /// use payment_session::{ApiError, response::Envelope};
    ///
    /// /// Returns the `data` of the response to a payout, for which this crate has no type.
    /// fn payout(effect: &Effect) -> Result<Option<String>, ApiError> {
    ///     let Effect::Other(Some(posted)) = effect else { return Ok(None) };
    ///     let envelope: Envelope = posted.read()?;
    ///     Ok(Some(envelope.data.as_json().to_owned()))
    /// }
    /// ```
    pub fn read<A: GatewayResponse>(&self) -> Result<A, ApiError> {
        A::parse(self.0.status, &self.0.body)
    }
}

impl fmt::Debug for Posted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Posted").field("status", &self.0.status).finish_non_exhaustive()
    }
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
    pub fn captured(self) -> Option<Captured> {
        match self {
            Self::Captured(captured) => Some(captured),
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
            Self::Captured(captured) => captured.id(),
            Self::Other(_) => None,
        }
    }

    /// Returns the status of the session, refund or capture.
    pub fn status(&self) -> Option<String> {
        match self {
            Self::Session(session) => Some(session.status.to_string()),
            Self::Refund(refund) => Some(refund.status.to_string()),
            Self::Captured(captured) => captured.status().map(ToString::to_string),
            Self::Other(_) => None,
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

impl From<Captured> for Effect {
    fn from(captured: Captured) -> Self {
        Self::Captured(captured)
    }
}
