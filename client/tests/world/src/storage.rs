//! The way between a process and the journal.

use std::{num::NonZeroU32, time::Duration};

use payment_client::{
    journal::{
        Begin, BeginResult, Claim, EndKind, EndedRow, Hold, IntentId, Journal, JournalError, JournalErrorKind, Lease,
        Row, RowState, StoredRow, UnreadableRow, Write, WriteResult,
    },
    testing::MemoryJournal,
};
use tokio::time::sleep;

use crate::{
    plan::{JournalFault, Wrong},
    process::Process,
};

/// The journal of a process. All processes share the memory.
#[derive(Debug)]
pub struct Storage {
    pub process: Process,
    pub memory: MemoryJournal,
}

impl Storage {
    /// Does a write, or does not. The steps before and after it are those at which the process can be killed: then the write
    /// is lost or kept.
    async fn step<T>(
        &self,
        what: &str,
        write: impl Future<Output = Result<T, JournalError>>,
    ) -> Result<T, JournalError> {
        let world = &self.process.world;
        let number = world.count("write");
        for (_, seconds) in world.lock().plan.jumps.iter().filter(|(at, _)| *at == number) {
            self.memory.set_forward(Duration::from_secs(*seconds));
        }
        let fault = {
            let writes = &world.lock().plan.writes;
            writes.iter().find(|(at, _)| *at == number).map(|(_, fault)| *fault)
        };
        self.process.step(&format!("{what} {number} {fault:?}")).await;
        world.pass().await;
        let written = match fault {
            None => write.await,
            Some(JournalFault::Fails) => Err(JournalError::new(JournalErrorKind::Unavailable)),
            Some(JournalFault::FailsAfter) => write.await.and(Err(JournalError::new(JournalErrorKind::Unavailable))),
            Some(JournalFault::Late) => {
                sleep(Duration::from_secs(40)).await;
                write.await
            }
            Some(JournalFault::Slow) => {
                let written = write.await;
                sleep(Duration::from_secs(40)).await;
                written
            }
        };
        self.process.step(&format!("{what} {number} is written")).await;
        written
    }

    /// Returns the lease that the journal knows of. A client that ignores leases believes in one that has ended.
    fn held(&self, hold: &Hold) -> Hold {
        let time = if self.wrong() == Some(Wrong::IgnoresLeases) { Duration::ZERO } else { hold.time };
        Hold { time, ..hold.clone() }
    }

    fn wrong(&self) -> Option<Wrong> {
        self.process.world.lock().plan.wrong
    }
}

impl Journal for Storage {
    async fn begin(&self, row: &Row, hold: &Hold, begin: Begin<&str>) -> Result<BeginResult, JournalError> {
        let claimed = |stored: StoredRow| {
            let lease = Lease { id: stored.row.id.clone(), owner: hold.owner.clone(), generation: 1 };
            BeginResult::Held(Claim { stored, lease, others: Vec::new() })
        };
        if self.wrong() == Some(Wrong::WritesLate) {
            return Ok(claimed(StoredRow { row: row.clone(), state: RowState::Planned }));
        }
        let begun = self.step("begin", self.memory.begin(row, &self.held(hold), begin)).await?;
        Ok(match (self.wrong(), begun) {
            (Some(Wrong::TakesHeldCalls), BeginResult::Found(stored))
                if !matches!(stored.state, RowState::Ended(_)) =>
            {
                claimed(stored)
            }
            (_, begun) => begun,
        })
    }

    async fn claim(
        &self,
        scope: &str,
        hold: &Hold,
        most: NonZeroU32,
    ) -> Result<Vec<Result<Claim, UnreadableRow>>, JournalError> {
        self.step("claim", self.memory.claim(scope, &self.held(hold), most)).await
    }

    async fn claim_ended(
        &self,
        scope: &str,
        time: Duration,
        most: NonZeroU32,
    ) -> Result<Vec<Result<EndedRow, UnreadableRow>>, JournalError> {
        self.step("claim what has ended", self.memory.claim_ended(scope, time, most)).await
    }

    async fn write(&self, lease: &Lease, write: &Write) -> Result<WriteResult, JournalError> {
        let ignores_leases = self.wrong() == Some(Wrong::IgnoresLeases);
        let (what, write) = match (self.wrong(), write.clone()) {
            (Some(Wrong::WritesLate), Write::Renew(_) | Write::Sent { .. }) => return Ok(WriteResult::Written),
            (Some(Wrong::WritesLate | Wrong::DecidesNothing), Write::Ended(_) | Write::Answered(_)) => {
                return Ok(WriteResult::Written);
            }
            (Some(Wrong::MarksNothing), Write::Sent { time, .. }) => ("renew", Write::Renew(time)),
            (_, Write::Renew(_)) if ignores_leases => ("renew", Write::Renew(Duration::ZERO)),
            (_, Write::Sent { content, .. }) if ignores_leases => {
                ("mark", Write::Sent { content, time: Duration::ZERO })
            }
            (_, write @ Write::Renew(_)) => ("renew", write),
            (_, write @ Write::Sent { .. }) => ("mark", write),
            (_, write) => ("decide", write),
        };
        let kept = self.step(what, self.memory.write(lease, &write)).await?;
        let ignores = matches!(self.wrong(), Some(Wrong::IgnoresLeases | Wrong::TakesHeldCalls));
        let is_renewal = matches!(write, Write::Renew(_) | Write::Sent { .. });
        Ok(if ignores && is_renewal { WriteResult::Written } else { kept })
    }

    async fn acknowledge(&self, id: &IntentId, seen: EndKind) -> Result<(), JournalError> {
        self.step("acknowledge", self.memory.acknowledge(id, seen)).await
    }
}
