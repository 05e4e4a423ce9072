//! The contents of a journal.

use std::{fmt, str::FromStr, time::Duration};

use payment_core::gateway::{InvalidSetting, RequestId};
use serde::{Deserialize, Serialize};

/// The id of an intent. The requests of its call have this id, too, in the header `X-REQUEST-ID`.
///
/// # Examples
///
/// ```
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use payment_session::client::journal::IntentId;
///
/// let id: IntentId = "0123456789abcdef".parse()?;
/// assert_eq!(id.as_ref(), "0123456789abcdef");
/// # Ok::<(), payment_session::gateway::InvalidSetting>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IntentId(RequestId);

impl IntentId {
    /// Returns the id of the requests.
    pub const fn request_id(&self) -> &RequestId {
        &self.0
    }
}

impl From<RequestId> for IntentId {
    fn from(id: RequestId) -> Self {
        Self(id)
    }
}

impl FromStr for IntentId {
    type Err = InvalidSetting;

    fn from_str(text: &str) -> Result<Self, InvalidSetting> {
        text.parse().map(Self)
    }
}

impl AsRef<str> for IntentId {
    fn as_ref(&self) -> &str {
        self.0.as_ref()
    }
}

impl fmt::Display for IntentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_ref())
    }
}

/// An entry, as it is written before its call is sent. A journal changes nothing but its `content` and its `body`.
///
/// `Debug` shows neither.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// The id, which no other entry has.
    pub id: IntentId,
    /// The base URL and the merchant. A client claims only entries of its own scope.
    pub scope: String,
    /// The sub-account, or `None` for the merchant's own account.
    pub account: Option<String>,
    /// What may happen once at a time: in each scope and account, one entry that is not acknowledged has this key.
    pub key: String,
    /// The name of the call, for people: `create`, `confirm`, `cancel`, `capture`, `refund` or a path.
    pub call: String,
    /// The reference of a session or refund that is created, for people.
    pub reference: Option<String>,
    /// The session that is changed, for people.
    pub session: Option<String>,
    /// The call, as JSON with a version that only the client reads. [`Journal::renew`](super::Journal::renew) replaces it.
    pub content: String,
    /// The bytes of the request, or `None` if they are withheld or erased.
    pub body: Option<Vec<u8>>,
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, scope, account, key, call, .. } = self;
        f.debug_struct("Entry")
            .field("id", id)
            .field("scope", scope)
            .field("account", account)
            .field("key", key)
            .field("call", call)
            .finish_non_exhaustive()
    }
}

/// Who wants a lease, and for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The process, as a random string.
    pub owner: String,
    /// The time from now on, on the clock of the journal. A lease of no time has ended at once.
    pub time: Duration,
}

/// The right to carry out an entry, until it ends or another process takes it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The entry.
    pub id: IntentId,
    /// The process that holds it.
    pub owner: String,
    /// The number of leases of the entry so far. It fits in a signed integer of 64 bits.
    pub generation: u64,
}

/// The mark of an attempt that is about to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Replaces [`Entry::content`]: it now has the state of the session before the call, and the number of attempts.
    pub content: String,
}

/// An entry as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The entry.
    pub entry: Entry,
    /// What is known about it.
    pub state: State,
}

/// The state of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// No attempt has left.
    Planned,
    /// An attempt may have left.
    Sent {
        /// The time since the first mark.
        since_first: Duration,
        /// The time since the last lease ended, or zero if it still lived.
        unheld: Duration,
    },
    /// The call has ended.
    Decided(End),
}

/// An entry that the caller holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// The entry, as it was before the claim.
    pub row: Row,
    /// The new lease.
    pub lease: Lease,
}

/// The end of a call, as a journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// The kind of the end.
    pub ended: Ended,
    /// The id of the session, capture or refund that shows the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its status, or the status and the code of the gateway's error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

impl End {
    /// Creates an end without an id and a status.
    pub const fn new(ended: Ended) -> Self {
        Self { ended, id: None, status: None }
    }

    /// Returns whether the call was carried out. Any process may record this.
    pub fn is_done(&self) -> bool {
        self.ended == Ended::Done
    }
}

/// The kind of an [`End`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Ended {
    /// The call was carried out.
    Done,
    /// The capture was carried out, and it failed.
    Failed,
    /// The call was not carried out, because of the object with this id: the reference is taken, or the session is in
    /// another state.
    Conflict,
    /// The gateway rejected the call.
    Rejected,
    /// The gateway did not process the call.
    NotProcessed,
    /// No attempt left.
    NotSent,
    /// The call may have been carried out, and no look-up will show it: a person must decide.
    Undecidable,
}
