//! The tests that `tests/README.md` names exist, and the published crates are as SECURITY.md says.

use std::{fs, path::Path};

use crate::workspaces;

/// Returns the code spans of the cells that name the tests of a promise.
fn holders(page: &str) -> Vec<&str> {
    let (_, promises) = page.split_once("## Promises").expect("a section for promises");
    let cells = promises.lines().filter_map(|line| line.strip_suffix(" |")?.rsplit_once(" | ")).map(|(_, cell)| cell);
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

/// Returns whether a file has a test with this name. Its first function is the one that the attribute is on.
fn has_test(source: &str, name: &str) -> bool {
    let after_attributes =
        ["#[test]", "#[tokio::test"].into_iter().flat_map(|attribute| source.split(attribute).skip(1));
    after_attributes
        .filter_map(|after| after.split_once("fn "))
        .any(|(_, after)| after.starts_with(&format!("{name}(")))
}

#[test]
fn what_holds_a_promise_exists() {
    let page = fs::read_to_string("tests/README.md").unwrap();
    let holders = holders(&page);
    assert!(!holders.is_empty(), "tests/README.md names no tests");
    for holder in holders {
        if let Some(check) = holder.strip_prefix(".ci/extra ") {
            assert!(Path::new(".ci/checks").join(check).exists(), "`.ci/extra` has no check `{check}`");
        } else if holder == ".ci/run" {
            assert!(Path::new(holder).exists());
        } else {
            let (path, test) = holder.split_once("::").unwrap_or((holder, ""));
            let source = fs::read_to_string(Path::new("tests").join(path));
            let source = source.unwrap_or_else(|error| panic!("tests/README.md names `{path}`: {error}"));
            assert!(test.is_empty() || has_test(&source, test), "tests/README.md: {path} has no test `{test}`");
        }
    }
}

#[test]
fn each_row_of_promises_names_what_holds_it() {
    let page = fs::read_to_string("tests/README.md").unwrap();
    let (_, promises) = page.split_once("## Promises").unwrap();
    for row in promises.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Promise |")) {
        let cells: Vec<_> = row.trim_matches('|').split(" | ").collect();
        assert!(cells.len() == 2 && cells[1].contains('`'), "{row}");
    }
}

/// Returns the names and the folders of the published packages.
fn published() -> Vec<(String, String)> {
    let folders = workspaces::all().into_iter().flat_map(|workspace| workspaces::members(&workspace));
    let manifests = folders.map(|folder| (folder.clone(), fs::read_to_string(format!("{folder}/Cargo.toml")).unwrap()));
    manifests.filter(|(_, manifest)| !manifest.contains("\npublish = false")).collect()
}

#[test]
fn published_crates_have_no_unsafe_code_and_no_build_script() {
    for workspace in workspaces::all() {
        let manifest = fs::read_to_string(format!("{workspace}/Cargo.toml")).unwrap();
        assert!(manifest.contains("\nunsafe_code = \"forbid\"\n"), "{workspace} forbids unsafe code");
    }
    let published = published();
    let folders: Vec<_> = published.iter().map(|(folder, _)| folder.as_str()).collect();
    for folder in ["./payment-core", "client/."] {
        assert!(folders.contains(&folder), "{folders:?}");
    }
    for (folder, manifest) in published {
        assert!(manifest.contains("\n[lints]\nworkspace = true\n"), "{folder} has the lints of the workspace");
        assert!(!manifest.contains("\nbuild = "), "{folder} has no build script");
        assert!(!Path::new(&folder).join("build.rs").exists(), "{folder} has no build script");
    }
}
