//! `README.md` is generated from the probes. This test checks the file.
//!
//! `.ci/bless live-check` writes it again.

use std::path::Path;

use test_support::generated;

#[test]
fn the_page_lists_the_probes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    generated::compare(&path, &live_check::page());
}

#[test]
fn the_page_shows_the_results_of_merchants() {
    let result = |verdict: &str, date: &str| {
        serde_json::json!({ "id": "create-at-once", "question": "q", "verdict": verdict, "why": "w", "date": date })
            .to_string()
    };
    let results = [result("confirmed", "2026-12-01"), result("inconclusive", "2026-12-02")].join("\n");
    let page = live_check::page_with(&results);
    let row = page.lines().find(|line| line.starts_with("| create-at-once |")).unwrap();
    assert!(row.ends_with("| confirmed (2026-12-01), inconclusive (2026-12-02) |"), "{row}");
    assert!(page.contains("not checked yet"));
}
