//! The journal in SQLite.

use std::{num::NonZeroU32, path::Path, slice, time::Duration};

use payment_client::journal::{
    Begin, Begun, Candidate, Claimed, End, EndKind, EndedEntry, Entry, Hold, IntentId, Journal, JournalError,
    JournalErrorKind, Kept, Lease, Other, Row, State, Unread, Write,
};
use sqlx::{
    Connection as _, Database, Pool, Row as _, Sqlite, SqlitePool, query,
    query::Query,
    query_scalar, raw_sql,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous},
};

use crate::{
    columns::{Columns, EndColumns, OtherColumns, UNREADABLE, VERSION},
    failure::{not_durable, not_migrated, not_written, perhaps_written, unavailable},
    journal::{journal, sql},
    lease::{LONGEST_WAIT, generation_of, seconds},
    migrations::{LATEST, is_compatible, migrator},
    others::Others,
    statements::{Dialect, Sql, Statements},
    transaction::Tx,
};

const CREATE: &str = include_str!("../migrations/sqlite.sql");

/// A deferred transaction that reads before it writes cannot wait for another one.
const BEGIN: &str = "BEGIN IMMEDIATE";

/// A statement that writes has locked the database before it reads.
const SEES_OTHERS_LATE: bool = false;

const DIALECT: Dialect = Dialect {
    began: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
    now: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
    after: |seconds| format!("strftime('%Y-%m-%dT%H:%M:%fZ', 'now', {seconds} || ' seconds')"),
    millis_since: |time| format!("CAST((unixepoch('now', 'subsec') - unixepoch({time}, 'subsec')) * 1000 AS INTEGER)"),
    is_one_of: |list| format!("IN (SELECT value FROM json_each({list}))"),
    lock: "",
    lock_free: "",
};

/// A journal in a SQLite file, for processes on one machine.
///
/// # Examples
///
/// ```
/// use payment_journal::SqliteJournal;
/// use payment_client::journal::Journal;
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
    checkpoints: SqlitePool,
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
        // Without waiting for other processes, because this connection need not write.
        let checkpoints = SqlitePoolOptions::new().max_connections(1);
        let checkpoints = checkpoints.connect_lazy_with(options.clone().busy_timeout(Duration::ZERO));
        let pool = pool.connect_with(options).await.map_err(unavailable)?;
        is_durable(&pool).await?;
        // SQLite has no lock for migrations, but two processes can begin at the same time.
        let mut transaction = pool.begin_with(BEGIN).await.map_err(unavailable)?;
        migrator(CREATE).run_direct(None, &mut *transaction, false).await.map_err(not_migrated)?;
        let latest = query_scalar(LATEST).fetch_one(&mut *transaction).await.map_err(unavailable)?;
        is_compatible(latest)?;
        transaction.commit().await.map_err(unavailable)?;
        let journal = Self { pool, checkpoints, sql: Statements::new(&DIALECT) };
        journal.overwrite_erased().await;
        Ok(journal)
    }

    /// Empties the write-ahead log, in which erased bodies are still readable. While another process reads or writes, this is
    /// left to the next pass of `recover`.
    ///
    /// The log stays as long as it is between two passes: to let it grow again costs ten times as much as to overwrite it.
    async fn overwrite_erased(&self) {
        // Its failure is left to the next pass, too: nothing else depends on it.
        let _ = raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.checkpoints).await;
    }
}

/// Returns a list as a parameter, in JSON.
fn list(ids: &[String]) -> String {
    serde_json::Value::from(ids).to_string()
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
