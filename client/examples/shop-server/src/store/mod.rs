//! The orders in the database: one table, next to that of the journal. An order and its calls are written together.

use std::{
    error::Error,
    time::{Duration, SystemTime},
};

use payment_client::journal::{Entry, IntentId, Seen};
use payment_journal::{PostgresJournal, SqliteJournal};
use sqlx::{Row, query, query_scalar};

use crate::order::Order;

/// An error that is not the customer's: the database or the gateway.
pub type Failure = Box<dyn Error + Send + Sync>;

pub const DAY: Duration = Duration::from_hours(24);

/// `contents` is the order as JSON. The other columns are for searches.
const CREATE: &str = "CREATE TABLE IF NOT EXISTS shop_orders (
    id TEXT PRIMARY KEY,
    created_at BIGINT NOT NULL,
    look_at BIGINT,
    has_problems BOOLEAN NOT NULL,
    contents TEXT NOT NULL
)";
const INSERT: &str = "INSERT INTO shop_orders (id, created_at, look_at, has_problems, contents)
    VALUES ($1, $2, $3, false, $4) ON CONFLICT (id) DO NOTHING";
const SELECT: &str = "SELECT contents FROM shop_orders WHERE id = $1";
const UPDATE: &str = "UPDATE shop_orders SET look_at = $2, has_problems = $3, contents = $4 WHERE id = $1";
/// Each order that is due goes to one process, which has a pause to look it up.
const DUE: &str = "UPDATE shop_orders SET look_at = $2 WHERE look_at <= $1 RETURNING id";
const LATEST: &str = "SELECT contents FROM shop_orders ORDER BY has_problems DESC, created_at DESC LIMIT 100";

/// What differs between the databases.
struct Dialect {
    lock_table: &'static str,
    lock_order: &'static str,
}

/// In `SQLite`, no other process writes until a transaction ends.
const SQLITE: Dialect = Dialect { lock_table: "SELECT 1", lock_order: SELECT };
const POSTGRES: Dialect = Dialect {
    // Two processes that create the same table disturb each other.
    lock_table: "SELECT pg_advisory_xact_lock(7305)",
    lock_order: "SELECT contents FROM shop_orders WHERE id = $1 FOR UPDATE",
};

/// The database, through the connections of the journal.
#[derive(Clone, Debug)]
pub enum Store {
    Sqlite(SqliteJournal),
    Postgres(PostgresJournal),
}

/// Runs the same code on either database: `sqlx` has a type for each.
macro_rules! on {
    ($store:expr, |$journal:ident, $sql:pat_param| $body:expr) => {
        match $store {
            Store::Sqlite($journal) => {
                let $sql = SQLITE;
                $body
            }
            Store::Postgres($journal) => {
                let $sql = POSTGRES;
                $body
            }
        }
    };
}

impl Store {
    /// Connects to `sqlite:FILE` or `postgres://…`, and creates what is missing.
    pub async fn open(url: &str) -> Result<Self, Failure> {
        let store = if url.starts_with("postgres") {
            Self::Postgres(PostgresJournal::open(url.parse()?).await?)
        } else {
            let options = url.parse::<sqlx::sqlite::SqliteConnectOptions>()?;
            Self::Sqlite(SqliteJournal::open(options.get_filename()).await?)
        };
        on!(&store, |journal, sql| {
            let mut tx = journal.transaction().await?;
            query(sql.lock_table).execute(&mut *tx).await?;
            query(CREATE).execute(&mut *tx).await?;
            query("CREATE INDEX IF NOT EXISTS shop_orders_due ON shop_orders (look_at)").execute(&mut *tx).await?;
            tx.commit().await?;
        });
        Ok(store)
    }

    /// Writes an order and its first call. Returns whether it is new: a form that is sent twice is one order.
    pub async fn insert(&self, order: &Order, call: &Entry, pause: i64) -> Result<bool, Failure> {
        let contents = serde_json::to_string(order)?;
        on!(self, |journal, _| {
            let mut tx = journal.transaction().await?;
            let insert = query(INSERT).bind(&order.id).bind(order.created_at);
            let insert = insert.bind(order.next_look(order.created_at, pause)).bind(contents);
            let is_new = insert.execute(&mut *tx).await?.rows_affected() == 1;
            if is_new {
                journal.plan(&mut tx, call).await?;
            }
            tx.commit().await?;
            Ok(is_new)
        })
    }

    /// Changes an order, acknowledges the end of a call that is now in it, and writes the calls that follow, in one
    /// transaction. Returns the order, or `None` if there is none.
    pub async fn change(
        &self,
        id: &str,
        pause: i64,
        acknowledged: Option<(&IntentId, Seen)>,
        change: impl FnOnce(&mut Order) -> Option<Entry>,
    ) -> Result<Option<Order>, Failure> {
        on!(self, |journal, sql| {
            let mut tx = journal.transaction().await?;
            let Some(row) = query(sql.lock_order).bind(id).fetch_optional(&mut *tx).await? else { return Ok(None) };
            let mut order: Order = serde_json::from_str(row.try_get("contents")?)?;
            let call = change(&mut order);
            let update = query(UPDATE).bind(id).bind(order.next_look(now(), pause));
            let update = update.bind(!order.problems().is_empty()).bind(serde_json::to_string(&order)?);
            update.execute(&mut *tx).await?;
            // First, because the next call can have the same key.
            if let Some((id, seen)) = acknowledged {
                journal.acknowledge_in(&mut tx, id, seen).await?;
            }
            if let Some(call) = call {
                journal.plan(&mut tx, &call).await?;
            }
            tx.commit().await?;
            Ok(Some(order))
        })
    }

    /// Empties what the journal keeps of calls that ended a day ago, except that they did.
    pub async fn prune(&self) -> Result<(), Failure> {
        on!(self, |journal, _| journal.prune(DAY).await?);
        Ok(())
    }

    pub async fn order(&self, id: &str) -> Result<Option<Order>, Failure> {
        let contents: Option<String> =
            on!(self, |journal, _| query_scalar(SELECT).bind(id).fetch_optional(journal.pool()).await?);
        Ok(contents.map(|contents| serde_json::from_str(&contents)).transpose()?)
    }

    /// Returns the ids of the orders whose look-up is due. The next one is a pause later, also if this process ends.
    pub async fn due(&self, pause: i64) -> Result<Vec<String>, Failure> {
        let (now, next) = (now(), now() + pause);
        Ok(on!(self, |journal, _| query_scalar(DUE).bind(now).bind(next).fetch_all(journal.pool()).await?))
    }

    /// Returns the latest orders. Those with problems come first.
    pub async fn latest(&self) -> Result<Vec<Order>, Failure> {
        let rows: Vec<String> = on!(self, |journal, _| query_scalar(LATEST).fetch_all(journal.pool()).await?);
        Ok(rows.iter().map(|contents| serde_json::from_str(contents)).collect::<Result<_, _>>()?)
    }
}

/// Returns the seconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
