//! The trait of a journal.

use std::num::NonZeroU32;

use super::{Claimed, End, Entry, Hold, IntentId, JournalError, Lease, Mark, Row};

/// Durable storage for calls that change something. The [module](super) has the whole contract.
///
/// Each method is one transaction, which is durable when the method returns. Methods of several processes run at the same
/// time, with the effect of one after the other. The client may drop a future at any time: its write then happens or not.
///
/// [`conformance::check`](super::conformance::check) tests an implementation.
pub trait Journal: Send + Sync + 'static {
    /// Writes an entry as [planned](super::State::Planned), and takes its lease, unless there is such an entry.
    ///
    /// An entry counts as such an entry if it has the same id, or if it is not acknowledged and has the same scope,
    /// account and key. The one with the same id comes first. What follows depends on it:
    ///
    /// | such an entry | result | what is written |
    /// |---|---|---|
    /// | none | [`Begun::New`]; [`Begun::Again`] if an acknowledged entry has the same scope, account and key | the entry, with a lease |
    /// | not decided, and its lease lives, also one of the same owner | [`Begun::Held`] | nothing |
    /// | not decided, and its lease has ended, or it has none | [`Begun::Open`] | a lease with the next generation |
    /// | decided | [`Begun::Decided`] | nothing |
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be written, or if such an entry cannot be read.
    fn begin(&self, entry: &Entry, hold: &Hold) -> impl Future<Output = Result<Begun, JournalError>> + Send;

    /// Takes the leases of entries of a scope that are not acknowledged and that nobody holds, also decided ones.
    ///
    /// It returns at most this number of entries: those that have waited longest come first. An entry that cannot be read
    /// is returned as [`Unread`], and also gets a lease, so that the next page begins after it.
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be read or written.
    fn claim(
        &self,
        scope: &str,
        hold: &Hold,
        most: NonZeroU32,
    ) -> impl Future<Output = Result<Vec<Result<Claimed, Unread>>, JournalError>> + Send;

    /// Renews a lease from now on, and marks the entry as [sent](super::State::Sent) if there is a mark.
    ///
    /// A lease that has ended is renewed as well, if no other process has taken it over.
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be written.
    fn renew(
        &self,
        lease: &Lease,
        hold: &Hold,
        sends: Option<&Mark>,
    ) -> impl Future<Output = Result<Kept, JournalError>> + Send;

    /// Writes the end of a call, and erases its body.
    ///
    /// An end that [is done](End::is_done) is written whoever holds the lease, and replaces another end that is not
    /// acknowledged. Any other end is written only if the entry is not decided and the lease was not taken over.
    /// [`Kept::Lost`] means that nothing was written. To write an end that is recorded already is [`Kept::Yes`].
    ///
    /// The lease then lives on, so that no process hands the end out while this one does.
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be written.
    fn decide(&self, lease: &Lease, end: &End) -> impl Future<Output = Result<Kept, JournalError>> + Send;

    /// Records that the shop knows the end of a call. Its key is free then. For an entry that is not decided, is
    /// acknowledged, or does not exist, it does nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be written.
    fn acknowledge(&self, id: &IntentId) -> impl Future<Output = Result<(), JournalError>> + Send;
}

/// The result of [`Journal::begin`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// The entry was written, and is the first one with its key.
    New(Lease),
    /// The entry was written. Acknowledged entries have its key.
    Again {
        /// The lease of the new entry.
        lease: Lease,
        /// The end of the acknowledged entry that was written last.
        earlier: End,
    },
    /// Another entry is open, and the caller now holds it.
    Open(Claimed),
    /// Another entry is open, and a process holds it.
    Held(Row),
    /// Another entry is decided.
    Decided(Row),
}

/// Whether a process still has the right to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use = "a process that has lost its lease sends nothing"]
pub enum Kept {
    /// The write happened.
    Yes,
    /// Another process has taken the entry over or has decided it, and nothing was written.
    Lost,
}

/// An entry that cannot be read.
#[derive(Clone, Debug)]
pub struct Unread {
    /// The id, as it is written.
    pub id: String,
    /// The reason.
    pub error: JournalError,
}
