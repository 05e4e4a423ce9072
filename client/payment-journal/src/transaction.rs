//! The transaction in which a program writes its own tables and the journal.

use std::ops::{Deref, DerefMut};

use payment_client::journal::JournalError;
use sqlx::{Database, Transaction};

use crate::failure::perhaps_written;

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
pub struct Tx<DB: Database>(pub(crate) Transaction<'static, DB>);

impl<DB: Database> Tx<DB> {
    /// Makes everything that was written durable.
    ///
    /// # Errors
    ///
    /// Returns an error if the commit has failed. If the connection was lost, it may have happened.
    pub async fn commit(self) -> Result<(), JournalError> {
        self.0.commit().await.map_err(perhaps_written)
    }
}

impl<DB: Database> Deref for Tx<DB> {
    type Target = DB::Connection;

    fn deref(&self) -> &DB::Connection {
        &self.0
    }
}

impl<DB: Database> DerefMut for Tx<DB> {
    fn deref_mut(&mut self) -> &mut DB::Connection {
        &mut self.0
    }
}
