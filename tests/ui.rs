//! What must not compile, with its messages, and the nearest requests that must.
//!
//! `TRYBUILD=overwrite cargo test --test ui bad_requests` writes the messages anew; read their diff before you
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
    cases.compile_fail("tests/ui/mistakes/*.rs");
    cases.compile_fail("tests/ui/template/*.rs");
    cases.pass("tests/ui/good/*.rs");
}

fn ids() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.id.as_str()).filter(|&id| id != RUN_TIME_ONLY)
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

/// A file shows its own rule and no other: one error for each bad request in it. Only syntax errors have no note.
#[test]
fn every_bad_file_breaks_its_own_rule_alone() {
    for id in ids() {
        let source = fs::read_to_string(format!("tests/ui/bad/{id}.rs")).unwrap();
        let messages = fs::read_to_string(format!("tests/ui/bad/{id}.stderr")).unwrap();
        let calls = source.matches("payment_session! {").count();
        let notes = if id == "syntax" { 0 } else { calls };
        let named = messages.matches(&format!("note: rule `{id}`:")).count();
        let all = messages.matches("note: rule `").count();
        let errors = messages.lines().filter(|line| line.starts_with("error")).count();
        assert_eq!((named, all, errors), (notes, notes, calls), "{id}");
    }
}

/// The lines that errors blame, in their order.
fn blamed_lines(messages: &str) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut rest = messages.lines();
    while rest.any(|line| line.starts_with("error")) {
        let place = rest.find_map(|line| line.trim_start().strip_prefix("--> ")).expect("every error has a place");
        lines.push(place.rsplit(':').nth(1).unwrap().parse().unwrap());
    }
    lines
}

/// A mistake is marked with `//~` in its line; each mark is one error there, and there are no others.
#[test]
fn every_mistake_is_one_error_at_its_line() {
    for entry in fs::read_dir("tests/ui/mistakes").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let marked: Vec<_> =
            source.lines().zip(1..).flat_map(|(line, at)| vec![at; line.matches("//~").count()]).collect();
        let mut blamed = blamed_lines(&fs::read_to_string(path.with_extension("stderr")).unwrap());
        blamed.sort_unstable();
        assert_eq!(blamed, marked, "{}", path.display());
    }
}

/// The macro's own errors: what is wrong, what to write and, except for syntax errors, which rule.
#[test]
fn every_message_keeps_the_style() {
    for folder in fs::read_dir("tests/ui").unwrap() {
        for entry in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "stderr") {
                continue;
            }
            let messages = fs::read_to_string(&path).unwrap();
            assert!(
                !messages.contains("__p") && !messages.contains("__v"),
                "{} shows what is ours alone",
                path.display()
            );
            assert!(!messages.contains("warning"), "{} has a warning", path.display());
            for error in messages.split("\nerror").filter(|error| error.contains("\n       help: ")) {
                let mut lines = error.lines();
                let first = lines.next().unwrap().trim_start_matches("error").trim_start_matches(": ");
                let context = format!("{}: {first}", path.display());
                assert!(first.starts_with(|c: char| c == '`' || c.is_lowercase()), "{context}");
                assert!(!first.ends_with(['.', '!', ',', ' ']), "{context}");
                assert_eq!(first.matches('`').count() % 2, 0, "{context}");
                assert!(lines.next().is_some_and(|line| line.trim_start().starts_with("help: ")), "{context}");
                let note_or_place = lines.next().unwrap_or_default().trim_start();
                assert!(note_or_place.starts_with("note: rule `") || note_or_place.starts_with("--> "), "{context}");
            }
        }
    }
}

#[test]
fn the_readme_shows_a_real_error() {
    let readme = fs::read_to_string("README.md").unwrap();
    let messages = fs::read_to_string("tests/ui/readme/shop.stderr").unwrap();
    assert!(readme.contains(messages.trim_end()), "README.md does not show tests/ui/readme/shop.stderr");
}
