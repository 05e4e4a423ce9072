//! The end of a call that did not succeed.

use std::fmt;

use payment_session::response::{ApiError, RefundResponse, SessionResponse};

use crate::{
    calls::Captured,
    cause::{Cause, CauseKind},
    intent::Intent,
    journal::Seen,
    machine::{Attempt, Told},
    sender::Failed,
};

/// The end of a call that did not succeed. The variant says what may have happened.
///
/// The [table of errors](crate#errors) says what happened at the gateway, and what to do next.
///
/// # Examples
///
/// ```
/// use payment_client::Error;
///
/// /// Returns the message for the customer, if the client has a journal.
/// fn message(error: Error) -> &'static str {
///     match error {
///         Error::Rejected(error) => {
///             eprintln!("{error}"); // a mistake in the shop
///             "This payment is not possible."
///         }
///         Error::NotSent(_) | Error::NotProcessed(_) | Error::Unavailable(_) => {
///             "Please try again in a minute."
///         }
///         Error::Unknown { .. } => "We are looking for your payment. Do not pay again.",
///         _ => "Please contact us.",
///     }
/// }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// The gateway rejected the request. Nothing happened.
    Rejected(ApiError),
    /// The request never left this machine, and no process will send it. If another call is
    /// [in the way](Cause::in_the_way), this one was not written either; another process can still carry out its intent.
    NotSent(Cause),
    /// The gateway does not accept the credentials of the merchant. The request never left this machine.
    Credentials(Cause),
    /// The gateway did not process the request: 401 with a new token too, or 429 until the deadline.
    NotProcessed(ApiError),
    /// The reference belongs to a session with another amount, currency or payment type.
    ReferenceTaken(Box<SessionResponse>),
    /// The reference belongs to a refund of another payment or amount.
    RefundReferenceTaken(Box<RefundResponse>),
    /// The session is in a state in which it cannot be confirmed or cancelled, and this call has not changed it. Or it has
    /// the reference of a session that is created, and can no longer be paid: a new one needs a new reference.
    Impossible(Box<SessionResponse>),
    /// The gateway carried out the capture, which failed.
    CaptureFailed(Captured),
    /// The refund with this reference failed.
    RefundFailed(Box<RefundResponse>),
    /// A reading call had no usable response.
    Unavailable(Cause),
    /// The request may have been carried out, or may be carried out later.
    Unknown {
        /// The call.
        intent: Intent,
        /// The reason of the last attempt.
        cause: Cause,
    },
    /// An earlier call with this id was carried out, and its response is not kept. Nothing was sent now.
    Repeated {
        /// The call.
        intent: Intent,
    },
    /// The request may have been carried out, and no look-up will show it.
    Undecidable {
        /// The call.
        intent: Intent,
        /// The reason of the last attempt.
        cause: Cause,
    },
}

impl Error {
    /// Returns whether the call has happened perhaps, or may happen later.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::Error;
    ///
    /// /// Returns whether the order can be paid in another way.
    /// fn can_try_again(error: &Error) -> bool {
    ///     !error.may_have_happened()
    /// }
    /// ```
    pub const fn may_have_happened(&self) -> bool {
        matches!(self, Self::Unknown { .. } | Self::Undecidable { .. } | Self::Repeated { .. })
    }

    /// Returns the intent of a call that has happened, or perhaps has.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Effect, Error};
    ///
    /// /// Looks once more for what became of a call, before the shop tells its customer that it does not know.
    /// async fn again(client: &Client, error: Error) -> Result<Effect, Error> {
    ///     match error.intent() {
    ///         Some(intent) => client.carry_out(intent).await,
    ///         None => Err(error),
    ///     }
    /// }
    /// ```
    pub const fn intent(&self) -> Option<&Intent> {
        match self {
            Self::Unknown { intent, .. } | Self::Undecidable { intent, .. } | Self::Repeated { intent } => Some(intent),
            _ => None,
        }
    }

    /// Returns the error of a call that was not sent.
    pub(crate) fn not_sent(cause: Cause) -> Self {
        if cause.kind() == CauseKind::Credentials { Self::Credentials(cause) } else { Self::NotSent(cause) }
    }

    /// Returns the kind of the end, for metrics.
    pub(crate) const fn outcome(&self) -> &'static str {
        match self {
            Self::ReferenceTaken(_)
            | Self::RefundReferenceTaken(_)
            | Self::Impossible(_)
            | Self::CaptureFailed(_)
            | Self::RefundFailed(_) => "conflict",
            Self::Rejected(_) => "rejected",
            Self::NotSent(_) => "not_sent",
            Self::Credentials(_) => "credentials",
            Self::NotProcessed(_) => "not_processed",
            Self::Unavailable(_) => "unavailable",
            Self::Unknown { .. } => "unknown",
            Self::Undecidable { .. } => "undecidable",
            Self::Repeated { .. } => "repeated",
        }
    }
}

/// Returns what a caller sees of its call, or `None` if the result says nothing about an entry of the journal.
pub const fn told<T>(result: &Result<T, Error>) -> Option<Told> {
    let Err(error) = result else { return Some(Told::Done) };
    match error {
        Error::Rejected(_) => Some(Told::Rejected),
        // Nothing was written, and another process can carry the intent out meanwhile.
        Error::NotSent(cause) if cause.in_the_way().is_some() => None,
        Error::NotSent(_) | Error::Credentials(_) => Some(Told::NotSent),
        Error::NotProcessed(_) => Some(Told::NotProcessed),
        Error::ReferenceTaken(_) | Error::RefundReferenceTaken(_) => Some(Told::Taken),
        Error::Impossible(_) => Some(Told::Impossible),
        Error::CaptureFailed(_) | Error::RefundFailed(_) => Some(Told::Failed),
        Error::Unknown { .. } => Some(Told::Unknown),
        Error::Repeated { .. } => Some(Told::Done),
        Error::Undecidable { .. } => Some(Told::Undecidable),
        // The end of a reading call.
        Error::Unavailable(_) => None,
    }
}

impl Seen {
    /// Returns the end that a result shows, or `None` if it shows none: after [`Error::Unknown`](crate::Error::Unknown) the
    /// call may happen later, and so may an intent that is not sent because another call is
    /// [in the way](crate::Cause::in_the_way).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Effect, Error, journal::Seen};
    ///
    /// /// Returns whether the result of a recovered call can be acknowledged after it was stored.
    /// fn is_end(result: &Result<Effect, Error>) -> bool {
    ///     Seen::of(result).is_some()
    /// }
    /// ```
    pub const fn of<T>(result: &Result<T, Error>) -> Option<Self> {
        match told(result) {
            Some(told) => told.seen(),
            None => None,
        }
    }
}

/// The end of a reading call.
impl From<Failed> for Error {
    fn from(Failed { attempt, cause, .. }: Failed) -> Self {
        match (attempt, cause.api_error()) {
            (Attempt::Rejected | Attempt::Invalid, Some(error)) => Self::Rejected(error.clone()),
            (Attempt::Unauthorized | Attempt::Throttled, Some(error)) => Self::NotProcessed(error.clone()),
            _ if cause.kind() == CauseKind::Credentials => Self::Credentials(cause),
            _ => Self::Unavailable(cause),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected(error) | Self::NotProcessed(error) => error.fmt(f),
            Self::NotSent(cause) => write!(f, "the request was not sent: {cause}"),
            Self::Credentials(cause) => cause.fmt(f),
            Self::ReferenceTaken(session) => {
                write!(f, "the reference belongs to session {}, which is for another order", session.id)
            }
            Self::RefundReferenceTaken(refund) => {
                write!(f, "the reference belongs to refund {}, which is another one", refund.id)
            }
            Self::Impossible(session) => {
                write!(f, "session {} is {} and does not permit the call", session.id, session.status)
            }
            Self::CaptureFailed(captured) => {
                write!(f, "the capture {} failed", captured.id().unwrap_or_default())
            }
            Self::RefundFailed(refund) => write!(f, "the refund {} failed; a new one needs a new reference", refund.id),
            Self::Unavailable(cause) => write!(f, "the gateway cannot be read: {cause}"),
            Self::Unknown { intent, cause } => {
                write!(f, "the outcome of {intent} is unknown; look it up before you send anything again ({cause})")
            }
            Self::Repeated { intent } => {
                write!(f, "{intent} with this id was carried out before, and its response is not kept")
            }
            Self::Undecidable { intent, cause } => {
                write!(f, "a person must find out whether {intent} was carried out ({cause})")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Rejected(error) | Self::NotProcessed(error) => error.source(),
            // The message contains that of the cause.
            Self::NotSent(cause)
            | Self::Credentials(cause)
            | Self::Unavailable(cause)
            | Self::Unknown { cause, .. }
            | Self::Undecidable { cause, .. } => cause.source(),
            Self::ReferenceTaken(_)
            | Self::RefundReferenceTaken(_)
            | Self::Impossible(_)
            | Self::CaptureFailed(_)
            | Self::RefundFailed(_)
            | Self::Repeated { .. } => None,
        }
    }
}
