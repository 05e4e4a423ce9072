//! A test kit for implementations of [`Journal`].
//!
//! # Examples
//!
//! ```
//! use payment_client::journal::{MemoryJournal, conformance};
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

use super::{
    Begin, Begun, Claimed, Detail, End, EndKind, EndedEntry, Entry, ErrorCode, Hold, Journal, JournalError,
    JournalErrorKind, Kept, Lease, Other, Row, State, Write,
};

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
    joins(&open).await;
    others(&open).await;
    leases(&open).await;
    ends(&open).await;
    sent_at_once(&open).await;
    withdrawn(&open).await;
    acknowledgements(&open).await;
    pages(&open).await;
    pages_of_ended(&open).await;
    begins_at_the_same_time(&open).await;
    takes_over_at_the_same_time(&open).await;
    claims_at_the_same_time(&open).await;
    claims_ended_at_the_same_time(&open).await;
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

    let error =
        kit.journal.begin(&bad, &kit.hold(LONG), Begin::Planned).await.expect_err("`begin` must report the entry");
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

    let kit = Kit::new(&open, &format!("damaged {kind:?} end")).await;
    let (bad, good) = (kit.entry("bad"), kit.entry("good"));
    for entry in [&bad, &good] {
        kit.plan_and_end(entry).await;
    }
    damage(&kit.journal, bad.id.as_ref()).await;
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    for _ in 0..2 {
        for claimed in
            kit.journal.claim_ended(&kit.scope, LONG, NonZeroU32::MIN).await.expect("`claim_ended` must go on")
        {
            match claimed {
                Ok(claimed) => found.push(claimed.entry.id),
                Err(entry) => unread.push((entry.id, entry.error.kind())),
            }
        }
    }
    assert_eq!(found, [good.id], "the other entries must go on");
    assert_eq!(unread, [(bad.id.to_string(), kind)], "each entry must be reported once");
}

/// Checks what a journal says of commits that fail, for example because the database is busy or its disk is full.
/// `set_failing` makes the commit of each method fail from then on, or succeed again.
///
/// Nobody knows what such a commit has written, so its error is [`Unavailable`](JournalErrorKind::Unavailable), and never
/// [`NotWritten`](JournalErrorKind::NotWritten), after which a client sends the call again as a new one. Nothing is left in the
/// connection: what is written later is durable.
///
/// # Panics
///
/// Panics if the implementation breaks the contract.
pub async fn check_failing_commits<J: Journal>(open: impl AsyncFn() -> J, set_failing: impl AsyncFn(&J, bool)) {
    let kit = Kit::new(&open, "failing commits").await;
    let [begun, free, held, ended] = ["begun", "free", "held", "ended"].map(|name| kit.entry(name));
    kit.plan(&free).await;
    kit.plan_and_end(&ended).await;
    let lease = kit.begin_new(&held, &kit.hold(LONG)).await;
    let sent = Write::Sent { content: "sent".to_owned(), time: LONG };

    set_failing(&kit.journal, true).await;
    // More often than a pool has connections.
    for _ in 0..9 {
        fails(kit.journal.begin(&begun, &kit.hold(Duration::ZERO), Begin::Planned).await, "`begin`");
        let hold = kit.hold(Duration::ZERO);
        fails(unless_locked(async || kit.journal.claim(&kit.scope, &hold, NonZeroU32::MIN).await).await, "`claim`");
        let claim_ended = async || kit.journal.claim_ended(&kit.scope, Duration::ZERO, NonZeroU32::MIN).await;
        fails(unless_locked(claim_ended).await, "`claim_ended`");
        fails(kit.journal.write(&lease, &Write::Renew(LONG)).await, "a renewal");
        fails(kit.journal.write(&lease, &sent).await, "a mark");
    }
    fails(kit.journal.write(&lease, &Write::Ended(done())).await, "an end");

    set_failing(&kit.journal, false).await;
    let page = unless_locked(async || Ok(kit.claim_ended(LONG, 9).await)).await.expect("it does not fail");
    is(&page.len(), &1, "a page whose commit failed is free again");
    is(&kit.write(&lease, Write::Ended(done())).await, &Kept::Yes, "a write that failed leaves the lease as it was");
    let begun = kit.begin_held(&begun, &kit.hold(LONG)).await.lease;
    is(&kit.end(&begun, &rejected()).await, &Kept::Yes, "an entry that is perhaps written can be begun again");

    set_failing(&kit.journal, true).await;
    fails(kit.journal.acknowledge(&held.id, EndKind::Done).await, "`acknowledge`");
    set_failing(&kit.journal, false).await;

    let other = Kit { journal: open().await, scope: kit.scope };
    is(&other.begin_found(&held).await.state, &State::Ended(done()), "what is written after a failure is durable");
}

fn fails<T: Debug>(result: Result<T, JournalError>, what: &str) {
    match result {
        Err(error) => is(&error.kind(), &JournalErrorKind::Unavailable, what),
        Ok(written) => panic!("{what} must fail if its commit fails, but it returned {written:?}"),
    }
}

/// Claims again while nothing is found: Postgres says that a commit has failed before it unlocks the rows, and a claim skips
/// rows that are locked.
async fn unless_locked<T>(claim: impl AsyncFn() -> Result<Vec<T>, JournalError>) -> Result<Vec<T>, JournalError> {
    for _ in 0..100 {
        match claim().await {
            Ok(claimed) if claimed.is_empty() => pass().await,
            result => return result,
        }
    }
    claim().await
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
            request: "SINGLE IDR 1 Ω'".to_owned(),
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
        let Claimed { row, lease, .. } = self.begin_held(entry, hold).await;
        is(&row, &Row { entry: entry.clone(), state: State::Planned }, "an entry that is written is planned");
        lease
    }

    async fn begin_held(&self, entry: &Entry, hold: &Hold) -> Claimed {
        match self.begin(entry, hold).await {
            Begun::Held(claimed) => claimed,
            begun => panic!("nothing is in the way of {entry:?}, but `begin` returned {begun:?}"),
        }
    }

    async fn begin_found(&self, entry: &Entry) -> Row {
        match self.begin(entry, &self.hold(LONG)).await {
            Begun::Found(row) => row,
            begun => panic!("an entry is in the way of {entry:?}, but `begin` returned {begun:?}"),
        }
    }

    async fn begin(&self, entry: &Entry, hold: &Hold) -> Begun {
        self.journal.begin(entry, hold, Begin::Planned).await.expect("`begin` must succeed")
    }

    /// Writes an entry whose lease has ended.
    async fn plan(&self, entry: &Entry) {
        self.begin_new(entry, &self.hold(Duration::ZERO)).await;
    }

    async fn write(&self, lease: &Lease, write: Write) -> Kept {
        self.journal.write(lease, &write).await.expect("`write` must succeed")
    }

    async fn renew(&self, lease: &Lease, time: Duration) -> Kept {
        self.write(lease, Write::Renew(time)).await
    }

    async fn mark(&self, lease: &Lease, time: Duration, content: &str) -> Kept {
        self.write(lease, Write::Sent { content: content.to_owned(), time }).await
    }

    async fn end(&self, lease: &Lease, end: &End) -> Kept {
        self.write(lease, Write::Ended(end.clone())).await
    }

    async fn answer(&self, lease: &Lease, end: &End) -> Kept {
        self.write(lease, Write::Answered(end.clone())).await
    }

    /// Begins an entry that nobody has begun, and ends it.
    async fn begin_and_end(&self, entry: &Entry, end: &End) {
        let lease = self.begin_new(entry, &self.hold(LONG)).await;
        is(&self.end(&lease, end).await, &Kept::Yes, "the holder may end a call");
    }

    /// Acknowledges the end of an entry, whatever it is.
    async fn acknowledge(&self, entry: &Entry) {
        for seen in [EndKind::Done, EndKind::Undecidable] {
            self.acknowledge_as(entry, seen).await;
        }
    }

    async fn acknowledge_as(&self, entry: &Entry, seen: EndKind) {
        self.journal.acknowledge(&entry.id, seen).await.expect("`acknowledge` must succeed");
    }

    /// Writes an entry that has ended, and whose lease has, too.
    async fn plan_and_end(&self, entry: &Entry) {
        let lease = self.begin_new(entry, &self.hold(Duration::ZERO)).await;
        is(&self.end(&lease, &done()).await, &Kept::Yes, "the holder may end a call");
    }

    async fn claim_ended(&self, time: Duration, most: u32) -> Vec<EndedEntry> {
        let most = NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN);
        let claimed = self.journal.claim_ended(&self.scope, time, most).await.expect("`claim_ended` must succeed");
        claimed.into_iter().map(|claimed| claimed.expect("each entry must be readable")).collect()
    }

    async fn claim(&self, hold: &Hold, most: u32) -> Vec<Claimed> {
        let most = NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN);
        let claimed = self.journal.claim(&self.scope, hold, most).await.expect("`claim` must succeed");
        claimed.into_iter().map(|claimed| claimed.expect("each entry must be readable")).collect()
    }

    /// Claims everything, for no time: open entries first.
    async fn look(&self) -> Vec<Row> {
        let open = self.claim(&self.hold(Duration::ZERO), 100).await.into_iter().map(|claimed| claimed.row);
        let ended = self.claim_ended(Duration::ZERO, 100).await.into_iter();
        open.chain(ended.map(|EndedEntry { entry, end }| Row { entry, state: State::Ended(end) })).collect()
    }
}

fn hold(owner: &str, time: Duration) -> Hold {
    Hold { owner: owner.to_owned(), time }
}

fn done() -> End {
    done_with("session-1")
}

fn done_with(id: &str) -> End {
    End {
        ids: vec![id.to_owned(), "Ω'".to_owned()],
        detail: Some(Detail::Status("PAID".to_owned())),
        ..End::new(EndKind::Done)
    }
}

fn rejected() -> End {
    let error = ErrorCode { status: 400, code: "brand_new Ω'".to_owned() };
    End { detail: Some(Detail::Error(error)), ..End::new(EndKind::Rejected) }
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
    is(&kit.mark(&lease, LONG, "first").await, &Kept::Yes, "the holder may send");
    pass().await;
    is(&kit.mark(&lease, Duration::ZERO, "sent").await, &Kept::Yes, "the holder may send");
    let kit = Kit::new(open, "states").await;
    let sent = Entry { content: "sent".to_owned(), ..planned.clone() };
    match &*kit.look().await {
        [Row { entry, state: State::Sent { age, quiet } }] => {
            is(entry, &sent, "a mark replaces the content, and nothing else");
            assert!(
                (MOMENT..LONG).contains(age) && *quiet < *age,
                "times are measured from the first mark and the lease's end"
            );
        }
        other => panic!("a marked entry must be sent, but is {other:?}"),
    }
    for _ in 0..2 {
        let lease = kit.claim(&kit.hold(LONG), 1).await.remove(0).lease;
        pass().await;
        is(&kit.renew(&lease, Duration::ZERO).await, &Kept::Yes, "the holder may release its lease");
    }
    match &*kit.look().await {
        [Row { state: State::Sent { quiet, .. }, .. }] => {
            assert!((MOMENT * 2..LONG).contains(quiet), "a lease under which nothing was sent does not count");
        }
        other => panic!("a marked entry must be sent, but is {other:?}"),
    }

    let lease = kit.claim(&kit.hold(Duration::ZERO), 1).await.remove(0).lease;
    is(&kit.end(&lease, &done()).await, &Kept::Yes, "the holder may end the call");
    let kit = Kit::new(open, "states").await;
    let ended = Row { entry: Entry { body: None, ..sent }, state: State::Ended(done()) };
    is(&kit.look().await, &vec![ended.clone()], "an entry that has ended is handed out, without its body");
    is(&kit.look().await, &vec![ended.clone()], "an entry that has ended is handed out until it is acknowledged");

    kit.acknowledge(&planned).await;
    let kit = Kit::new(open, "states").await;
    is(&kit.look().await, &vec![], "nobody claims an acknowledged entry");
    is(&kit.begin_found(&planned).await.state, &State::Ended(done()), "an acknowledged id has its end");
}

/// One entry has a key: an open one, or one whose end is not clean and not acknowledged.
async fn keys<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "keys").await;
    let first = kit.entry("1");
    let same_key = |name| Entry { key: first.key.clone(), request: format!("other {name}"), ..kit.entry(name) };
    let second = same_key("2");
    kit.plan(&first).await;
    is(&kit.begin_found(&second).await.entry, &first, "the entry that has the key is found, also if nobody holds it");
    let lease = kit.begin_held(&first, &kit.hold(LONG)).await.lease;
    is(&kit.begin_found(&second).await.entry, &first, "the entry that has the key is found");
    is(&kit.begin_found(&first).await.entry, &first, "a process holds the entry, even if it is the same one");

    let other_account = Entry { account: Some("account-a".to_owned()), ..second.clone() };
    kit.begin_new(&other_account, &kit.hold(LONG)).await;
    let same_account = Entry { account: other_account.account.clone(), ..same_key("d") };
    is(&kit.begin_found(&same_account).await.entry, &other_account, "the entry of the same account is found");
    let other_scope = Entry { scope: format!("{} other", kit.scope), id: kit.entry("3").id, ..second };
    kit.begin_new(&other_scope, &kit.hold(LONG)).await;

    is(&kit.end(&lease, &rejected()).await, &Kept::Yes, "the holder may end the call");
    for (name, kind) in
        [("4", EndKind::Rejected), ("5", EndKind::NotDone), ("7", EndKind::Impossible), ("8", EndKind::Done)]
    {
        // Each entry before this one has ended, and its end is clean.
        kit.begin_and_end(&same_key(name), &End::new(kind)).await;
    }
    let last = same_key("9");
    is(&kit.begin_found(&last).await.state, &State::Ended(End::new(EndKind::Done)), "the end is found");
    kit.acknowledge(&same_key("8")).await;
    for (name, kind) in [("9", EndKind::Failed), ("a", EndKind::Conflict), ("b", EndKind::Undecidable)] {
        kit.begin_and_end(&same_key(name), &End::new(kind)).await;
        is(&kit.begin_found(&same_key("c")).await.entry.id, &same_key(name).id, "an end that is not clean has the key");
        is(&kit.begin_found(&first).await.state, &State::Ended(rejected()), "an id is that of one entry for ever");
        kit.acknowledge(&same_key(name)).await;
    }
}

/// A call takes an open entry over if it has its id, or its key and an equal request.
async fn joins<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "joins").await;
    let entry = kit.entry("1");
    kit.plan(&entry).await;
    let planned = Row { entry: entry.clone(), state: State::Planned };
    // Another key and another request: what was written first counts.
    let changed = Entry { key: "other".to_owned(), request: "other".to_owned(), ..entry.clone() };
    let Claimed { row, lease, .. } = kit.begin_held(&changed, &kit.hold(Duration::ZERO)).await;
    is(&row, &planned, "an id is that of the entry that was written first");
    is(&(&*lease.owner, &lease.id), &("process-a", &entry.id), "a lease has the owner that asked for it");

    let equal = Entry { content: "other".to_owned(), body: None, key: entry.key.clone(), ..kit.entry("2") };
    let Claimed { row, lease, .. } = kit.begin_held(&equal, &kit.hold(LONG)).await;
    is(&row, &planned, "an equal request joins the open entry");
    is(&lease.id, &entry.id, "the lease is that of the entry that is joined");
    is(&kit.look().await, &vec![], "a call that joins writes no entry");
    is(&kit.renew(&lease, Duration::ZERO).await, &Kept::Yes, "the holder may release its lease");
    let spelled = Entry { request: "SINGLE IDR 1.00 Ω'".to_owned(), ..equal.clone() };
    let lease = kit.begin_held(&spelled, &kit.hold(LONG)).await.lease;
    is(&lease.id, &entry.id, "`Entry::joins` compares amounts by value");
    is(&kit.end(&lease, &rejected()).await, &Kept::Yes, "the holder may end the call");
    kit.begin_new(&equal, &kit.hold(LONG)).await;
}

/// The caller learns what each other entry of the key may have left.
async fn others<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "others").await;
    let same_key =
        |name: &str| Entry { key: "capture 1".into(), request: format!("capture {name}"), ..kit.entry(name) };
    is(&kit.begin_held(&same_key("1"), &kit.hold(Duration::ZERO)).await.others, &vec![], "there is no other entry");
    let lease = kit.claim(&kit.hold(LONG), 1).await.remove(0).lease;
    is(&kit.end(&lease, &done_with("a")).await, &Kept::Yes, "the holder may end the call");
    kit.acknowledge(&same_key("1")).await;
    let foreign = Entry { account: Some("account-a".to_owned()), ..same_key("2") };
    kit.begin_and_end(&foreign, &done()).await;
    let elsewhere = Entry { scope: format!("{} other", kit.scope), ..same_key("7") };
    kit.begin_and_end(&elsewhere, &done()).await;

    for (name, end) in [("3", rejected()), ("4", End::new(EndKind::Undecidable)), ("5", done_with("b"))] {
        kit.begin_and_end(&same_key(name), &end).await;
        kit.acknowledge(&same_key(name)).await;
    }
    pass().await;
    let mut held = Vec::new();
    held.push(kit.begin_held(&same_key("6"), &kit.hold(Duration::ZERO)).await);
    let mut claimed = kit.claim(&kit.hold(Duration::ZERO), 9).await;
    claimed.retain(|claimed| claimed.row.entry.id == same_key("6").id);
    held.extend(claimed);
    is(&held.len(), &2, "an open entry is claimed");
    for Claimed { mut others, .. } in held {
        others.sort_by(|a, b| a.request.cmp(&b.request));
        let expected = [("1", done_with("a")), ("4", End::new(EndKind::Undecidable)), ("5", done_with("b"))];
        let known: Vec<_> = others.iter().map(|Other { end, request, .. }| (&**request, end.clone())).collect();
        let expected: Vec<_> = expected.iter().map(|(name, end)| (same_key(name).request, end.clone())).collect();
        let expected: Vec<_> = expected.iter().map(|(request, end)| (&**request, end.clone())).collect();
        is(&known, &expected, "each other entry of the key is known, but those with a clean end");
        assert!(others.iter().all(|other| other.call == kit.entry("1").call), "the call of each other entry is known");
        assert!(
            others.iter().all(|other| (MOMENT..LONG).contains(&other.quiet)),
            "the time is measured from the end of the call"
        );
    }
}

/// A lease is held by one owner and one generation.
async fn leases<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "leases").await;
    let entry = kit.entry("1");
    let first = kit.begin_new(&entry, &kit.hold(Duration::ZERO)).await;
    is(&kit.renew(&first, Duration::ZERO).await, &Kept::Yes, "a lease that ended is renewed if nobody has it");

    let second = kit.begin_held(&entry, &hold("process-b", LONG)).await.lease;
    assert!(second.generation > first.generation, "each lease has a greater generation");
    is(&kit.mark(&first, LONG, "late").await, &Kept::Lost, "a lease that was taken over cannot send");
    is(&kit.renew(&first, LONG).await, &Kept::Lost, "a lease that was taken over cannot be renewed");
    is(&kit.end(&first, &rejected()).await, &Kept::Lost, "a lease that was taken over cannot end the call");
    is(&kit.end(&first, &done()).await, &Kept::Lost, "what a look-up shows counts under the lease only");
    let forged = Lease { owner: "process-c".to_owned(), ..second.clone() };
    is(&kit.mark(&forged, LONG, "forged").await, &Kept::Lost, "the owner is compared");
    is(&kit.claim(&kit.hold(LONG), 9).await, &vec![], "nobody claims an entry whose lease lives");
    is(&kit.mark(&second, Duration::ZERO, "marked").await, &Kept::Yes, "the holder may send");

    // The same owner again, for example after it has lost the answer of the journal.
    let third = kit.claim(&hold("process-b", LONG), 9).await.remove(0);
    is(&third.row.entry.content, &"marked".to_owned(), "writes of others change nothing");
    assert!(third.lease.generation > second.generation, "each lease has a greater generation");
    is(&kit.renew(&second, LONG).await, &Kept::Lost, "the generation is compared");
    let negative = rejected();
    is(&kit.end(&third.lease, &negative).await, &Kept::Yes, "the holder may end the call");
    is(&kit.end(&third.lease, &negative).await, &Kept::Yes, "an end may be written again");
    is(&kit.end(&third.lease, &End::new(EndKind::NotDone)).await, &Kept::Lost, "another end is not the same one");
    is(&kit.mark(&third.lease, LONG, "late").await, &Kept::Lost, "an entry that has ended cannot be sent");
    is(&kit.renew(&third.lease, Duration::ZERO).await, &Kept::Lost, "the lease of an entry that has ended lives on");
    is(&kit.claim_ended(LONG, 9).await, &vec![], "the lease of an entry that has ended lives on");
}

/// The response to an own attempt is recorded by anyone.
async fn ends<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "ends").await;

    let first = kit.entry("1");
    let lost = kit.begin_new(&first, &kit.hold(Duration::ZERO)).await;
    let holder = kit.claim(&kit.hold(Duration::ZERO), 1).await.remove(0).lease;
    is(&kit.answer(&lost, &done()).await, &Kept::Yes, "a response is recorded by anyone");
    is(&kit.end(&holder, &rejected()).await, &Kept::Lost, "nothing replaces a response");
    for other in [done_with("other"), End { kind: EndKind::Failed, ..done() }, End { detail: None, ..done() }] {
        is(&kit.answer(&holder, &other).await, &Kept::Lost, "nothing replaces a response");
    }
    is(&kit.end(&holder, &done()).await, &Kept::Yes, "an end may be written again");
    is(&kit.answer(&lost, &done()).await, &Kept::Yes, "an end may be written again");
    kit.acknowledge(&first).await;

    let second = kit.entry("2");
    let lost = kit.begin_new(&second, &kit.hold(Duration::ZERO)).await;
    let holder = kit.claim(&kit.hold(Duration::ZERO), 1).await.remove(0).lease;
    let undecidable = End { detail: Some(Detail::Status("PROCESSING".to_owned())), ..End::new(EndKind::Undecidable) };
    is(&kit.end(&holder, &undecidable).await, &Kept::Yes, "the holder may end the call");
    is(&kit.answer(&lost, &done()).await, &Kept::Yes, "a response replaces what a person would have to decide");
    is(&kit.begin_found(&second).await.state, &State::Ended(done()), "the response is recorded");

    for (name, end, is_acknowledged, contract) in [
        ("3", rejected(), false, "a response replaces no other end: the key is free already"),
        ("4", End::new(EndKind::Undecidable), true, "nothing replaces an end that is acknowledged"),
    ] {
        let entry = kit.entry(name);
        let lease = kit.begin_new(&entry, &kit.hold(LONG)).await;
        is(&kit.end(&lease, &end).await, &Kept::Yes, "the holder may end the call");
        if is_acknowledged {
            kit.acknowledge(&entry).await;
        }
        is(&kit.answer(&lease, &done()).await, &Kept::Lost, contract);
        is(&kit.begin_found(&entry).await.state, &State::Ended(end), contract);
    }
    let nobody = Lease { id: kit.entry("5").id, owner: "process-a".to_owned(), generation: 1 };
    is(&kit.answer(&nobody, &done()).await, &Kept::Lost, "an entry that does not exist cannot be written");
}

/// A new entry is marked in the write that begins it, if no other entry of its key counts.
async fn sent_at_once<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "sent at once").await;
    let begin = async |entry: &Entry, hold: &Hold| {
        kit.journal.begin(entry, hold, Begin::Sent("sent")).await.expect("`begin` must succeed")
    };
    let entry = kit.entry("1");
    let Begun::Sent(lease) = begin(&entry, &kit.hold(LONG)).await else {
        panic!("a new entry without others is sent");
    };
    is(&lease, &Lease { id: entry.id.clone(), owner: "process-a".to_owned(), generation: 1 }, "it is held");
    let Row { entry: found, state } = kit.begin_found(&entry).await;
    is(&found, &Entry { content: "sent".to_owned(), ..entry.clone() }, "it has its content and its body");
    assert!(matches!(state, State::Sent { quiet: Duration::ZERO, .. }), "it is sent, and not {state:?}");
    is(&kit.mark(&lease, Duration::ZERO, "again").await, &Kept::Yes, "its lease is one as any other");
    pass().await;
    match kit.begin(&entry, &kit.hold(Duration::ZERO)).await {
        Begun::Held(Claimed { row: Row { state: State::Sent { age, .. }, .. }, .. }) => {
            assert!(age >= MOMENT, "the first mark is that of the write that began it, and not {age:?} old");
        }
        other => panic!("a sent entry without a lease is taken over, but `begin` returned {other:?}"),
    }

    // An entry that is in the way is what it is.
    match begin(&entry, &kit.hold(LONG)).await {
        Begun::Held(Claimed { row, .. }) => is(&row.entry.content, &"again".to_owned(), "no mark is written over"),
        other => panic!("an entry is taken over, but `begin` returned {other:?}"),
    }
    let planned = kit.entry("2");
    kit.plan(&planned).await;
    match begin(&planned, &kit.hold(LONG)).await {
        Begun::Held(Claimed { row, .. }) => is(&row.state, &State::Planned, "what was planned is not sent at once"),
        other => panic!("a planned entry is taken over, but `begin` returned {other:?}"),
    }

    // An end that counts.
    for (name, end, is_sent) in
        [("3", done(), false), ("4", End::new(EndKind::Undecidable), false), ("5", rejected(), true)]
    {
        let earlier = kit.entry(name);
        kit.begin_and_end(&earlier, &end).await;
        kit.acknowledge(&earlier).await;
        let next = Entry { key: earlier.key.clone(), ..kit.entry(&format!("{name}next")) };
        match begin(&next, &kit.hold(LONG)).await {
            Begun::Sent(_) => assert!(is_sent, "no entry is sent at once next to one that ended as {end:?}"),
            Begun::Held(Claimed { row, others, .. }) => {
                assert!(!is_sent, "nothing counts that ended as {end:?}");
                is(&row, &Row { entry: next, state: State::Planned }, "it is planned, and not marked");
                is(&others.len(), &1, "the other entry is known");
            }
            Begun::Found(row) => panic!("nothing is in the way of {next:?}, but `begin` found {row:?}"),
        }
    }
}

/// A new entry has ended at once, whatever has its key.
async fn withdrawn<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "withdrawn").await;
    let withdraw = async |entry: &Entry| {
        kit.journal.begin(entry, &kit.hold(LONG), Begin::Withdrawn).await.expect("`begin` must succeed")
    };
    let in_the_way = kit.entry("1");
    kit.begin_new(&in_the_way, &kit.hold(LONG)).await;
    let withdrawn = Entry { key: in_the_way.key.clone(), ..kit.entry("2") };
    let expected =
        Row { entry: Entry { body: None, ..withdrawn.clone() }, state: State::Ended(End::new(EndKind::NotDone)) };
    for _ in 0..2 {
        is(
            &withdraw(&withdrawn).await,
            &Begun::Found(expected.clone()),
            "it has ended, and its key counts for nothing",
        );
    }
    is(&kit.begin_found(&withdrawn).await, &expected, "it is not carried out");
    let ended = kit.claim_ended(LONG, 9).await;
    is(&ended, &vec![EndedEntry { entry: expected.entry, end: End::new(EndKind::NotDone) }], "its end is handed out");
    // Its own entry is as any other.
    kit.plan(&kit.entry("3")).await;
    assert!(matches!(withdraw(&kit.entry("3")).await, Begun::Held(_)), "a planned entry is taken over");
    assert!(matches!(withdraw(&kit.entry("3")).await, Begun::Found(_)), "an entry that is held is only found");
    assert!(matches!(withdraw(&in_the_way).await, Begun::Found(_)), "an entry that is held is only found");
}

/// Only an entry that has ended can be acknowledged.
async fn acknowledgements<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "acknowledgements").await;
    let (planned, sent) = (kit.entry("1"), kit.entry("2"));
    kit.plan(&planned).await;
    let lease = kit.begin_new(&sent, &kit.hold(LONG)).await;
    is(&kit.mark(&lease, Duration::ZERO, "sent").await, &Kept::Yes, "the holder may send");
    for entry in [&planned, &sent, &kit.entry("3")] {
        kit.acknowledge(entry).await;
    }
    is(&kit.look().await.len(), &2, "to acknowledge an open entry does nothing");
    is(&kit.end(&lease, &done()).await, &Kept::Lost, "the entry was claimed");
    let lease = kit.begin_held(&sent, &kit.hold(Duration::ZERO)).await.lease;
    is(&kit.end(&lease, &done()).await, &Kept::Yes, "the entry is still open");
    kit.acknowledge(&sent).await;
    kit.acknowledge(&sent).await;
    is(&kit.look().await.len(), &1, "an acknowledged entry is not handed out");

    let kit = Kit::new(open, "acknowledgements of another end").await;
    for (name, kind, other, seen) in [
        ("4", EndKind::Done, EndKind::Undecidable, EndKind::Done),
        ("5", EndKind::Failed, EndKind::Undecidable, EndKind::Done),
        ("6", EndKind::Undecidable, EndKind::Done, EndKind::Undecidable),
        ("7", EndKind::Rejected, EndKind::Undecidable, EndKind::NotDone),
        ("8", EndKind::Conflict, EndKind::Undecidable, EndKind::Conflict),
    ] {
        let entry = kit.entry(name);
        let lease = kit.begin_new(&entry, &kit.hold(Duration::ZERO)).await;
        is(&kit.end(&lease, &End::new(kind)).await, &Kept::Yes, "the holder may end the call");
        kit.acknowledge_as(&entry, other).await;
        is(&kit.look().await.len(), &1, "an end that the shop has not seen is not acknowledged");
        kit.acknowledge_as(&entry, seen).await;
        is(&kit.look().await.len(), &0, "an acknowledged entry is not handed out");
    }
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

/// The same of what has ended. No process gets it for a while, and then one does.
async fn pages_of_ended<J: Journal>(open: &impl AsyncFn() -> J) {
    let kit = Kit::new(open, "pages of ended").await;
    for name in ["1", "2", "3", "4", "5"] {
        kit.plan_and_end(&kit.entry(name)).await;
        pass().await;
    }
    kit.plan(&kit.entry("6")).await;
    kit.begin_and_end(&kit.entry("7"), &rejected()).await;
    let other = Kit::new(open, "pages of ended other").await;
    other.plan_and_end(&other.entry("1")).await;

    let mut found = Vec::new();
    for expected in [["1", "2"].as_slice(), &["3", "4"], &["5"], &[]] {
        let mut page = kit.claim_ended(LONG, 2).await;
        page.sort_by(|a, b| a.entry.key.cmp(&b.entry.key));
        let keys: Vec<_> = page.iter().map(|claimed| claimed.entry.key.clone()).collect();
        let expected: Vec<_> = expected.iter().map(|name| kit.entry(name).key).collect();
        is(&keys, &expected, "a page has at most as many entries as were asked for, those that have waited longest");
        found.extend(page);
    }
    let ended = |name| EndedEntry { entry: Entry { body: None, ..kit.entry(name) }, end: done() };
    is(&found, &["1", "2", "3", "4", "5"].map(ended).to_vec(), "an entry that has ended is handed out unchanged");
    let claimed = kit.claim(&kit.hold(LONG), 9).await;
    let claimed: Vec<_> = claimed.into_iter().map(|claimed| claimed.row.entry).collect();
    is(&claimed, &vec![kit.entry("6")], "`claim` returns open entries only");
    is(&other.claim_ended(LONG, 9).await.len(), &1, "a page has entries of one scope");

    let kit = Kit::new(open, "pages of ended for a while").await;
    kit.plan_and_end(&kit.entry("1")).await;
    for _ in 0..2 {
        is(&kit.claim_ended(MOMENT, 9).await.len(), &1, "what was taken is free again after its time");
        pass().await;
    }
    is(&kit.claim_ended(LONG, 9).await.len(), &1, "what was taken is free again after its time");
    let later = Kit { journal: open().await, scope: kit.scope };
    is(&later.claim_ended(LONG, 9).await, &vec![], "nobody gets what was taken");
    // Nothing but an acknowledgement is left to be done.
    is(&later.begin_found(&later.entry("1")).await.state, &State::Ended(done()), "a call still finds the end");
    later.acknowledge(&later.entry("1")).await;
    let next = Entry { key: later.entry("1").key, ..later.entry("2") };
    later.begin_new(&next, &later.hold(LONG)).await;
}

/// Of several processes, one begins an entry.
async fn begins_at_the_same_time<J: Journal>(open: &impl AsyncFn() -> J) {
    let kits = kits(open, "begins").await;
    let entries: Vec<_> =
        (0..kits.len()).map(|number| Entry { key: "same".into(), ..kits[0].entry(&number.to_string()) }).collect();
    let hold = hold("process-a", LONG);
    let begun = join_all(kits.iter().zip(&entries).map(|(kit, entry)| kit.begin(entry, &hold))).await;
    let held = begun.iter().filter(|begun| matches!(begun, Begun::Held(_))).count();
    is(&held, &1, "of several processes, one writes the entry, and the others find it");
}

/// Of several processes, one takes over an entry that nobody holds.
async fn takes_over_at_the_same_time<J: Journal>(open: &impl AsyncFn() -> J) {
    let kits = kits(open, "takes over").await;
    let hold = hold("process-a", LONG);
    for number in 0..10 {
        let entry = kits[0].entry(&number.to_string());
        kits[0].plan(&entry).await;
        let begun = join_all(kits.iter().map(|kit| kit.begin(&entry, &hold))).await;
        let open = begun.iter().filter(|begun| matches!(begun, Begun::Held(_))).count();
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

/// Of several processes, one gets each entry that has ended.
async fn claims_ended_at_the_same_time<J: Journal>(open: &impl AsyncFn() -> J) {
    let kits = kits(open, "claims ended").await;
    for number in 0..20 {
        kits[0].plan_and_end(&kits[0].entry(&number.to_string())).await;
    }
    let mut keys = Vec::new();
    // A process can find nothing while another one takes its page. Then the next page has the rest.
    for _ in 0..kits.len() {
        let pages = join_all(kits.iter().map(|kit| kit.claim_ended(LONG, 7))).await;
        keys.extend(pages.into_iter().flatten().map(|claimed| claimed.entry.key));
    }
    keys.sort();
    let all = keys.len();
    keys.dedup();
    is(&keys.len(), &all, "an entry that has ended is handed out by one process");
    is(&all, &20, "each entry that has ended is handed out");
}

async fn kits<J: Journal>(open: &impl AsyncFn() -> J, scope: &str) -> Vec<Kit<J>> {
    let mut kits = Vec::new();
    for _ in 0..4 {
        kits.push(Kit::new(open, scope).await);
    }
    kits
}
