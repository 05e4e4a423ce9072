//! Any journal, so that the type of a client does not contain it.

use std::{fmt, num::NonZeroU32, pin::Pin};

use super::{Begun, Claimed, End, Entry, Hold, IntentId, Journal, JournalError, Kept, Lease, Mark, Unread};

type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, JournalError>> + Send + 'a>>;

trait Erased: Send + Sync {
    fn begin<'a>(&'a self, entry: &'a Entry, hold: &'a Hold) -> Pending<'a, Begun>;
    fn claim<'a>(
        &'a self,
        scope: &'a str,
        hold: &'a Hold,
        most: NonZeroU32,
    ) -> Pending<'a, Vec<Result<Claimed, Unread>>>;
    fn renew<'a>(&'a self, lease: &'a Lease, hold: &'a Hold, sends: Option<&'a Mark>) -> Pending<'a, Kept>;
    fn decide<'a>(&'a self, lease: &'a Lease, end: &'a End) -> Pending<'a, Kept>;
    fn acknowledge<'a>(&'a self, id: &'a IntentId) -> Pending<'a, ()>;
}

impl<J: Journal> Erased for J {
    fn begin<'a>(&'a self, entry: &'a Entry, hold: &'a Hold) -> Pending<'a, Begun> {
        Box::pin(Journal::begin(self, entry, hold))
    }

    fn claim<'a>(
        &'a self,
        scope: &'a str,
        hold: &'a Hold,
        most: NonZeroU32,
    ) -> Pending<'a, Vec<Result<Claimed, Unread>>> {
        Box::pin(Journal::claim(self, scope, hold, most))
    }

    fn renew<'a>(&'a self, lease: &'a Lease, hold: &'a Hold, sends: Option<&'a Mark>) -> Pending<'a, Kept> {
        Box::pin(Journal::renew(self, lease, hold, sends))
    }

    fn decide<'a>(&'a self, lease: &'a Lease, end: &'a End) -> Pending<'a, Kept> {
        Box::pin(Journal::decide(self, lease, end))
    }

    fn acknowledge<'a>(&'a self, id: &'a IntentId) -> Pending<'a, ()> {
        Box::pin(Journal::acknowledge(self, id))
    }
}

/// Any journal, so that the type of a client does not contain it.
pub struct AnyJournal(Box<dyn Erased>);

impl AnyJournal {
    pub fn new(journal: impl Journal) -> Self {
        Self(Box::new(journal))
    }

    pub async fn begin(&self, entry: &Entry, hold: &Hold) -> Result<Begun, JournalError> {
        self.0.begin(entry, hold).await
    }

    pub async fn claim(
        &self,
        scope: &str,
        hold: &Hold,
        most: NonZeroU32,
    ) -> Result<Vec<Result<Claimed, Unread>>, JournalError> {
        self.0.claim(scope, hold, most).await
    }

    pub async fn renew(&self, lease: &Lease, hold: &Hold, sends: Option<&Mark>) -> Result<Kept, JournalError> {
        self.0.renew(lease, hold, sends).await
    }

    pub async fn decide(&self, lease: &Lease, end: &End) -> Result<Kept, JournalError> {
        self.0.decide(lease, end).await
    }

    pub async fn acknowledge(&self, id: &IntentId) -> Result<(), JournalError> {
        self.0.acknowledge(id).await
    }
}

impl fmt::Debug for AnyJournal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Journal")
    }
}
