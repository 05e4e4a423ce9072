//! Random operations on a journal and on the one in memory.

use std::time::Duration;

use fastrand::Rng;

use super::kit::{ID, LONG, done, hold, page, rejected};
use crate::journal::{
    Begin, BeginResult, Claim, End, EndKind, EndedRow, Hold, IntentId, Journal, Lease, MemoryJournal, Other, Row,
    RowState, StoredRow, Write,
};

const SEEDS: u64 = 60;
const OPERATIONS: usize = 40;
const IDS: u8 = 4;

const KINDS: [EndKind; 7] = [
    EndKind::Done,
    EndKind::Failed,
    EndKind::Conflict,
    EndKind::Impossible,
    EndKind::Rejected,
    EndKind::NotDone,
    EndKind::Undecidable,
];

/// Two processes share the database, and take turns.
pub async fn check<J: Journal>(open: &impl AsyncFn() -> J) {
    let processes = [open().await, open().await];
    for seed in 0..SEEDS {
        let (model, mut run) = (MemoryJournal::new(), Run::new(seed));
        for number in 0..OPERATIONS {
            let operation = run.operation(OPERATIONS - 1 - number);
            let journal = &processes[run.rng.usize(..2)];
            let (actual, expected) = (perform(journal, &operation).await, perform(&model, &operation).await);
            run.log.push(format!("{operation:?}"));
            let log = run.log.join("\n");
            assert_eq!(actual, expected, "the last operation of seed {seed} must be as in memory:\n{log}");
            run.leases.extend(expected.into_iter().filter_map(|(_, lease)| lease));
        }
    }
}

#[derive(Debug)]
enum Operation {
    Begin(Row, Hold, Begin<&'static str>),
    Claim(String, Hold),
    ClaimEnded(String, Duration),
    Write(Lease, Write),
    Acknowledge(IntentId, EndKind),
}

/// The operations of one seed.
struct Run {
    rng: Rng,
    seed: u64,
    log: Vec<String>,
    /// All leases so far, also those that are lost.
    leases: Vec<Lease>,
    ends: Vec<End>,
}

impl Run {
    fn new(seed: u64) -> Self {
        Self {
            rng: Rng::with_seed(seed),
            seed,
            log: Vec::new(),
            leases: Vec::new(),
            ends: vec![done(), rejected(), End::new(EndKind::Undecidable)],
        }
    }

    /// Returns the next operation. The last ones read what is left, so that each write so far is seen.
    fn operation(&mut self, left: usize) -> Operation {
        if left == usize::from(IDS) {
            return Operation::ClaimEnded(format!("conformance random {}", self.seed), LONG);
        }
        if let Some(number) = (0..IDS).find(|number| usize::from(*number) == left) {
            return Operation::Begin(Row { id: self.id(number), ..self.row() }, hold(LONG), Begin::Planned);
        }
        match self.rng.u8(..16) {
            0..4 => {
                let sent = Begin::Sent("sent at once");
                let begin = self.one_of([Begin::Planned, Begin::Planned, sent, sent, sent, Begin::Withdrawn]);
                Operation::Begin(self.row(), self.hold(), begin)
            }
            4..6 => Operation::Claim(self.scope(), self.hold()),
            6 => Operation::ClaimEnded(self.scope(), self.time()),
            7..10 => {
                let number = self.rng.u8(..IDS);
                let seen = self.one_of([EndKind::Done, EndKind::Rejected, EndKind::Undecidable]);
                Operation::Acknowledge(self.id(number), seen)
            }
            _ => Operation::Write(self.lease(), self.write()),
        }
    }

    fn row(&mut self) -> Row {
        let number = self.rng.u8(..IDS);
        Row {
            id: self.id(number),
            scope: self.scope(),
            account: self.is_rare().then(|| "account-a".to_owned()),
            key: self.one_of(["create 1", "create Ω'"]).to_owned(),
            request: self.one_of(["SINGLE IDR 1 Ω'", "SINGLE IDR 1.00 Ω'", "SINGLE IDR 2 Ω'"]).to_owned(),
            call: self.one_of(["create", "refund"]).to_owned(),
            reference: self.rng.bool().then(|| "INV-1 Ω'\"".to_owned()),
            session: self.rng.bool().then(|| "session-1".to_owned()),
            content: format!("content {}", self.rng.u8(..)),
            body: self.rng.bool().then(|| b"{\"amount\":1}\n\0\xff".to_vec()),
        }
    }

    fn id(&self, number: u8) -> IntentId {
        format!("{ID}random{:03}{number}", self.seed).parse().expect("it is short, with letters and digits")
    }

    fn scope(&mut self) -> String {
        let other = if self.is_rare() { " other" } else { "" };
        format!("conformance random {}{other}", self.seed)
    }

    fn hold(&mut self) -> Hold {
        Hold { owner: self.owner(), time: self.time() }
    }

    fn owner(&mut self) -> String {
        self.one_of(["process-a", "process-b"]).to_owned()
    }

    fn time(&mut self) -> Duration {
        self.one_of([Duration::ZERO, LONG])
    }

    /// Returns a lease that was taken, often the last one, or one that nobody has.
    fn lease(&mut self) -> Lease {
        let taken = if self.rng.bool() { self.leases.last() } else { self.rng.choice(&self.leases) };
        let Some(lease) = taken.cloned() else {
            return Lease { id: self.id(0), owner: self.owner(), generation: 1 };
        };
        let owner = if self.is_rare() { self.owner() } else { lease.owner };
        Lease { generation: lease.generation + u64::from(self.is_rare()), owner, ..lease }
    }

    fn write(&mut self) -> Write {
        match self.rng.u8(..6) {
            0 => Write::Renew(self.time()),
            1..3 => Write::Sent { content: format!("sent {}", self.rng.u8(..)), time: self.time() },
            3..5 => Write::Ended(self.end()),
            _ => Write::Answered(self.end()),
        }
    }

    /// Returns an end that differs from an earlier one in one thing, or in nothing.
    fn end(&mut self) -> End {
        let mut end = self.rng.choice(&self.ends).cloned().unwrap_or_else(done);
        match self.rng.u8(..8) {
            0..2 => end.kind = self.one_of(KINDS),
            2 => end.ids = self.one_of([done().ids, Vec::new()]),
            3 => end.detail = self.one_of([done().detail, rejected().detail, None]),
            _ => return end,
        }
        self.ends.push(end.clone());
        end
    }

    fn is_rare(&mut self) -> bool {
        self.rng.u8(..8) == 0
    }

    fn one_of<T, const N: usize>(&mut self, values: [T; N]) -> T {
        let place = self.rng.usize(..N);
        values.into_iter().nth(place).expect("the place is one of the list")
    }
}

/// Returns what an operation returned, as texts without times, each with the lease that it took.
async fn perform(journal: &impl Journal, operation: &Operation) -> Vec<(String, Option<Lease>)> {
    let held = |Claim { stored, lease, others }: Claim| {
        let mut others: Vec<_> = others.iter().map(other_text).collect();
        others.sort();
        (format!("held {} next to {others:?}", stored_text(&stored)), Some(lease))
    };
    let mut results = match operation {
        Operation::Begin(row, hold, begin) => {
            vec![match journal.begin(row, hold, *begin).await.expect("`begin` must succeed") {
                BeginResult::Held(claimed) => held(claimed),
                BeginResult::Sent(lease) => ("sent".to_owned(), Some(lease)),
                BeginResult::Found(stored) => (format!("found {}", stored_text(&stored)), None),
            }]
        }
        Operation::Claim(scope, hold) => {
            let claimed = journal.claim(scope, hold, page(9)).await.expect("`claim` must succeed");
            claimed.into_iter().map(|claimed| held(claimed.expect("each row must be readable"))).collect()
        }
        Operation::ClaimEnded(scope, time) => {
            let ended = journal.claim_ended(scope, *time, page(9)).await.expect("`claim_ended` must succeed");
            let ended = ended.into_iter().map(|ended| ended.expect("each row must be readable"));
            ended.map(|EndedRow { row, end }| (format!("{} {end:?}", row_text(&row)), None)).collect()
        }
        Operation::Write(lease, write) => {
            vec![(format!("{:?}", journal.write(lease, write).await.expect("`write` must succeed")), None)]
        }
        Operation::Acknowledge(id, seen) => {
            journal.acknowledge(id, *seen).await.expect("`acknowledge` must succeed");
            Vec::new()
        }
    };
    // The order of a page is one of times.
    results.sort_by(|(a, _), (b, _)| a.cmp(b));
    results
}

fn stored_text(StoredRow { row, state }: &StoredRow) -> String {
    let state = match state {
        RowState::Planned => "planned".to_owned(),
        RowState::Sent { .. } => "sent".to_owned(),
        RowState::Ended(end) => format!("ended as {end:?}"),
    };
    format!("{} {state}", row_text(row))
}

fn other_text(Other { end, request, call, .. }: &Other) -> String {
    format!("{call} {request} {end:?}")
}

/// `Debug` of a row hides most of it.
fn row_text(Row { id, scope, account, key, request, call, reference, session, content, body }: &Row) -> String {
    format!("{id} {:?}", (scope, account, key, request, call, reference, session, content, body))
}
