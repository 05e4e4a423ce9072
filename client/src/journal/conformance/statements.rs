//! What the journal in memory must keep, too: a mistake in both is not seen by comparing them. Nor are times and pages.

use std::time::Duration;

use tokio::time::Instant;

use super::kit::{Kit, LONG, MOMENT, done, is, pass, rejected};
use crate::journal::{
    Begin, BeginResult, Claim, End, EndKind, EndedRow, Journal, Lease, Row, RowState, StoredRow, Write, WriteResult,
};

pub async fn check<J: Journal>(open: &impl AsyncFn() -> J) {
    states(open).await;
    times(open).await;
    keys(open).await;
    leases(open).await;
    responses(open).await;
    pages(open).await;
}

/// A row goes through its states, and each is there after a restart.
async fn states<J: Journal>(open: &impl AsyncFn() -> J) {
    let row = Kit::new(open, "states").await.row("1");
    let row = Row { account: Some("account-a".to_owned()), session: Some("s".to_owned()), ..row };
    Kit::new(open, "states").await.begin_held(&row, Duration::ZERO).await;

    let kit = Kit::new(open, "states").await;
    let Claim { stored, lease, .. } = kit.claim(LONG, 1).await.remove(0);
    is(&stored, &StoredRow { row: row.clone(), state: RowState::Planned }, "a planned row survives unchanged");
    is(&kit.mark(&lease, Duration::ZERO).await, &WriteResult::Written, "the holder may send");

    let kit = Kit::new(open, "states").await;
    let Claim { stored, lease, .. } = kit.claim(Duration::ZERO, 1).await.remove(0);
    let sent = Row { content: "sent".to_owned(), ..row.clone() };
    is(&stored.row, &sent, "a mark replaces the content, and nothing else");
    assert!(matches!(stored.state, RowState::Sent { .. }), "a marked row must be sent, but is {:?}", stored.state);
    is(&kit.end(&lease, &done()).await, &WriteResult::Written, "the holder may end the call");

    let kit = Kit::new(open, "states").await;
    let ended = EndedRow { row: Row { body: None, ..sent }, end: done() };
    for _ in 0..2 {
        let found = kit.claim_ended(Duration::ZERO, 9).await;
        is(&found, &vec![ended.clone()], "an end is handed out until it is acknowledged, and the body is erased");
        kit.acknowledge(&row, EndKind::Undecidable).await;
    }
    kit.acknowledge(&row, EndKind::Done).await;
    is(&kit.claim_ended(LONG, 9).await, &vec![], "an acknowledged end is not handed out");
    is(&kit.begin_found(&row).await.state, &RowState::Ended(done()), "an id is that of one row for ever");
}

/// Times are measured from the first mark, and from the end of the last lease under which the row was marked.
async fn times<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "times").await;
    let row = kit.row("1");
    let BeginResult::Sent(lease) = kit.begin(&row, LONG, Begin::Sent("sent")).await else {
        panic!("a new row without others is sent");
    };
    pass().await;
    is(&kit.mark(&lease, Duration::ZERO).await, &WriteResult::Written, "the holder may send");
    let ages = async || match kit.claim(Duration::ZERO, 1).await.remove(0).stored.state {
        RowState::Sent { age, quiet } => (age, quiet),
        other => panic!("a marked row must be sent, but is {other:?}"),
    };
    let (age, quiet) = ages().await;
    assert!((MOMENT..LONG).contains(&age) && quiet < age, "marked {age:?} ago, quiet for {quiet:?}");
    let looked = Instant::now();
    for _ in 0..2 {
        pass().await;
        ages().await;
    }
    let least = looked.elapsed();
    let (_, quiet) = ages().await;
    assert!(
        (least.saturating_sub(MOMENT)..LONG).contains(&quiet),
        "a lease under which nothing was sent counts: {quiet:?}"
    );

    let lease = kit.claim(LONG, 1).await.remove(0).lease;
    is(&kit.mark(&lease, LONG).await, &WriteResult::Written, "the holder may send");
    let held = kit.begin_found(&row).await.state;
    assert!(matches!(held, RowState::Sent { quiet: Duration::ZERO, .. }), "its lease lives: {held:?}");
}

/// One row has a key: an open one, or one whose end is not clean and not acknowledged. The caller who takes it learns what each
/// other row may have left.
async fn keys<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "keys").await;
    let same_key = |name: &str| Row { key: "same".into(), request: format!("capture {name}"), ..kit.row(name) };
    let planned = same_key("1");
    kit.begin_held(&planned, Duration::ZERO).await;
    is(&kit.begin_found(&same_key("2")).await.row, &planned, "an open row has its key, also if nobody holds it");
    let equal = Row { request: planned.request.clone(), ..same_key("2") };
    let Claim { stored, lease, .. } = kit.begin_held(&equal, LONG).await;
    is(&(&stored.row, &lease.id), &(&planned, &planned.id), "an equal request joins the open row");
    for begin in [Begin::Withdrawn, Begin::Planned] {
        let begun = kit.begin(&same_key("3"), LONG, begin).await;
        let is_withdrawn =
            matches!(&begun, BeginResult::Found(stored) if stored.state == RowState::Ended(End::new(EndKind::NotDone)));
        assert!(is_withdrawn, "a withdrawn call has ended, whoever has its key: {begun:?}");
    }
    is(&kit.end(&lease, &rejected()).await, &WriteResult::Written, "the holder may end the call");

    for kind in [EndKind::Rejected, EndKind::NotDone, EndKind::Impossible] {
        // Each row before this one has ended, and its end is clean.
        kit.begin_and_end(&same_key(&format!("{kind:?}")), &End::new(kind)).await;
    }
    let left = [EndKind::Conflict, EndKind::Done, EndKind::Failed, EndKind::Undecidable];
    let name = |kind: &EndKind| same_key(&format!("{kind:?}"));
    for kind in left {
        kit.begin_and_end(&name(&kind), &End::new(kind)).await;
        is(&kit.begin_found(&same_key("4")).await.row.id, &name(&kind).id, "an end that is not clean has the key");
        kit.acknowledge(&name(&kind), kind).await;
    }
    pass().await;
    let BeginResult::Held(Claim { mut others, .. }) = kit.begin(&same_key("4"), LONG, Begin::Sent("sent")).await else {
        panic!("a row is not sent at once next to others");
    };
    others.sort_by(|a, b| a.request.cmp(&b.request));
    let known: Vec<_> = others.iter().map(|other| (other.request.clone(), other.end.kind)).collect();
    is(&known, &left.map(|kind| (name(&kind).request, kind)).to_vec(), "each other row with an end that is not clean");
    assert!(others.iter().all(|other| (MOMENT..LONG).contains(&other.quiet)), "measured from their ends: {others:?}");
}

/// A lease is held by one owner and one generation.
async fn leases<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "leases").await;
    let row = kit.row("1");
    let first = kit.begin_held(&row, Duration::ZERO).await.lease;
    is(
        &kit.mark(&first, Duration::ZERO).await,
        &WriteResult::Written,
        "a lease that ended is held if nobody has taken it",
    );
    let second = kit.begin_held(&row, LONG).await.lease;
    assert!(second.generation > first.generation, "each lease has a greater generation");
    let forged = Lease { owner: "process-b".to_owned(), ..second.clone() };
    for lost in [&first, &forged] {
        is(&kit.mark(lost, LONG).await, &WriteResult::Lost, "a lease that was taken over cannot send");
        is(&kit.end(lost, &done()).await, &WriteResult::Lost, "what a look-up shows counts under the lease only");
    }
    is(&kit.begin_found(&row).await.row.id, &row.id, "a process holds the row, even if it is the same one");
    is(&kit.claim(LONG, 9).await, &vec![], "nobody claims a row whose lease lives");
}

/// The response to an own attempt is recorded by anyone, and replaces only what a person would have to decide.
async fn responses<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "responses").await;
    let undecidable = End::new(EndKind::Undecidable);
    for (name, end, is_acknowledged, kept) in [
        ("1", undecidable.clone(), false, WriteResult::Written),
        ("2", undecidable, true, WriteResult::Lost),
        ("3", rejected(), false, WriteResult::Lost),
        ("4", End { ids: Vec::new(), ..done() }, false, WriteResult::Lost),
    ] {
        let row = kit.row(name);
        let lost = kit.begin_held(&row, Duration::ZERO).await.lease;
        let holder = kit.begin_held(&row, LONG).await.lease;
        is(&kit.end(&holder, &end).await, &WriteResult::Written, "the holder may end the call");
        is(&kit.mark(&holder, LONG).await, &WriteResult::Lost, "a row that has ended cannot be sent");
        if is_acknowledged {
            kit.acknowledge(&row, end.kind).await;
        }
        let response = Write::Answered(done());
        is(&kit.write(&lost, response).await, &kept, "a response replaces an undecidable end that nobody has seen");
        let expected = if kept == WriteResult::Written { done() } else { end };
        is(&kit.begin_found(&row).await.state, &RowState::Ended(expected), "a lost write changes nothing");
    }
    is(&kit.claim_ended(LONG, 9).await, &vec![], "the lease of a row that has ended lives on");
}

/// Pages have each row once, those first that have waited longest.
async fn pages<J: Journal>(open: &impl AsyncFn() -> J) {
    const NAMES: [&str; 3] = ["1", "2", "3"];
    let (kit, ended) = (Kit::new(open, "pages").await, Kit::new(open, "pages ended").await);
    for name in NAMES {
        kit.begin_held(&kit.row(name), Duration::ZERO).await;
        ended.begin_and_end(&ended.row(name), &done()).await;
        pass().await;
    }
    for name in NAMES.iter().chain(&NAMES) {
        let page = kit.claim(Duration::ZERO, 1).await.into_iter().map(|claimed| claimed.stored.row.key);
        is(&page.collect(), &vec![kit.row(name).key], "the row that has waited longest comes first");
        let page = ended.claim_ended(MOMENT, 1).await.into_iter().map(|ended| ended.row.key);
        is(&page.collect(), &vec![ended.row(name).key], "what was taken is free after its time");
        pass().await;
    }
    for expected in [2, 1, 0] {
        is(&kit.claim(LONG, 2).await.len(), &expected, "a page has at most as many rows as were asked for");
        is(&ended.claim_ended(LONG, 2).await.len(), &expected, "a page of ends has so, too, and each once");
    }
}
