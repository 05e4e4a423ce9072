//! The end of a call, as a journal keeps it.

use serde::{Deserialize, Serialize};

/// The end of a call, as a journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct End {
    /// The kind of the end.
    pub kind: EndKind,
    /// The ids of the objects that show the end: the session, the refund, the capture, or the charges of a confirmation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
    /// The status of the object, or the status and the code of the gateway's error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

impl End {
    /// Creates an end without ids and status.
    pub const fn new(kind: EndKind) -> Self {
        Self { kind, ids: Vec::new(), status: None }
    }
}

/// The kind of an [`End`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EndKind {
    /// The call was carried out.
    Done,
    /// The capture or the refund was carried out, and it failed.
    Failed,
    /// The reference of the session or refund belongs to another one, which has this id.
    Conflict,
    /// The call was not carried out, because of the state of the session.
    Impossible,
    /// The gateway rejected the call.
    Rejected,
    /// The gateway did not process the call.
    NotProcessed,
    /// No attempt left.
    NotSent,
    /// The call may have been carried out, and no look-up will show it: a person must decide.
    Undecidable,
}

impl EndKind {
    /// Returns whether the call left nothing at the gateway, so that other calls need not know about it.
    pub const fn is_clean(self) -> bool {
        matches!(self, Self::Impossible | Self::Rejected | Self::NotProcessed | Self::NotSent)
    }
}
