//! The journal in memory.

use payment_client::{journal::conformance, testing::MemoryJournal};

use crate::processes::{After, WatchedJournal};

#[tokio::test(start_paused = true)]
async fn the_journal_in_memory_keeps_the_contract() {
    let journal = MemoryJournal::new();
    conformance::check(async || journal.clone()).await;
}

#[tokio::test(start_paused = true)]
#[should_panic(expected = "`claim` must return within 60s")]
async fn a_method_that_never_returns_breaks_the_contract() {
    let journal = WatchedJournal::new();
    journal.fail("claim", After::Never);
    conformance::check(async || journal.clone()).await;
}
