//! The transaction in which a program writes its own tables and the journal.

use std::ops::{Deref, DerefMut};

use payment_client::journal::JournalError;
use sqlx::{Database, Transaction};

use crate::{
    backend::{Backend, Value, arguments},
    failure::{not_written, perhaps_written},
    queue::Turn,
    statements::Sql,
};

/// A transaction that writes your tables and the journal. It dereferences to its connection.
///
/// Without [`commit`](Self::commit), nothing is written. After the error of a statement, drop the transaction: SQLite may
/// have rolled it back already, and would write each further statement on its own.
///
/// # Examples
///
/// ```
/// use payment_journal::SqliteJournal;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("shop.db");
/// let journal = SqliteJournal::open(&path).await?;
/// let mut tx = journal.transaction().await?;
/// sqlx::query("CREATE TABLE orders (id TEXT PRIMARY KEY)").execute(&mut *tx).await?;
/// tx.commit().await?;
/// # Ok(())
/// # }
/// ```
// A type of its own, because a `Transaction` of another pool can be a savepoint that `sqlx` has left open, and no statement
// can find that out. The pool of a journal rejects such connections.
#[derive(Debug)]
pub struct Tx<DB: Database> {
    transaction: Transaction<'static, DB>,
    /// Where one transaction writes at a time, the others of this process wait for this one. It is dropped last.
    _turn: Option<Turn<DB>>,
}

impl<DB: Database> Tx<DB> {
    pub(crate) const fn new(transaction: Transaction<'static, DB>, turn: Option<Turn<DB>>) -> Self {
        Self { transaction, _turn: turn }
    }

    /// Makes everything that was written durable.
    ///
    /// # Errors
    ///
    /// Returns an error if the commit has failed. If the connection was lost, it may have happened.
    pub async fn commit(self) -> Result<(), JournalError> {
        self.transaction.commit().await.map_err(perhaps_written)
    }

    /// Ends the transaction now, so that the next one finds no lock.
    pub(crate) async fn roll_back(self) {
        // The error that led here says more than that of the rollback.
        let _ = self.transaction.rollback().await;
    }
}

impl<DB: Backend> Tx<DB> {
    /// Runs a statement that changes rows, and returns their number.
    pub(crate) async fn change(&mut self, statement: &Sql, values: &[Value]) -> Result<u64, JournalError> {
        let arguments = arguments::<DB>(values).map_err(not_written)?;
        DB::execute(&mut self.transaction, statement, arguments).await.map_err(not_written)
    }

    pub(crate) async fn fetch(&mut self, statement: &Sql, values: &[Value]) -> Result<Vec<DB::Row>, JournalError> {
        let arguments = arguments::<DB>(values).map_err(not_written)?;
        DB::fetch(&mut self.transaction, statement, arguments).await.map_err(not_written)
    }
}

impl<DB: Database> Deref for Tx<DB> {
    type Target = DB::Connection;

    fn deref(&self) -> &DB::Connection {
        &self.transaction
    }
}

impl<DB: Database> DerefMut for Tx<DB> {
    fn deref_mut(&mut self) -> &mut DB::Connection {
        &mut self.transaction
    }
}
