//! Random operations on a journal and on the one in memory.

use std::time::Duration;

use fastrand::Rng;

use super::kit::{Kit, LONG, done};
use crate::journal::{
    Begin, BeginResult, Claim, Detail, End, EndKind, ErrorCode, Journal, Lease, MemoryJournal, Row, RowState,
    StoredRow, Write,
};

const SEEDS: u64 = 40;
const OPERATIONS: usize = 60;

/// Two processes share the database, and take turns.
pub async fn check<J: Journal>(open: &impl AsyncFn() -> J) {
    let mut actual = [Kit::new(open, "").await, Kit { owner: "process-b", ..Kit::new(open, "").await }];
    for seed in 0..SEEDS {
        let (mut random, model, name) = (Rng::with_seed(seed), MemoryJournal::new(), format!("random{seed}seed"));
        for kit in &mut actual {
            kit.name.clone_from(&name);
        }
        let expected =
            actual.each_ref().map(|kit| Kit { journal: model.clone(), name: name.clone(), owner: kit.owner });
        let (mut leases, mut log) = (Vec::new(), Vec::new());
        for _ in 0..OPERATIONS {
            let (process, mut same) = (random.usize(..2), random.clone());
            let (actual, _) = operate(&actual[process], &mut same, &leases).await;
            let (expected, taken) = operate(&expected[process], &mut random, &leases).await;
            assert_eq!(actual, expected, "seed {seed} must be as in memory, after\n{}", log.join("\n"));
            log.push(expected);
            leases.extend(taken);
        }
    }
}

/// Runs a random operation, and returns it with its results, without times, and the leases that it has taken.
async fn operate<J: Journal>(kit: &Kit<J>, random: &mut Rng, leases: &[Lease]) -> (String, Vec<Lease>) {
    let (time, row) = (one_of(random, [Duration::ZERO, LONG]), row(kit, random));
    let (operation, mut results) = match random.u8(..16) {
        0..4 => {
            let sent = Begin::Sent("sent at once");
            let begin = one_of(random, [Begin::Planned, Begin::Planned, sent, sent, Begin::Withdrawn]);
            let result = match kit.begin(&row, time, begin).await {
                BeginResult::Held(claim) => held(claim),
                BeginResult::Sent(lease) => ("sent".to_owned(), Some(lease)),
                BeginResult::Found(row) => (row_text(&row), None),
            };
            (format!("{begin:?} {row:?}"), vec![result])
        }
        4..6 => ("claim".to_owned(), kit.claim(time, 9).await.into_iter().map(held).collect()),
        6 => {
            let ended = kit.claim_ended(time, 9).await.into_iter();
            let rows = ended.map(|ended| StoredRow { row: ended.row, state: RowState::Ended(ended.end) });
            ("claim what has ended".to_owned(), rows.map(|row| (row_text(&row), None)).collect())
        }
        7..10 => {
            let seen = one_of(random, [EndKind::Done, EndKind::Rejected, EndKind::Undecidable]);
            kit.acknowledge(&row, seen).await;
            (format!("acknowledge {} as {seen:?}", row.id), Vec::new())
        }
        _ => {
            // Often the last one that was taken, or one that nobody has.
            let taken = if random.bool() { leases.last() } else { random.choice(leases) }.cloned();
            let mut lease = taken.unwrap_or(Lease { id: row.id, owner: kit.owner.to_owned(), generation: 1 });
            lease.generation += u64::from(is_rare(random));
            if is_rare(random) {
                lease.owner = kit.owner.to_owned();
            }
            let write = write(random, time);
            (format!("{write:?} under {lease:?}"), vec![(format!("{:?}", kit.write(&lease, &write).await), None)])
        }
    };
    // The order of a page is one of times.
    results.sort_by(|(a, _), (b, _)| a.cmp(b));
    let (texts, taken): (Vec<_>, Vec<_>) = results.into_iter().unzip();
    (format!("{operation} by {} for {time:?}: {texts:?} {taken:?}", kit.owner), taken.into_iter().flatten().collect())
}

fn row<J: Journal>(kit: &Kit<J>, random: &mut Rng) -> Row {
    let row = kit.row(one_of(random, ["1", "2", "3", "4"]));
    Row {
        scope: if is_rare(random) { format!("{} other", row.scope) } else { row.scope },
        account: is_rare(random).then(|| "account-a".to_owned()),
        key: one_of(random, ["create 1", "create Ω'"]).to_owned(),
        request: one_of(random, ["SINGLE IDR 1 Ω'", "SINGLE IDR 1.00 Ω'", "SINGLE IDR 2 Ω'"]).to_owned(),
        call: one_of(random, ["create", "refund"]).to_owned(),
        reference: one_of(random, [None, Some("INV-1 Ω'\"".to_owned())]),
        session: one_of(random, [None, Some("session-1".to_owned())]),
        content: format!("content {}", random.u8(..)),
        body: one_of(random, [None, Some(b"{\"amount\":1}\n\0\xff".to_vec())]),
        ..row
    }
}

fn write(random: &mut Rng, time: Duration) -> Write {
    let error = |status, code: &str| Some(Detail::Error(ErrorCode { status, code: code.to_owned() }));
    // Some differ in one thing only.
    let ends = [
        done(),
        End { ids: Vec::new(), ..done() },
        End { detail: None, ..done() },
        End { kind: EndKind::Failed, ..done() },
        End { kind: EndKind::Conflict, ..done() },
        End { detail: error(400, "brand_new Ω'"), ..End::new(EndKind::Rejected) },
        End { detail: error(409, "brand_new Ω'"), ..End::new(EndKind::Rejected) },
        End { detail: error(400, "other"), ..End::new(EndKind::Rejected) },
        End::new(EndKind::Impossible),
        End::new(EndKind::NotDone),
        End::new(EndKind::Undecidable),
        End::new(EndKind::Undecidable),
    ];
    match random.u8(..6) {
        0 => Write::Renew(time),
        1..3 => Write::Sent { content: format!("sent {}", random.u8(..)), time },
        3..5 => Write::Ended(one_of(random, ends)),
        _ => Write::Answered(one_of(random, ends)),
    }
}

fn is_rare(random: &mut Rng) -> bool {
    random.u8(..8) == 0
}

fn one_of<T, const N: usize>(random: &mut Rng, values: [T; N]) -> T {
    let place = random.usize(..N);
    values.into_iter().nth(place).expect("the place is one of the list")
}

fn held(Claim { stored, lease, others }: Claim) -> (String, Option<Lease>) {
    let others = others.into_iter().map(|other| format!("{} {} {:?}", other.call, other.request, other.end));
    let mut others: Vec<_> = others.collect();
    others.sort();
    (format!("{} next to {others:?}", row_text(&stored)), Some(lease))
}

/// `Debug` of a row hides most of it.
fn row_text(StoredRow { row, state }: &StoredRow) -> String {
    let Row { id, scope, account, key, request, call, reference, session, content, body } = row;
    let state = match state {
        RowState::Sent { .. } => "sent".to_owned(),
        RowState::Planned | RowState::Ended(_) => format!("{state:?}"),
    };
    format!("{id} {:?} {state}", (scope, account, key, request, call, reference, session, content, body))
}
