//! What the journal in memory must keep, too: a mistake in both is not seen by comparing them. Nor are times and pages.

use std::time::Duration;

use tokio::time::Instant;

use super::kit::{Kit, LONG, MOMENT, done, is, pass, rejected};
use crate::journal::{
    Begin, BeginResult, Claim, End, EndKind, EndedEntry, Entry, Journal, Lease, Row, State, Write, WriteResult,
};

pub async fn check<J: Journal>(open: &impl AsyncFn() -> J) {
    states(open).await;
    times(open).await;
    keys(open).await;
    leases(open).await;
    responses(open).await;
    pages(open).await;
}

/// An entry goes through its states, and each is there after a restart.
async fn states<J: Journal>(open: &impl AsyncFn() -> J) {
    let entry = Kit::new(open, "states").await.entry("1");
    let entry = Entry { account: Some("account-a".to_owned()), session: Some("s".to_owned()), ..entry };
    Kit::new(open, "states").await.begin_held(&entry, Duration::ZERO).await;

    let kit = Kit::new(open, "states").await;
    let Claim { row, lease, .. } = kit.claim(LONG, 1).await.remove(0);
    is(&row, &Row { entry: entry.clone(), state: State::Planned }, "a planned entry survives unchanged");
    is(&kit.mark(&lease, Duration::ZERO).await, &WriteResult::Written, "the holder may send");

    let kit = Kit::new(open, "states").await;
    let Claim { row, lease, .. } = kit.claim(Duration::ZERO, 1).await.remove(0);
    let sent = Entry { content: "sent".to_owned(), ..entry.clone() };
    is(&row.entry, &sent, "a mark replaces the content, and nothing else");
    assert!(matches!(row.state, State::Sent { .. }), "a marked entry must be sent, but is {:?}", row.state);
    is(&kit.end(&lease, &done()).await, &WriteResult::Written, "the holder may end the call");

    let kit = Kit::new(open, "states").await;
    let ended = EndedEntry { entry: Entry { body: None, ..sent }, end: done() };
    for _ in 0..2 {
        let found = kit.claim_ended(Duration::ZERO, 9).await;
        is(&found, &vec![ended.clone()], "an end is handed out until it is acknowledged, and the body is erased");
        kit.acknowledge(&entry, EndKind::Undecidable).await;
    }
    kit.acknowledge(&entry, EndKind::Done).await;
    is(&kit.claim_ended(LONG, 9).await, &vec![], "an acknowledged end is not handed out");
    is(&kit.begin_found(&entry).await.state, &State::Ended(done()), "an id is that of one entry for ever");
}

/// Times are measured from the first mark, and from the end of the last lease under which the entry was marked.
async fn times<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "times").await;
    let entry = kit.entry("1");
    let BeginResult::Sent(lease) = kit.begin(&entry, LONG, Begin::Sent("sent")).await else {
        panic!("a new entry without others is sent");
    };
    pass().await;
    is(&kit.mark(&lease, Duration::ZERO).await, &WriteResult::Written, "the holder may send");
    let ages = async || match kit.claim(Duration::ZERO, 1).await.remove(0).row.state {
        State::Sent { age, quiet } => (age, quiet),
        other => panic!("a marked entry must be sent, but is {other:?}"),
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
    let held = kit.begin_found(&entry).await.state;
    assert!(matches!(held, State::Sent { quiet: Duration::ZERO, .. }), "its lease lives: {held:?}");
}

/// One entry has a key: an open one, or one whose end is not clean and not acknowledged. The caller who takes it learns what each
/// other entry may have left.
async fn keys<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "keys").await;
    let same_key = |name: &str| Entry { key: "same".into(), request: format!("capture {name}"), ..kit.entry(name) };
    let planned = same_key("1");
    kit.begin_held(&planned, Duration::ZERO).await;
    is(&kit.begin_found(&same_key("2")).await.entry, &planned, "an open entry has its key, also if nobody holds it");
    let equal = Entry { request: planned.request.clone(), ..same_key("2") };
    let Claim { row, lease, .. } = kit.begin_held(&equal, LONG).await;
    is(&(&row.entry, &lease.id), &(&planned, &planned.id), "an equal request joins the open entry");
    for begin in [Begin::Withdrawn, Begin::Planned] {
        let begun = kit.begin(&same_key("3"), LONG, begin).await;
        let is_withdrawn =
            matches!(&begun, BeginResult::Found(row) if row.state == State::Ended(End::new(EndKind::NotDone)));
        assert!(is_withdrawn, "a withdrawn call has ended, whoever has its key: {begun:?}");
    }
    is(&kit.end(&lease, &rejected()).await, &WriteResult::Written, "the holder may end the call");

    for kind in [EndKind::Rejected, EndKind::NotDone, EndKind::Impossible] {
        // Each entry before this one has ended, and its end is clean.
        kit.begin_and_end(&same_key(&format!("{kind:?}")), &End::new(kind)).await;
    }
    let left = [EndKind::Conflict, EndKind::Done, EndKind::Failed, EndKind::Undecidable];
    let name = |kind: &EndKind| same_key(&format!("{kind:?}"));
    for kind in left {
        kit.begin_and_end(&name(&kind), &End::new(kind)).await;
        is(&kit.begin_found(&same_key("4")).await.entry.id, &name(&kind).id, "an end that is not clean has the key");
        kit.acknowledge(&name(&kind), kind).await;
    }
    pass().await;
    let BeginResult::Held(Claim { mut others, .. }) = kit.begin(&same_key("4"), LONG, Begin::Sent("sent")).await else {
        panic!("an entry is not sent at once next to others");
    };
    others.sort_by(|a, b| a.request.cmp(&b.request));
    let known: Vec<_> = others.iter().map(|other| (other.request.clone(), other.end.kind)).collect();
    is(
        &known,
        &left.map(|kind| (name(&kind).request, kind)).to_vec(),
        "each other entry with an end that is not clean",
    );
    assert!(others.iter().all(|other| (MOMENT..LONG).contains(&other.quiet)), "measured from their ends: {others:?}");
}

/// A lease is held by one owner and one generation.
async fn leases<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "leases").await;
    let entry = kit.entry("1");
    let first = kit.begin_held(&entry, Duration::ZERO).await.lease;
    is(
        &kit.mark(&first, Duration::ZERO).await,
        &WriteResult::Written,
        "a lease that ended is held if nobody has taken it",
    );
    let second = kit.begin_held(&entry, LONG).await.lease;
    assert!(second.generation > first.generation, "each lease has a greater generation");
    let forged = Lease { owner: "process-b".to_owned(), ..second.clone() };
    for lost in [&first, &forged] {
        is(&kit.mark(lost, LONG).await, &WriteResult::Lost, "a lease that was taken over cannot send");
        is(&kit.end(lost, &done()).await, &WriteResult::Lost, "what a look-up shows counts under the lease only");
    }
    is(&kit.begin_found(&entry).await.entry.id, &entry.id, "a process holds the entry, even if it is the same one");
    is(&kit.claim(LONG, 9).await, &vec![], "nobody claims an entry whose lease lives");
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
        let entry = kit.entry(name);
        let lost = kit.begin_held(&entry, Duration::ZERO).await.lease;
        let holder = kit.begin_held(&entry, LONG).await.lease;
        is(&kit.end(&holder, &end).await, &WriteResult::Written, "the holder may end the call");
        is(&kit.mark(&holder, LONG).await, &WriteResult::Lost, "an entry that has ended cannot be sent");
        if is_acknowledged {
            kit.acknowledge(&entry, end.kind).await;
        }
        let response = Write::Answered(done());
        is(&kit.write(&lost, response).await, &kept, "a response replaces an undecidable end that nobody has seen");
        let expected = if kept == WriteResult::Written { done() } else { end };
        is(&kit.begin_found(&entry).await.state, &State::Ended(expected), "a lost write changes nothing");
    }
    is(&kit.claim_ended(LONG, 9).await, &vec![], "the lease of an entry that has ended lives on");
}

/// Pages have each entry once, those first that have waited longest.
async fn pages<J: Journal>(open: &impl AsyncFn() -> J) {
    const NAMES: [&str; 3] = ["1", "2", "3"];
    let (kit, ended) = (Kit::new(open, "pages").await, Kit::new(open, "pages ended").await);
    for name in NAMES {
        kit.begin_held(&kit.entry(name), Duration::ZERO).await;
        ended.begin_and_end(&ended.entry(name), &done()).await;
        pass().await;
    }
    for name in NAMES.iter().chain(&NAMES) {
        let page = kit.claim(Duration::ZERO, 1).await.into_iter().map(|claimed| claimed.row.entry.key);
        is(&page.collect(), &vec![kit.entry(name).key], "the entry that has waited longest comes first");
        let page = ended.claim_ended(MOMENT, 1).await.into_iter().map(|ended| ended.entry.key);
        is(&page.collect(), &vec![ended.entry(name).key], "what was taken is free after its time");
        pass().await;
    }
    for expected in [2, 1, 0] {
        is(&kit.claim(LONG, 2).await.len(), &expected, "a page has at most as many entries as were asked for");
        is(&ended.claim_ended(LONG, 2).await.len(), &expected, "a page of ends has so, too, and each once");
    }
}
