//! The journal in SQLite.

use std::{path::Path, time::Duration};

use payment_client::journal::JournalError;
use sqlx::{
    Arguments as _, Connection as _, Sqlite, SqliteConnection, SqlitePool,
    error::BoxDynError,
    query_scalar, query_with, raw_sql,
    sqlite::{
        SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};

use crate::{
    backend::{Backend, Value, sql},
    failure::{not_durable, not_migrated, unavailable},
    journal::SqlJournal,
    lease::LONGEST_WAIT,
    migrations::{LATEST, is_compatible, migrator},
    statements::{Dialect, Sql},
};

const CREATE: &str = include_str!("../migrations/sqlite.sql");

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
pub type SqliteJournal = SqlJournal<Sqlite>;

impl SqlJournal<Sqlite> {
    /// Opens a file with at most four connections and one that writes, and creates it and the table, if they are missing.
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
        let checkpoints = SqlitePoolOptions::new().max_connections(1);
        let checkpoints = checkpoints.connect_lazy_with(options.clone().busy_timeout(Duration::ZERO));
        let pool = pool.connect_with(options).await.map_err(unavailable)?;
        is_durable(&pool).await?;
        // SQLite has no lock for migrations, but two processes can begin at the same time.
        let mut transaction = pool.begin_with(Sqlite::BEGIN).await.map_err(unavailable)?;
        migrator(CREATE).run_direct(None, &mut *transaction, false).await.map_err(not_migrated)?;
        let latest = query_scalar(LATEST).fetch_one(&mut *transaction).await.map_err(unavailable)?;
        is_compatible(latest)?;
        transaction.commit().await.map_err(unavailable)?;
        Sqlite::overwrite_erased(&checkpoints).await;
        Ok(Self::new(pool.clone(), pool, checkpoints))
    }
}

impl Backend for Sqlite {
    const DIALECT: Dialect = Dialect {
        began: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
        now: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
        after: |seconds| format!("strftime('%Y-%m-%dT%H:%M:%fZ', 'now', {seconds} || ' seconds')"),
        millis_since: |time| {
            format!("CAST((unixepoch('now', 'subsec') - unixepoch({time}, 'subsec')) * 1000 AS INTEGER)")
        },
        is_one_of: |list| format!("IN (SELECT value FROM json_each({list}))"),
        lock: "",
        lock_free: "",
    };

    /// A deferred transaction that reads before it writes cannot wait for another one.
    const BEGIN: &str = "BEGIN IMMEDIATE";

    const HAS_ONE_WRITER: bool = true;

    /// A statement that writes has locked the database before it reads.
    const SEES_OTHERS_LATE: bool = false;

    /// A connection that does not wait for other processes, because it need not write.
    type Upkeep = SqlitePool;

    /// Lists are JSON.
    fn add(arguments: &mut SqliteArguments, value: &Value<'_>) -> Result<(), BoxDynError> {
        match value {
            Value::List(list) => arguments.add(serde_json::Value::from(*list).to_string()),
            other => other.add_to(arguments),
        }
    }

    async fn execute(
        connection: &mut SqliteConnection,
        statement: &Sql,
        arguments: SqliteArguments,
    ) -> Result<u64, sqlx::Error> {
        Ok(query_with(sql(statement), arguments).execute(connection).await?.rows_affected())
    }

    async fn fetch(
        connection: &mut SqliteConnection,
        statement: &Sql,
        arguments: SqliteArguments,
    ) -> Result<Vec<SqliteRow>, sqlx::Error> {
        query_with(sql(statement), arguments).fetch_all(connection).await
    }

    /// Empties the write-ahead log, in which erased bodies are still readable. While another process reads or writes, this is
    /// left to the next pass of `recover`.
    ///
    /// The log stays as long as it is between two passes: to let it grow again costs ten times as much as to overwrite it.
    async fn overwrite_erased(checkpoints: &SqlitePool) {
        // Its failure is left to the next pass, too: nothing else depends on it.
        let _ = raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(checkpoints).await;
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
