//! The end of a call, as a journal keeps it.

use serde::{Deserialize, Serialize};

use crate::machine::{self, EndKind};

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

impl From<End> for machine::End<String> {
    fn from(End { kind, ids, .. }: End) -> Self {
        Self { kind, ids: ids.into_iter().collect() }
    }
}
