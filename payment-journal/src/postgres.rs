//! The journal in Postgres.

use std::num::NonZeroU32;

use payment_client::journal::{
    Begun, Claimed, End, Entry, Hold, IntentId, Journal, JournalError, JournalErrorKind, Kept, Lease, Mark, State,
    Unread,
};
use sqlx::{
    AssertSqlSafe, PgPool, Row as _,
    postgres::{PgConnectOptions, PgConnection, PgPoolOptions, PgRow},
    query, query_scalar,
};

use crate::{
    columns::{Columns, UNREADABLE, VERSION, name_of},
    failure::{not_durable, not_migrated, unavailable},
    journal::journal,
    lease::{generation_of, seconds},
    migrations::migrator,
    statements::{Dialect, Statements},
};

const CREATE: &str = include_str!("../migrations/postgres.sql");

const DIALECT: Dialect = Dialect {
    begin: "BEGIN",
    // `now()` is the time at which the transaction began, perhaps before it waited for another one.
    now: "clock_timestamp()",
    after: |seconds| format!("clock_timestamp() + make_interval(secs => {seconds})"),
    millis_since: |time| format!("CAST(extract(epoch FROM clock_timestamp() - {time}) * 1000 AS bigint)"),
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
    /// Connects to a server, with connections of its own, and creates the table, if it is missing.
    ///
    /// # Errors
    ///
    /// Returns an error if the server cannot be reached, or if a later version of this crate wrote the table.
    pub async fn open(options: PgConnectOptions) -> Result<Self, JournalError> {
        let options = options.options([("synchronous_commit", "on")]);
        let pool = PgPoolOptions::new().max_connections(8).connect_with(options).await.map_err(unavailable)?;
        Self::with_pool(pool).await
    }

    /// Uses the connections of your own pool. Creates the table, if it is missing.
    ///
    /// # Errors
    ///
    /// Returns an error if a commit would not be durable, or if a later version of this crate wrote the table.
    pub async fn with_pool(pool: PgPool) -> Result<Self, JournalError> {
        is_durable(&mut *pool.acquire().await.map_err(unavailable)?).await?;
        migrator(CREATE).run(&pool).await.map_err(not_migrated)?;
        Ok(Self { pool, sql: Statements::new(&DIALECT) })
    }
}

/// Checks that a commit of this connection survives the end of its server.
async fn is_durable(connection: &mut PgConnection) -> Result<(), JournalError> {
    for setting in ["synchronous_commit", "fsync"] {
        let show = query_scalar("SELECT current_setting($1)").bind(setting);
        let value: String = show.fetch_one(&mut *connection).await.map_err(unavailable)?;
        if value == "off" {
            return Err(not_durable(setting, &value));
        }
    }
    Ok(())
}

journal!(PostgresJournal, PgPool, PgConnection, PgRow);
