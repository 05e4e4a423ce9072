//! Requests that must not compile, with the whole messages of rustc: one for each rule, wrong types, and the macros of an SDK.
//!
//! `docs/errors` has all other mistakes. `cargo test -p test-macros book` checks their messages, and `book.rs` compiles them.
//!
//! `.ci/bless ui` writes the messages again; read their diff before you commit it.
//! `cargo test --test ui mistakes -- trybuild=types` tries one file.

mod book;

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Mutex,
};

use payment_session::{
    rules::{RULES, Rule},
    schema::{Kind, REQUESTS, walk},
};
use test_support::generated;

// There are several tests, so that progress shows. This is a package with few features, and has the folder `sdk` as well,
// because trybuild compiles all dependencies of a package again, twice.

#[test]
fn each_rule_is_broken() {
    do_not_compile(&["rules"]);
}

#[test]
fn mistakes_that_rustc_reports() {
    do_not_compile(&["mistakes"]);
}

#[test]
fn bad_requests_in_other_places() {
    do_not_compile(&["deep_nesting", "readme", "sdk", "template"]);
}

fn do_not_compile(folders: &[&str]) {
    // One test runs at a time, so that the lines of a folder stay together.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock();
    // The test harness does not capture this.
    writeln!(io::stderr(), "compiling the files of tests/ui/{}", folders.join(", ")).ok();
    let cases = trybuild::TestCases::new();
    for folder in folders {
        cases.compile_fail(format!("{folder}/*.rs"));
    }
}

/// Returns the rules between fields, and those about the form of a single value.
fn rules_with_a_file() -> impl Iterator<Item = &'static Rule> {
    let locations: Vec<_> = REQUESTS.iter().flat_map(|request| walk(request)).collect();
    let is_of_a_value = move |rule: &Rule| {
        locations.iter().any(|location| match location.kind {
            Kind::Text(text) => text.rule == rule.id,
            Kind::Number(number) => number.rule == rule.id,
            Kind::EnumValue(words) => words.rule == rule.id,
            Kind::Free(free) => free.rule == rule.id,
            _ => false,
        })
    };
    RULES.iter().filter(move |rule| rule.is_between_fields() || is_of_a_value(rule))
}

#[test]
fn each_rule_has_a_file_with_its_error_alone() {
    let mut names = BTreeSet::new();
    for rule in rules_with_a_file() {
        let path = PathBuf::from(format!("rules/{}.rs", rule.id));
        let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let first = source.lines().next().unwrap().strip_prefix("//! ").expect("a sentence");
        let is_quoted = first.contains('"');
        let reason = first.trim_end_matches('.');
        assert!(is_quoted || reason.eq_ignore_ascii_case(rule.reason), "{}: {first}", path.display());
        let messages = fs::read_to_string(format!("rules/{}.stderr", rule.id)).unwrap();
        assert_eq!(messages.matches("error: ").count(), 1, "{messages}");
        assert!(messages.contains(&format!("note: rule `{}`", rule.id)), "{messages}");
        names.insert(path);
    }
    let files = fs::read_dir("rules").unwrap().map(|entry| entry.unwrap().path());
    let files: BTreeSet<_> = files.filter(|path| path.extension().is_some_and(|it| it == "rs")).collect();
    assert_eq!(files, names);
}

/// Returns the lines that errors blame, in ascending order. None of them is in another file.
fn blamed_lines(source: &Path) -> Vec<usize> {
    let messages = fs::read_to_string(source.with_extension("stderr")).unwrap();
    let mut lines = Vec::new();
    let mut rest = messages.lines();
    while rest.any(|line| line.starts_with("error")) {
        let place = rest.find_map(|line| line.trim_start().strip_prefix("--> ")).expect("every error has a place");
        let [_column, line, file] = place.rsplitn(3, ':').collect::<Vec<_>>().try_into().unwrap();
        assert!(source.ends_with(file), "{place} is not in {}", source.display());
        lines.push(line.parse().unwrap());
    }
    lines.sort_unstable();
    lines
}

/// Checks that the errors of each file in `folder` are where its marks `//~` are: one error for each mark.
fn mistakes_are_marked(folder: &str) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            let marked: Vec<_> =
                source.lines().zip(1..).flat_map(|(line, at)| vec![at; line.matches("//~").count()]).collect();
            assert_eq!(blamed_lines(&path), marked, "{}", path.display());
        }
    }
}

#[test]
fn every_mistake_is_one_error_at_its_line() {
    mistakes_are_marked("mistakes");
}

#[test]
fn every_mistake_with_the_macros_of_an_sdk_is_one_error_at_its_line() {
    mistakes_are_marked("sdk");
}

#[test]
fn no_message_shows_internal_names_or_the_standard_library() {
    for folder in ["deep_nesting", "mistakes", "readme", "rules", "sdk", "template"] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "stderr") {
                continue;
            }
            let messages = fs::read_to_string(&path).unwrap();
            assert!(!messages.contains("__p") && !messages.contains("__v"), "{} shows internal names", path.display());
            // Only a toolchain with rust-src has these lines, so the test would fail on other machines.
            assert!(!messages.contains("--> $RUST"), "{} quotes the standard library", path.display());
            assert!(!messages.contains("warning"), "{} has a warning", path.display());
        }
    }
}

/// rustc shortens the name of a type if no other item has it: not even a variant of an enum, or an item of the standard
/// library.
#[test]
fn messages_show_short_names_of_types() {
    /// `Checked` is also a variant of `schema::Kind`, and `Card` a struct of responses.
    const LONG: [&str; 4] = ["Product", "Checked", "values::Metadata", "request::Card"];
    for path in fs::read_dir("mistakes").unwrap().map(|entry| entry.unwrap().path()) {
        let messages = if path.extension().is_some_and(|extension| extension == "stderr") {
            fs::read_to_string(&path).unwrap()
        } else {
            continue;
        };
        for (_, name) in
            messages.match_indices("payment_session::").map(|(at, root)| messages.split_at(at + root.len()))
        {
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(name.len());
            let name = name[..end].trim_end_matches(':');
            let is_trait = ["field_type::", "fallible::", "values::lists::"].iter().any(|path| name.starts_with(path));
            let is_long = LONG.iter().any(|long| name.starts_with(long));
            assert!(is_trait || is_long, "{} shows the path of `{name}`", path.display());
        }
    }
}

#[test]
fn the_terminal_in_the_readme_shows_a_real_error() {
    let messages = fs::read_to_string("readme/shop.stderr").unwrap().replace("readme/shop.rs", "src/main.rs");
    // The README says that they follow.
    let is_shown = |line: &&str| !["help:", "note:"].iter().any(|word| line.trim_start().starts_with(word));
    let shown = messages.lines().filter(is_shown).collect::<Vec<_>>().join("\n");
    assert!(shown.lines().all(|line| line.len() < 100), "{shown}");
    let readme = fs::read_to_string("../../README.md").unwrap();
    assert!(readme.contains(&shown), "README.md does not show tests/ui/readme/shop.stderr: {shown}");
}

#[test]
fn the_first_mistake_of_the_guide_shows_a_real_error() {
    let messages = fs::read_to_string("readme/shop.stderr").unwrap().replace("readme/shop.rs", "src/main.rs");
    let code = fs::read_to_string("readme/shop.rs").unwrap();
    let (request, _) = code.split_once("\nfn main()").unwrap();
    let guide = fs::read_to_string("../../docs/start.md").unwrap();
    assert!(guide.contains(request.trim_end()), "docs/start.md does not have the request of tests/ui/readme/shop.rs");
    assert!(guide.contains(&messages), "docs/start.md does not show tests/ui/readme/shop.stderr: {messages}");
}

#[test]
fn the_guide_for_shops_shows_real_notes() {
    let guide = fs::read_to_string("../../docs/shop.md").unwrap();
    let messages = fs::read_to_string("mistakes/types.stderr").unwrap();
    let notes: Vec<_> = guide.lines().filter(|line| line.starts_with("   = note: ")).collect();
    assert_eq!(notes.len(), 4);
    for note in notes {
        assert!(messages.lines().any(|line| line == note), "tests/ui/mistakes/types.stderr has no line: {note}");
    }
}

#[test]
fn the_guide_for_sdk_authors_shows_a_real_error() {
    let guide = fs::read_to_string("../../docs/sdk.md").unwrap();
    let messages = fs::read_to_string("sdk/repeated_presets.stderr").unwrap();
    let first = messages.split("\n\n").next().unwrap();
    // The guide leaves the notes out.
    let first: Vec<_> = first.lines().filter(|line| !line.trim_start().starts_with("note:")).collect();
    assert!(
        guide.contains(&first.join("\n")),
        "docs/sdk.md does not show the first error of tests/ui/sdk/repeated_presets.stderr"
    );
}

#[test]
fn the_table_for_sdk_authors_shows_what_rustc_prints() {
    let messages = fs::read_to_string("sdk/own_types.stderr").unwrap();
    let message = |start: &str| {
        let mut texts = messages.lines().flat_map(|line| line.split(": ").map(str::trim));
        texts.find(|text| text.starts_with(start)).unwrap_or_else(|| panic!("no message: {start}"))
    };
    let rows = [
        ("a reference of another type", "expected `ClientReferenceId`", "request::texts::ClientReferenceId"),
        ("an amount of another type, in a `try_` macro", "`OrderNumber` does", "request::numbers::AmountValue"),
        (
            "products of another type; `Product` is also a trait of the standard library, as `Metadata` is a type of it",
            "expected a list of `warung::types::Product`",
            "request::order::Product",
        ),
        ("the note about each of them", "the trait `warung::types::field_type::IsId", "__private::field_type::IsId"),
    ];
    let rows: String = rows
        .map(|(mistake, start, path)| format!("| {mistake} | `` {} `` | `payment_core::{path}` |\n", message(start)))
        .concat();
    generated::compare_block(
        Path::new("../../docs/sdk.md"),
        "the messages for an SDK",
        &format!("| mistake of a user | with all types, rustc prints | without them |\n|---|---|---|\n{rows}"),
    );
}
