//! The journal in memory.

use payment_client::{journal::conformance, testing::MemoryJournal};

#[tokio::test(start_paused = true)]
async fn the_journal_in_memory_keeps_the_contract() {
    let journal = MemoryJournal::new();
    conformance::check(async || journal.clone()).await;
}
