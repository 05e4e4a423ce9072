//! Postgres only.

use std::{error::Error as _, time::Duration};

use payment_client::journal::{
    Begin, BeginResult, End, EndKind, Hold, Journal as _, Row, Write, WriteResult, conformance,
};
use sqlx::{Connection as _, postgres::PgConnection, query, query_scalar};

use crate::database::{Database as _, Postgres, begin, hold, row};

/// Whatever the default isolation of a database is, processes that write one row wait for each other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keeps_the_contract_where_transactions_are_serializable() {
    let Some(database) = Postgres::create().await else { return };
    let journal = database.open().await;
    let name = Postgres::texts(&journal, "SELECT current_database()").await.remove(0);
    let alter = format!("ALTER DATABASE {name} SET default_transaction_isolation = 'serializable'");
    Postgres::execute(&journal, &alter).await;
    let mut plain = PgConnection::connect_with(&database.options).await.unwrap();
    let default: String = query_scalar("SHOW transaction_isolation").fetch_one(&mut plain).await.unwrap();
    assert_eq!(default, "serializable");
    conformance::check(async || database.open().await).await;
}

#[tokio::test]
async fn waits_are_shorter_than_those_of_the_client() {
    let Some(database) = Postgres::create().await else { return };
    let journal = database.open().await;
    assert_eq!(Postgres::texts(&journal, "SHOW lock_timeout").await, ["4s"]);
}

/// A call costs the same in a table of any size.
#[tokio::test]
async fn no_statement_reads_the_whole_table() {
    let Some(database) = Postgres::create().await else { return };
    let journal = database.try_open(1).await.unwrap();
    Postgres::execute(
        &journal,
        "INSERT INTO payment_journal (id, scope, call, state, ended, ended_ids, written_at, ended_at, generation, \
         held_until, version, unique_key, request, is_clean, content) \
         SELECT 'id' || lpad(g::text, 20, '0'), 's', 'create', CASE WHEN g % 2 = 0 THEN 'ended' ELSE 'acknowledged' END, \
         'done', '[]', now(), now(), 1, now() + interval '1 hour' * CASE WHEN g <= 64 THEN -1 ELSE 1 END, 1, 'k' || g, '', \
         false, '{}' FROM generate_series(1, 10000) g",
    )
    .await;
    Postgres::execute(&journal, "ANALYZE payment_journal").await;
    // Rows that were read in order, and through an index.
    let read = async || {
        Postgres::execute(&journal, "SELECT pg_stat_force_next_flush()").await;
        // A connection that ends says what it has read.
        let others = "SELECT CAST(pg_terminate_backend(pid, 10000) AS text) FROM pg_stat_activity \
                      WHERE pid <> pg_backend_pid() AND datname = current_database() AND backend_type = 'client backend'";
        Postgres::texts(&journal, others).await;
        let read = "SELECT CAST(seq_tup_read + coalesce(idx_tup_fetch, 0) + (SELECT sum(idx_tup_read) FROM \
                    pg_stat_user_indexes WHERE relname = 'payment_journal') AS text) \
                    FROM pg_stat_user_tables WHERE relname = 'payment_journal'";
        Postgres::texts(&journal, read).await.remove(0).parse::<u32>().unwrap()
    };
    let before = read().await;
    let most = 32.try_into().unwrap();
    // The others are held by a process.
    let hold = Hold { time: Duration::from_hours(1), ..hold() };
    assert_eq!(journal.claim_ended("s", hold.time, most).await.unwrap().len(), 32);
    assert_eq!(journal.claim_ended("s", hold.time, most).await.unwrap().len(), 0);
    assert_eq!(journal.claim("s", &hold, most).await.unwrap().len(), 0);
    let new = row("0000000000000002");
    let row = Row { scope: "s".into(), key: "k1".into(), ..row("0000000000000001") };
    let claimed = begin(&journal, &row).await;
    assert_eq!(claimed.others.len(), 1);
    assert_eq!(
        journal.write(&claimed.lease, &Write::Ended(End::new(EndKind::Done))).await.unwrap(),
        WriteResult::Written
    );
    journal.acknowledge(&row.id, EndKind::Done).await.unwrap();
    let new = Row { scope: "s".into(), key: "new".into(), ..new };
    let begun = journal.begin(&new, &hold, Begin::Sent("sent")).await.unwrap();
    assert!(matches!(begun, BeginResult::Sent(_)), "{begun:?}");
    let read = read().await - before;
    assert!(read < 300, "{read} rows were read");
}

/// A server whose commits may be lost is rejected.
#[tokio::test]
async fn settings_that_lose_commits_are_rejected() {
    let Some(server) = crate::server::Server::start().await else { return };
    let mut connection = PgConnection::connect_with(&server.options).await.unwrap();
    query("ALTER SYSTEM SET fsync = off").execute(&mut connection).await.unwrap();
    query("SELECT pg_reload_conf()").execute(&mut connection).await.unwrap();
    loop {
        let fsync: String = query_scalar("SHOW fsync").fetch_one(&mut connection).await.unwrap();
        if fsync == "off" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let error = payment_journal::PostgresJournal::open(server.options.clone()).await.unwrap_err();
    assert!(error.source().unwrap().to_string().contains("fsync"), "{error:?}");
}

/// The server's detail of an error shows the row, and the body in it.
#[tokio::test]
async fn errors_show_no_row() {
    let Some(database) = Postgres::create().await else { return };
    let journal = database.open().await;
    let no_more = "ALTER TABLE payment_journal ADD CONSTRAINT no_more CHECK (reference <> 'INV-2')";
    Postgres::execute(&journal, no_more).await;
    let row = Row { reference: Some("INV-2".into()), ..row("0000000000000001") };
    let error = journal.begin(&row, &hold(), Begin::Planned).await.unwrap_err();
    let shown = format!("{error:?}");
    assert!(shown.contains("no_more") && !shown.contains("INV-2"), "{shown}");
}
