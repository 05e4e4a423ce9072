//! The journal in Postgres.

use std::time::Duration;

use payment_client::journal_next::{Begun, Entry, Journal as _, JournalErrorKind, conformance};
use payment_journal::PostgresJournal;
use sqlx::{AssertSqlSafe, Connection as _, postgres::PgConnection, query, query_scalar};

use crate::{
    server::Server,
    sqlite::{entry, hold},
};

/// One server for all of it: each takes seconds to start.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keeps_the_contract() {
    let Some(server) = Server::start().await else { return };
    let open = async || PostgresJournal::open(server.options.clone()).await.unwrap();
    // The table is created once, by whoever comes first.
    let (first, second) = tokio::join!(open(), open());
    drop((first, second));

    conformance::check(open).await;
    conformance::check_damaged(open, JournalErrorKind::Unreadable, async |journal, id| {
        query("UPDATE payment_journal SET state = 'broken' WHERE id = $1")
            .bind(id)
            .execute(journal.pool())
            .await
            .unwrap();
    })
    .await;
    conformance::check_damaged(open, JournalErrorKind::Newer, async |journal, id| {
        query("UPDATE payment_journal SET version = 99 WHERE id = $1").bind(id).execute(journal.pool()).await.unwrap();
    })
    .await;

    let journal = open().await;
    plans_in_a_transaction(&journal, &server).await;
    rejects_settings_that_lose_commits(&journal, &server).await;
    hides_rows_in_errors(&journal).await;

    query("INSERT INTO payment_journal_migrations (version, description, success, checksum, execution_time) VALUES (1000, 'later', TRUE, '', 0)")
        .execute(journal.pool())
        .await
        .unwrap();
    let error = PostgresJournal::open(server.options.clone()).await.unwrap_err();
    assert_eq!(error.kind(), JournalErrorKind::Newer);
}

/// An order and its intent are written together, or neither is.
async fn plans_in_a_transaction(journal: &PostgresJournal, server: &Server) {
    let mut own = PgConnection::connect_with(&server.options).await.unwrap();
    let planned = entry("0123456789abcdef");
    for commits in [false, true] {
        let mut tx = journal.transaction().await.unwrap();
        journal.plan(&mut tx, &planned).await.unwrap();
        if commits {
            tx.commit().await.unwrap();
        }
        let count: i64 = query_scalar("SELECT count(*) FROM payment_journal WHERE id = '0123456789abcdef'")
            .fetch_one(&mut own)
            .await
            .unwrap();
        assert_eq!(count, i64::from(commits));
    }
    let again = Entry { id: "fedcba9876543210".parse().unwrap(), ..planned.clone() };
    let taken = journal.plan(&mut journal.transaction().await.unwrap(), &again).await.unwrap_err();
    assert_eq!(taken.kind(), JournalErrorKind::Taken);
    assert!(matches!(journal.begin(&planned, &hold()).await.unwrap(), Begun::Held(_)));
}

async fn rejects_settings_that_lose_commits(journal: &PostgresJournal, server: &Server) {
    let set = async |value: &str| {
        let set = format!("ALTER SYSTEM SET fsync = {value}");
        query(AssertSqlSafe(set)).execute(journal.pool()).await.unwrap();
        query("SELECT pg_reload_conf()").execute(journal.pool()).await.unwrap();
        let is_set = async || {
            let fsync: String = query_scalar("SHOW fsync").fetch_one(journal.pool()).await.unwrap();
            fsync == value
        };
        while !is_set().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    set("off").await;
    let error = PostgresJournal::open(server.options.clone()).await.unwrap_err();
    assert!(std::error::Error::source(&error).unwrap().to_string().contains("fsync"), "{error:?}");
    set("on").await;
}

/// The server's detail of an error shows the row, and the body in it.
async fn hides_rows_in_errors(journal: &PostgresJournal) {
    query("ALTER TABLE payment_journal ADD CONSTRAINT no_more CHECK (reference <> 'INV-2')")
        .execute(journal.pool())
        .await
        .unwrap();
    let entry = Entry { reference: Some("INV-2".into()), ..entry("00000000000000bb") };
    let error = journal.begin(&entry, &hold()).await.unwrap_err();
    let shown = format!("{error:?}");
    assert!(shown.contains("no_more") && !shown.contains("INV-2"), "{shown}");
}
