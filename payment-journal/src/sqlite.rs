//! The journal in SQLite.

use std::{num::NonZeroU32, path::Path, time::Duration};

use payment_client::journal::{
    Begun, Claimed, End, Entry, Hold, IntentId, Journal, JournalError, JournalErrorKind, Kept, Lease, Mark, State,
    Unread,
};
use sqlx::{
    AssertSqlSafe, Row as _, SqlitePool, query, query_scalar,
    sqlite::{
        SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};

use crate::{
    columns::{Columns, UNREADABLE, VERSION, name_of},
    failure::{not_durable, not_migrated, unavailable},
    journal::journal,
    lease::{generation_of, seconds},
    migrations::migrator,
    statements::{Dialect, Statements},
};

const CREATE: &str = include_str!("../migrations/sqlite.sql");

const DIALECT: Dialect = Dialect {
    // A deferred transaction that reads before it writes cannot wait for another one.
    begin: "BEGIN IMMEDIATE",
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
/// use payment_journal::SqliteJournal;
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
    /// Opens a file, or creates it, with connections of its own.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be opened, or if a later version of this crate wrote the table.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, JournalError> {
        let options = Self::options(SqliteConnectOptions::new().filename(path).create_if_missing(true));
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await.map_err(unavailable)?;
        Self::with_pool(pool).await
    }

    /// Returns options with the settings that make each commit durable, and that wait for other processes.
    pub fn options(options: SqliteConnectOptions) -> SqliteConnectOptions {
        options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(30))
    }

    /// Uses the connections of your own pool, which must have these [`options`](Self::options). Creates the table, if it is
    /// missing.
    ///
    /// # Errors
    ///
    /// Returns an error if a commit would not be durable, or if a later version of this crate wrote the table.
    pub async fn with_pool(pool: SqlitePool) -> Result<Self, JournalError> {
        is_durable(&mut *pool.acquire().await.map_err(unavailable)?).await?;
        let sql = Statements::new(&DIALECT);
        // SQLite has no lock for migrations, but two processes can begin at the same time.
        let mut transaction = pool.begin_with(sql.begin).await.map_err(unavailable)?;
        migrator(CREATE).run_direct(None, &mut *transaction, false).await.map_err(not_migrated)?;
        transaction.commit().await.map_err(unavailable)?;
        Ok(Self { pool, sql })
    }
}

/// Checks that a commit of this connection survives the end of its machine.
async fn is_durable(connection: &mut SqliteConnection) -> Result<(), JournalError> {
    let mode: String = query_scalar("PRAGMA journal_mode").fetch_one(&mut *connection).await.map_err(unavailable)?;
    if mode != "wal" {
        return Err(not_durable("journal_mode", &mode));
    }
    let synchronous: i64 = query_scalar("PRAGMA synchronous").fetch_one(connection).await.map_err(unavailable)?;
    // 2 is FULL, 3 is EXTRA.
    if synchronous < 2 {
        return Err(not_durable("synchronous", &synchronous.to_string()));
    }
    Ok(())
}

journal!(SqliteJournal, SqlitePool, SqliteConnection, SqliteRow);
