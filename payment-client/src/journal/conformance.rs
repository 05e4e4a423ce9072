//! A test kit for implementations of [`Journal`].
//!
//! # Examples
//!
//! ```
//! # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
//! use payment_session::client::{journal::conformance, testing::MemoryJournal};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! // A database is opened each time, as a new process opens it.
//! let database = MemoryJournal::new();
//! conformance::check(async || database.clone()).await;
//! # }
//! ```

use std::{fmt::Debug, num::NonZeroU32, time::Duration};

use futures_util::future::join_all;

use super::{Begun, Claimed, End, Ended, Entry, Hold, Journal, JournalErrorKind, Kept, Lease, Mark, Row, State};

/// A lease that ends long after the test.
const LONG: Duration = Duration::from_secs(3600);

/// The ids of the entries that the kit writes begin with this text.
const ID: &str = "conformance0";

/// Checks an implementation.
///
/// `open` opens the journal as a new process does. All its journals share one database, which can have other entries. The
/// entries of the kit have scopes that begin with `conformance`. Run the kit once for each database.
///
/// It waits for milliseconds only: a lease that ends is a lease of no time.
///
/// # Panics
///
/// Panics if the implementation breaks the contract.
pub async fn check<J: Journal>(open: impl AsyncFn() -> J) {
    states(&open).await;
    keys(&open).await;
    ids(&open).await;
    leases(&open).await;
    late_writes(&open).await;
    pages(&open).await;
    begins_at_the_same_time(&open).await;
    takes_over_at_the_same_time(&open).await;
    claims_at_the_same_time(&open).await;
}

/// Checks that entries that cannot be read are reported and left. `damage` makes the entry with this id unreadable, or
/// turns it into one of a later version.
///
/// # Panics
///
/// Panics if the implementation breaks the contract.
pub async fn check_damaged<J: Journal>(
    open: impl AsyncFn() -> J,
    kind: JournalErrorKind,
    damage: impl AsyncFn(&J, &str),
) {
    let kit = Kit::new(&open, &format!("damaged {kind:?}")).await;
    let (bad, good) = (kit.entry("bad"), kit.entry("good"));
    kit.plan(&bad).await;
    kit.plan(&good).await;
    damage(&kit.journal, bad.id.as_ref()).await;

    let error = kit.journal.begin(&bad, &kit.hold(LONG)).await.expect_err("`begin` must report the entry");
    assert_eq!(error.kind(), kind, "{error}");

    let (mut found, mut unread) = (Vec::new(), Vec::new());
    for _ in 0..2 {
        for claimed in
            kit.journal.claim(&kit.scope, &kit.hold(LONG), NonZeroU32::MIN).await.expect("`claim` must go on")
        {
            match claimed {
                Ok(claimed) => found.push(claimed.row.entry.id),
                Err(entry) => unread.push((entry.id, entry.error.kind())),
            }
        }
    }
    assert_eq!(found, [good.id], "the other entries must go on");
    assert_eq!(unread, [(bad.id.to_string(), kind)], "each entry must be reported once, with a lease");
}

/// Longer than the smallest time that a database distinguishes.
const MOMENT: Duration = Duration::from_millis(5);

async fn pass() {
    tokio::time::sleep(2 * MOMENT).await;
}

/// A journal with a scope of its own.
struct Kit<J> {
    journal: J,
    scope: String,
}

impl<J: Journal> Kit<J> {
    async fn new(open: impl AsyncFn() -> J, scope: &str) -> Self {
        Self { journal: open().await, scope: format!("conformance {scope}") }
    }

    /// Returns an entry whose id and key are of this name.
    fn entry(&self, name: &str) -> Entry {
        let scope: String = self.scope.chars().filter(char::is_ascii_alphanumeric).rev().take(10).collect();
        let id = format!("{ID}{scope}{name}");
        Entry {
            id: id.parse().expect("the names are short letters and digits"),
            scope: self.scope.clone(),
            account: None,
            key: format!("create {name}"),
            call: "create".to_owned(),
            reference: Some(format!("INV-{name} Ω'\"")),
            session: None,
            content: r#"{"version":1,"text":"Ω'"}"#.to_owned(),
            body: Some(b"{\"amount\":1}\n\0\xff".to_vec()),
        }
    }

    #[allow(clippy::unused_self)]
    fn hold(&self, time: Duration) -> Hold {
        hold("process-a", time)
    }

    /// Begins an entry that nobody has begun.
    async fn begin_new(&self, entry: &Entry, hold: &Hold) -> Lease {
        match self.begin(entry, hold).await {
            Begun::New(lease) => lease,
            other => panic!("`begin` of the first entry with its key must return `New`, but returned {other:?}"),
        }
    }

    async fn begin(&self, entry: &Entry, hold: &Hold) -> Begun {
        self.journal.begin(entry, hold).await.expect("`begin` must succeed")
    }

    /// Writes an entry whose lease has ended.
    async fn plan(&self, entry: &Entry) {
        self.begin_new(entry, &self.hold(Duration::ZERO)).await;
    }

    async fn renew(&self, lease: &Lease, time: Duration, mark: Option<&str>) -> Kept {
        let mark = mark.map(|content| Mark { content: content.to_owned() });
        self.journal.renew(lease, &hold(&lease.owner, time), mark.as_ref()).await.expect("`renew` must succeed")
    }

    async fn decide(&self, lease: &Lease, end: &End) -> Kept {
        self.journal.decide(lease, end).await.expect("`decide` must succeed")
    }

    async fn acknowledge(&self, entry: &Entry) {
        self.journal.acknowledge(&entry.id).await.expect("`acknowledge` must succeed");
    }

    async fn claim(&self, hold: &Hold, most: u32) -> Vec<Claimed> {
        let most = NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN);
        let claimed = self.journal.claim(&self.scope, hold, most).await.expect("`claim` must succeed");
        claimed.into_iter().map(|claimed| claimed.expect("each entry must be readable")).collect()
    }

    /// Claims everything, under leases that end at once.
    async fn look(&self) -> Vec<Row> {
        let claimed = self.claim(&self.hold(Duration::ZERO), 100).await;
        claimed.into_iter().map(|claimed| claimed.row).collect()
    }
}

fn hold(owner: &str, time: Duration) -> Hold {
    Hold { owner: owner.to_owned(), time }
}

fn done() -> End {
    End { id: Some("session-1".to_owned()), status: Some("PAID".to_owned()), ..End::new(Ended::Done) }
}

#[track_caller]
fn is<T: PartialEq + Debug>(actual: &T, expected: &T, contract: &str) {
    assert_eq!(actual, expected, "{contract}");
}

/// An entry goes through its states, and each is there after a restart.
async fn states<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "states").await;
    let planned = Entry { account: Some("account-a".to_owned()), session: Some("s".to_owned()), ..kit.entry("1") };
    let lease = kit.begin_new(&planned, &kit.hold(Duration::ZERO)).await;
    is(&lease.id, &planned.id, "a lease is that of its entry");

    let kit = Kit::new(open, "states").await;
    let rows = kit.look().await;
    is(&rows, &vec![Row { entry: planned.clone(), state: State::Planned }], "a planned entry survives unchanged");

    let lease = kit.claim(&kit.hold(LONG), 1).await.remove(0).lease;
    is(&kit.renew(&lease, LONG, Some("first")).await, &Kept::Yes, "the holder may send");
    pass().await;
    is(&kit.renew(&lease, Duration::ZERO, Some("sent")).await, &Kept::Yes, "the holder may send");
    let kit = Kit::new(open, "states").await;
    let sent = Entry { content: "sent".to_owned(), ..planned.clone() };
    match &*kit.look().await {
        [Row { entry, state: State::Sent { since_first, unheld } }] => {
            is(entry, &sent, "a mark replaces the content, and nothing else");
            assert!(
                (MOMENT..LONG).contains(since_first) && *unheld < *since_first,
                "times are measured from the first mark and the lease's end"
            );
        }
        other => panic!("a marked entry must be sent, but is {other:?}"),
    }

    let lease = kit.claim(&kit.hold(Duration::ZERO), 1).await.remove(0).lease;
    is(&kit.decide(&lease, &done()).await, &Kept::Yes, "the holder may decide");
    let kit = Kit::new(open, "states").await;
    let decided = Row { entry: Entry { body: None, ..sent }, state: State::Decided(done()) };
    is(&kit.look().await, &vec![decided.clone()], "a decided entry is handed out, without its body");
    is(&kit.look().await, &vec![decided.clone()], "a decided entry is handed out until it is acknowledged");

    kit.acknowledge(&planned).await;
    kit.acknowledge(&planned).await;
    let kit = Kit::new(open, "states").await;
    is(&kit.look().await, &vec![], "nobody claims an acknowledged entry");
    is(&kit.begin(&planned, &kit.hold(LONG)).await, &Begun::Decided(decided), "an acknowledged id stays decided");

    let open_entry = kit.entry("2");
    kit.plan(&open_entry).await;
    kit.acknowledge(&open_entry).await;
    kit.acknowledge(&kit.entry("3")).await;
    is(&kit.look().await.len(), &1, "only a decided entry can be acknowledged");
}

/// One entry that is not acknowledged has a key.
async fn keys<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "keys").await;
    let first = kit.entry("1");
    let second = Entry { key: first.key.clone(), ..kit.entry("2") };
    let lease = kit.begin_new(&first, &kit.hold(LONG)).await;

    match kit.begin(&second, &kit.hold(LONG)).await {
        Begun::Held(row) => is(&row.entry, &first, "the entry that has the key is returned"),
        other => panic!("an entry with a live lease must be `Held`, but is {other:?}"),
    }
    let other_account = Entry { account: Some("account-a".to_owned()), ..second.clone() };
    kit.begin_new(&other_account, &kit.hold(LONG)).await;
    let other_scope = Entry { scope: format!("{} other", kit.scope), id: kit.entry("3").id, ..second.clone() };
    kit.begin_new(&other_scope, &kit.hold(LONG)).await;

    is(&kit.decide(&lease, &done()).await, &Kept::Yes, "the holder may decide");
    let third = Entry { key: first.key.clone(), ..kit.entry("4") };
    match kit.begin(&third, &kit.hold(LONG)).await {
        Begun::Decided(row) => is(&row.state, &State::Decided(done()), "the end is returned until it is acknowledged"),
        other => panic!("a decided entry must be `Decided`, but is {other:?}"),
    }
    kit.acknowledge(&first).await;
    match kit.begin(&third, &kit.hold(LONG)).await {
        Begun::Again { lease, earlier } => {
            is(&lease.id, &third.id, "the lease is that of the new entry");
            is(&earlier, &done(), "the end is that of the earlier entry");
        }
        other => panic!("a key that was used before must be `Again`, but is {other:?}"),
    }
    let fourth = Entry { key: first.key.clone(), ..kit.entry("5") };
    match kit.begin(&fourth, &kit.hold(LONG)).await {
        Begun::Held(row) => is(&row.entry, &third, "the entry that is not acknowledged has the key"),
        other => panic!("an entry with a live lease must be `Held`, but is {other:?}"),
    }
}

/// An id is that of one entry, whatever its key is.
async fn ids<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "ids").await;
    let entry = kit.entry("1");
    kit.plan(&entry).await;
    // Another key, and other contents: what was written first counts.
    let changed = Entry { key: "other".to_owned(), content: "other".to_owned(), ..entry.clone() };
    match kit.begin(&changed, &kit.hold(LONG)).await {
        Begun::Open(Claimed { row, lease }) => {
            is(&row, &Row { entry, state: State::Planned }, "an id is that of the entry that was written first");
            is(&lease.owner, &"process-a".to_owned(), "a lease has the owner that asked for it");
        }
        other => panic!("a planned entry without a live lease must be `Open`, but is {other:?}"),
    }
}

/// A lease is held by one owner and one generation.
async fn leases<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "leases").await;
    let entry = kit.entry("1");
    let first = kit.begin_new(&entry, &kit.hold(Duration::ZERO)).await;
    is(&kit.renew(&first, Duration::ZERO, None).await, &Kept::Yes, "a lease that ended is renewed if nobody has it");

    let second = match kit.begin(&entry, &hold("process-b", LONG)).await {
        Begun::Open(claimed) => claimed.lease,
        other => panic!("an entry whose lease has ended must be `Open`, but is {other:?}"),
    };
    assert!(second.generation > first.generation, "each lease has a greater generation");
    is(&kit.renew(&first, LONG, Some("late")).await, &Kept::Lost, "a lease that was taken over cannot send");
    is(&kit.renew(&first, LONG, None).await, &Kept::Lost, "a lease that was taken over cannot be renewed");
    let negative = End::new(Ended::NotSent);
    is(&kit.decide(&first, &negative).await, &Kept::Lost, "a lease that was taken over cannot decide against the call");
    let forged = Lease { owner: "process-c".to_owned(), ..second.clone() };
    is(&kit.renew(&forged, LONG, Some("forged")).await, &Kept::Lost, "the owner is compared");
    is(&kit.claim(&kit.hold(LONG), 9).await, &vec![], "nobody claims an entry whose lease lives");
    is(&kit.renew(&second, Duration::ZERO, Some("marked")).await, &Kept::Yes, "the holder may send");

    // The same owner again, for example after it has lost the answer of the journal.
    let third = kit.claim(&hold("process-b", LONG), 9).await.remove(0);
    is(&third.row.entry.content, &"marked".to_owned(), "writes of others change nothing");
    assert!(third.lease.generation > second.generation, "each lease has a greater generation");
    is(&kit.renew(&second, LONG, None).await, &Kept::Lost, "the generation is compared");
    is(&kit.decide(&third.lease, &negative).await, &Kept::Yes, "the holder may decide");
    is(&kit.decide(&third.lease, &negative).await, &Kept::Yes, "an end may be written again");
    is(&kit.renew(&third.lease, LONG, Some("late")).await, &Kept::Lost, "a decided entry cannot be sent");
    is(&kit.claim(&kit.hold(LONG), 9).await, &vec![], "the lease of a decided entry lives on");
}

/// A success is recorded by anyone, until another end is acknowledged.
async fn late_writes<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "late").await;
    let negative = End { status: Some("400 brand_new".to_owned()), ..End::new(Ended::Rejected) };

    let first = kit.entry("1");
    let lost = kit.begin_new(&first, &kit.hold(Duration::ZERO)).await;
    let holder = kit.claim(&kit.hold(Duration::ZERO), 1).await.remove(0).lease;
    is(&kit.decide(&lost, &done()).await, &Kept::Yes, "a success is recorded by anyone");
    is(&kit.decide(&holder, &negative).await, &Kept::Lost, "nothing replaces a success");
    is(&kit.decide(&holder, &done()).await, &Kept::Yes, "an end may be written again");
    kit.acknowledge(&first).await;

    let second = kit.entry("2");
    let lost = kit.begin_new(&second, &kit.hold(Duration::ZERO)).await;
    let holder = kit.claim(&kit.hold(Duration::ZERO), 1).await.remove(0).lease;
    is(&kit.decide(&holder, &negative).await, &Kept::Yes, "the holder may decide");
    is(&kit.decide(&lost, &done()).await, &Kept::Yes, "a success replaces an end that is not acknowledged");
    kit.acknowledge(&second).await;

    let third = kit.entry("3");
    let lease = kit.begin_new(&third, &kit.hold(LONG)).await;
    is(&kit.decide(&lease, &negative).await, &Kept::Yes, "the holder may decide");
    kit.acknowledge(&third).await;
    is(&kit.decide(&lease, &done()).await, &Kept::Lost, "nothing replaces an end that is acknowledged");
}

/// Pages have entries of one scope, each once, those first that have waited longest.
async fn pages<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "pages").await;
    for name in ["1", "2", "3", "4", "5"] {
        kit.plan(&kit.entry(name)).await;
    }
    let other = Kit::new(open, "pages other").await;
    other.plan(&other.entry("1")).await;

    let mut found = Vec::new();
    for expected in [2, 2, 1, 0] {
        let page = kit.claim(&kit.hold(LONG), 2).await;
        is(&page.len(), &expected, "a page has at most as many entries as were asked for");
        found.extend(page.into_iter().map(|claimed| claimed.row.entry.key));
    }
    found.sort();
    is(&found, &["1", "2", "3", "4", "5"].map(|name| kit.entry(name).key).to_vec(), "each entry is on one page");
    is(&other.look().await.len(), &1, "a page has entries of one scope");

    let kit = Kit::new(open, "pages order").await;
    for name in ["1", "2"] {
        kit.plan(&kit.entry(name)).await;
        pass().await;
    }
    let oldest = |page: Vec<Claimed>| page.into_iter().map(|claimed| claimed.row.entry.key).collect::<Vec<_>>();
    for name in ["1", "2", "1"] {
        let page = kit.claim(&kit.hold(Duration::ZERO), 1).await;
        is(&oldest(page), &vec![kit.entry(name).key], "the entry that has waited longest comes first");
        pass().await;
    }
}

/// Of several processes, one begins an entry.
async fn begins_at_the_same_time<J: Journal>(open: &impl AsyncFn() -> J) {
    let kits = kits(open, "begins").await;
    let entries: Vec<_> =
        (0..kits.len()).map(|number| Entry { key: "same".into(), ..kits[0].entry(&number.to_string()) }).collect();
    let hold = hold("process-a", LONG);
    let begun = join_all(kits.iter().zip(&entries).map(|(kit, entry)| kit.begin(entry, &hold))).await;
    let (new, held): (Vec<_>, Vec<_>) = begun.into_iter().partition(|begun| matches!(begun, Begun::New(_)));
    is(&new.len(), &1, "of several processes, one writes the entry");
    assert!(held.iter().all(|begun| matches!(begun, Begun::Held(_))), "the others must find it: {held:?}");
}

/// Of several processes, one takes over an entry that nobody holds.
async fn takes_over_at_the_same_time<J: Journal>(open: &impl AsyncFn() -> J) {
    let kits = kits(open, "takes over").await;
    let hold = hold("process-a", LONG);
    for number in 0..10 {
        let entry = kits[0].entry(&number.to_string());
        kits[0].plan(&entry).await;
        let begun = join_all(kits.iter().map(|kit| kit.begin(&entry, &hold))).await;
        let open = begun.iter().filter(|begun| matches!(begun, Begun::Open(_))).count();
        is(&open, &1, "of several processes, one takes an entry over");
    }
}

/// Of several processes, one claims each entry.
async fn claims_at_the_same_time<J: Journal>(open: &impl AsyncFn() -> J) {
    let kits = kits(open, "claims").await;
    for number in 0..20 {
        kits[0].plan(&kits[0].entry(&number.to_string())).await;
    }
    let hold = hold("process-a", LONG);
    let pages = join_all(kits.iter().map(|kit| kit.claim(&hold, 7))).await;
    let mut keys: Vec<_> = pages.into_iter().flatten().map(|claimed| claimed.row.entry.key).collect();
    keys.sort();
    let all = keys.len();
    keys.dedup();
    is(&keys.len(), &all, "an entry is claimed by one process");
}

async fn kits<J: Journal>(open: &impl AsyncFn() -> J, scope: &str) -> Vec<Kit<J>> {
    let mut kits = Vec::new();
    for _ in 0..4 {
        kits.push(Kit::new(open, scope).await);
    }
    kits
}
