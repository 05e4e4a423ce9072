//! Transactions of a shop, in which it writes its own tables and the journal.

use payment_client::journal::{Begin, End, EndKind, Entry, Journal as _, JournalErrorKind, Kept, Write};

use crate::database::{CREATE_ORDERS, Database, begin, entry, hold, on_both};

on_both!(an_order_and_its_call_are_written_together, super::an_order_and_its_call_are_written_together);

async fn an_order_and_its_call_are_written_together<D: Database>(database: D) {
    let journal = database.open().await;
    D::execute(&journal, CREATE_ORDERS).await;
    let rows = async || {
        let (orders, calls) = ("SELECT id FROM orders", "SELECT id FROM payment_journal");
        (D::texts(&journal, orders).await.len(), D::texts(&journal, calls).await.len())
    };
    let planned = entry("0000000000000001");
    D::order(&journal, &planned).await.unwrap();
    assert_eq!(rows().await, (1, 1));
    // The id, or the key of an open entry.
    for taken in [
        Entry { key: "other".into(), ..planned.clone() },
        Entry { id: "0000000000000002".parse().unwrap(), ..planned.clone() },
    ] {
        D::execute(&journal, "DELETE FROM orders").await;
        assert_eq!(D::order(&journal, &taken).await.unwrap_err().kind(), JournalErrorKind::Taken);
        assert_eq!(rows().await, (0, 1));
    }
    let lease = begin(&journal, &planned).await.lease;
    assert_eq!(journal.write(&lease, &Write::Ended(End::new(EndKind::NotDone))).await.unwrap(), Kept::Yes);
    // The call left nothing, so its key is free.
    D::order(&journal, &Entry { id: "0000000000000002".parse().unwrap(), ..planned }).await.unwrap();
}

on_both!(what_gets_no_connection_or_lock_is_not_written, super::what_gets_no_connection_or_lock_is_not_written);

/// A transaction holds the only connection, or the table, for longer than the journal waits.
async fn what_gets_no_connection_or_lock_is_not_written<D: Database>(database: D) {
    let entry = entry("0000000000000001");
    let (journal, other) = (database.try_open(1).await.unwrap(), database.open().await);
    for holder in [&journal, &other] {
        let failed = D::while_locked(holder, journal.begin(&entry, &hold(), Begin::Planned)).await.unwrap_err();
        assert_eq!(failed.kind(), JournalErrorKind::NotWritten, "{failed:?}");
        assert!(D::texts(&other, "SELECT id FROM payment_journal").await.is_empty());
    }
}
