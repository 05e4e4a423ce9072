//! What must not compile, two hops from home and under another name: errors lie at the shop's own tokens.
//!
//! `TRYBUILD=overwrite cargo test --test ui bad_requests` writes the messages anew.

use std::{fs, path::Path};

#[test]
fn bad_requests_do_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

#[test]
fn the_guide_shows_a_real_error() {
    let guide = fs::read_to_string("../../../docs/embedding.md").expect("the guide");
    let messages = fs::read_to_string("tests/ui/twice.stderr").expect("messages");
    let first = messages.split("\n\n").next().expect("an error");
    assert!(guide.contains(first), "docs/embedding.md does not show the first error of tests/ui/twice.stderr");
}

/// A mistake is marked with `//~` in its line; each mark is one error there, and there are no others.
#[test]
fn every_mistake_is_one_error_at_its_line() {
    for entry in fs::read_dir("tests/ui").expect("a folder") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).expect("a source");
            let marked: Vec<_> =
                source.lines().zip(1..).filter(|(line, _)| line.contains("//~")).map(|(_, at)| at).collect();
            assert_eq!(blamed_lines(&path), marked, "{}", path.display());
        }
    }
}

/// The lines that errors blame, in their order; none lies in another file.
fn blamed_lines(path: &Path) -> Vec<usize> {
    let messages = fs::read_to_string(path.with_extension("stderr")).expect("messages");
    let name = format!("tests/ui/{}:", path.file_name().and_then(|name| name.to_str()).expect("a name"));
    let mut lines = Vec::new();
    let mut rest = messages.lines();
    while rest.any(|line| line.starts_with("error")) {
        let place = rest.find_map(|line| line.trim_start().strip_prefix("--> ")).expect("every error has a place");
        let line = place.strip_prefix(&name).and_then(|place| place.split(':').next()).expect("a place in the shop");
        lines.push(line.parse().expect("a number"));
    }
    lines.sort_unstable();
    lines
}
