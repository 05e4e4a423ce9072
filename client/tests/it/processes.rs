//! Processes that share a journal.

use std::{
    num::NonZeroU32,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use futures_util::FutureExt as _;
use payment_client::{
    Client, Effect, Error, Policy, RecoveredCall,
    journal::{
        Begin, BeginResult, Claim, EndKind, EndedRow, Hold, IntentId, Journal, JournalError, JournalErrorKind, Lease,
        Row, RowState, UnreadableRow, Write, WriteResult,
    },
    testing::{MemoryJournal, Script},
};
use payment_session::gateway::TestEnvironment;

use crate::scripted::credentials;

pub type Process = Client;

/// Longer than a lease, and than the time after which a look-up is late.
pub const LONG: Duration = Duration::from_secs(200);

/// Starts a process. Each has its own number.
pub fn process(number: u64, script: &Script, journal: impl Journal) -> Process {
    process_with(number, script, journal, Policy::default())
}

pub fn process_with(number: u64, script: &Script, journal: impl Journal, policy: Policy) -> Process {
    let server = TestEnvironment::custom("http://127.0.0.1:1".parse().unwrap()).unwrap();
    let builder = Client::builder(server, credentials()).seed(number).transport(script.clone());
    builder.policy(policy).journal(journal).build().unwrap()
}

/// Runs a call for a second, and then ends the process.
pub async fn crash<T>(process: Process, call: impl AsyncFnOnce(&Process) -> T) {
    assert!(tokio::time::timeout(Duration::from_secs(1), call(&process)).await.is_err(), "the call has ended");
    drop(process);
    // The tasks end.
    tokio::task::yield_now().await;
}

/// Recovers everything, and acknowledges what is known.
pub async fn recover(process: &Process) -> Vec<(String, Result<Effect, Error>)> {
    let mut all = Vec::new();
    let mut recovered = process.recover();
    while let Some(item) = recovered.next().await {
        let RecoveredCall { intent, result, .. } = item.unwrap();
        process.acknowledge(intent.id(), &result).await.unwrap();
        all.push((intent.call().to_owned(), result));
    }
    all
}

/// Returns the result of the only call that is recovered.
pub async fn recover_one(process: &Process) -> Result<Effect, Error> {
    let mut all = recover(process).await;
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0).1
}

pub fn state(journal: &MemoryJournal) -> RowState {
    journal.rows().last().unwrap().0.state.clone()
}

/// A journal that counts its writes, and can fail.
#[derive(Clone)]
pub struct WatchedJournal {
    pub journal: MemoryJournal,
    pub writes: Arc<Mutex<Vec<&'static str>>>,
    /// The method that fails from now on, after its write or before it.
    pub fails: Arc<Mutex<Option<(&'static str, After)>>>,
    /// Whether only the next one fails.
    pub fails_once: Arc<AtomicBool>,
    /// The method that is late from now on, before its write.
    pub slow: Arc<Mutex<Option<(&'static str, Duration)>>>,
    /// The method whose answer is late from now on, after its write.
    pub late: Arc<Mutex<Option<(&'static str, Duration)>>>,
    /// The process pauses after the next response to this method, while another one takes its call over.
    pub freezes: Arc<Mutex<Option<(&'static str, Duration)>>>,
}

/// When a method fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    Nothing,
    /// Before the write, and the journal says so.
    Refusal,
    /// Before the write, because a row cannot be read.
    Damage,
    Writing,
    Never,
}

impl WatchedJournal {
    pub fn new() -> Self {
        Self {
            journal: MemoryJournal::new(),
            writes: Arc::default(),
            fails: Arc::default(),
            fails_once: Arc::default(),
            slow: Arc::default(),
            late: Arc::default(),
            freezes: Arc::default(),
        }
    }

    pub fn fail(&self, method: &'static str, after: After) {
        *self.fails.lock().unwrap() = Some((method, after));
    }

    pub fn fail_once(&self, method: &'static str, after: After) {
        self.fails_once.store(true, Ordering::Relaxed);
        self.fail(method, after);
    }

    pub fn work(&self) {
        *self.fails.lock().unwrap() = None;
    }

    pub fn take_writes(&self) -> Vec<&'static str> {
        std::mem::take(&mut self.writes.lock().unwrap())
    }

    async fn record<T>(
        &self,
        method: &'static str,
        write: impl Future<Output = Result<T, JournalError>>,
    ) -> Result<T, JournalError> {
        self.writes.lock().unwrap().push(method);
        let fails = *self.fails.lock().unwrap();
        if fails.is_some_and(|(failing, _)| failing == method) && self.fails_once.load(Ordering::Relaxed) {
            self.work();
        }
        let full = || Err(JournalError::new(JournalErrorKind::Unavailable));
        match fails {
            Some((failing, After::Refusal)) if failing == method => {
                Err(JournalError::new(JournalErrorKind::NotWritten))
            }
            Some((failing, After::Damage)) if failing == method => Err(JournalError::new(JournalErrorKind::Unreadable)),
            Some((failing, After::Nothing)) if failing == method => full(),
            Some((failing, After::Writing)) if failing == method => write.await.and_then(|_| full()),
            Some((failing, After::Never)) if failing == method => std::future::pending().await,
            _ => {
                let slow = *self.slow.lock().unwrap();
                if let Some((_, time)) = slow.filter(|(slow, _)| *slow == method) {
                    tokio::time::sleep(time).await;
                }
                let result = write.await;
                let late = *self.late.lock().unwrap();
                if let Some((_, time)) = late.filter(|(late, _)| *late == method) {
                    tokio::time::sleep(time).await;
                }
                let freezes = self.freezes.lock().unwrap().take_if(|(freezes, _)| *freezes == method);
                if let Some((_, time)) = freezes {
                    // Without a yield, so that nothing of this process runs meanwhile.
                    tokio::time::advance(time).now_or_never();
                    let scope = self.journal.rows()[0].0.row.scope.clone();
                    let hold = Hold { owner: "other".to_owned(), time };
                    self.journal.claim(&scope, &hold, NonZeroU32::MIN).now_or_never();
                }
                result
            }
        }
    }
}

impl Journal for WatchedJournal {
    async fn begin(&self, row: &Row, hold: &Hold, begin: Begin<&str>) -> Result<BeginResult, JournalError> {
        self.record("begin", self.journal.begin(row, hold, begin)).await
    }

    async fn claim(
        &self,
        scope: &str,
        hold: &Hold,
        most: NonZeroU32,
    ) -> Result<Vec<Result<Claim, UnreadableRow>>, JournalError> {
        self.record("claim", self.journal.claim(scope, hold, most)).await
    }

    async fn claim_ended(
        &self,
        scope: &str,
        time: Duration,
        most: NonZeroU32,
    ) -> Result<Vec<Result<EndedRow, UnreadableRow>>, JournalError> {
        self.record("claim_ended", self.journal.claim_ended(scope, time, most)).await
    }

    async fn write(&self, lease: &Lease, write: &Write) -> Result<WriteResult, JournalError> {
        let method = match write {
            Write::Renew(_) => "renew",
            Write::Sent { .. } => "mark",
            Write::Ended(_) | Write::Answered(_) => "decide",
        };
        self.record(method, self.journal.write(lease, write)).await
    }

    async fn acknowledge(&self, id: &IntentId, seen: EndKind) -> Result<(), JournalError> {
        self.record("acknowledge", self.journal.acknowledge(id, seen)).await
    }
}
