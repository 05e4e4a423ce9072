//! Any journal, so that the type of a client does not contain it.

use std::{fmt, num::NonZeroU32, time::Duration};

use futures_util::future::BoxFuture;

use super::{
    Begin, BeginResult, Claim, EndKind, EndedRow, Hold, IntentId, Journal, JournalError, Lease, Row, UnreadableRow,
    Write, WriteResult,
};

type JournalFuture<'a, T> = BoxFuture<'a, Result<T, JournalError>>;

/// A [`Journal`] whose futures are boxed.
pub trait AnyJournal: Send + Sync {
    fn begin<'a>(&'a self, row: &'a Row, hold: &'a Hold, begin: Begin<&'a str>) -> JournalFuture<'a, BeginResult>;
    fn claim<'a>(
        &'a self,
        scope: &'a str,
        hold: &'a Hold,
        most: NonZeroU32,
    ) -> JournalFuture<'a, Vec<Result<Claim, UnreadableRow>>>;
    fn claim_ended<'a>(
        &'a self,
        scope: &'a str,
        time: Duration,
        most: NonZeroU32,
    ) -> JournalFuture<'a, Vec<Result<EndedRow, UnreadableRow>>>;
    fn write<'a>(&'a self, lease: &'a Lease, write: &'a Write) -> JournalFuture<'a, WriteResult>;
    fn acknowledge<'a>(&'a self, id: &'a IntentId, seen: EndKind) -> JournalFuture<'a, ()>;
}

impl<J: Journal> AnyJournal for J {
    fn begin<'a>(&'a self, row: &'a Row, hold: &'a Hold, begin: Begin<&'a str>) -> JournalFuture<'a, BeginResult> {
        Box::pin(Journal::begin(self, row, hold, begin))
    }

    fn claim<'a>(
        &'a self,
        scope: &'a str,
        hold: &'a Hold,
        most: NonZeroU32,
    ) -> JournalFuture<'a, Vec<Result<Claim, UnreadableRow>>> {
        Box::pin(Journal::claim(self, scope, hold, most))
    }

    fn claim_ended<'a>(
        &'a self,
        scope: &'a str,
        time: Duration,
        most: NonZeroU32,
    ) -> JournalFuture<'a, Vec<Result<EndedRow, UnreadableRow>>> {
        Box::pin(Journal::claim_ended(self, scope, time, most))
    }

    fn write<'a>(&'a self, lease: &'a Lease, write: &'a Write) -> JournalFuture<'a, WriteResult> {
        Box::pin(Journal::write(self, lease, write))
    }

    fn acknowledge<'a>(&'a self, id: &'a IntentId, seen: EndKind) -> JournalFuture<'a, ()> {
        Box::pin(Journal::acknowledge(self, id, seen))
    }
}

impl fmt::Debug for dyn AnyJournal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Journal")
    }
}
