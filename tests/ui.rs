//! What must not compile, with its messages, and the nearest requests that must.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the messages anew; read their diff before you
//! commit it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use payment_session::rules::RULES;

/// Texts read at run time alone can be no JSON.
const RUN_TIME_ONLY: &str = "json";

#[test]
fn bad_requests_do_not_compile_and_good_ones_do() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/bad/*.rs");
    cases.compile_fail("tests/ui/readme/*.rs");
    cases.compile_fail("tests/ui/deep/*.rs");
    cases.pass("tests/ui/good/*.rs");
}

fn ids() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.id).filter(|&id| id != RUN_TIME_ONLY)
}

#[test]
fn every_rule_has_bad_and_good_requests() {
    for id in ids() {
        for folder in ["bad", "good"] {
            let file = format!("tests/ui/{folder}/{id}.rs");
            assert!(Path::new(&file).exists(), "no {file}");
        }
    }
}

#[test]
fn every_bad_file_is_named_after_a_rule() {
    let ids: BTreeSet<_> = ids().collect();
    for entry in fs::read_dir("tests/ui/bad").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(ids.contains(name), "{name} is no rule");
    }
}

/// A file shows its own rule and no other: one error for each bad request in it.
#[test]
fn every_bad_file_breaks_its_own_rule_alone() {
    for id in ids() {
        let source = fs::read_to_string(format!("tests/ui/bad/{id}.rs")).unwrap();
        let messages = fs::read_to_string(format!("tests/ui/bad/{id}.stderr")).unwrap();
        let calls = source.matches("payment_session! {").count();
        let named = messages.matches(&format!("note: rule `{id}`:")).count();
        let all = messages.matches("note: rule `").count();
        let errors = messages.lines().filter(|line| line.starts_with("error")).count();
        assert_eq!((named, all, errors), (calls, calls, calls), "{id}");
    }
}

#[test]
fn the_readme_shows_a_real_error() {
    let readme = fs::read_to_string("README.md").unwrap();
    let messages = fs::read_to_string("tests/ui/readme/shop.stderr").unwrap();
    assert!(readme.contains(messages.trim_end()), "README.md does not show tests/ui/readme/shop.stderr");
}
