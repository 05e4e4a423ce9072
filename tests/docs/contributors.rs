//! The pages for contributors, and the comments in the sources, name only files and folders that exist.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const PAGES: [&str; 4] = ["ARCHITECTURE.md", "CONTRIBUTING.md", "benches/README.md", "tests/README.md"];

/// Folders that are no part of the sources.
const GENERATED: [&str; 4] = [".git", "node_modules", "target", "wip"];

/// Adds the files and folders in a folder. The path of a folder ends in `/`.
fn add_paths(folder: &Path, paths: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_folder = path.is_dir();
        if path.file_name().is_some_and(|name| GENERATED.iter().any(|it| name == *it)) {
            continue;
        }
        paths.insert(format!("{}{}", path.display(), if is_folder { "/" } else { "" }).replace('\\', "/"));
        if is_folder {
            add_paths(&path, paths);
        }
    }
}

/// Returns the code spans of a page that are paths: files of a known kind, and folders.
fn paths(page: &str) -> impl Iterator<Item = &str> {
    let spans = page.split("\n```").step_by(2).flat_map(|text| text.split('`').skip(1).step_by(2));
    spans.map(|span| span.split("::").next().unwrap_or(span).trim_start_matches("../")).filter(|span| {
        let is_path = span.chars().all(|c| c.is_alphanumeric() || "/._-".contains(c));
        is_path && [".rs", ".md", ".py", ".mjs", "/"].iter().any(|end| span.ends_with(end))
    })
}

pub fn existing_paths() -> BTreeSet<String> {
    let mut existing = BTreeSet::new();
    add_paths(Path::new("."), &mut existing);
    existing
}

fn exists(path: &str, existing: &BTreeSet<String>) -> bool {
    existing.iter().any(|it| it.ends_with(&format!("/{path}")))
}

fn is_source(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs")
}

#[test]
fn pages_for_contributors_name_what_exists() {
    let existing = existing_paths();
    let mut unknown = BTreeSet::new();
    for page in PAGES.map(PathBuf::from) {
        let text = fs::read_to_string(&page).unwrap();
        let paths = paths(&text).filter(|path| !exists(path, &existing));
        unknown.extend(paths.map(|path| format!("{}: {path}", page.display())));
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn comments_name_files_that_exist() {
    let existing = existing_paths();
    let mut unknown = BTreeSet::new();
    for file in existing.iter().filter(|path| is_source(path)) {
        let text = fs::read_to_string(file).unwrap();
        let comments = text.lines().filter(|line| line.trim_start().starts_with("//"));
        // A comment may break a line in a code span, so each line is read on its own.
        let named = comments.flat_map(paths).filter(|path| is_source(path));
        unknown.extend(named.filter(|path| !exists(path, &existing)).map(|path| format!("{file}: {path}")));
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}
