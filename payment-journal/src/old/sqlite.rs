//! The journal in SQLite.

use std::{num::NonZeroU32, path::Path};

use payment_client::journal::{
    Begun, Claimed, End, Entry, Hold, IntentId, Journal, JournalError, JournalErrorKind, Kept, Lease, Mark, State,
    Unread,
};
use sqlx::{
    AssertSqlSafe, Connection as _, Pool, Row as _, Sqlite, SqlitePool, query, query_scalar,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous},
};

use super::{
    columns::{Columns, UNREADABLE, VERSION, name_of},
    journal::journal,
    lease::{LONGEST_WAIT, generation_of, seconds},
    migrations::migrator,
    statements::{Dialect, Statements},
};
use crate::{
    failure::{not_durable, not_migrated, unavailable},
    transaction::Tx,
};

const CREATE: &str = include_str!("sqlite.sql");

/// A deferred transaction that reads before it writes cannot wait for another one.
const BEGIN: &str = "BEGIN IMMEDIATE";

const DIALECT: Dialect = Dialect {
    now: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
    after: |seconds| format!("strftime('%Y-%m-%dT%H:%M:%fZ', 'now', {seconds} || ' seconds')"),
    millis_since: |time| format!("CAST((unixepoch('now', 'subsec') - unixepoch({time}, 'subsec')) * 1000 AS INTEGER)"),
    lock: "",
    lock_free: "",
};

/// A journal in a SQLite file, for processes on one machine.
///
/// # Examples
///
/// ```
/// # mod payment_session { pub use payment_client as client; }
/// use payment_journal::old::SqliteJournal;
/// use payment_session::client::journal::Journal;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("shop.db");
/// let journal = SqliteJournal::open(&path).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct SqliteJournal {
    pool: SqlitePool,
    sql: Statements,
}

impl SqliteJournal {
    /// Opens a file with at most four connections, and creates it and the table, if they are missing.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be opened, or if a later version of this crate has changed the table.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, JournalError> {
        let pool = SqlitePoolOptions::new().max_connections(4).acquire_timeout(LONGEST_WAIT);
        Self::open_with(pool, SqliteConnectOptions::new().filename(path).create_if_missing(true)).await
    }

    /// Does the same with options of your own for the pool and the file. `before_acquire`, and the settings that make each
    /// commit durable, are set by the journal.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open), and also if a commit would not be durable, for example because the file is in memory.
    pub async fn open_with(pool: SqlitePoolOptions, options: SqliteConnectOptions) -> Result<Self, JournalError> {
        let options = options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(LONGEST_WAIT)
            // Overwrites the bodies that are erased.
            .pragma("secure_delete", "ON");
        // After a full disk, `sqlx` 0.9.0 counts a transaction that SQLite has rolled back already. The next one would be a
        // savepoint, and in the end one that is never released. Such a connection is closed.
        let pool =
            pool.before_acquire(|connection, _| Box::pin(std::future::ready(Ok(!connection.is_in_transaction()))));
        let pool = pool.connect_with(options).await.map_err(unavailable)?;
        is_durable(&pool).await?;
        // SQLite has no lock for migrations, but two processes can begin at the same time.
        let mut transaction = pool.begin_with(BEGIN).await.map_err(unavailable)?;
        migrator(CREATE).run_direct(None, &mut *transaction, false).await.map_err(not_migrated)?;
        transaction.commit().await.map_err(unavailable)?;
        Ok(Self { pool, sql: Statements::new(&DIALECT) })
    }
}

/// Checks that a commit survives the end of the machine.
async fn is_durable(pool: &SqlitePool) -> Result<(), JournalError> {
    let mode: String = query_scalar("PRAGMA journal_mode").fetch_one(pool).await.map_err(unavailable)?;
    if mode != "wal" {
        return Err(not_durable("journal_mode", &mode));
    }
    let synchronous: i64 = query_scalar("PRAGMA synchronous").fetch_one(pool).await.map_err(unavailable)?;
    // 2 is FULL, 3 is EXTRA.
    if synchronous < 2 {
        return Err(not_durable("synchronous", &synchronous.to_string()));
    }
    Ok(())
}

journal!(SqliteJournal, Sqlite, SqliteRow);
