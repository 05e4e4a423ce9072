//! How calls end.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EndKind {
    /// The call was carried out.
    Done,
    /// The call was carried out, and what it made is of no use: a capture or a refund that failed, or a session that can no
    /// longer be paid.
    Failed,
    /// The reference of the session or refund belongs to another one.
    Conflict,
    /// The call was not carried out, because of the state of the session.
    Impossible,
    /// The gateway rejected the call.
    Rejected,
    /// Nothing happened: no attempt left, or the gateway processed none of them, or none that a late look-up shows. No process
    /// will carry the call out.
    NotDone,
    /// The call may have been carried out, and no look-up will show it: a person must decide.
    Undecidable,
}

impl EndKind {
    /// Returns whether a shop that has seen this end of a call has seen that one. What a person must decide can still be replaced
    /// by the response to an attempt, so a shop that has seen the one has not seen the other.
    pub const fn shows(self, recorded: Self) -> bool {
        matches!(self, Self::Undecidable) == matches!(recorded, Self::Undecidable)
    }

    /// Returns whether the call left nothing at the gateway, so that other calls need not know about it.
    pub const fn is_clean(self) -> bool {
        matches!(self, Self::Impossible | Self::Rejected | Self::NotDone)
    }
}

/// The end of a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct End<I> {
    /// Its kind.
    pub kind: EndKind,
    /// The objects that show it.
    pub ids: BTreeSet<I>,
}

impl<I> End<I> {
    pub(super) const fn new(kind: EndKind) -> Self {
        Self { kind, ids: BTreeSet::new() }
    }
}
