//! The ends that a shop has seen, so that they can be acknowledged.

use super::{end::EndKind, told::Told};

/// The end of a call that a shop has stored. Another end that the call has got since is not acknowledged with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Seen {
    /// A success, or an error that says what happened.
    Decided,
    /// [`Error::Undecidable`](crate::Error::Undecidable). A later response to an attempt can replace it.
    Undecidable,
}

/// Who gets the end of a call that only the client knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recipient {
    /// The caller, which waits for it.
    Caller,
    /// The next pass over the journal, because the caller is gone.
    Recovery,
    /// Nobody, because the caller is gone, and the journal ends with the client.
    Nobody,
}

impl Seen {
    /// Returns whether an entry that has ended like this has the end that was seen.
    pub const fn is(self, kind: EndKind) -> bool {
        match self {
            Self::Decided => !matches!(kind, EndKind::Undecidable),
            // A journal that has lost the error of an end hands it out as undecidable, too.
            Self::Undecidable => !matches!(kind, EndKind::Done | EndKind::Failed),
        }
    }
}

impl Told {
    /// Returns the end that a shop has seen when it has got this, or `None` if this is no end.
    pub const fn seen(self) -> Option<Seen> {
        match self {
            Self::Done
            | Self::Impossible
            | Self::Failed
            | Self::Taken
            | Self::Rejected
            | Self::NotProcessed
            | Self::NotSent => Some(Seen::Decided),
            Self::Unknown => None,
            Self::Undecidable => Some(Seen::Undecidable),
        }
    }

    /// Returns whether the client acknowledges an end that this one gets. If nobody can get it, it counts as seen.
    pub const fn is_seen_by(self, recipient: Recipient) -> bool {
        match (self.seen(), recipient) {
            (Some(Seen::Decided), Recipient::Caller | Recipient::Nobody) => true,
            // A person decides.
            (Some(Seen::Undecidable) | None, _) | (_, Recipient::Recovery) => false,
        }
    }
}
