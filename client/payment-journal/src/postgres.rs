//! The journal in Postgres.

use std::{num::NonZeroU32, slice, time::Duration};

use payment_client::journal::{
    Begin, Begun, Candidate, Claimed, End, EndKind, EndedEntry, Entry, Hold, IntentId, Journal, JournalError,
    JournalErrorKind, Kept, Lease, Other, Row, State, Unread, Write,
};
use sqlx::{
    Database, PgPool, Pool, Postgres, Row as _,
    postgres::{PgConnectOptions, PgPoolOptions, PgRow},
    query,
    query::Query,
    query_scalar, raw_sql,
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

const CREATE: &str = include_str!("../migrations/postgres.sql");

const BEGIN: &str = "BEGIN";

/// A statement sees the table as it was when it began, and then waits for locks.
const SEES_OTHERS_LATE: bool = true;

/// The settings of each connection. A commit must be durable, a wait shorter than the client's, and two processes that write
/// one row must wait for each other: a stricter isolation would end one of them with an error.
const SETTINGS: [(&str, &str); 3] =
    [("synchronous_commit", "on"), ("lock_timeout", "4s"), ("default_transaction_isolation", "read committed")];

const DIALECT: Dialect = Dialect {
    // An index can be searched for a time that stays the same during the statement.
    began: "statement_timestamp()",
    // `now()` is the time at which the transaction began, perhaps before it waited for another one.
    now: "clock_timestamp()",
    after: |seconds| format!("clock_timestamp() + make_interval(secs => {seconds})"),
    millis_since: |time| format!("CAST(extract(epoch FROM clock_timestamp() - {time}) * 1000 AS bigint)"),
    is_one_of: |list| format!("= ANY({list})"),
    lock: " FOR UPDATE",
    lock_free: " FOR UPDATE SKIP LOCKED",
};

/// A journal in Postgres, for processes on several machines.
///
/// # Examples
///
/// ```no_run
/// use payment_journal::PostgresJournal;
///
/// # async fn open() -> Result<(), Box<dyn std::error::Error>> {
/// let options = "postgres://shop@localhost/shop".parse()?;
/// let journal = PostgresJournal::open(options).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct PostgresJournal {
    pool: PgPool,
    sql: Statements,
}

impl PostgresJournal {
    /// Connects to a server with at most eight connections, and creates the table, if it is missing.
    ///
    /// # Errors
    ///
    /// Returns an error if the server cannot be reached, if a commit would not be durable, or if a later version of this
    /// crate has changed the table.
    pub async fn open(options: PgConnectOptions) -> Result<Self, JournalError> {
        let pool = PgPoolOptions::new().max_connections(8).acquire_timeout(LONGEST_WAIT);
        Self::open_with(pool, options).await
    }

    /// Does the same with options of your own for the pool. `before_acquire` and `test_before_acquire` are set by the
    /// journal.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub async fn open_with(pool: PgPoolOptions, options: PgConnectOptions) -> Result<Self, JournalError> {
        // `sqlx` 0.9.0 can return a connection to the pool inside a transaction, with its `BEGIN` dropped before the answer.
        // What is written there is lost. These statements end such a transaction, in the time of the ping that they replace.
        let pool = pool.test_before_acquire(false).before_acquire(|connection, _| {
            Box::pin(async move { raw_sql("BEGIN; ROLLBACK").execute(connection).await.map(|_| true) })
        });
        let pool = pool.connect_with(options.options(SETTINGS)).await.map_err(unavailable)?;
        is_durable(&pool).await?;
        migrator(CREATE).run(&pool).await.map_err(not_migrated)?;
        is_compatible(query_scalar(LATEST).fetch_one(&pool).await.map_err(unavailable)?)?;
        Ok(Self { pool, sql: Statements::new(&DIALECT) })
    }

    /// The server itself overwrites what was erased, when it vacuums the table.
    #[expect(clippy::unused_async, reason = "that of SQLite waits")]
    async fn overwrite_erased(&self) {}
}

/// Returns a list as a parameter.
fn list(ids: &[String]) -> &[String] {
    ids
}

/// Checks that a commit survives the end of the server.
async fn is_durable(pool: &PgPool) -> Result<(), JournalError> {
    for setting in ["synchronous_commit", "fsync"] {
        let show = query_scalar("SELECT current_setting($1)").bind(setting);
        let value: String = show.fetch_one(pool).await.map_err(unavailable)?;
        if value == "off" {
            return Err(not_durable(setting, &value));
        }
    }
    Ok(())
}

journal!(PostgresJournal, Postgres, PgRow);
