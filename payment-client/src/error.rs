//! The end of a call that did not succeed.

use std::fmt;

use payment_core::response::{ApiError, SessionResponse};

use crate::{Cause, Unresolved};

/// The end of a call that did not succeed. The variant says what may have happened.
///
/// | variant | at the gateway | next step |
/// |---|---|---|
/// | [`Rejected`](Self::Rejected) | nothing happened | correct the request |
/// | [`NotSent`](Self::NotSent) | nothing happened | try later |
/// | [`NotProcessed`](Self::NotProcessed) | nothing happened | check the credentials, or try later |
/// | [`ReferenceTaken`](Self::ReferenceTaken) | another order has this reference | find out which order it is |
/// | [`Unavailable`](Self::Unavailable) | nothing changes by reading | try later |
/// | [`Unknown`](Self::Unknown) | it may have happened | store the value, then [`Client::resolve`](crate::Client::resolve) |
///
/// # Examples
///
/// ```
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use payment_session::client::{Error, Unresolved};
///
/// /// Returns the message for the customer. A worker resolves the rows of `outbox` later.
/// fn message(error: Error, outbox: &mut Vec<Unresolved>) -> &'static str {
///     match error {
///         Error::Rejected(error) => {
///             eprintln!("{error}"); // a mistake in the shop
///             "This payment is not possible."
///         }
///         Error::NotSent(_) | Error::NotProcessed(_) | Error::Unavailable(_) => {
///             "Please try again in a minute."
///         }
///         Error::Unknown(unresolved) => {
///             outbox.push(unresolved);
///             "We are looking for your payment. Do not pay again."
///         }
///         _ => "Please contact us.",
///     }
/// }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// The gateway rejected the request. Nothing happened.
    Rejected(ApiError),
    /// The request never left this machine.
    NotSent(Cause),
    /// The gateway did not process the request: 401 with a new token too, or 429 until the deadline.
    NotProcessed(ApiError),
    /// The reference belongs to a session with another amount, currency or payment type.
    ReferenceTaken(Box<SessionResponse>),
    /// A reading call had no usable response.
    Unavailable(Cause),
    /// The request may have been carried out.
    Unknown(Unresolved),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected(error) | Self::NotProcessed(error) => error.fmt(f),
            Self::NotSent(cause) => write!(f, "the request was not sent: {cause}"),
            Self::ReferenceTaken(session) => {
                write!(f, "the reference belongs to session {}, which is for another order", session.id)
            }
            Self::Unavailable(cause) => write!(f, "the gateway cannot be read: {cause}"),
            Self::Unknown(unresolved) => unresolved.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Rejected(error) | Self::NotProcessed(error) => error.source(),
            // The message contains that of the cause.
            Self::NotSent(cause) | Self::Unavailable(cause) => cause.source(),
            Self::ReferenceTaken(_) | Self::Unknown(_) => None,
        }
    }
}
