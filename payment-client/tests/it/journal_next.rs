//! The journal in memory keeps the contract.

use payment_client::journal_next::{MemoryJournal, conformance};

#[tokio::test]
async fn the_journal_in_memory_keeps_the_contract() {
    let journal = MemoryJournal::new();
    conformance::check(async || journal.clone()).await;
}
