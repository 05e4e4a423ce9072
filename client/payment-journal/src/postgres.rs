//! The journal in Postgres.

use payment_client::journal::JournalError;
use sqlx::{
    Arguments as _, Connection as _, PgConnection, PgPool, Postgres,
    error::BoxDynError,
    pool::PoolConnectionMetadata,
    postgres::{PgArguments, PgConnectOptions, PgPoolOptions, PgRow},
    query_scalar, query_with, raw_sql,
};

use crate::{
    backend::{Backend, BoundStatement, TransactionEnd, Value, arguments, sql},
    failure::{not_durable, not_migrated, unavailable},
    journal::SqlJournal,
    lease::LONGEST_WAIT,
    migrations::{LATEST, is_compatible, migrator},
    queue::TRUSTED,
    statements::{Dialect, Sql},
};

const CREATE: &str = include_str!("../migrations/postgres.sql");

/// The settings of each connection. A commit must be durable, a wait shorter than the client's, and two processes that write
/// one row must wait for each other: a stricter isolation would end one of them with an error.
const SETTINGS: [(&str, &str); 3] =
    [("synchronous_commit", "on"), ("lock_timeout", "4s"), ("default_transaction_isolation", "read committed")];

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
pub type PostgresJournal = SqlJournal<Postgres>;

impl SqlJournal<Postgres> {
    /// Connects to a server with at most fifteen connections, and creates the table, if it is missing. Four are for your
    /// transactions and the journal's, ten for statements of the journal that are a transaction each, and one for
    /// acknowledgements.
    ///
    /// # Errors
    ///
    /// Returns an error if the server cannot be reached, if a commit would not be durable, or if a later version of this
    /// crate has changed the table.
    pub async fn open(options: PgConnectOptions) -> Result<Self, JournalError> {
        let pool = PgPoolOptions::new().acquire_timeout(LONGEST_WAIT);
        Self::connect(pool.clone().max_connections(4), pool.max_connections(10), options).await
    }

    /// Does the same with options of your own for each of the two pools. `before_acquire` and `test_before_acquire` are set by
    /// the journal.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub async fn open_with(pool: PgPoolOptions, options: PgConnectOptions) -> Result<Self, JournalError> {
        Self::connect(pool.clone(), pool, options).await
    }

    async fn connect(
        pool: PgPoolOptions,
        statements: PgPoolOptions,
        options: PgConnectOptions,
    ) -> Result<Self, JournalError> {
        let options = options.options(SETTINGS);
        // No transaction is begun there, so only a connection that the server has closed must be found.
        let statements = statements.test_before_acquire(false).before_acquire(
            |connection, PoolConnectionMetadata { idle_for, .. }| {
                Box::pin(async move {
                    if idle_for >= TRUSTED {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            },
        );
        let statements = statements.connect_lazy_with(options.clone());
        // `sqlx` 0.9.0 can return a connection to the pool inside a transaction, with its `BEGIN` dropped before the answer.
        // What is written there is lost. These statements end such a transaction, in the time of the ping that they replace.
        let pool = pool.test_before_acquire(false).before_acquire(|connection, _| {
            Box::pin(async move { raw_sql("BEGIN; ROLLBACK").execute(connection).await.map(|_| true) })
        });
        let pool = pool.connect_with(options).await.map_err(unavailable)?;
        is_durable(&pool).await?;
        migrator(CREATE).run(&pool).await.map_err(not_migrated)?;
        is_compatible(query_scalar(LATEST).fetch_one(&pool).await.map_err(unavailable)?)?;
        Ok(Self::new(pool, statements, ()))
    }
}

impl Backend for Postgres {
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

    const BEGIN: &str = "BEGIN";

    const HAS_ONE_WRITER: bool = false;

    /// A statement sees the table as it was when it began, and then waits for locks.
    const SEES_OTHERS_LATE: bool = true;

    type Upkeep = ();

    fn add(arguments: &mut PgArguments, value: &Value) -> Result<(), BoxDynError> {
        match value {
            Value::List(list) => arguments.add(list),
            other => other.add_to(arguments),
        }
    }

    async fn execute(
        connection: &mut PgConnection,
        statement: &Sql,
        arguments: PgArguments,
    ) -> Result<u64, sqlx::Error> {
        Ok(query_with(sql(statement), arguments).execute(connection).await?.rows_affected())
    }

    async fn fetch(
        connection: &mut PgConnection,
        statement: &Sql,
        arguments: PgArguments,
    ) -> Result<Vec<PgRow>, sqlx::Error> {
        query_with(sql(statement), arguments).fetch_all(connection).await
    }

    async fn together(connection: &mut PgConnection, all: &[&BoundStatement]) -> TransactionEnd {
        let mut transaction = match connection.begin().await {
            Ok(transaction) => transaction,
            Err(error) => return TransactionEnd::NotBegun(error),
        };
        let mut counts = Vec::with_capacity(all.len());
        for BoundStatement { statement, values } in all {
            let Ok(arguments) = arguments::<Self>(values) else { return TransactionEnd::RolledBack };
            match Self::execute(&mut transaction, statement, arguments).await {
                Ok(count) => counts.push(count),
                Err(_) => return TransactionEnd::RolledBack,
            }
        }
        match transaction.commit().await {
            Ok(()) => TransactionEnd::Committed(counts),
            Err(error) => TransactionEnd::Uncertain(error),
        }
    }

    /// The server itself overwrites what was erased, when it vacuums the table.
    async fn overwrite_erased((): &()) {}
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
