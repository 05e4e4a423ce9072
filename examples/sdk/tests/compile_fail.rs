//! Requests of this SDK's users that must not compile.

use std::{process::Command, str};

use serde_json::Value;

/// Compares whole messages. `TRYBUILD=overwrite cargo test -p warung --test compile_fail` writes them again.
#[test]
fn each_mistake_has_these_messages() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}

/// Returns the first line and the rule of each error of an example, which the feature `mistakes` enables.
fn errors(example: &str) -> Vec<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--message-format=json", "--features=mistakes", "--example", example])
        .output()
        .expect("cargo runs");
    let lines = str::from_utf8(&output.stdout).expect("UTF-8").lines();
    let messages = lines.filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let errors = messages.filter(|message| message["message"]["level"] == "error");
    errors
        .filter_map(|error| {
            let text = error["message"]["message"].as_str()?;
            let (_, rule) = text.split_once("note: rule `")?;
            Some((text.lines().next()?.to_owned(), rule.split('`').next()?.to_owned()))
        })
        .collect()
}

/// Compares what stays the same in each minor version: the first line, and the rule.
#[test]
fn each_mistake_has_its_first_line_and_its_rule() {
    let expected = |line: &str, rule: &str| vec![(line.to_owned(), rule.to_owned())];
    assert_eq!(
        errors("card_paid_twice"),
        expected("`MULTIPLE` cannot be used with the method `CARD`", "multiple-method")
    );
    assert_eq!(errors("misspelt_reason"), expected("unknown field `reasons`", "unknown-field"));
}
