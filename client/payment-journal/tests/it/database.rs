//! The databases, so that a test can run on both.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use payment_client::journal::{Begin, BeginResult, Claim, Hold, Journal, JournalError, Row};
use payment_journal::{PostgresJournal, SqliteJournal};
use sqlx::{
    AssertSqlSafe,
    postgres::{PgConnectOptions, PgPoolOptions},
    query, query_scalar,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use tempfile::TempDir;
use tokio::sync::Mutex;

use crate::server::Server;

/// A database of its own for each test.
pub trait Database: Sized {
    type Journal: Journal + Clone;

    /// Creates a database, or returns `None` where its server is not installed.
    async fn create() -> Option<Self>;

    /// Opens the journal with at most this number of connections.
    async fn try_open(&self, connections: u32) -> Result<Self::Journal, JournalError>;

    async fn open(&self) -> Self::Journal {
        self.try_open(4).await.unwrap()
    }

    async fn execute(journal: &Self::Journal, sql: &str);

    /// Lets each commit fail that has written the table of the journal.
    async fn reject_commits(journal: &Self::Journal);

    /// Ends that.
    const ACCEPT_COMMITS: &str;

    /// Returns the first column of a query, as text.
    async fn texts(journal: &Self::Journal, sql: &str) -> Vec<String>;

    /// Writes an order and plans its call, in one transaction.
    async fn order(journal: &Self::Journal, row: &Row) -> Result<(), JournalError>;

    /// Begins a transaction as a program does that does not know `Journal::transaction`, and drops it.
    async fn begin(journal: &Self::Journal);

    /// Runs a future while another transaction has the whole table, and while it has a connection of this journal.
    async fn while_locked<T>(journal: &Self::Journal, during: impl Future<Output = T>) -> T;

    /// Returns the calls for a person, and shrinks those that ended longer ago than this time.
    async fn undecidable(journal: &Self::Journal) -> Vec<Row>;
    async fn prune(journal: &Self::Journal, older_than: Duration) -> u64;
}

pub struct Sqlite {
    pub options: SqliteConnectOptions,
    _folder: TempDir,
}

pub struct Postgres {
    pub options: PgConnectOptions,
    _server: Arc<Server>,
}

/// The statement that creates the table of a shop.
pub const CREATE_ORDERS: &str = "CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY)";

macro_rules! database {
    (
        $database:ty, $journal:ty, $pool:ty, $lock:literal,
        $reject:expr, $accept:literal, $create:expr
    ) => {
        impl Database for $database {
            type Journal = $journal;

            const ACCEPT_COMMITS: &str = $accept;

            async fn reject_commits(journal: &$journal) {
                for statement in $reject {
                    query(statement).execute(journal.pool()).await.unwrap();
                }
            }

            async fn create() -> Option<Self> {
                $create.await
            }

            async fn try_open(&self, connections: u32) -> Result<$journal, JournalError> {
                let pool = <$pool>::new().max_connections(connections).acquire_timeout(Duration::from_secs(1));
                <$journal>::open_with(pool, self.options.clone()).await
            }

            async fn execute(journal: &$journal, sql: &str) {
                query(AssertSqlSafe(sql)).execute(journal.pool()).await.unwrap();
            }

            async fn texts(journal: &$journal, sql: &str) -> Vec<String> {
                query_scalar(AssertSqlSafe(sql)).fetch_all(journal.pool()).await.unwrap()
            }

            async fn order(journal: &$journal, row: &Row) -> Result<(), JournalError> {
                let mut tx = journal.transaction().await?;
                let insert = query("INSERT INTO orders VALUES ($1)").bind(row.id.as_ref());
                insert.execute(&mut *tx).await.unwrap();
                journal.plan(&mut tx, row).await?;
                tx.commit().await
            }

            async fn begin(journal: &$journal) {
                drop(journal.pool().begin().await.unwrap());
            }

            async fn while_locked<T>(journal: &$journal, during: impl Future<Output = T>) -> T {
                let mut tx = journal.transaction().await.unwrap();
                query($lock).execute(&mut *tx).await.unwrap();
                during.await
            }

            async fn undecidable(journal: &$journal) -> Vec<Row> {
                let rows = journal.undecidable().await.unwrap();
                rows.into_iter().map(|row| row.unwrap().row).collect()
            }

            async fn prune(journal: &$journal, older_than: Duration) -> u64 {
                journal.prune(older_than).await.unwrap()
            }
        }
    };
}

database!(
    Sqlite,
    SqliteJournal,
    SqlitePoolOptions,
    "SELECT 1",
    [
        "CREATE TRIGGER reject_new AFTER INSERT ON payment_journal BEGIN INSERT INTO rejected VALUES ('x'); END",
        "CREATE TRIGGER reject AFTER UPDATE ON payment_journal BEGIN INSERT INTO rejected VALUES ('x'); END",
    ],
    "DROP TRIGGER reject; DROP TRIGGER reject_new",
    async {
        let folder = tempfile::tempdir().unwrap();
        let options = SqliteConnectOptions::new().filename(folder.path().join("shop.db")).create_if_missing(true);
        Some(Self { options, _folder: folder })
    }
);
database!(
    Postgres,
    PostgresJournal,
    PgPoolOptions,
    "LOCK TABLE payment_journal",
    [
        "CREATE OR REPLACE FUNCTION reject() RETURNS trigger AS 'BEGIN INSERT INTO rejected VALUES (''x''); RETURN NULL; END' \
         LANGUAGE plpgsql",
        "CREATE TRIGGER reject AFTER INSERT OR UPDATE ON payment_journal FOR EACH ROW EXECUTE FUNCTION reject()",
    ],
    "DROP TRIGGER reject ON payment_journal",
    async {
        let server = server().await?;
        let name = format!("test{}", fastrand::u64(..));
        query(AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&sqlx::PgPool::connect_with(server.options.clone()).await.unwrap())
            .await
            .unwrap();
        Some(Self { options: server.options.clone().database(&name), _server: server })
    }
);

/// Returns the server that the tests share: each takes a second to start.
async fn server() -> Option<Arc<Server>> {
    static SHARED: Mutex<Weak<Server>> = Mutex::const_new(Weak::new());
    let mut shared = SHARED.lock().await;
    if let Some(server) = shared.upgrade() {
        return Some(server);
    }
    let server = Arc::new(Server::start().await?);
    *shared = Arc::downgrade(&server);
    Some(server)
}

/// Defines a module with a test for each database.
macro_rules! on_both {
    ($name:ident, $check:path) => {
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                use $crate::database::Database as _;
                $check($crate::database::Sqlite::create().await.unwrap()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                use $crate::database::Database as _;
                if let Some(database) = $crate::database::Postgres::create().await {
                    $check(database).await;
                }
            }
        }
    };
}
pub(crate) use on_both;

/// The body of each row.
pub const BODY: &str = "secret-address@example.com";

pub fn row(id: &str) -> Row {
    Row {
        id: id.parse().unwrap(),
        scope: "https://gateway.example merchant".into(),
        account: None,
        key: format!("create {id}"),
        request: "SINGLE IDR 10000".into(),
        call: "create".into(),
        reference: Some("INV-1".into()),
        session: None,
        content: "{}".into(),
        body: Some(BODY.into()),
    }
}

/// Returns the wish for a lease that ends at once.
pub fn hold() -> Hold {
    Hold { owner: "process-a".into(), time: Duration::ZERO }
}

/// Begins a row that nobody has in its way.
pub async fn begin(journal: &impl Journal, row: &Row) -> Claim {
    match journal.begin(row, &hold(), Begin::Planned).await.unwrap() {
        BeginResult::Held(claimed) => claimed,
        begun => panic!("{begun:?}"),
    }
}
