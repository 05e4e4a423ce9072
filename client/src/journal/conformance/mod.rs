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

use std::{fmt::Debug, num::NonZeroU32, slice, time::Duration};

use self::kit::{Kit, LONG, done, hold, is, pass, rejected};
use super::{
    Begin, EndKind, IntentId, Journal, JournalError, JournalErrorKind, Row, RowState, UnreadableRow, Write, WriteResult,
};

mod compared;
mod kit;
mod processes;
mod statements;

/// Checks an implementation.
///
/// It runs random operations on the journal and on a [`MemoryJournal`](super::MemoryJournal), and compares what they return,
/// without times. Their seeds are fixed, so a failure can be repeated. What the contract says of times, of pages and of processes
/// at the same time is checked on its own, and so are the statements on which a payment depends.
///
/// `open` opens the journal as a new process does. All its journals share one database, which can have other rows. The
/// rows of the kit have scopes that begin with `conformance`. Run the kit once for each database.
///
/// It waits for milliseconds only: a lease that ends is a lease of no time.
///
/// # Panics
///
/// Panics if the implementation breaks the contract.
pub async fn check<J: Journal>(open: impl AsyncFn() -> J) {
    statements::check(&open).await;
    compared::check(&open).await;
    processes::check(&open).await;
}

/// Checks that rows that cannot be read are reported and left. `damage` makes the row with this id unreadable, or
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
    let (bad, good) = (kit.row("bad"), kit.row("good"));
    for row in [&bad, &good] {
        kit.begin_held(row, Duration::ZERO).await;
    }
    damage(&kit.journal, bad.id.as_ref()).await;

    let error = kit.journal.begin(&bad, &hold(LONG), Begin::Planned).await.expect_err("`begin` must report the row");
    assert_eq!(error.kind(), kind, "{error}");

    let mut pages = Vec::new();
    for _ in 0..2 {
        pages.extend(kit.journal.claim(&kit.scope, &hold(LONG), NonZeroU32::MIN).await.expect("`claim` must go on"));
    }
    is_reported_once(pages.into_iter().map(|claimed| claimed.map(|claimed| claimed.stored.row.id)), kind, &bad, &good);

    let kit = Kit::new(&open, &format!("damaged {kind:?} end")).await;
    let (bad, good) = (kit.row("bad"), kit.row("good"));
    for row in [&bad, &good] {
        kit.begin_and_end(row, &done()).await;
    }
    damage(&kit.journal, bad.id.as_ref()).await;
    let mut pages = Vec::new();
    for _ in 0..2 {
        let page = kit.journal.claim_ended(&kit.scope, LONG, NonZeroU32::MIN).await;
        pages.extend(page.expect("`claim_ended` must go on"));
    }
    is_reported_once(pages.into_iter().map(|claimed| claimed.map(|claimed| claimed.row.id)), kind, &bad, &good);
}

fn is_reported_once(
    pages: impl Iterator<Item = Result<IntentId, UnreadableRow>>,
    kind: JournalErrorKind,
    bad: &Row,
    good: &Row,
) {
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    for row in pages {
        match row {
            Ok(id) => found.push(id),
            Err(unreadable) => unread.push((unreadable.id, unreadable.error.kind())),
        }
    }
    assert_eq!(found, slice::from_ref(&good.id), "the other rows must go on");
    assert_eq!(unread, [(bad.id.to_string(), kind)], "each row must be reported once, and is taken");
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
    let [begun, free, held, ended] = ["begun", "free", "held", "ended"].map(|name| kit.row(name));
    kit.begin_held(&free, Duration::ZERO).await;
    kit.begin_and_end(&ended, &done()).await;
    let lease = kit.begin_held(&held, LONG).await.lease;
    let sent = Write::Sent { content: "sent".to_owned(), time: LONG };

    set_failing(&kit.journal, true).await;
    // More often than a pool has connections.
    for _ in 0..9 {
        fails(kit.journal.begin(&begun, &hold(Duration::ZERO), Begin::Planned).await, "`begin`");
        let hold = hold(Duration::ZERO);
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
    is(
        &kit.write(&lease, Write::Ended(done())).await,
        &WriteResult::Written,
        "a write that failed leaves the lease as it was",
    );
    let begun = kit.begin_held(&begun, LONG).await.lease;
    is(&kit.end(&begun, &rejected()).await, &WriteResult::Written, "a row that is perhaps written can be begun again");

    set_failing(&kit.journal, true).await;
    fails(kit.journal.acknowledge(&held.id, EndKind::Done).await, "`acknowledge`");
    set_failing(&kit.journal, false).await;

    let other = Kit { journal: open().await, scope: kit.scope };
    is(&other.begin_found(&held).await.state, &RowState::Ended(done()), "what is written after a failure is durable");
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
