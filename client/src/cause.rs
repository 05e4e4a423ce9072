//! The reason why an attempt had no usable response.

use std::{error::Error, fmt, sync::Arc, time::Duration};

use payment_session::response::ApiError;

/// The reason why a request was not sent, or why its response cannot be used.
///
/// Its messages contain no header, body or query.
#[derive(Clone, Debug)]
pub struct Cause {
    kind: CauseKind,
    detail: Option<CauseDetail>,
}

#[derive(Clone, Debug)]
enum CauseDetail {
    Response(Box<ApiError>),
    InTheWay(CallInTheWay),
    Other(Arc<dyn Error + Send + Sync>),
}

/// The call whose row in the journal is in the way of another one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallInTheWay {
    /// The id of its intent.
    pub id: String,
    /// Its [name](crate::Intent::call).
    pub call: String,
    /// Its state.
    pub state: CallState,
}

/// The state of a call that is in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallState {
    /// No attempt has left.
    Planned,
    /// The first attempt may have left so long ago.
    Sent(Duration),
    /// It has ended, and the shop has not acknowledged it.
    Ended,
}

/// The kind of a [`Cause`]: each is something that a shop or its operator acts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CauseKind {
    /// The request cannot be created, for example because an id cannot be part of a path.
    Request,
    /// No connection was established.
    Connect,
    /// No access token was received.
    Token,
    /// The gateway does not accept the credentials of the merchant.
    Credentials,
    /// No complete response arrived: the connection broke, or the time ran out.
    Connection,
    /// The response cannot be read to its end: it is longer than [`Policy::body_limit`](crate::Policy::body_limit). Or it is
    /// that of a list, which returned a page again, has too many pages, or has items without a reference.
    Unreadable,
    /// The gateway returned an error.
    Response,
    /// The response belongs to another request.
    ForeignResponse,
    /// Another process carries the call out, or another call that changes the session has not ended in time.
    Busy,
    /// The client [drains](crate::Client::drain), or it or its runtime has ended.
    Closed,
    /// The journal failed.
    Journal,
    /// Another call with this reference, or for this session, is in the journal and is not acknowledged.
    Open,
    /// The intent belongs to another server or merchant.
    Scope,
    /// The bytes of the request were withheld from the journal, so it cannot be sent. Make the call again: a create with the same
    /// reference.
    Withheld,
    /// The shop has [withdrawn](crate::Client::withdraw) the call, so it is not sent.
    Withdrawn,
    /// Look-ups do not show whether the call was carried out.
    NotFound,
    /// The journal has the end of the call, but not its response.
    Recorded,
}

impl Cause {
    /// Creates a cause without a source.
    pub const fn new(kind: CauseKind) -> Self {
        Self { kind, detail: None }
    }

    /// Creates a cause from another error, whose message must contain no header, body or query.
    pub fn with_source(kind: CauseKind, source: impl Error + Send + Sync + 'static) -> Self {
        Self { kind, detail: Some(CauseDetail::Other(Arc::new(source))) }
    }

    pub(crate) const fn in_the_way_of(call: CallInTheWay) -> Self {
        Self { kind: CauseKind::Open, detail: Some(CauseDetail::InTheWay(call)) }
    }

    pub(crate) fn response(error: ApiError) -> Self {
        Self { kind: CauseKind::Response, detail: Some(CauseDetail::Response(Box::new(error))) }
    }

    /// Returns the kind.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{CauseKind, Error};
    ///
    /// /// Returns whether the call waits for the end of an earlier one, so that `recover` comes first.
    /// fn waits_for_recover(error: &Error) -> bool {
    ///     let (Error::NotDone(cause) | Error::Unknown { cause, .. }) = error else { return false };
    ///     cause.kind() == CauseKind::Open
    /// }
    /// ```
    pub const fn kind(&self) -> CauseKind {
        self.kind
    }

    /// Returns the error that the gateway returned, or `None` if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::Error;
    ///
    /// /// Returns the id by which the gateway's support finds the attempt.
    /// fn trace(error: &Error) -> Option<&str> {
    ///     let Error::Unknown { cause, .. } = error else { return None };
    ///     cause.api_error()?.trace_id()
    /// }
    /// ```
    pub fn api_error(&self) -> Option<&ApiError> {
        match self.detail.as_ref()? {
            CauseDetail::Response(error) => Some(error),
            CauseDetail::InTheWay(_) => None,
            CauseDetail::Other(error) => error.downcast_ref::<Self>()?.api_error(),
        }
    }

    /// Returns the call that is in the way, if the kind is [`CauseKind::Open`].
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::Error;
    ///
    /// /// Returns the id of the intent that the shop must acknowledge, or that `recover` must end, before it tries again.
    /// fn first(error: &Error) -> Option<&str> {
    ///     let (Error::NotDone(cause) | Error::Unknown { cause, .. }) = error else { return None };
    ///     Some(&cause.in_the_way()?.id)
    /// }
    /// ```
    pub const fn in_the_way(&self) -> Option<&CallInTheWay> {
        match &self.detail {
            Some(CauseDetail::InTheWay(call)) => Some(call),
            _ => None,
        }
    }
}

impl fmt::Display for CallInTheWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}, which ", self.call.escape_debug(), self.id.escape_debug())?;
        match self.state {
            CallState::Planned => f.write_str("is planned"),
            CallState::Sent(age) => write!(f, "was sent {} s ago", age.as_secs()),
            CallState::Ended => f.write_str("has ended"),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            CauseKind::Request => "the request cannot be created",
            CauseKind::Connect => "the gateway cannot be reached",
            CauseKind::Token => "no access token was received",
            CauseKind::Credentials => "the gateway does not accept the credentials",
            CauseKind::Connection => "no complete response arrived",
            CauseKind::Unreadable => "the response cannot be read to its end",
            CauseKind::Response => "the gateway returned an error",
            CauseKind::ForeignResponse => "the response belongs to another request",
            CauseKind::Busy => "another process carries the call out, or another call has not ended",
            CauseKind::Closed => "the client has ended, or makes no new calls",
            CauseKind::Journal => "the journal failed",
            CauseKind::Open => "another call with this reference or for this session is not acknowledged",
            CauseKind::Scope => "the intent belongs to another server or merchant",
            CauseKind::Withheld => {
                "the journal does not have the bytes of the request; make the call again, a create with the same reference"
            }
            CauseKind::Withdrawn => "the call was withdrawn",
            CauseKind::NotFound => "no look-up shows whether the call was carried out",
            CauseKind::Recorded => "the journal has the end of the call, but not its response",
        })?;
        match &self.detail {
            // Only the status and the code: the message of an `ApiError` is about the call that failed, which can be a
            // look-up or the request for a token.
            Some(CauseDetail::Response(error)) => {
                write!(f, " ({}", error.status())?;
                if !error.code().is_empty() {
                    write!(f, " {}", error.code().escape_debug())?;
                }
                f.write_str(")")
            }
            Some(CauseDetail::InTheWay(call)) => write!(f, ": {call}"),
            Some(CauseDetail::Other(_)) | None => Ok(()),
        }
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self.detail.as_ref()? {
            CauseDetail::Response(_) | CauseDetail::InTheWay(_) => None,
            CauseDetail::Other(error) => Some(error.as_ref()),
        }
    }
}
