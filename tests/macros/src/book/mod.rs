//! Each block of the book of mistakes and of the corpus has exactly the errors that it shows.
//!
//! `.ci/bless book` writes the errors again. `CASE=errors/rules.md` or `CASE="misspelt key"` runs the pages
//! or the sections whose names contain the text.

mod annotations;
mod errors;
mod replacements;
mod texts;

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use payment_core::{
    inspect::mistake::MistakeKind,
    rules::{RULES, RuleId},
};
use payment_expand::Purpose;
use test_support::book::{self, Block, Case, Invocation, difference};

use self::errors::errors;
use crate::invocations::in_workspace;

/// Returns the blocks that the filter of this run selects, without the given entries.
fn cases() -> Vec<Case> {
    let filter = env::var("CASE").unwrap_or_default();
    let cases: Vec<_> = book::cases(&in_workspace("")).into_iter().filter(|case| case.at.contains(&filter)).collect();
    assert!(!cases.is_empty(), "no page or section contains {filter:?}");
    cases
}

/// Panics with everything that `check` reports about the invocations of each block.
fn check_invocations(check: impl Fn(&Invocation) -> Option<String>) {
    let mut reports = String::new();
    for Case { at, source, .. } in cases() {
        // Otherwise the texts of earlier blocks would fill the memory.
        proc_macro2::extra::invalidate_current_thread_spans();
        for report in source.invocations().iter().filter_map(&check) {
            writeln!(reports, "{at}\n{report}").unwrap();
        }
    }
    assert!(reports.is_empty(), "\n{reports}");
}

#[test]
fn each_block_has_these_errors() {
    let is_blessing = env::var_os("BLESS").is_some();
    let mut written: BTreeMap<PathBuf, Vec<(Block, String)>> = BTreeMap::new();
    let mut reports = String::new();
    for Case { page, at, block, source } in cases() {
        proc_macro2::extra::invalidate_current_thread_spans();
        let found = annotations::annotated(&source).unwrap_or_else(|error| panic!("{at}: {error}"));
        if found == block.text {
            continue;
        }
        if is_blessing && !block.role.is_right() {
            written.entry(in_workspace(&page)).or_default().push((block, found));
        } else {
            writeln!(reports, "{at}\n{}", difference(&block.text, &found)).unwrap();
        }
    }
    for (path, blocks) in written {
        replace(&path, &blocks);
    }
    assert!(reports.is_empty(), "\n{reports}");
}

/// Writes blocks of a page again, with their new texts.
fn replace(path: &Path, blocks: &[(Block, String)]) {
    let text = fs::read_to_string(path).unwrap();
    let lines: Vec<_> = text.lines().collect();
    let (mut page, mut next) = (Vec::new(), 0);
    for (block, text) in blocks {
        page.extend(&lines[next..block.line - 1]);
        page.extend(text.lines());
        next = block.line - 1 + block.text.lines().count();
    }
    page.extend(&lines[next..]);
    fs::write(path, page.join("\n") + "\n").unwrap();
}

#[test]
fn each_invocation_of_a_wrong_block_has_an_error() {
    let mut reports = String::new();
    for Case { at, block, source, .. } in cases() {
        proc_macro2::extra::invalidate_current_thread_spans();
        let mut invocations = source.invocations();
        // What it declares is used below it.
        invocations.retain(|invocation| !invocation.is_declaration());
        if !block.role.is_right()
            && invocations.iter().any(|invocation| errors(invocation, Purpose::Compile).is_empty())
        {
            writeln!(reports, "{at}: move the invocation without an error into a block `instead`").unwrap();
        }
    }
    assert!(reports.is_empty(), "\n{reports}");
}

/// Only a text that is read at run time can be another value than an object.
#[test]
fn each_kind_of_mistake_has_an_invocation() {
    let mut found = BTreeSet::from(["NotAnObject"]);
    for Case { source, .. } in book::cases(&in_workspace("")) {
        proc_macro2::extra::invalidate_current_thread_spans();
        for book::Invocation { invoked, tokens, .. } in source.invocations() {
            let invocation = payment_expand::Invocation::parse(invoked, &tokens);
            for mistake in invocation.mistakes() {
                found.insert(mistake.kind.name());
            }
        }
    }
    let lacking: Vec<_> = MistakeKind::NAMES.iter().filter(|kind| !found.contains(*kind)).collect();
    assert!(lacking.is_empty(), "the book and the corpus have no invocation with {lacking:?}");
}

/// Each text of the parser is in the book or in the corpus, or in the messages of the compile-fail tests.
#[test]
fn each_text_of_the_parser_has_an_invocation() {
    let mut shown: String = book::cases(&in_workspace("")).into_iter().map(|case| case.block.text).collect();
    for message in files(&in_workspace("tests/ui"), "stderr") {
        shown.push_str(&fs::read_to_string(message).unwrap());
    }
    let mut lacking = BTreeSet::new();
    for source in ["payment-expand/src/parse", "payment-expand/src/parse/mod.rs", "payment-expand/src/literal.rs"] {
        for path in files(&in_workspace(source), "rs").iter().filter(|path| !path.ends_with("tests.rs")) {
            let tokens = fs::read_to_string(path).unwrap().parse().unwrap();
            let texts = texts::of_sources(tokens).into_iter().filter(|text| !texts::is_shown(text, &shown));
            lacking.extend(texts.map(|text| format!("{}: {text}", path.display())));
        }
    }
    assert!(lacking.is_empty(), "the book and the corpus have no invocation with {lacking:#?}");
}

/// Returns the files with this extension in a folder, or the file itself.
fn files(path: &Path, extension: &str) -> Vec<PathBuf> {
    if !path.is_dir() {
        return path.extension().filter(|found| *found == extension).map(|_| path.to_owned()).into_iter().collect();
    }
    let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|entry| !entry.ends_with("target")).flat_map(|entry| files(&entry, extension)).collect()
}

/// Only a text that is read at run time can break the rule `json`.
#[test]
fn each_rule_has_a_wrong_and_a_right_form() {
    let (mut wrong, mut right) = (BTreeSet::new(), BTreeSet::new());
    for page in book::pages(&in_workspace(book::BOOK)) {
        let mut section = BTreeSet::new();
        let mut heading = String::new();
        for block in &page.blocks {
            if block.heading != heading {
                heading.clone_from(&block.heading);
                section.clear();
            }
            section.extend(block.errors().into_iter().map(|error| error.rule.to_owned()));
            wrong.extend(section.iter().cloned());
            if block.role.is_right() {
                right.append(&mut section);
            }
        }
    }
    for rule in RULES.iter().map(|rule| rule.id).filter(|id| *id != RuleId::Json) {
        assert!(wrong.contains(rule.as_str()), "docs/errors has no invocation that breaks `{rule}`");
        assert!(right.contains(rule.as_str()), "docs/errors has no right form next to one that breaks `{rule}`");
    }
}

/// An error states the mistake in lower case and without a final stop, and has a help.
#[test]
fn each_message_keeps_the_style() {
    check_invocations(|invocation| {
        let is_styled = |message: &str| {
            message.starts_with(|c: char| c == '`' || c.is_lowercase())
                && !message.ends_with(['.', '!', ',', ' '])
                && message.matches('`').count().is_multiple_of(2)
        };
        let found = errors(invocation, Purpose::Compile).into_iter();
        let unstyled = found.filter(|error| !is_styled(&error.message) || error.help.is_none());
        let messages: Vec<_> = unstyled.map(|error| error.message).collect();
        (!messages.is_empty()).then(|| messages.join("\n"))
    });
}

/// Each replacement removes its mistake and makes no new one.
#[test]
fn each_replacement_corrects_its_mistake() {
    let mut reports = String::new();
    for Case { at, source, .. } in cases() {
        proc_macro2::extra::invalidate_current_thread_spans();
        for report in replacements::failures(&source) {
            writeln!(reports, "{at}\n{report}").unwrap();
        }
    }
    assert!(reports.is_empty(), "\n{reports}");
}

/// The expansion for editors has the same errors.
#[test]
fn editors_get_the_same_errors() {
    check_invocations(|invocation| {
        let (compiled, edited) = (errors(invocation, Purpose::Compile), errors(invocation, Purpose::Edit));
        (compiled != edited).then(|| format!("{compiled:#?}\nin the editor: {edited:#?}"))
    });
}
