//! The end of a call that did not succeed.

use std::fmt;

use payment_session::response::{ApiError, SessionResponse};

use crate::{
    calls::Effect,
    cause::{Cause, CauseKind},
    intent::Intent,
    machine::{AttemptOutcome, EndKind},
    sender::FailedAttempt,
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
///         Error::NotDone(_) | Error::Unavailable(_) => "Please try again in a minute.",
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
    /// Nothing happened, and no process will carry the call out: the request never left this machine, the gateway did not
    /// process it (401 with a new token too, 429 until the deadline), or a late look-up shows that it did nothing. The
    /// [cause](Cause::kind) says which.
    NotDone(Cause),
    /// The reference belongs to this session or refund, which is for another order.
    Taken(Effect),
    /// The session is in a state in which it cannot be confirmed or cancelled, and this call has not changed it. Or it has
    /// the reference of a session that is created, and can no longer be paid: a new one needs a new reference.
    Impossible(Box<SessionResponse>),
    /// The gateway carried out the capture or the refund, which failed. A new refund needs a new reference.
    Failed(Effect),
    /// A reading call had no usable response.
    Unavailable(Cause),
    /// The request may have been carried out, or may be carried out later.
    Unknown {
        /// The call, or `None` for one that [`send`](crate::Client::send) has sent, which no journal has.
        intent: Option<Intent>,
        /// The reason of the last attempt. It can name a call that is [in the way](Cause::in_the_way).
        cause: Cause,
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
    /// Returns whether the call may have happened, or may happen later.
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
        matches!(self, Self::Unknown { .. } | Self::Undecidable { .. })
    }

    /// Returns the intent of a call that may have happened, or may happen later.
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
            Self::Unknown { intent, .. } => intent.as_ref(),
            Self::Undecidable { intent, .. } => Some(intent),
            _ => None,
        }
    }

    /// Returns the name of the end, for metrics.
    pub(crate) const fn end(&self) -> &'static str {
        match self {
            Self::Rejected(_) => "rejected",
            Self::NotDone(_) => "not_done",
            Self::Taken(_) => "taken",
            Self::Impossible(_) => "impossible",
            Self::Failed(_) => "failed",
            Self::Unavailable(_) => "unavailable",
            Self::Unknown { .. } => "unknown",
            Self::Undecidable { .. } => "undecidable",
        }
    }

    /// Returns the error of a call that is sent once, without a journal.
    pub(crate) fn of_sent(FailedAttempt { outcome, cause, .. }: FailedAttempt) -> Self {
        match (outcome, cause.api_error()) {
            // A 422 has no documented code, so another server on the way could have written it.
            (AttemptOutcome::Rejected | AttemptOutcome::Invalid, Some(error)) if error.status() != 422 => {
                Self::Rejected(error.clone())
            }
            (AttemptOutcome::NotSent | AttemptOutcome::Unauthorized | AttemptOutcome::Throttled, _) => {
                Self::NotDone(cause)
            }
            (AttemptOutcome::Rejected | AttemptOutcome::Invalid | AttemptOutcome::Uncertain, _) => {
                Self::Unknown { intent: None, cause }
            }
        }
    }
}

impl EndKind {
    /// Returns the kind of end that a result shows, so that it can be acknowledged, or `None` if it shows none: after
    /// [`Error::Unknown`](crate::Error::Unknown) the call may happen later.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Effect, Error, journal::EndKind};
    ///
    /// /// Returns whether the result of a recovered call can be acknowledged after it was stored.
    /// fn is_end(result: &Result<Effect, Error>) -> bool {
    ///     EndKind::of(result).is_some()
    /// }
    /// ```
    pub const fn of<T>(result: &Result<T, Error>) -> Option<Self> {
        let Err(error) = result else { return Some(Self::Done) };
        match error {
            Error::Rejected(_) => Some(Self::Rejected),
            Error::NotDone(_) => Some(Self::NotDone),
            Error::Taken(_) => Some(Self::Conflict),
            Error::Impossible(_) => Some(Self::Impossible),
            Error::Failed(_) => Some(Self::Failed),
            Error::Undecidable { .. } => Some(Self::Undecidable),
            // The end of a reading call says nothing about a row of the journal.
            Error::Unavailable(_) | Error::Unknown { .. } => None,
        }
    }
}

/// The end of a reading call.
impl From<FailedAttempt> for Error {
    fn from(FailedAttempt { outcome, cause, .. }: FailedAttempt) -> Self {
        match (outcome, cause.api_error()) {
            (AttemptOutcome::Rejected | AttemptOutcome::Invalid, Some(error))
                if cause.kind() == CauseKind::Response =>
            {
                Self::Rejected(error.clone())
            }
            _ => Self::Unavailable(cause),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected(error) => error.fmt(f),
            Self::NotDone(cause) => write!(f, "the call was not carried out, and will not be: {cause}"),
            Self::Taken(effect) => write!(f, "the reference belongs to {effect}, which is for another order"),
            Self::Impossible(session) => {
                write!(f, "session {} is {} and does not permit the call", session.id, session.status)
            }
            Self::Failed(effect @ Effect::Refund(_)) => {
                write!(f, "the {effect} failed; a new one needs a new reference")
            }
            Self::Failed(effect) => write!(f, "the {effect} failed"),
            Self::Unavailable(cause) => write!(f, "the gateway cannot be read: {cause}"),
            Self::Unknown { intent: Some(intent), cause } => {
                write!(f, "the outcome of {intent} is unknown; look it up before you send anything again ({cause})")
            }
            Self::Unknown { intent: None, cause } => {
                write!(
                    f,
                    "the outcome of the call is unknown; find out what happened before you send it again ({cause})"
                )
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
            Self::Rejected(error) => error.source(),
            // The message contains that of the cause.
            Self::NotDone(cause)
            | Self::Unavailable(cause)
            | Self::Unknown { cause, .. }
            | Self::Undecidable { cause, .. } => cause.source(),
            Self::Taken(_) | Self::Impossible(_) | Self::Failed(_) => None,
        }
    }
}
