//! The table: its versions, and what people and programs read and delete.

use std::time::Duration;

use payment_client::journal::{
    Begin, BeginResult, End, EndKind, Journal as _, JournalErrorKind, Row, Write, WriteResult,
};

use crate::database::{Database, begin, hold, on_both, row};

/// Ends a row, and acknowledges it.
async fn end(journal: &impl payment_client::journal::Journal, row: &Row, kind: EndKind, is_acknowledged: bool) {
    let lease = begin(journal, row).await.lease;
    let end = End { ids: vec!["s-1".into()], ..End::new(kind) };
    assert_eq!(journal.write(&lease, &Write::Ended(end)).await.unwrap(), WriteResult::Written);
    if is_acknowledged {
        let seen = if kind == EndKind::Undecidable { EndKind::Undecidable } else { EndKind::Done };
        journal.acknowledge(&row.id, seen).await.unwrap();
    }
}

on_both!(a_later_table_with_more_columns_is_used, super::a_later_table_with_more_columns_is_used);

/// A deployment can go back: a later version only adds columns, unless the number of its migration says otherwise.
async fn a_later_table_with_more_columns_is_used<D: Database>(database: D) {
    let journal = database.open().await;
    let migrate = async |number: u32| {
        let insert = format!(
            "INSERT INTO payment_journal_migrations (version, description, success, checksum, execution_time) \
             VALUES ({number}, 'later', TRUE, '', 0)"
        );
        D::execute(&journal, &insert).await;
    };
    D::execute(&journal, "ALTER TABLE payment_journal ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'").await;
    migrate(4).await;
    let earlier = database.open().await;
    end(&earlier, &row("0000000000000001"), EndKind::Done, true).await;

    migrate(1000).await;
    assert_eq!(database.try_open(1).await.err().unwrap().kind(), JournalErrorKind::Newer);
}

on_both!(calls_for_a_person_are_listed, super::calls_for_a_person_are_listed);

async fn calls_for_a_person_are_listed<D: Database>(database: D) {
    let journal = database.open().await;
    for (id, kind, is_acknowledged) in [
        ("0000000000000001", EndKind::Undecidable, false),
        ("0000000000000002", EndKind::Undecidable, true),
        ("0000000000000003", EndKind::Done, false),
        ("0000000000000004", EndKind::Undecidable, false),
    ] {
        end(&journal, &row(id), kind, is_acknowledged).await;
    }
    begin(&journal, &row("0000000000000005")).await;
    let ids: Vec<_> = D::undecidable(&journal).await.into_iter().map(|row| row.id.to_string()).collect();
    assert_eq!(ids, ["0000000000000001", "0000000000000004"]);
}

on_both!(a_stub_shows_its_end, super::a_stub_shows_its_end);

/// What is pruned is still in the way of its id, and is known to its key.
async fn a_stub_shows_its_end<D: Database>(database: D) {
    let journal = database.open().await;
    let acknowledged = Row { content: "much".into(), ..row("0000000000000001") };
    let ended = Row { content: "much".into(), ..row("0000000000000002") };
    end(&journal, &acknowledged, EndKind::Done, true).await;
    end(&journal, &ended, EndKind::Done, false).await;
    assert_eq!(D::prune(&journal, Duration::from_hours(24)).await, 0);
    assert_eq!(D::prune(&journal, Duration::ZERO).await, 1);
    assert_eq!(D::prune(&journal, Duration::ZERO).await, 0);
    let contents = "SELECT content FROM payment_journal ORDER BY number";
    assert_eq!(D::texts(&journal, contents).await, ["", "much"]);
    let times = "SELECT id FROM payment_journal WHERE written_at <= ended_at AND ended_at <= acknowledged_at";
    assert_eq!(D::texts(&journal, times).await, [acknowledged.id.as_ref()]);

    let BeginResult::Found(stored) = journal.begin(&acknowledged, &hold(), Begin::Planned).await.unwrap() else {
        panic!("it was sent again")
    };
    assert_eq!(stored.row, Row { content: String::new(), body: None, ..acknowledged.clone() });
    let next = Row { id: "0000000000000003".parse().unwrap(), ..acknowledged };
    assert_eq!(begin(&journal, &next).await.others.len(), 1);
}
