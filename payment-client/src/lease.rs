//! The journal of a client, and the lease of a call that it carries out.

use std::{
    convert::Infallible,
    num::NonZeroU32,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use tokio::{
    sync::watch,
    time::{Instant, timeout},
};
use tracing::{debug, warn};

use crate::{
    cause::{Cause, CauseKind},
    journal::{
        AnyJournal, Begun, Claimed, End, Entry, Hold, IntentId, JournalError, JournalErrorKind, Kept, Lease, Mark,
        Unread,
    },
    sender::Sender,
};

/// A renewal begins after this part of a lease.
const RENEWAL: u32 = 3;
/// The margin between the end of a lease for its holder and for others, as a part of it.
const MARGIN: u32 = 6;

/// The journal of a client.
#[derive(Debug)]
pub struct Records {
    journal: AnyJournal,
    /// The name of this process in leases.
    owner: String,
}

/// A lease, as its holder counts it.
#[derive(Debug)]
pub struct Holding<'a> {
    records: &'a Records,
    sender: &'a Sender,
    lease: Lease,
    /// The time at which it ends for its holder.
    end: watch::Sender<Instant>,
    is_marked: AtomicBool,
}

/// Returns the reason why a call cannot go on without its journal.
pub fn journal_failed(error: JournalError) -> Cause {
    Cause::with_source(CauseKind::Journal, error)
}

impl Records {
    pub const fn new(journal: AnyJournal, owner: String) -> Self {
        Self { journal, owner }
    }

    pub async fn begin(&self, sender: &Sender, entry: &Entry) -> Result<Begun, JournalError> {
        in_time(sender, self.journal.begin(entry, &self.hold(sender))).await
    }

    pub async fn claim(
        &self,
        sender: &Sender,
        scope: &str,
        most: NonZeroU32,
    ) -> Result<Vec<Result<Claimed, Unread>>, JournalError> {
        in_time(sender, self.journal.claim(scope, &self.hold(sender), most)).await
    }

    pub async fn acknowledge(&self, sender: &Sender, id: &IntentId) -> Result<(), JournalError> {
        in_time(sender, self.journal.acknowledge(id)).await
    }

    fn hold(&self, sender: &Sender) -> Hold {
        Hold { owner: self.owner.clone(), time: time_of(sender) }
    }
}

impl<'a> Holding<'a> {
    /// Returns the holding of a lease that was asked for at this time.
    pub fn new(records: &'a Records, sender: &'a Sender, lease: Lease, asked: Instant) -> Self {
        let end = watch::Sender::new(end_of_lease(sender, asked));
        Self { records, sender, lease, end, is_marked: AtomicBool::new(false) }
    }

    /// Marks the entry as sent.
    pub async fn mark(&self, content: String) -> Result<(), Cause> {
        match self.renew(Some(&Mark { content })).await {
            Ok(Kept::Yes) => {
                self.is_marked.store(true, Ordering::Relaxed);
                Ok(())
            }
            Ok(Kept::Lost) => Err(Cause::new(CauseKind::Held)),
            Err(error) => Err(journal_failed(error)),
        }
    }

    /// Returns whether this process has marked an attempt.
    pub fn is_marked(&self) -> bool {
        self.is_marked.load(Ordering::Relaxed)
    }

    /// Renews the lease until it is dropped.
    pub async fn keep(&self) -> Infallible {
        loop {
            self.sender.seams.sleep(time_of(self.sender) / RENEWAL).await;
            if let Err(error) = self.renew(None).await {
                debug!(%error, "the lease was not renewed");
            }
        }
    }

    /// Waits for the end of the lease.
    pub async fn ended(&self) {
        let mut end = self.end.subscribe();
        loop {
            let time = *end.borrow_and_update();
            tokio::select! {
                biased;
                _ = end.changed() => {}
                () = self.sender.seams.sleep(self.sender.seams.until(time)) => return,
            }
        }
    }

    /// Writes the end of the call.
    pub async fn decide(&self, end: &End) -> Result<Kept, JournalError> {
        in_time(self.sender, self.records.journal.decide(&self.lease, end)).await
    }

    /// Ends the lease, so that another process need not wait for its end.
    pub async fn release(&self) {
        let hold = Hold { time: Duration::ZERO, ..self.records.hold(self.sender) };
        if let Err(error) = in_time(self.sender, self.records.journal.renew(&self.lease, &hold, None)).await {
            debug!(%error, "the lease was not released");
        }
    }

    async fn renew(&self, mark: Option<&Mark>) -> Result<Kept, JournalError> {
        let asked = self.sender.seams.now();
        let hold = self.records.hold(self.sender);
        let kept = in_time(self.sender, self.records.journal.renew(&self.lease, &hold, mark)).await?;
        let end = match kept {
            Kept::Yes => end_of_lease(self.sender, asked),
            Kept::Lost => {
                warn!(intent = %self.lease.id, "another process has taken the call over");
                asked
            }
        };
        self.end.send_replace(end);
        Ok(kept)
    }
}

/// Returns the time of a lease: at least a second, and at most a day.
fn time_of(sender: &Sender) -> Duration {
    sender.policy.lease.clamp(Duration::from_secs(1), Duration::from_secs(24 * 3600))
}

fn end_of_lease(sender: &Sender, asked: Instant) -> Instant {
    let time = time_of(sender);
    asked + time / MARGIN * (MARGIN - 1)
}

/// Limits the time of a journal, because a call must not wait for it for ever.
async fn in_time<T>(
    sender: &Sender,
    work: impl Future<Output = Result<T, JournalError>> + Send,
) -> Result<T, JournalError> {
    let late = |late| Err(JournalError::with_source(JournalErrorKind::Unavailable, late));
    timeout(sender.policy.read_timeout, work).await.unwrap_or_else(late)
}
