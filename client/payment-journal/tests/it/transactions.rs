//! Transactions of a shop, in which it writes its own tables and the journal.

use payment_client::journal::{Begin, End, EndKind, Journal as _, JournalErrorKind, Lease, Row, Write, WriteResult};

use crate::database::{CREATE_ORDERS, Database, begin, hold, on_both, row};

on_both!(an_order_and_its_call_are_written_together, super::an_order_and_its_call_are_written_together);

async fn an_order_and_its_call_are_written_together<D: Database>(database: D) {
    let journal = database.open().await;
    D::execute(&journal, CREATE_ORDERS).await;
    let rows = async || {
        let (orders, calls) = ("SELECT id FROM orders", "SELECT id FROM payment_journal");
        (D::texts(&journal, orders).await.len(), D::texts(&journal, calls).await.len())
    };
    let planned = row("0000000000000001");
    D::order(&journal, &planned).await.unwrap();
    assert_eq!(rows().await, (1, 1));
    // The id, or the key of an open row.
    for taken in [
        Row { key: "other".into(), ..planned.clone() },
        Row { id: "0000000000000002".parse().unwrap(), ..planned.clone() },
    ] {
        D::execute(&journal, "DELETE FROM orders").await;
        assert_eq!(D::order(&journal, &taken).await.unwrap_err().kind(), JournalErrorKind::Taken);
        assert_eq!(rows().await, (0, 1));
    }
    let lease = begin(&journal, &planned).await.lease;
    assert_eq!(journal.write(&lease, &Write::Ended(End::new(EndKind::NotDone))).await.unwrap(), WriteResult::Written);
    // The call left nothing, so its key is free.
    D::order(&journal, &Row { id: "0000000000000002".parse().unwrap(), ..planned }).await.unwrap();
}

on_both!(what_gets_no_connection_or_lock_is_not_written, super::what_gets_no_connection_or_lock_is_not_written);

/// A transaction holds the only connection, or the table, for longer than the journal waits.
async fn what_gets_no_connection_or_lock_is_not_written<D: Database>(database: D) {
    let row = row("0000000000000001");
    let (journal, other) = (database.try_open(1).await.unwrap(), database.open().await);
    for holder in [&journal, &other] {
        let failed = D::while_locked(holder, journal.begin(&row, &hold(), Begin::Planned)).await.unwrap_err();
        assert_eq!(failed.kind(), JournalErrorKind::NotWritten, "{failed:?}");
        assert!(D::texts(&other, "SELECT id FROM payment_journal").await.is_empty());
    }
}

on_both!(writes_at_the_same_time_have_their_own_results, super::writes_at_the_same_time_have_their_own_results);

/// Those that wait for each other share a commit. Every second one has no right to write.
async fn writes_at_the_same_time_have_their_own_results<D: Database>(database: D) {
    let journal = database.open().await;
    let mut leases = Vec::new();
    for number in 10..26 {
        let row = Row { key: number.to_string(), ..row(&format!("00000000000000{number}")) };
        let owner = |lease: Lease| if number % 2 == 0 { lease.owner } else { "another process".to_owned() };
        let lease = begin(&journal, &row).await.lease;
        leases.push(Lease { owner: owner(lease.clone()), ..lease });
    }
    let write = async |write: &Write| {
        let writes = leases.iter().map(|lease| {
            let (journal, lease, write) = (journal.clone(), lease.clone(), write.clone());
            tokio::spawn(async move { journal.write(&lease, &write).await })
        });
        let mut results = Vec::new();
        for result in writes.collect::<Vec<_>>() {
            results.push(result.await.unwrap());
        }
        results
    };
    let mark = Write::Sent { content: "sent".into(), time: hold().time };
    D::reject_commits(&journal).await;
    for (lease, result) in leases.iter().zip(write(&mark).await) {
        // A statement that changes nothing commits nothing, unless it shares a transaction.
        let is_allowed = lease.owner == hold().owner;
        assert!(!is_allowed || result.is_err(), "{result:?}");
        assert!(result.err().is_none_or(|error| error.kind() == JournalErrorKind::Unavailable));
    }
    D::execute(&journal, D::ACCEPT_COMMITS).await;
    assert_eq!(D::texts(&journal, "SELECT id FROM payment_journal WHERE state = 'sent'").await.len(), 0);
    for write in [write(&mark).await, write(&Write::Ended(End::new(EndKind::NotDone))).await] {
        for (lease, result) in leases.iter().zip(write) {
            let is_allowed = lease.owner == hold().owner;
            assert_eq!(result.unwrap(), if is_allowed { WriteResult::Written } else { WriteResult::Lost });
        }
    }
    assert_eq!(D::texts(&journal, "SELECT id FROM payment_journal WHERE state = 'ended'").await.len(), 8);
}
