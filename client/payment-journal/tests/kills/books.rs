//! The books of the shop: a table next to the journal's.

use std::time::Duration;

use payment_client::journal::{EndKind, IntentId, Journal, Row};
use payment_journal::{PostgresJournal, SqliteJournal};
use sqlx::query;
use tokio::time::sleep;

/// A call of the shop, and how it ended as the shop knows.
pub struct BookedCall {
    pub call: String,
    /// The reference of a create, and the id of the session for other calls.
    pub subject: String,
    pub ended: Option<String>,
}

/// A failure of the database, for example because its disk is full.
pub type Failure = Box<dyn std::error::Error>;

/// A journal with the books in its database.
pub trait Books: Journal + Clone {
    async fn open(url: &str) -> Self;
    async fn try_open(url: &str) -> Result<Self, Failure>;

    /// Writes a call in the books and in the journal, in one transaction.
    async fn book(&self, row: &Row) -> Result<(), Failure>;

    /// Writes the end of a call in the books, and acknowledges it, in one transaction.
    async fn end(&self, id: &IntentId, ended: &str, seen: EndKind) -> Result<(), Failure>;

    async fn all(&self) -> Vec<BookedCall>;
}

macro_rules! books {
    ($journal:ident, $open:expr) => {
        impl Books for $journal {
            async fn open(url: &str) -> Self {
                // A shop can be started while the disk is full, or while the server recovers.
                let mut error = None;
                for _ in 0..20 {
                    match Self::try_open(url).await {
                        Ok(journal) => return journal,
                        Err(failure) => error = Some(failure),
                    }
                    sleep(Duration::from_millis(200)).await;
                }
                panic!("the database cannot be opened: {error:?}");
            }

            async fn try_open(url: &str) -> Result<Self, Failure> {
                let open = $open;
                let journal: Self = open(url).await?;
                query("CREATE TABLE IF NOT EXISTS calls (id TEXT PRIMARY KEY, call TEXT, subject TEXT, ended TEXT)")
                    .execute(journal.pool())
                    .await?;
                Ok(journal)
            }

            async fn book(&self, row: &Row) -> Result<(), Failure> {
                let mut tx = self.transaction().await?;
                query("INSERT INTO calls (id, call, subject) VALUES ($1, $2, $3)")
                    .bind(row.id.as_ref())
                    .bind(&row.call)
                    .bind(row.reference.as_ref().or(row.session.as_ref()))
                    .execute(&mut *tx)
                    .await?;
                self.plan(&mut tx, row).await?;
                Ok(tx.commit().await?)
            }

            async fn end(&self, id: &IntentId, ended: &str, seen: EndKind) -> Result<(), Failure> {
                let mut tx = self.transaction().await?;
                let written = query("UPDATE calls SET ended = $2 WHERE id = $1 AND (ended IS NULL OR ended = $2)")
                    .bind(id.as_ref())
                    .bind(ended)
                    .execute(&mut *tx)
                    .await?;
                assert_eq!(written.rows_affected(), 1, "the call {id} has two ends, one is {ended}");
                self.acknowledge_in(&mut tx, id, seen).await?;
                Ok(tx.commit().await?)
            }

            async fn all(&self) -> Vec<BookedCall> {
                let rows = query("SELECT call, subject, ended FROM calls").fetch_all(self.pool()).await.unwrap();
                let booked = |row| {
                    let (call, subject, ended) =
                        (sqlx::Row::get(&row, 0), sqlx::Row::get(&row, 1), sqlx::Row::get(&row, 2));
                    BookedCall { call, subject, ended }
                };
                rows.into_iter().map(booked).collect()
            }
        }
    };
}

books!(SqliteJournal, |path| SqliteJournal::open(path));
books!(PostgresJournal, |url: &str| PostgresJournal::open(url.parse().unwrap()));
