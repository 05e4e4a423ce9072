//! The statements that wait for their turn. All that wait are run in one transaction.
//!
//! SQLite writes one transaction at a time, and lets others try again after a pause. In this process, nobody needs to: they
//! wait for each other here. A commit takes longer than its statements, so those that have waited share one.

use std::{
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use payment_client::journal::{JournalError, JournalErrorKind};
use sqlx::Pool;
use tokio::{
    sync::{Mutex as Turns, OwnedMutexGuard, oneshot},
    time::timeout,
};

use crate::{
    backend::Backend,
    failure::{not_written, perhaps_written},
    lease::LONGEST_WAIT,
    statements::Sql,
};

/// The time for which a statement that nobody waits for waits itself, so that the next one takes it along.
const LONGEST_RIDE: Duration = Duration::from_millis(1);

/// The right to write, until it is dropped.
pub type Turn = OwnedMutexGuard<()>;

/// Whether somebody waits for a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Haste {
    Now,
    None,
}

/// The statements that wait, and the turns in which they and the transactions of this process are written.
#[derive(Debug)]
pub struct Queue<DB: Backend> {
    /// For one statement, and for several in a transaction.
    statements: Pool<DB>,
    transactions: Pool<DB>,
    turns: Arc<Turns<()>>,
    state: Mutex<State<DB>>,
}

#[derive(Debug)]
struct State<DB: Backend> {
    waiting: Vec<Waiting<DB>>,
    /// Whether a task runs them until none is left.
    is_running: bool,
}

#[derive(Debug)]
struct Waiting<DB: Backend> {
    statement: Sql,
    arguments: DB::Arguments,
    /// Receives the number of the rows that were changed.
    done: oneshot::Sender<Result<u64, JournalError>>,
}

impl<DB: Backend> Queue<DB> {
    pub fn new(statements: Pool<DB>, transactions: Pool<DB>) -> Self {
        let state = Mutex::new(State { waiting: Vec::new(), is_running: false });
        Self { statements, transactions, turns: Arc::default(), state }
    }

    /// Waits for a turn.
    pub async fn turn(&self) -> Result<Turn, JournalError> {
        let turn = timeout(LONGEST_WAIT, Arc::clone(&self.turns).lock_owned()).await;
        turn.map_err(|late| JournalError::with_source(JournalErrorKind::NotWritten, late))
    }

    /// Runs a statement, and returns the number of the rows that it has changed.
    pub async fn execute(
        self: &Arc<Self>,
        statement: &Sql,
        arguments: DB::Arguments,
        haste: Haste,
    ) -> Result<u64, JournalError> {
        let (done, mut result) = oneshot::channel();
        self.state().waiting.push(Waiting { statement: Sql::clone(statement), arguments, done });
        let done = match haste {
            Haste::None => timeout(LONGEST_RIDE, &mut result).await.ok(),
            Haste::Now => None,
        };
        let done = match done {
            Some(done) => done,
            None => {
                self.start();
                result.await
            }
        };
        // The task has ended with its runtime.
        done.unwrap_or_else(|_| Err(JournalError::new(JournalErrorKind::Unavailable)))
    }

    fn state(&self) -> MutexGuard<'_, State<DB>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs the statements that wait in a task, unless one does already.
    fn start(self: &Arc<Self>) {
        if mem::replace(&mut self.state().is_running, true) {
            return;
        }
        let running = Running(Arc::clone(self));
        tokio::spawn(async move {
            while !running.0.has_ended() {
                let turn = running.0.turn().await;
                let mut waiting = mem::take(&mut running.0.state().waiting);
                // Those whose callers are gone are never run.
                waiting.retain(|waiting| !waiting.done.is_closed());
                match turn {
                    Ok(_turn) => running.0.run(waiting).await,
                    Err(late) => waiting.into_iter().for_each(|waiting| drop(waiting.done.send(Err(late.clone())))),
                }
            }
        });
    }

    /// Runs statements, and sends their results.
    async fn run(&self, all: Vec<Waiting<DB>>) {
        let results = if all.len() > 1 { together(&self.transactions, &all).await } else { None };
        match results {
            Some(results) => {
                for (Waiting { done, .. }, result) in all.into_iter().zip(results) {
                    let _ = done.send(result);
                }
            }
            None => {
                for Waiting { statement, arguments, done } in all {
                    let _ = done.send(alone(&self.statements, &statement, arguments).await);
                }
            }
        }
    }

    /// Ends the task if nothing waits for it.
    fn has_ended(&self) -> bool {
        let mut state = self.state();
        state.is_running = !state.waiting.is_empty();
        !state.is_running
    }
}

/// The task that runs statements. If it ends with its runtime, another one can begin.
struct Running<DB: Backend>(Arc<Queue<DB>>);

impl<DB: Backend> Drop for Running<DB> {
    fn drop(&mut self) {
        self.0.state().is_running = false;
    }
}

/// Runs statements in one transaction, or returns `None` if one of them has failed and nothing was written.
async fn together<DB: Backend>(pool: &Pool<DB>, all: &[Waiting<DB>]) -> Option<Vec<Result<u64, JournalError>>> {
    let mut transaction = match pool.begin_with(DB::BEGIN).await.map_err(not_written) {
        Ok(transaction) => transaction,
        // Each of them would wait as long again.
        Err(error) => return Some(vec![Err(error); all.len()]),
    };
    let mut results = Vec::with_capacity(all.len());
    for Waiting { statement, arguments, .. } in all {
        match DB::execute(&mut transaction, statement, arguments.clone()).await {
            Ok(count) => results.push(Ok(count)),
            Err(_) => {
                let _ = transaction.rollback().await;
                return None;
            }
        }
    }
    if let Err(error) = transaction.commit().await.map_err(perhaps_written) {
        results.fill(Err(error));
    }
    Some(results)
}

/// Runs a statement, which commits.
pub async fn alone<DB: Backend>(
    pool: &Pool<DB>,
    statement: &Sql,
    arguments: DB::Arguments,
) -> Result<u64, JournalError> {
    let mut connection = pool.acquire().await.map_err(not_written)?;
    DB::execute(&mut connection, statement, arguments).await.map_err(perhaps_written)
}
