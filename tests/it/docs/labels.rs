//! Each link of a page has its address at the foot, for readers of the repository.

use std::fs;

/// Returns the labels of the links in a page, without its blocks of code.
fn labels(page: &str) -> impl Iterator<Item = String> {
    let prose = page.split("\n```").step_by(2);
    let labels = prose.flat_map(|text| text.split("][").skip(1)).filter_map(|rest| rest.split(']').next());
    labels.map(|label| label.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn each_label_is_defined_at_the_foot() {
    let mut lacking = Vec::new();
    let folders = ["docs", "docs/errors", "client/docs"];
    let paths = folders.into_iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
        let page = fs::read_to_string(&path).unwrap();
        let is_defined = |label: &String| page.lines().any(|line| line.starts_with(&format!("[{label}]: ")));
        let labels = labels(&page).filter(|label| !is_defined(label));
        lacking.extend(labels.map(|label| format!("{}: {label}", path.display())));
    }
    assert!(lacking.is_empty(), "no address: {lacking:#?}");
}
