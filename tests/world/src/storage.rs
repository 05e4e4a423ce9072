//! The way between a process and the journal.

use std::{num::NonZeroU32, time::Duration};

use payment_client::{
    journal::{
        Begun, Claimed, End, Entry, Hold, IntentId, Journal, JournalError, JournalErrorKind, Kept, Lease, Mark, Unread,
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
    async fn write<T>(
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
    async fn begin(&self, entry: &Entry, hold: &Hold) -> Result<Begun, JournalError> {
        let lease = || Lease { id: entry.id.clone(), owner: hold.owner.clone(), generation: 1 };
        if self.wrong() == Some(Wrong::WritesLate) {
            return Ok(Begun::New(lease()));
        }
        let begun = self.write("begin", self.memory.begin(entry, &self.held(hold))).await?;
        Ok(match (self.wrong(), begun) {
            (Some(Wrong::TakesHeldCalls), Begun::Held(row)) => {
                let lease = Lease { id: row.entry.id.clone(), ..lease() };
                Begun::Open(Claimed { row, lease })
            }
            (_, begun) => begun,
        })
    }

    async fn claim(
        &self,
        scope: &str,
        hold: &Hold,
        most: NonZeroU32,
    ) -> Result<Vec<Result<Claimed, Unread>>, JournalError> {
        self.write("claim", self.memory.claim(scope, &self.held(hold), most)).await
    }

    async fn renew(&self, lease: &Lease, hold: &Hold, sends: Option<&Mark>) -> Result<Kept, JournalError> {
        match self.wrong() {
            Some(Wrong::WritesLate) => return Ok(Kept::Yes),
            Some(Wrong::MarksNothing) if sends.is_some() => {
                return self.write("renew", self.memory.renew(lease, hold, None)).await;
            }
            _ => {}
        }
        let what = if sends.is_some() { "mark" } else { "renew" };
        let kept = self.write(what, self.memory.renew(lease, &self.held(hold), sends)).await?;
        let ignores = matches!(self.wrong(), Some(Wrong::IgnoresLeases | Wrong::TakesHeldCalls));
        Ok(if ignores { Kept::Yes } else { kept })
    }

    async fn decide(&self, lease: &Lease, end: &End) -> Result<Kept, JournalError> {
        match self.wrong() {
            Some(Wrong::WritesLate | Wrong::DecidesNothing) => Ok(Kept::Yes),
            _ => self.write("decide", self.memory.decide(lease, end)).await,
        }
    }

    async fn acknowledge(&self, id: &IntentId) -> Result<(), JournalError> {
        self.write("acknowledge", self.memory.acknowledge(id)).await
    }
}
