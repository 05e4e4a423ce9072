//! `README.md` is generated from the decisions and from the results that merchants have sent. `.ci/bless live-check` writes it
//! again.

use std::path::Path;

use live_check::{Results, Verdict, asked, page};
use serde_json::json;
use test_support::generated;

fn checkout(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

#[test]
fn readme_lists_the_decisions() {
    generated::compare(&checkout("client/live-check/README.md"), &page(&Results::sent()));
}

#[test]
fn no_decision_is_refuted() {
    let results = Results::sent();
    let refuted =
        asked().filter(|decision| results.about(decision).iter().any(|seen| seen.verdict == Verdict::Refuted));
    let refuted: Vec<_> = refuted.map(|decision| decision.id).collect();
    assert!(refuted.is_empty(), "merchants have refuted these decisions, so their rows must change: {refuted:?}");
}

/// Returns a line that a merchant could send.
fn line(verdict: &str, date: &str, merchant: u32) -> String {
    let decision = asked().find(|decision| decision.id == "create-at-once").unwrap();
    json!({
        "id": decision.id, "question": decision.question, "decision": decision.decision, "verdict": verdict, "why": "w",
        "date": date, "account": "sandbox, virtual accounts", "merchant": merchant,
    })
    .to_string()
}

/// Returns the end of the row of this question, and the number of decisions that merchants have checked.
fn shown(results: &Results) -> (String, String) {
    let page = page(results);
    let row = page.lines().find(|line| line.starts_with("| create-at-once |")).unwrap();
    let count = page.split("Merchants have checked ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
    (row.rsplit(" | ").next().unwrap().to_owned(), count.to_owned())
}

#[test]
fn confirmed_results_are_shown_with_their_day_accounts_and_merchants() {
    let lines =
        [line("confirmed", "2026-12-01", 1), line("confirmed", "2026-12-03", 2), line("inconclusive", "2026-12-02", 3)];
    let (row, count) = shown(&Results::read(&lines.join("\n")));
    assert_eq!(
        row,
        "confirmed by 2 merchants (sandbox, virtual accounts; 2026-12-03); \
         inconclusive by 1 merchant (sandbox, virtual accounts; 2026-12-02) |"
    );
    assert_eq!(count, "1");
    let (row, count) = shown(&Results::read(""));
    assert_eq!((&*row, &*count), ("not checked yet |", "0"));
}

#[test]
fn a_refuted_decision_is_found_until_it_changes() {
    let refuted = line("refuted", "2026-12-01", 1);
    let decision = asked().find(|decision| decision.id == "create-at-once").unwrap();
    let verdicts =
        |line: &str| -> Vec<_> { Results::read(line).about(decision).into_iter().map(|seen| seen.verdict).collect() };
    assert_eq!(verdicts(&refuted), [Verdict::Refuted]);
    let earlier = refuted.replace(decision.decision, "Another decision.");
    assert_eq!(verdicts(&earlier), []);
}
