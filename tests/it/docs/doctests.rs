//! The examples of every guide and of the READMEs are tests.

use std::fs;

/// The crates whose documentation tests have the guides.
const CRATES: [&str; 2] = ["src/lib.rs", "tests/end_to_end/src/lib.rs"];

#[test]
fn each_page_with_an_example_is_a_test() {
    let sources = CRATES.map(|path| fs::read_to_string(path).unwrap()).concat();
    let pages = fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path());
    let pages = pages.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let with_examples: Vec<_> = pages.filter(|path| fs::read_to_string(path).unwrap().contains("\n```rust")).collect();
    assert!(with_examples.len() > 10, "{with_examples:?}");
    for page in with_examples {
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            sources.contains(&format!("docs/{name}\")]")),
            "the examples of docs/{name} are in no crate's documentation"
        );
    }
}
