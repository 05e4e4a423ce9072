//! The README is short, and its figures are true.

use std::fs;

use payment_session::rules::RULES;

fn readme() -> String {
    fs::read_to_string("README.md").unwrap()
}

#[test]
fn the_number_of_rules_is_that_of_the_table() {
    // Only the reader at run time has the rule `json`.
    let expected = format!("`payment_session!` checks {} rules at compile time.", RULES.len() - 1);
    let text = readme().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(&expected), "README.md does not say: {expected}");
}

#[test]
fn it_has_at_most_150_lines() {
    let lines = readme().lines().count();
    assert!(lines <= 150, "{lines}");
}
