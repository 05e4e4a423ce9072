//! The journal in SQLite.

use std::{path::Path, time::Duration};

use futures_util::TryStreamExt as _;
use payment_client::journal::JournalError;
use sqlx::{
    Arguments as _, AssertSqlSafe, Connection as _, Either, Executor as _, Sqlite, SqliteConnection, SqlitePool,
    error::BoxDynError,
    query_scalar, query_with, raw_sql,
    sqlite::{
        SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};

use crate::{
    backend::{Backend, BoundStatement, TransactionEnd, Value, sql},
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
    fn add(arguments: &mut SqliteArguments, value: &Value) -> Result<(), BoxDynError> {
        match value {
            Value::List(list) => arguments.add(serde_json::Value::from(list.as_slice()).to_string()),
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

    /// All statements are one text: a thread runs it, and to go there and back takes longer than most statements do.
    async fn together(connection: &mut SqliteConnection, all: &[&BoundStatement]) -> TransactionEnd {
        let mut text = format!("{};", Self::BEGIN);
        let mut arguments = SqliteArguments::default();
        for BoundStatement { statement, values } in all {
            text += &renumbered(statement, arguments.len());
            text.push(';');
            if let Err(error) = values.iter().try_for_each(|value| Self::add(&mut arguments, value)) {
                return TransactionEnd::NotBegun(sqlx::Error::Encode(error));
            }
        }
        text += "COMMIT";
        // The number of the texts has no bound, so the database need not remember them.
        let query = query_with(AssertSqlSafe(text), arguments).persistent(false);
        let mut counts = Vec::new();
        let mut steps = connection.fetch_many(query);
        loop {
            match steps.try_next().await {
                Ok(Some(Either::Left(done))) => counts.push(done.rows_affected()),
                Ok(Some(Either::Right(_))) => {}
                // The first count is that of `BEGIN`, and the last one that of `COMMIT`.
                Ok(None) => return TransactionEnd::Committed(counts.into_iter().skip(1).take(all.len()).collect()),
                Err(error) if counts.is_empty() => return TransactionEnd::NotBegun(error),
                Err(_) if counts.len() <= all.len() => return TransactionEnd::RolledBack,
                Err(error) => return TransactionEnd::Uncertain(error),
            }
        }
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

/// Returns a statement whose parameters are counted from another number on.
fn renumbered(statement: &str, from: usize) -> String {
    let (first, rest) = statement.split_once('$').unwrap_or((statement, ""));
    let mut text = first.to_owned();
    for part in rest.split('$').filter(|part| !part.is_empty()) {
        let end = part.find(|byte: char| !byte.is_ascii_digit()).unwrap_or(part.len());
        let number = part[..end].parse::<usize>().unwrap_or_default() + from;
        text.push('$');
        text += &number.to_string();
        text += &part[end..];
    }
    text
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
