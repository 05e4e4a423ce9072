//! The statements that wait for their turn. All that wait are run in one transaction.
//!
//! SQLite writes one transaction at a time, and lets others try again after a pause. In this process, nobody needs to: they
//! wait for each other here. A commit takes longer than its statements, so those that have waited share one.

use std::{
    fmt, mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use payment_client::journal::{JournalError, JournalErrorKind};
use sqlx::{Connection as _, Database, Pool, pool::PoolConnection};
use tokio::{
    sync::{Mutex as Turns, OwnedMutexGuard, oneshot},
    time::{Instant, timeout},
};

use crate::{
    backend::{Backend, BoundStatement, TransactionEnd, arguments},
    failure::{not_written, perhaps_written},
    lease::LONGEST_WAIT,
};

/// The time for which a statement that nobody waits for waits itself, so that the next one takes it along.
const LONGEST_RIDE: Duration = Duration::from_millis(1);

/// A connection that has been idle for less than this time is used without a ping.
pub const TRUSTED: Duration = Duration::from_secs(1);

/// The right to write, until it is dropped, and the connection of those that run statements. It has pages in its cache that
/// another connection would have to read again.
pub type Turn<DB> = OwnedMutexGuard<Option<KeptConnection<DB>>>;

/// A connection of the queue, and the time at which it was used.
pub struct KeptConnection<DB: Database> {
    connection: DB::Connection,
    used: Instant,
}

impl<DB: Database> fmt::Debug for KeptConnection<DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptConnection").field("used", &self.used).finish_non_exhaustive()
    }
}

/// Whether somebody waits for a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Haste {
    Now,
    None,
}

/// The statements that wait, and the turns in which they and the transactions of this process are written.
#[derive(Debug)]
pub struct Queue<DB: Backend> {
    pool: Pool<DB>,
    turns: Arc<Turns<Option<KeptConnection<DB>>>>,
    state: Mutex<QueueState>,
}

#[derive(Debug)]
struct QueueState {
    waiting: Vec<QueuedStatement>,
    /// Whether a task runs them until none is left.
    is_running: bool,
}

#[derive(Debug)]
struct QueuedStatement {
    bound: BoundStatement,
    /// Receives the number of the rows that were changed.
    done: oneshot::Sender<Result<u64, JournalError>>,
}

impl<DB: Backend> Queue<DB> {
    pub fn new(pool: Pool<DB>) -> Self {
        let state = Mutex::new(QueueState { waiting: Vec::new(), is_running: false });
        Self { pool, turns: Arc::new(Turns::new(None)), state }
    }

    /// Waits for a turn.
    pub async fn turn(&self) -> Result<Turn<DB>, JournalError> {
        let turn = timeout(LONGEST_WAIT, Arc::clone(&self.turns).lock_owned()).await;
        turn.map_err(|late| JournalError::with_source(JournalErrorKind::NotWritten, late))
    }

    /// Runs a statement, and returns the number of the rows that it has changed.
    pub async fn execute(self: &Arc<Self>, bound: BoundStatement, haste: Haste) -> Result<u64, JournalError> {
        let (done, mut result) = oneshot::channel();
        self.state().waiting.push(QueuedStatement { bound, done });
        let done = match haste {
            Haste::None => timeout(LONGEST_RIDE, &mut result).await.ok(),
            Haste::Now => None,
        };
        let done = match (done, Arc::clone(&self.turns).try_lock_owned()) {
            (Some(done), _) => done,
            (None, Ok(turn)) => {
                self.run(Ok(turn)).await;
                result.await
            }
            (None, Err(_)) => {
                self.start();
                result.await
            }
        };
        // The one who ran it has ended before it.
        done.unwrap_or_else(|_| Err(JournalError::new(JournalErrorKind::Unavailable)))
    }

    fn state(&self) -> MutexGuard<'_, QueueState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs the statements that wait in a task, unless one does already.
    fn start(self: &Arc<Self>) {
        if mem::replace(&mut self.state().is_running, true) {
            return;
        }
        let running = QueueTask(Arc::clone(self));
        tokio::spawn(async move {
            while !running.0.has_ended() {
                let turn = running.0.turn().await;
                running.0.run(turn).await;
            }
        });
    }

    /// Runs the statements that wait, and sends their results.
    async fn run(&self, turn: Result<Turn<DB>, JournalError>) {
        let mut waiting = mem::take(&mut self.state().waiting);
        // Those whose callers are gone are never run.
        waiting.retain(|waiting| !waiting.done.is_closed());
        let all: Vec<_> = waiting.iter().map(|waiting| &waiting.bound).collect();
        let results = match turn {
            Ok(mut turn) => self.results(&mut turn, &all).await,
            Err(late) => Err(late),
        };
        let results = results.unwrap_or_else(|error| vec![Err(error); waiting.len()]);
        for (QueuedStatement { done, .. }, result) in waiting.into_iter().zip(results) {
            let _ = done.send(result);
        }
    }

    /// Runs statements, and returns the result of each. A connection whose state nobody knows is closed.
    async fn results(
        &self,
        turn: &mut Option<KeptConnection<DB>>,
        all: &[&BoundStatement],
    ) -> Result<Vec<Result<u64, JournalError>>, JournalError> {
        if all.is_empty() {
            return Ok(Vec::new());
        }
        let mut connection = self.connection(turn.take()).await?;
        if all.len() > 1 {
            match DB::together(&mut connection, all).await {
                TransactionEnd::Committed(counts) => {
                    *turn = Some(KeptConnection { connection, used: Instant::now() });
                    return Ok(counts.into_iter().map(Ok).collect());
                }
                failed => {
                    // The next one waits for its locks no longer than for this.
                    let _ = connection.close().await;
                    match failed {
                        TransactionEnd::NotBegun(error) => return Err(not_written(error)),
                        TransactionEnd::Uncertain(error) => return Err(perhaps_written(error)),
                        _ => connection = self.connection(None).await?,
                    }
                }
            }
        }
        let mut results = Vec::with_capacity(all.len());
        for BoundStatement { statement, values } in all {
            let result = match arguments::<DB>(values).map_err(not_written) {
                Ok(arguments) => DB::execute(&mut connection, statement, arguments).await.map_err(perhaps_written),
                Err(error) => Err(error),
            };
            results.push(result);
        }
        if results.iter().all(Result::is_ok) {
            *turn = Some(KeptConnection { connection, used: Instant::now() });
        } else {
            let _ = connection.close().await;
        }
        Ok(results)
    }

    /// Returns the connection that was kept, or another one.
    async fn connection(&self, kept: Option<KeptConnection<DB>>) -> Result<DB::Connection, JournalError> {
        if let Some(KeptConnection { mut connection, used }) = kept
            && (used.elapsed() < TRUSTED || connection.ping().await.is_ok())
        {
            return Ok(connection);
        }
        self.pool.acquire().await.map(PoolConnection::detach).map_err(not_written)
    }

    /// Ends the task if nothing waits for it.
    fn has_ended(&self) -> bool {
        let mut state = self.state();
        state.is_running = !state.waiting.is_empty();
        !state.is_running
    }
}

/// The task that runs statements. If it ends with its runtime, another one can begin.
struct QueueTask<DB: Backend>(Arc<Queue<DB>>);

impl<DB: Backend> Drop for QueueTask<DB> {
    fn drop(&mut self) {
        self.0.state().is_running = false;
    }
}
