//! Requests that must not compile, with their messages, and the nearest requests that must.
//!
//! `TRYBUILD=overwrite cargo test --test ui bad_requests` writes the messages again; read their diff before you commit it.
//! `cargo test --test ui bad_requests -- trybuild=email` tries one file.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::Path,
    sync::Mutex,
};

use payment_session::rules::RULES;

/// Concerns strings that are read at run time only.
const RUN_TIME_ONLY: &str = "json";

// There are several tests, so that progress shows. `good/` is a library: with a file that must pass, trybuild would
// compile all files one after the other. This is a package with few features, and has the folder `sdk` as well, because
// trybuild compiles all dependencies of a package again, twice.

#[test]
fn bad_requests_for_each_rule() {
    do_not_compile(&["bad"]);
}

#[test]
fn bad_requests_with_many_mistakes() {
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

/// The file of a rule's good requests, which is a module.
fn good_file(id: &str) -> String {
    id.replace(['-', '.'], "_")
}

fn ids() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.id.as_str()).filter(|&id| id != RUN_TIME_ONLY)
}

#[test]
fn every_rule_has_bad_and_good_requests() {
    for id in ids() {
        for file in [format!("bad/{id}"), format!("good/{}", good_file(id))] {
            assert!(Path::new(&format!("{file}.rs")).exists(), "no tests/ui/{file}.rs");
        }
    }
}

#[test]
fn every_good_file_is_compiled() {
    let modules = include_str!("good/lib.rs");
    for entry in fs::read_dir("good").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if name == "lib" {
            continue;
        }
        let is_module = modules.lines().any(|line| line == format!("mod {name};") || line == format!("mod r#{name};"));
        assert!(is_module, "tests/ui/good/lib.rs does not have {name}");
    }
}

#[test]
fn every_bad_file_is_named_after_a_rule() {
    let ids: BTreeSet<_> = ids().collect();
    for entry in fs::read_dir("bad").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(ids.contains(name), "{name} is not a rule");
    }
}

/// A file has one error for each bad request in it, and all are about its own rule. Only syntax errors have no note.
#[test]
fn every_bad_file_breaks_only_its_own_rule() {
    for id in ids() {
        let read = |path: String| fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let source = read(format!("bad/{id}.rs"));
        let messages = read(format!("bad/{id}.stderr"));
        let calls = source.matches("payment_session! {").count();
        let notes = if id == "syntax" { 0 } else { calls };
        let named = messages.matches(&format!("note: rule `{id}`:")).count();
        let all = messages.matches("note: rule `").count();
        let errors = messages.lines().filter(|line| line.starts_with("error")).count();
        assert_eq!((named, all, errors), (notes, notes, calls), "{id}");
    }
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

/// An error of the macro reports the mistake, has a help and, except for syntax errors, names the rule.
#[test]
fn every_message_keeps_the_style() {
    for folder in ["bad", "deep_nesting", "mistakes", "readme", "sdk", "template"] {
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

/// Returns the text of an SVG, without its style.
fn text_of(svg: &str) -> String {
    let (_, drawing) = svg.split_once("</style>").expect("the picture has a style");
    let parts: String = drawing
        .split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, text)| text)
        .flat_map(|text| [text, " "])
        .collect();
    let text = parts.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_picture_in_the_readme_shows_a_real_error() {
    let picture = text_of(&fs::read_to_string("../../docs/error.svg").unwrap());
    let messages = fs::read_to_string("readme/shop.stderr").unwrap();
    let messages: Vec<_> = messages.lines().take_while(|line| !line.contains("-->")).map(str::trim).collect();
    let shown = messages.join(" ");
    let shown = shown.strip_prefix("error: ").unwrap();
    assert!(picture.contains(shown), "docs/error.svg does not show tests/ui/readme/shop.stderr: {picture}");
    assert!(fs::read_to_string("../../README.md").unwrap().contains("](docs/error.svg)"));
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
