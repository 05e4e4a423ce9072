//! The orders in the database: one table, next to that of the journal. An order and its calls are written together.

use std::{
    error::Error,
    path::Path,
    time::{Duration, SystemTime},
};

use payment_client::journal::{EndKind, IntentId, Row};
use payment_journal::SqliteJournal;
use sqlx::{Row as _, query, query_scalar};

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

/// The database, through the connections of the journal.
#[derive(Clone, Debug)]
pub struct Store {
    pub journal: SqliteJournal,
}

impl Store {
    /// Opens the file, and creates what is missing.
    pub async fn open(file: &Path) -> Result<Self, Failure> {
        let journal = SqliteJournal::open(file).await?;
        let mut tx = journal.transaction().await?;
        query(CREATE).execute(&mut *tx).await?;
        query("CREATE INDEX IF NOT EXISTS shop_orders_due ON shop_orders (look_at)").execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(Self { journal })
    }

    /// Writes an order and its first call. Returns whether it is new: a form that is sent twice is one order.
    pub async fn insert(&self, order: &Order, call: &Row, pause: i64) -> Result<bool, Failure> {
        let contents = serde_json::to_string(order)?;
        let mut tx = self.journal.transaction().await?;
        let insert = query(INSERT).bind(&order.id).bind(order.created_at);
        let insert = insert.bind(order.next_look(order.created_at, pause)).bind(contents);
        let is_new = insert.execute(&mut *tx).await?.rows_affected() == 1;
        if is_new {
            self.journal.plan(&mut tx, call).await?;
        }
        tx.commit().await?;
        Ok(is_new)
    }

    /// Changes an order, acknowledges the end of a call that is now in it, and writes the calls that follow, in one
    /// transaction. Returns the order, or `None` if there is none.
    pub async fn change(
        &self,
        id: &str,
        pause: i64,
        acknowledged: Option<(&IntentId, EndKind)>,
        change: impl FnOnce(&mut Order) -> Option<Row>,
    ) -> Result<Option<Order>, Failure> {
        let mut tx = self.journal.transaction().await?;
        let Some(row) = query(SELECT).bind(id).fetch_optional(&mut *tx).await? else { return Ok(None) };
        let mut order: Order = serde_json::from_str(row.try_get("contents")?)?;
        let call = change(&mut order);
        let update = query(UPDATE).bind(id).bind(order.next_look(now(), pause));
        let update = update.bind(!order.problems().is_empty()).bind(serde_json::to_string(&order)?);
        update.execute(&mut *tx).await?;
        // First, because the next call can have the same key.
        if let Some((id, seen)) = acknowledged {
            self.journal.acknowledge_in(&mut tx, id, seen).await?;
        }
        if let Some(call) = call {
            self.journal.plan(&mut tx, &call).await?;
        }
        tx.commit().await?;
        Ok(Some(order))
    }

    /// Empties what the journal keeps of calls that ended a day ago, except that they did.
    pub async fn prune(&self) -> Result<(), Failure> {
        self.journal.prune(DAY).await?;
        Ok(())
    }

    pub async fn order(&self, id: &str) -> Result<Option<Order>, Failure> {
        let contents: Option<String> = query_scalar(SELECT).bind(id).fetch_optional(self.journal.pool()).await?;
        Ok(contents.map(|contents| serde_json::from_str(&contents)).transpose()?)
    }

    /// Returns the ids of the orders whose look-up is due. The next one is a pause later, also if this process ends.
    pub async fn due(&self, pause: i64) -> Result<Vec<String>, Failure> {
        let (now, next) = (now(), now() + pause);
        Ok(query_scalar(DUE).bind(now).bind(next).fetch_all(self.journal.pool()).await?)
    }

    /// Returns the latest orders. Those with problems come first.
    pub async fn latest(&self) -> Result<Vec<Order>, Failure> {
        let rows: Vec<String> = query_scalar(LATEST).fetch_all(self.journal.pool()).await?;
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
