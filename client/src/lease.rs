//! The journal of a client, and the lease of a call that it carries out.

use std::{convert::Infallible, num::NonZeroU32, sync::Arc, time::Duration};

use tokio::{
    sync::watch,
    time::{Instant, timeout},
};
use tracing::{debug, warn};

use crate::{
    cause::{Cause, CauseKind},
    journal::{
        AnyJournal, Begin, BeginResult, Claim, EndKind, EndedRow, Hold, IntentId, JournalError, JournalErrorKind,
        Lease, Row, UnreadableRow, Write, WriteResult,
    },
    sender::Sender,
};

/// A renewal begins after this part of a lease.
const RENEWAL: u32 = 3;
/// The margin between the end of a lease for its holder and for others, as a part of it.
pub const MARGIN: u32 = 6;
/// The pause after a renewal that failed.
const NEXT_RENEWAL: Duration = Duration::from_secs(1);
/// The longest wait for the journal.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// The journal of a client. Each method runs to its end in a task of its own: a time-out ends the waiting, not the work.
#[derive(Clone, Debug)]
pub struct ClientJournal {
    journal: Arc<dyn AnyJournal>,
    /// The name of this process in leases.
    owner: String,
}

/// The lease of a call, as its holder counts it.
#[derive(Debug)]
pub struct HeldLease {
    journal: ClientJournal,
    /// The lease, and the time at which it ends for its holder. There is none before the call begins and after it has ended.
    held: watch::Sender<Option<(Lease, Instant)>>,
}

/// Returns the reason why a call cannot go on without its journal.
pub fn journal_failed(error: JournalError) -> Cause {
    Cause::with_source(CauseKind::Journal, error)
}

impl ClientJournal {
    pub const fn new(journal: Arc<dyn AnyJournal>, owner: String) -> Self {
        Self { journal, owner }
    }

    async fn begin(&self, sender: &Sender, row: Row, begin: Begin<String>) -> Result<BeginResult, JournalError> {
        let (journal, hold) = (Arc::clone(&self.journal), self.hold(sender));
        in_time(sender, async move { journal.begin(&row, &hold, begin.as_deref()).await }).await
    }

    pub async fn claim(
        &self,
        sender: &Sender,
        scope: String,
        most: NonZeroU32,
    ) -> Result<Vec<Result<Claim, UnreadableRow>>, JournalError> {
        let (journal, hold) = (Arc::clone(&self.journal), self.hold(sender));
        in_time(sender, async move { journal.claim(&scope, &hold, most).await }).await
    }

    pub async fn claim_ended(
        &self,
        sender: &Sender,
        scope: String,
        most: NonZeroU32,
    ) -> Result<Vec<Result<EndedRow, UnreadableRow>>, JournalError> {
        let (journal, time) = (Arc::clone(&self.journal), sender.policy.lease);
        in_time(sender, async move { journal.claim_ended(&scope, time, most).await }).await
    }

    pub async fn acknowledge(&self, sender: &Sender, id: IntentId, seen: EndKind) -> Result<(), JournalError> {
        in_time(sender, self.clone().acknowledging(id, seen)).await
    }

    /// Acknowledges an end, however long that takes.
    pub async fn acknowledging(self, id: IntentId, seen: EndKind) -> Result<(), JournalError> {
        self.journal.acknowledge(&id, seen).await
    }

    /// Gives a lease back, so that nobody waits for its end.
    pub async fn give_back(&self, sender: &Sender, lease: Lease) {
        if let Err(error) = self.write(sender, lease, Write::Renew(Duration::ZERO)).await {
            debug!(%error, "the lease was not given back");
        }
    }

    async fn write(&self, sender: &Sender, lease: Lease, write: Write) -> Result<WriteResult, JournalError> {
        let journal = Arc::clone(&self.journal);
        in_time(sender, async move { journal.write(&lease, &write).await }).await
    }

    fn hold(&self, sender: &Sender) -> Hold {
        Hold { owner: self.owner.clone(), time: sender.policy.lease }
    }
}

impl HeldLease {
    pub fn new(journal: ClientJournal) -> Self {
        Self { journal, held: watch::Sender::new(None) }
    }

    /// Writes the row, or finds it.
    pub async fn begin(&self, sender: &Sender, row: Row, begin: Begin<String>) -> Result<BeginResult, JournalError> {
        let asked = sender.clock.now();
        let begun = self.journal.begin(sender, row, begin).await?;
        if let BeginResult::Held(Claim { lease, .. }) | BeginResult::Sent(lease) = &begun {
            self.hold(sender, lease.clone(), asked);
        }
        Ok(begun)
    }

    /// Holds a lease that was asked for at this time.
    pub fn hold(&self, sender: &Sender, lease: Lease, asked: Instant) {
        self.held.send_replace(Some((lease, end_of_lease(sender, asked))));
    }

    /// Returns whether the lease lives, as its holder counts.
    pub fn lives(&self, sender: &Sender) -> bool {
        self.held.borrow().as_ref().is_some_and(|(_, end)| sender.clock.now() < *end)
    }

    /// Changes the row. A write with a time renews the lease.
    pub async fn write(&self, sender: &Sender, write: Write) -> Result<WriteResult, JournalError> {
        let Some((lease, _)) = self.held.borrow().clone() else { return Ok(WriteResult::Lost) };
        let asked = sender.clock.now();
        let renews = matches!(&write, Write::Renew(_) | Write::Sent { .. });
        if matches!(&write, Write::Renew(time) | Write::Sent { time, .. } if time.is_zero()) {
            // A renewal that begins now would undo the release.
            self.held.send_replace(None);
        }
        let id = lease.id.clone();
        let result = self.journal.write(sender, lease.clone(), write).await?;
        let end = match result {
            WriteResult::Written if renews => Some(end_of_lease(sender, asked)),
            // The call has ended.
            WriteResult::Written => None,
            WriteResult::Lost => Some(asked),
        };
        // A renewal that was under way when the call ended loses nothing.
        let was_held = self.held.send_if_modified(|held| {
            let is_held = held.is_some();
            if is_held {
                *held = end.map(|end| (lease, end));
            }
            is_held
        });
        if was_held && result == WriteResult::Lost {
            warn!(intent = %id, "another process has taken the call over");
        }
        Ok(result)
    }

    /// Renews the lease until it is dropped.
    pub async fn keep(&self, sender: &Sender) -> Infallible {
        let mut held = self.held.subscribe();
        while held.borrow_and_update().is_none() {
            if held.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
        let mut pause = sender.policy.lease / RENEWAL;
        loop {
            sender.clock.sleep(pause).await;
            if held.borrow().is_none() {
                // The call has ended, and nobody takes it over.
                std::future::pending::<()>().await;
            }
            pause = match self.write(sender, Write::Renew(sender.policy.lease)).await {
                Ok(_) => sender.policy.lease / RENEWAL,
                Err(error) => {
                    debug!(%error, "the lease was not renewed");
                    NEXT_RENEWAL
                }
            };
        }
    }

    /// Waits for the end of the lease.
    pub async fn ended(&self, sender: &Sender) {
        let mut held = self.held.subscribe();
        loop {
            let end = held.borrow_and_update().as_ref().map_or_else(|| sender.clock.now(), |(_, end)| *end);
            tokio::select! {
                biased;
                _ = held.changed() => {}
                () = sender.clock.sleep(sender.clock.until(end)) => return,
            }
        }
    }
}

fn end_of_lease(sender: &Sender, asked: Instant) -> Instant {
    asked + sender.policy.lease / MARGIN * (MARGIN - 1)
}

/// Limits the time for which a call waits for its journal, so that a renewal ends before its lease.
async fn in_time<T: Send + 'static>(
    sender: &Sender,
    work: impl Future<Output = Result<T, JournalError>> + Send + 'static,
) -> Result<T, JournalError> {
    match timeout((sender.policy.lease / RENEWAL).min(LONGEST_WAIT), tokio::spawn(work)).await {
        Ok(Ok(result)) => result,
        Ok(Err(ended)) => Err(JournalError::with_source(JournalErrorKind::Unavailable, ended)),
        Err(late) => Err(JournalError::with_source(JournalErrorKind::Unavailable, late)),
    }
}
