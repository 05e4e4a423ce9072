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

use std::{fmt::Debug, time::Duration};

use self::{
    cases::pass,
    kit::{Kit, LONG, done, page, result, sent},
};
use super::{Begin, BeginResult, EndKind, Journal, JournalError, JournalErrorKind, RowState, Write};

mod cases;
mod compared;
mod kit;

/// Checks an implementation.
///
/// It runs random operations on the journal and on a [`MemoryJournal`](super::MemoryJournal), and compares what they return,
/// without times. Their seeds are fixed, so a failure can be repeated. What the contract says of times, of pages, of processes at
/// the same time and of the right to write is checked on its own.
///
/// `open` opens the journal as a new process does. All its journals share one database, which can have other rows. The
/// rows of the kit have scopes that begin with `conformance`. Run the kit once for each database.
///
/// It waits for milliseconds only: a lease that ends is a lease of no time. A method that takes longer than a minute fails it.
///
/// # Panics
///
/// Panics if the implementation breaks the contract.
pub async fn check<J: Journal>(open: impl AsyncFn() -> J) {
    compared::check(&open).await;
    cases::check(&open).await;
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
    let kit = Kit::new(&open, &format!("damaged{kind:?}")).await;
    let [open, ended] = ["open", "end"].map(|state| ["Bad", "Good"].map(|name| kit.row(&format!("{state}{name}"))));
    for row in &open {
        kit.begin_held(row, Duration::ZERO).await;
    }
    for row in &ended {
        kit.begin_and_end(row).await;
    }
    for row in [&open[0], &ended[0]] {
        damage(&kit.journal, row.id.as_ref()).await;
        let error = result("begin", kit.journal.begin(row, &kit.hold(LONG), Begin::Planned)).await;
        assert_eq!(error.expect_err("`begin` must report the row").kind(), kind, "`begin` must say what it is");
    }
    let mut pages = [Vec::new(), Vec::new()];
    for _ in 0..2 {
        let claimed = result("claim", kit.journal.claim(&kit.scope(), &kit.hold(LONG), page(1))).await;
        let claimed =
            claimed.expect("`claim` must go on").into_iter().map(|claim| claim.map(|claim| claim.stored.row.id));
        pages[0].extend(claimed);
        let ended = result("claim_ended", kit.journal.claim_ended(&kit.scope(), LONG, page(1))).await;
        let ended = ended.expect("`claim_ended` must go on").into_iter().map(|ended| ended.map(|ended| ended.row.id));
        pages[1].extend(ended);
    }
    for (page, [bad, good]) in pages.into_iter().zip([open, ended]) {
        let page = page.into_iter().map(|row| match row {
            Ok(id) => (id.to_string(), None),
            Err(unread) => (unread.id, Some(unread.error.kind())),
        });
        let expected = [(bad.id.to_string(), Some(kind)), (good.id.to_string(), None)];
        assert_eq!(page.collect::<Vec<_>>(), expected, "each row is taken once, and the bad one is reported");
    }
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
    let kit = Kit::new(&open, "failing").await;
    let [begun, free, held, ended] = ["begun", "free", "held", "ended"].map(|name| kit.row(name));
    kit.begin_held(&free, Duration::ZERO).await;
    kit.begin_and_end(&ended).await;
    let lease = kit.begin_held(&held, LONG).await.lease;
    let (journal, scope, hold) = (&kit.journal, kit.scope(), kit.hold(Duration::ZERO));

    set_failing(journal, true).await;
    // More often than a pool has connections.
    for _ in 0..9 {
        fails("begin", journal.begin(&begun, &hold, Begin::Planned)).await;
        fails("claim", unless_locked(async || journal.claim(&scope, &hold, page(1)).await)).await;
        fails("claim_ended", unless_locked(async || journal.claim_ended(&scope, Duration::ZERO, page(1)).await)).await;
        for write in [Write::Renew(LONG), sent(LONG), Write::Ended(done())] {
            fails("write", journal.write(&lease, &write)).await;
        }
    }

    set_failing(journal, false).await;
    let page = unless_locked(async || Ok(kit.claim_ended(LONG, 9).await)).await.expect("it does not fail");
    assert_eq!(page.len(), 1, "a page whose commit failed is free again");
    // A write that failed leaves the lease as it was, and a row that is perhaps written can be begun again.
    kit.write_held(&lease, Write::Ended(done())).await;
    kit.begin_and_end(&begun).await;

    set_failing(journal, true).await;
    fails("acknowledge", journal.acknowledge(&held.id, EndKind::Done)).await;
    set_failing(journal, false).await;
    let other = open().await;
    let found = result("begin", other.begin(&held, &kit.hold(LONG), Begin::Planned)).await;
    let is_durable = matches!(&found, Ok(BeginResult::Found(row)) if row.state == RowState::Ended(done()));
    assert!(is_durable, "what is written after a failure is durable: {found:?}");
}

async fn fails<T: Debug>(method: &str, call: impl Future<Output = Result<T, JournalError>>) {
    let kind = result(method, call).await.map_err(|error| error.kind());
    assert!(
        matches!(kind, Err(JournalErrorKind::Unavailable)),
        "the commit of `{method}` fails, but it returned {kind:?}"
    );
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
