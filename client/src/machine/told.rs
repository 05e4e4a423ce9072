//! What the caller of a call sees.

use super::end::EndKind;

/// What the caller of a call sees of its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Told {
    /// The call was carried out, and what it made is of use.
    Done,
    /// The session does not permit the call, or can no longer be paid.
    Impossible,
    /// The capture or the refund failed.
    Failed,
    /// The reference belongs to another session or refund.
    Taken,
    /// The gateway rejected the call.
    Rejected,
    /// The gateway did not process the call.
    NotProcessed,
    /// No attempt left.
    NotSent,
    /// The call happened, or may happen, and there is nothing to show for it. Another look-up can show it.
    Unknown,
    /// A person must decide.
    Undecidable,
}

/// What there is to show for an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shown {
    /// Nothing.
    Nothing,
    /// The error of the gateway.
    Error,
    /// A session. `has_failed` says that it can no longer be paid.
    Session {
        /// Whether it can no longer be paid.
        has_failed: bool,
    },
    /// A capture, a refund, or the response to another call.
    Object {
        /// Whether the capture or the refund has failed.
        has_failed: bool,
    },
}

impl EndKind {
    /// Returns what the caller sees of a call that has ended like this, whether just now or in the journal.
    pub const fn told(self, shown: Shown) -> Told {
        match (self, shown) {
            (Self::Done, Shown::Session { has_failed: false } | Shown::Object { has_failed: false }) => Told::Done,
            // A create whose reference had a session already can find that this one has ended since.
            (Self::Done, Shown::Session { has_failed: true })
            | (Self::Failed | Self::Impossible, Shown::Session { .. }) => Told::Impossible,
            (Self::Done, Shown::Object { has_failed: true }) | (Self::Failed, Shown::Object { .. }) => Told::Failed,
            (Self::Conflict, Shown::Session { .. } | Shown::Object { .. }) => Told::Taken,
            (Self::Rejected, Shown::Error) => Told::Rejected,
            (Self::NotProcessed, Shown::Error) => Told::NotProcessed,
            (Self::NotSent, _) => Told::NotSent,
            (Self::Done, Shown::Nothing | Shown::Error) => Told::Unknown,
            (Self::Failed | Self::Conflict, Shown::Nothing | Shown::Error)
            | (Self::Impossible, Shown::Nothing | Shown::Error | Shown::Object { .. })
            | (Self::Rejected | Self::NotProcessed, Shown::Nothing | Shown::Session { .. } | Shown::Object { .. })
            | (Self::Undecidable, _) => Told::Undecidable,
        }
    }
}
