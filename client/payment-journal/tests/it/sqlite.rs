//! SQLite only.

use std::{error::Error as _, fs, path::PathBuf};

use payment_client::journal::{Begin, End, EndKind, Journal as _, JournalErrorKind, Row, Write, WriteResult};
use payment_journal::SqliteJournal;
use sqlx::{
    query_scalar,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

use crate::database::{BODY, Database as _, Sqlite, begin, hold, row};

#[tokio::test]
async fn each_commit_is_durable_and_no_wait_is_longer_than_that_of_the_client() {
    let database = Sqlite::create().await.unwrap();
    let journal = database.open().await;
    // All connections, so that each is another one.
    let pool = journal.pool();
    let (a, b, c, d) = tokio::join!(pool.acquire(), pool.acquire(), pool.acquire(), pool.acquire());
    for connection in [a, b, c, d] {
        let mut connection = connection.unwrap();
        assert_eq!(query_scalar::<_, String>("PRAGMA journal_mode").fetch_one(&mut *connection).await.unwrap(), "wal");
        for (setting, expected) in
            [("PRAGMA synchronous", 2), ("PRAGMA secure_delete", 1), ("PRAGMA busy_timeout", 4_000)]
        {
            assert_eq!(query_scalar::<_, i64>(setting).fetch_one(&mut *connection).await.unwrap(), expected);
        }
    }

    let in_memory = SqliteConnectOptions::new().filename(":memory:");
    let error = SqliteJournal::open_with(SqlitePoolOptions::new(), in_memory).await.unwrap_err();
    assert!(error.source().unwrap().to_string().contains("journal_mode"), "{error:?}");
}

/// After the end of a pass, an erased body is in no file.
#[tokio::test]
async fn an_erased_body_is_in_no_file() {
    let database = Sqlite::create().await.unwrap();
    let (journal, path) = (database.open().await, database.options.get_filename().to_owned());
    let is_found = || {
        let log = PathBuf::from(format!("{}-wal", path.display()));
        let files = [&path, &log].map(|file| fs::read(file).unwrap()).concat();
        files.windows(BODY.len()).any(|window| window == BODY.as_bytes())
    };
    let end = Write::Ended(End::new(EndKind::Done));
    let ends_pass = async || assert!(journal.claim("other", &hold(), 1.try_into().unwrap()).await.unwrap().is_empty());
    // Bodies of one page and of several ones.
    for (id, length) in [("1", 1), ("2", 1_000)] {
        let body = Some(BODY.repeat(length).into_bytes());
        let lease = begin(&journal, &Row { body, ..row(&format!("{id:0>16}")) }).await.lease;
        assert!(is_found());
        assert_eq!(journal.write(&lease, &end).await.unwrap(), WriteResult::Written);
        ends_pass().await;
        assert!(!is_found(), "{id}");
    }

    // While another process reads, the log stays.
    let lease = begin(&journal, &row("0000000000000005")).await.lease;
    let other = database.open().await;
    let mut reader = other.pool().begin().await.unwrap();
    let _: Vec<String> = query_scalar("SELECT id FROM payment_journal").fetch_all(&mut *reader).await.unwrap();
    assert_eq!(journal.write(&lease, &end).await.unwrap(), WriteResult::Written);
    ends_pass().await;
    assert!(is_found());
    drop(reader);
    // A process that starts empties it, too.
    drop((journal, other));
    database.open().await;
    assert!(!is_found());
}

/// A full disk is an error that keeps what was written, and shows no body.
#[tokio::test]
async fn a_full_disk_is_reported() {
    let database = Sqlite::create().await.unwrap();
    let journal = database.open().await;
    begin(&journal, &row("0000000000000001")).await;
    let pages: i64 = query_scalar("PRAGMA page_count").fetch_one(journal.pool()).await.unwrap();
    // SQLite itself stops the file from growing, as a full disk does.
    let full = database.options.clone().pragma("max_page_count", pages.to_string());
    let full = SqliteJournal::open_with(SqlitePoolOptions::new(), full).await.unwrap();
    let large = Row { body: Some(vec![b'x'; 100_000]), ..row("0000000000000002") };
    let error = full.begin(&large, &hold(), Begin::Planned).await.unwrap_err();
    assert_eq!(error.kind(), JournalErrorKind::NotWritten);
    // Also in one statement, which commits: SQLite has rolled it back.
    let content = "x".repeat(100_000);
    let error = full.begin(&row("0000000000000002"), &hold(), Begin::Sent(&content)).await.unwrap_err();
    assert_eq!(error.kind(), JournalErrorKind::NotWritten);
    let shown = format!("{error:?}");
    assert!(shown.contains("full") && !shown.contains("xxx"), "{shown}");
    assert_eq!(Sqlite::texts(&journal, "SELECT id FROM payment_journal").await.len(), 1);
}

/// A write that waits for its turn is in the journal's memory, with the body of its request.
#[tokio::test]
async fn a_journal_shows_no_body_that_waits() {
    let database = Sqlite::create().await.unwrap();
    let journal = database.open().await;
    let row = Row { content: "personal data".into(), ..row("0000000000000001") };
    let tx = journal.transaction().await.unwrap();
    let waiting = async {
        tokio::task::yield_now().await;
        let shown = format!("{journal:?}");
        drop(tx);
        shown
    };
    let (hold, content) = (hold(), row.content.clone());
    let (begun, shown) = tokio::join!(journal.begin(&row, &hold, Begin::Sent(&content)), waiting);
    begun.unwrap();
    assert!(shown.contains("Bound") && !shown.contains("personal data"), "{shown}");
    assert!(!shown.contains(BODY) && !shown.contains(&format!("{:?}", BODY.as_bytes())), "{shown}");
}
