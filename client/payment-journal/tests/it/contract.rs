//! The contract of the client, with its kit.

use payment_client::journal::{
    Begin, End, EndKind, Journal as _, JournalErrorKind, Row, Write, WriteResult, conformance,
};

use crate::database::{Database, begin, hold, on_both, row};

on_both!(is_kept, super::is_kept);

async fn is_kept<D: Database>(database: D) {
    // The table is created once, by whoever comes first.
    drop(tokio::join!(database.open(), database.open(), database.open()));
    conformance::check(async || database.open().await).await;
    for (kind, damage) in [(JournalErrorKind::Unreadable, "state = 'broken'"), (JournalErrorKind::Newer, "version = 2")]
    {
        conformance::check_damaged(
            async || database.open().await,
            kind,
            async |journal, id| {
                D::execute(journal, &format!("UPDATE payment_journal SET {damage} WHERE id = '{id}'")).await;
            },
        )
        .await;
    }
}

on_both!(a_commit_that_fails_is_perhaps_written, super::a_commit_that_fails_is_perhaps_written);

/// The database rejects each commit, and leaves the transaction open, as SQLite does while it is busy.
async fn a_commit_that_fails_is_perhaps_written<D: Database>(database: D) {
    let journal = database.open().await;
    D::execute(&journal, "CREATE TABLE nowhere (id TEXT PRIMARY KEY)").await;
    let rejects = "CREATE TABLE rejected (id TEXT REFERENCES nowhere (id) DEFERRABLE INITIALLY DEFERRED)";
    D::execute(&journal, rejects).await;
    let set_failing = async |journal: &D::Journal, fails| {
        if fails {
            D::reject_commits(journal).await;
        } else {
            D::execute(journal, D::ACCEPT_COMMITS).await;
        }
    };
    conformance::check_failing_commits(async || database.open().await, set_failing).await;
}

#[test]
fn a_row_shows_no_merchant_and_no_body() {
    let shown = format!("{:?}", row("0000000000000001"));
    assert!(shown.contains("0000000000000001") && !shown.contains("merchant") && !shown.contains("secret"), "{shown}");
}

on_both!(an_unreadable_end_is_not_left_out, super::an_unreadable_end_is_not_left_out);

/// A row does not begin while an end of its key cannot be read: it could be that of the same reference.
async fn an_unreadable_end_is_not_left_out<D: Database>(database: D) {
    let journal = database.open().await;
    let ended = row("0000000000000001");
    let claimed = begin(&journal, &ended).await;
    assert_eq!(
        journal.write(&claimed.lease, &Write::Ended(End::new(EndKind::Done))).await.unwrap(),
        WriteResult::Written
    );
    journal.acknowledge(&ended.id, EndKind::Done).await.unwrap();
    let next = Row { id: "0000000000000002".parse().unwrap(), ..ended };
    begin(&journal, &next).await;
    for (damage, kind) in [
        ("ended = 'bewitched'", JournalErrorKind::Newer),
        ("ended = 'done', ended_ids = 'x'", JournalErrorKind::Unreadable),
        ("ended_ids = '[]', version = 2", JournalErrorKind::Newer),
    ] {
        D::execute(&journal, &format!("UPDATE payment_journal SET {damage} WHERE id = '0000000000000001'")).await;
        assert_eq!(journal.begin(&next, &hold(), Begin::Planned).await.unwrap_err().kind(), kind);
        let claimed = journal.claim(&next.scope, &hold(), 9.try_into().unwrap()).await.unwrap();
        let [Err(unread)] = &*claimed else { panic!("{claimed:?}") };
        assert_eq!((&*unread.id, unread.error.kind()), (next.id.as_ref(), kind));
    }
}
