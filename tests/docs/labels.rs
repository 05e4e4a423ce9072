//! Each link of a page has two addresses: at the foot for readers of the repository, and one for the crate's documentation.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The folders with pages, each with the folder of the addresses for the crate's documentation.
const FOLDERS: [(&str, &str); 3] =
    [("docs", "src/guide"), ("docs/errors", "src/guide"), ("client/docs", "client/src/guide")];

/// Returns the paths and the texts of the Markdown files in a folder.
fn pages(folder: &str) -> impl Iterator<Item = (PathBuf, String)> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pages = paths.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    pages.map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
}

/// Returns the labels of the links in a page, without its blocks of code.
fn used(page: &str) -> impl Iterator<Item = String> {
    let prose = page.split("\n```").step_by(2);
    let labels = prose.flat_map(|text| text.split("][").skip(1)).filter_map(|rest| rest.split(']').next());
    labels.map(|label| label.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Returns each label that a page defines, with its address.
fn defined(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.lines().filter_map(|line| line.strip_prefix('[')?.split_once("]: "))
}

fn report(path: &Path, labels: impl Iterator<Item = String>) -> Vec<String> {
    labels.map(|label| format!("{}: {label}", path.display())).collect()
}

#[test]
fn each_label_has_an_address_at_the_foot() {
    let mut lacking = Vec::new();
    for (path, page) in FOLDERS.into_iter().flat_map(|(folder, _)| pages(folder)) {
        let defined: BTreeSet<_> = defined(&page).map(|(label, _)| label).collect();
        lacking.extend(report(&path, used(&page).filter(|label| !defined.contains(&**label))));
    }
    assert!(lacking.is_empty(), "no address: {lacking:#?}");
}

#[test]
fn each_file_has_an_address_in_the_documentation() {
    let mut lacking = Vec::new();
    for (folder, guide) in FOLDERS {
        let links: String = pages(guide).map(|(_, links)| links).collect();
        let documented: BTreeSet<_> = defined(&links).map(|(label, _)| label).collect();
        for (path, page) in pages(folder) {
            let files = defined(&page).filter(|(_, address)| !address.starts_with("https://"));
            let labels = files.map(|(label, _)| label.to_owned());
            lacking.extend(report(&path, labels.filter(|label| !documented.contains(&**label))));
        }
    }
    assert!(lacking.is_empty(), "no address in the documentation: {lacking:#?}");
}
