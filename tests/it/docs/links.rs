//! The links between pages lead to files and headings that exist.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Returns all Markdown files of the repository, also new ones, except those in `src`. rustdoc checks the links in `src`.
fn pages() -> Vec<PathBuf> {
    let arguments = ["ls-files", "--cached", "--others", "--exclude-standard", "--", "*.md"];
    let output = Command::new("git").args(arguments).output().expect("git is installed");
    let files = String::from_utf8(output.stdout).expect("paths are UTF-8");
    let pages: Vec<_> = files.lines().map(PathBuf::from).filter(|path| path.exists()).collect();
    assert!(pages.contains(&PathBuf::from("README.md")), "git lists {pages:?}");
    pages.into_iter().filter(|path| !path.iter().any(|folder| folder == "src")).collect()
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md")
}

/// Returns the lines outside code blocks.
fn prose(page: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    page.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// Returns the targets of links: the text between `](` and `)`, and after `[label]: `.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let definition = line.strip_prefix('[').and_then(|rest| rest.split_once("]: ")).map(|(_, target)| target);
    let inline = line.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(target, _)| target));
    inline.chain(definition)
}

fn has_anchor(page: &str, anchor: &str) -> bool {
    let headings = prose(page).filter_map(|line| line.strip_prefix('#'));
    page.contains(&format!("id=\"{anchor}\"")) || headings.map(anchor_of).any(|heading| heading == anchor)
}

/// Returns the anchor that a heading has on GitHub.
fn anchor_of(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ')).collect::<String>().replace(' ', "-")
}

#[test]
fn every_link_has_a_target() {
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap();
        let is_local = |target: &&str| !target.contains("://");
        for target in prose(&page).flat_map(targets).filter(is_local) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { path.clone() } else { path.with_file_name(file) };
            let context = format!("{} links to {target}, which does not exist", path.display());
            assert!(file.exists(), "{context}");
            assert!(
                anchor.is_empty() || !is_page(&file) || has_anchor(&fs::read_to_string(file).unwrap(), anchor),
                "{context}"
            );
        }
    }
}

#[test]
fn headings_and_ids_are_anchors() {
    let page = "# `amount.value`\n```text\n# code\n```\n## When it ends: 7\n<a id=\"rule-x\"></a>";
    for anchor in ["amountvalue", "when-it-ends-7", "rule-x"] {
        assert!(has_anchor(page, anchor), "{anchor}");
    }
    assert!(!has_anchor(page, "code"));
}
