//! The trait of a journal.

use std::{num::NonZeroU32, time::Duration};

use super::{Begin, Claim, End, EndKind, EndedRow, Hold, IntentId, JournalError, Lease, Row, StoredRow};

/// Durable storage for calls that change something. The [module](super) has the whole contract.
///
/// Each method writes in one transaction, which is durable when the method returns. Methods of several processes run at the same
/// time, with the effect of one after the other. The client runs each method to its end in a task of its own, and stops
/// waiting for it after a while. Its write can happen after that.
///
/// [`conformance::check`](super::conformance::check) tests an implementation, and
/// [`conformance::check_failing_commits`](super::conformance::check_failing_commits) what it says of a database that is busy or full.
pub trait Journal: Send + Sync + 'static {
    /// Writes a row as [planned](super::RowState::Planned) and takes its lease, or finds the row that is in its way.
    ///
    /// With [`Begin::Sent`], a new row is [sent](super::RowState::Sent) at once, if no other row of its key counts. That saves a
    /// transaction, and a database needs one statement for it in most cases. With [`Begin::Withdrawn`], a new row has ended at
    /// once, and its key counts for nothing.
    ///
    /// The row that is in the way has the same id, or else it [has the key](super#keys). [`Candidate`](super::Candidate)
    /// decides which one it is, and whether it is taken over.
    ///
    /// | the row that is in the way | result | what is written |
    /// |---|---|---|
    /// | none | [`BeginResult::Held`] | the row, with a lease |
    /// | none, with [`Begin::Sent`], and there are no [others](Claim::others) | [`BeginResult::Sent`] | the row, with a lease, and the mark of [`Write::Sent`] with this content |
    /// | none with the id, with [`Begin::Withdrawn`] | [`BeginResult::Found`] | the row, which has ended as [`NotDone`](super::EndKind::NotDone), without a lease |
    /// | open, its lease has ended or it has none, and the new one joins it | [`BeginResult::Held`] | a lease with the next generation |
    /// | open, and its lease lives, also one of the same owner | [`BeginResult::Found`] | nothing |
    /// | open, and the new one does not join it | [`BeginResult::Found`] | nothing |
    /// | ended, also one that is acknowledged or a [stub](super#stubs) | [`BeginResult::Found`] | nothing |
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be written, or if a row of the result cannot be read, also one of
    /// [`Claim::others`]. Nothing is written then, unless its kind is
    /// [`Unavailable`](super::JournalErrorKind::Unavailable): for example a commit whose response was lost.
    fn begin(
        &self,
        row: &Row,
        hold: &Hold,
        begin: Begin<&str>,
    ) -> impl Future<Output = Result<BeginResult, JournalError>> + Send;

    /// Takes the leases of open rows of a scope that nobody holds.
    ///
    /// It returns at most this number of rows: those that have waited longest come first. A row that cannot be read,
    /// or of which one of the [others](Claim::others) cannot be read, is returned as [`UnreadableRow`]. It also gets a lease, so
    /// that the next page begins after it.
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be read or written.
    fn claim(
        &self,
        scope: &str,
        hold: &Hold,
        most: NonZeroU32,
    ) -> impl Future<Output = Result<Vec<Result<Claim, UnreadableRow>>, JournalError>> + Send;

    /// Takes the rows of a scope that have ended, that are not acknowledged, and that nobody holds.
    ///
    /// Nobody else gets them for this time, so that two processes do not hand out the same ends at the same time. They have no
    /// [`Lease`]: what has ended is only acknowledged.
    ///
    /// It returns at most this number of rows, in any order: those that have waited longest. There can be a hundred thousand
    /// of them, for example when a shop was down, so a database takes the whole page in one statement. A row that cannot be
    /// read is returned as [`UnreadableRow`], and is taken, too.
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be read or written. Rows that were taken then are free again after this time.
    fn claim_ended(
        &self,
        scope: &str,
        time: Duration,
        most: NonZeroU32,
    ) -> impl Future<Output = Result<Vec<Result<EndedRow, UnreadableRow>>, JournalError>> + Send;

    /// Changes a row: renews its lease, marks it as sent, or ends it.
    ///
    /// The lease is held if its owner and its generation are those of the row. A lease that has ended is held until another
    /// process takes it over. Where the write is not allowed, the result is [`WriteResult::Lost`], and nothing is written.
    ///
    /// | write | allowed if | what is written |
    /// |---|---|---|
    /// | [`Write::Renew`] | the lease is held, and the row has not ended | the end of the lease |
    /// | [`Write::Sent`] | the same | the same, the mark, and the time of the first mark if there is none |
    /// | [`Write::Ended`] | the same | the end, and its time. The body is erased. |
    /// | [`Write::Answered`] | the row has not ended, or its end is [`Undecidable`](super::EndKind::Undecidable) and is not acknowledged | the same |
    ///
    /// To write the end that a row already has is [`WriteResult::Written`], whoever holds the lease and also if it is acknowledged,
    /// and changes nothing.
    ///
    /// An end leaves the lease as it is, so that no process hands the end out while this one does.
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be written. Nothing is written then, unless its kind is
    /// [`Unavailable`](super::JournalErrorKind::Unavailable).
    fn write(&self, lease: &Lease, write: &Write) -> impl Future<Output = Result<WriteResult, JournalError>> + Send;

    /// Records that the shop knows the end of a call. Its [key](super#keys) is free then. For a row that has not ended, has
    /// [another end](super::EndKind::shows) than the shop has seen, is acknowledged, or does not exist, it does nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be written.
    fn acknowledge(&self, id: &IntentId, seen: EndKind) -> impl Future<Output = Result<(), JournalError>> + Send;
}

/// The result of [`Journal::begin`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BeginResult {
    /// The caller holds the row: its own, or one that it joins.
    Held(Claim),
    /// The caller holds its own row, which is new and marked as sent.
    Sent(Lease),
    /// This row is in the way: a process holds it, it has ended, or the caller cannot join it.
    Found(StoredRow),
}

/// What [`Journal::write`] writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// The lease lives for this time from now on. A lease of no time is released.
    Renew(Duration),
    /// An attempt is about to be sent, or was sent in vain: the row is [sent](super::RowState::Sent) from now on.
    Sent {
        /// Replaces [`Row::content`]: it now has the number of attempts, and the state of the session before them.
        content: String,
        /// The lease lives for this time from now on.
        time: Duration,
    },
    /// The end of the call, as its holder knows it.
    Ended(End),
    /// The end of the call, as the response to an own attempt shows it: the call was carried out, whoever holds the lease.
    Answered(End),
}

/// Whether a process still has the right to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use = "a process that has lost its lease sends nothing"]
pub enum WriteResult {
    /// The write happened.
    Written,
    /// Another process has taken the row over or has ended it, and nothing was written.
    Lost,
}

/// A row that cannot be read.
#[derive(Clone, Debug)]
pub struct UnreadableRow {
    /// The id, as it is written.
    pub id: String,
    /// The reason.
    pub error: JournalError,
}
