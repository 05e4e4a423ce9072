//! What no comparison with the journal in memory shows: who may write, times, the order of pages, and processes at the same
//! time. A mistake in both journals would be equal.

use std::time::Duration;

use futures_util::future::join_all;
use tokio::time::Instant;

use super::kit::{Kit, LONG, done, sent};
use crate::journal::{Begin, BeginResult, End, EndKind, Journal, Lease, Row, RowState, Write, WriteResult};

/// Longer than the smallest time that a database distinguishes.
const MOMENT: Duration = Duration::from_millis(5);

pub async fn pass() {
    tokio::time::sleep(2 * MOMENT).await;
}

pub async fn check<J: Journal>(open: &impl AsyncFn() -> J) {
    writes(open).await;
    times(open).await;
    pages(open).await;
    processes(open).await;
}

/// The holder writes until the call has ended. Anyone may record a response, until the end is one that a shop can have seen.
async fn writes<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "writes").await;
    let undecidable = || Write::Ended(End::new(EndKind::Undecidable));
    let mut ended = Vec::new();
    for (name, seen) in [("seen", EndKind::Undecidable), ("unseen", EndKind::Done)] {
        let lease = kit.begin_held(&kit.row(name), LONG).await.lease;
        kit.write_held(&lease, undecidable()).await;
        kit.acknowledge(&kit.row(name), seen).await;
        ended.push(lease);
    }
    let row = kit.row("open");
    let earlier = kit.begin_held(&row, Duration::ZERO).await.lease;
    let held = kit.begin_held(&row, LONG).await.lease;
    assert!(held.generation > earlier.generation, "each lease has a greater generation");
    let forged = Lease { owner: "process-b".to_owned(), ..held.clone() };
    for (lease, write, is_allowed) in [
        (&earlier, sent(LONG), false),
        (&forged, sent(LONG), false),
        (&earlier, Write::Ended(done()), false),
        (&held, sent(LONG), true),
        (&held, undecidable(), true),
        (&held, sent(LONG), false),
        (&held, Write::Ended(done()), false),
        // The same end again.
        (&earlier, undecidable(), true),
        (&ended[0], Write::Answered(done()), false),
        (&ended[1], Write::Answered(done()), true),
        (&ended[1], Write::Answered(End::new(EndKind::Undecidable)), false),
    ] {
        let expected = if is_allowed { WriteResult::Written } else { WriteResult::Lost };
        assert_eq!(kit.write(lease, &write).await, expected, "{write:?} under {lease:?}");
    }
}

/// Times are measured from the first mark, from the end of the last lease under which the row was marked, and from its end.
async fn times<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "times").await;
    let row = kit.row("1");
    let lease = kit.begin_held(&row, LONG).await.lease;
    kit.write_held(&lease, sent(LONG)).await;
    pass().await;
    kit.write_held(&lease, sent(Duration::ZERO)).await;
    let marked = Instant::now();
    for _ in 0..2 {
        pass().await;
        // Nothing is sent under this lease.
        kit.claim(Duration::ZERO, 1).await;
    }
    let least = marked.elapsed().saturating_sub(MOMENT);
    let claim = kit.claim(LONG, 1).await.remove(0);
    let RowState::Sent { age, quiet } = claim.stored.state else { panic!("{:?} was marked", claim.stored) };
    assert!((least..LONG).contains(&quiet), "the last lease under which it was marked ended {quiet:?} ago");
    assert!((quiet + MOMENT..LONG).contains(&age), "it was marked before that for the first time, {age:?} ago");

    kit.write_held(&claim.lease, sent(LONG)).await;
    match kit.begin(&row, LONG, Begin::Planned).await {
        BeginResult::Found(row) if matches!(row.state, RowState::Sent { quiet: Duration::ZERO, .. }) => {}
        other => panic!("the lease of the last mark lives: {other:?}"),
    }

    let ended = kit.row("2");
    kit.begin_and_end(&ended).await;
    kit.acknowledge(&ended, EndKind::Done).await;
    let same_key = |name| Row { key: ended.key.clone(), ..kit.row(name) };
    // Its end is clean.
    kit.begin(&same_key("3"), LONG, Begin::Withdrawn).await;
    pass().await;
    let others = kit.begin_held(&same_key("4"), LONG).await.others;
    let is_known = others.len() == 1 && (MOMENT..LONG).contains(&others[0].quiet);
    assert!(is_known, "one other row has left something, and ended before: {others:?}");
}

/// Pages have each row once, those first that have waited longest.
async fn pages<J: Journal>(open: &impl AsyncFn() -> J) {
    const NAMES: [&str; 3] = ["1", "2", "3"];
    let (kit, ended) = (Kit::new(open, "pages").await, Kit::new(open, "ends").await);
    for name in NAMES {
        kit.begin_held(&kit.row(name), Duration::ZERO).await;
        ended.begin_and_end(&ended.row(name)).await;
        pass().await;
    }
    for name in NAMES.iter().chain(&NAMES) {
        let page = kit.claim(Duration::ZERO, 1).await.into_iter().map(|claim| claim.stored.row.key);
        assert_eq!(page.collect::<Vec<_>>(), [kit.row(name).key], "the row that has waited longest comes first");
        let page = ended.claim_ended(MOMENT, 1).await.into_iter().map(|ended| ended.row.key);
        assert_eq!(page.collect::<Vec<_>>(), [ended.row(name).key], "what was taken is free after its time");
        pass().await;
    }
    for expected in [2, 1, 0] {
        let lengths = [kit.claim(LONG, 2).await.len(), ended.claim_ended(LONG, 2).await.len()];
        assert_eq!(lengths, [expected; 2], "a page has two rows at most, and each row is taken once");
    }
}

/// Of several processes at the same time, one takes each row, whether they begin it or read pages.
async fn processes<J: Journal>(open: &impl AsyncFn() -> J) {
    const NUMBERS: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    let mut kits = Vec::new();
    for _ in 0..4 {
        kits.push(Kit::new(open, "processes").await);
    }
    let named = |kind: &str, number: &str| kits[0].row(&format!("{kind}{number}"));
    for number in NUMBERS {
        kits[0].begin_held(&named("open", number), Duration::ZERO).await;
        kits[0].begin_and_end(&named("ended", number)).await;
    }
    let taken = join_all(kits.iter().enumerate().map(async |(process, kit)| {
        let mut taken = Vec::new();
        for number in NUMBERS {
            let new = Row { key: named("new", number).key, ..named(&format!("new{process}"), number) };
            for (row, begin) in [(new, Begin::Sent("sent")), (named("open", number), Begin::Planned)] {
                let begun = kit.begin(&row, LONG, begin).await;
                taken.extend((!matches!(begun, BeginResult::Found(_))).then_some(row.key));
            }
            taken.extend(kit.claim(LONG, 1).await.into_iter().map(|claim| claim.stored.row.key));
            taken.extend(kit.claim_ended(LONG, 2).await.into_iter().map(|ended| ended.row.key));
        }
        taken
    }));
    let mut taken = taken.await.concat();
    taken.sort();
    let expected = ["ended", "new", "open"].map(|kind| NUMBERS.map(|number| named(kind, number).key)).concat();
    assert_eq!(taken, expected, "each row is taken by one process");
}
