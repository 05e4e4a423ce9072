//! The journal in SQLite.

use std::time::Duration;

use payment_client::journal_next::{
    Begun, End, EndKind, Entry, Hold, Journal as _, JournalErrorKind, Kept, Write, conformance,
};
use payment_journal::SqliteJournal;
use sqlx::{
    query, query_scalar,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use tempfile::TempDir;

/// A file that is removed at the end of the test.
pub fn file() -> (TempDir, SqliteConnectOptions) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.db");
    (folder, SqliteConnectOptions::new().filename(path).create_if_missing(true))
}

pub async fn open(options: &SqliteConnectOptions) -> SqliteJournal {
    SqliteJournal::open(options.get_filename()).await.unwrap()
}

pub fn entry(id: &str) -> Entry {
    Entry {
        id: id.parse().unwrap(),
        scope: "https://gateway.example merchant".into(),
        account: None,
        key: format!("create {id}"),
        request: "SINGLE IDR 10000".into(),
        call: "create".into(),
        reference: Some("INV-1".into()),
        session: None,
        content: "{}".into(),
        body: Some(b"secret-address@example.com".to_vec()),
    }
}

pub fn hold() -> Hold {
    Hold { owner: "process-a".into(), time: Duration::from_mins(1) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keeps_the_contract() {
    let (_folder, options) = file();
    conformance::check(async || open(&options).await).await;
    conformance::check_damaged(
        async || open(&options).await,
        JournalErrorKind::Unreadable,
        async |journal, id| {
            query("UPDATE payment_journal SET state = 'broken' WHERE id = $1")
                .bind(id)
                .execute(journal.pool())
                .await
                .unwrap();
        },
    )
    .await;
    conformance::check_damaged(
        async || open(&options).await,
        JournalErrorKind::Newer,
        async |journal, id| {
            query("UPDATE payment_journal SET version = 99 WHERE id = $1")
                .bind(id)
                .execute(journal.pool())
                .await
                .unwrap();
        },
    )
    .await;
}

#[tokio::test]
async fn a_table_of_a_later_version_is_left() {
    let (_folder, options) = file();
    let journal = open(&options).await;
    query("INSERT INTO payment_journal_migrations (version, description, success, checksum, execution_time) VALUES (1000, 'later', TRUE, x'00', 0)")
        .execute(journal.pool())
        .await
        .unwrap();
    let error = SqliteJournal::open(options.get_filename()).await.unwrap_err();
    assert_eq!(error.kind(), JournalErrorKind::Newer);
}

#[tokio::test]
async fn several_processes_create_the_table_at_the_same_time() {
    let (_folder, options) = file();
    let (a, b, c) = tokio::join!(open(&options), open(&options), open(&options));
    drop((a, b, c));
}

#[tokio::test]
async fn each_commit_is_durable() {
    let (_folder, options) = file();
    let journal = open(&options).await;
    for _ in 0..8 {
        let mut connection = journal.pool().acquire().await.unwrap();
        assert_eq!(query_scalar::<_, String>("PRAGMA journal_mode").fetch_one(&mut *connection).await.unwrap(), "wal");
        assert_eq!(query_scalar::<_, i64>("PRAGMA synchronous").fetch_one(&mut *connection).await.unwrap(), 2);
    }

    let in_memory = SqliteConnectOptions::new().filename(":memory:");
    let error = SqliteJournal::open_with(SqlitePoolOptions::new(), in_memory).await.unwrap_err();
    assert!(std::error::Error::source(&error).unwrap().to_string().contains("journal_mode"), "{error:?}");
}

/// An order and its intent are written together, or neither is.
#[tokio::test]
async fn an_entry_is_planned_in_the_transaction_of_an_order() {
    let (_folder, options) = file();
    let journal = open(&options).await;
    query("CREATE TABLE orders (id TEXT)").execute(journal.pool()).await.unwrap();
    let planned = entry("0123456789abcdef");
    for commits in [false, true] {
        let mut tx = journal.transaction().await.unwrap();
        query("INSERT INTO orders VALUES ('INV-1')").execute(&mut *tx).await.unwrap();
        journal.plan(&mut tx, &planned).await.unwrap();
        let again = Entry { id: "fedcba9876543210".parse().unwrap(), ..planned.clone() };
        assert_eq!(journal.plan(&mut tx, &again).await.unwrap_err().kind(), JournalErrorKind::Taken);
        if commits {
            tx.commit().await.unwrap();
        }
    }
    let lease = match journal.begin(&planned, &hold()).await.unwrap() {
        Begun::Held(claimed) => claimed.lease,
        Begun::Found(row) => panic!("{row:?}"),
    };

    // The end is acknowledged with the order, or not at all.
    assert_eq!(journal.write(&lease, &Write::Ended(End::new(EndKind::Done))).await.unwrap(), Kept::Yes);
    for commits in [false, true] {
        let mut tx = journal.transaction().await.unwrap();
        journal.acknowledge_in(&mut tx, &planned.id).await.unwrap();
        if commits {
            tx.commit().await.unwrap();
        }
    }
    let state: String = query_scalar("SELECT state FROM payment_journal").fetch_one(journal.pool()).await.unwrap();
    assert_eq!(state, "acknowledged");
}

/// A full disk is an error that keeps what was written, and shows no body.
#[tokio::test]
async fn a_full_disk_is_reported() {
    let (_folder, options) = file();
    let journal = open(&options).await;
    journal.begin(&entry("0123456789abcdef"), &hold()).await.unwrap();
    let pages: i64 = query_scalar("PRAGMA page_count").fetch_one(journal.pool()).await.unwrap();
    // SQLite itself stops the file from growing, as a full disk does.
    let full = options.pragma("max_page_count", pages.to_string());
    let full = SqliteJournal::open_with(SqlitePoolOptions::new(), full).await.unwrap();
    let large = Entry { body: Some(vec![b'x'; 100_000]), ..entry("fedcba9876543210") };
    let error = full.begin(&large, &hold()).await.unwrap_err();
    assert_eq!(error.kind(), JournalErrorKind::Unavailable);
    let shown = format!("{error:?}");
    assert!(shown.contains("full") && !shown.contains("xxx"), "{shown}");
    let rows: i64 = query_scalar("SELECT count(*) FROM payment_journal").fetch_one(journal.pool()).await.unwrap();
    assert_eq!(rows, 1);
}
