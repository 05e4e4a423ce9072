//! The examples of every guide and of the READMEs are tests.

use std::fs;

/// The crates whose documentation tests have the guides.
const CRATES: [&str; 2] = ["src/lib.rs", "client/tests/end_to_end/src/lib.rs"];

#[test]
fn each_page_with_an_example_is_a_test() {
    let sources = CRATES.map(|path| fs::read_to_string(path).unwrap()).concat();
    let pages = ["docs", "client/docs"].into_iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let pages = pages.map(|entry| entry.unwrap().path());
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

/// Returns the names in quotes after each `feature = `.
fn features(text: &str) -> impl Iterator<Item = &str> {
    text.split("feature = \"").skip(1).filter_map(|rest| rest.split('"').next())
}

/// Without one of their features, the examples of these guides would not be tests, and nothing would fail.
#[test]
fn some_package_enables_each_feature_that_guides_need() {
    let facade = fs::read_to_string("src/lib.rs").unwrap();
    let conditions: Vec<_> = facade.lines().filter(|line| line.starts_with("#[cfg(all(doctest, feature")).collect();
    assert!(!conditions.is_empty());
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let (_, members) = manifest.split_once("members = [").unwrap();
    let folders = members.split(']').next().unwrap().split('"').skip(1).step_by(2);
    let manifests: String = folders.map(|folder| fs::read_to_string(format!("{folder}/Cargo.toml")).unwrap()).collect();
    let enabled: Vec<_> = manifests.lines().filter(|line| line.starts_with("payment-session = {")).collect();
    for feature in conditions.into_iter().flat_map(features).filter(|feature| *feature != "responses") {
        let name = format!("\"{feature}\"");
        assert!(enabled.iter().any(|line| line.contains(&name)), "no member of the workspace enables {feature}");
    }
}

#[test]
fn the_page_about_compile_fail_tests_has_the_code_of_the_sdk() {
    let page = fs::read_to_string("docs/compile-fail.md").unwrap();
    let code = fs::read_to_string("examples/sdk/tests/compile_fail.rs").unwrap();
    let (_, functions) = code.split_once("/// Returns the first line").unwrap();
    assert!(page.contains(functions.trim_end()), "docs/compile-fail.md has other code than examples/sdk/tests");
    let case = fs::read_to_string("examples/sdk/tests/compile_fail/card_paid_twice.rs").unwrap();
    assert!(case.lines().all(|line| page.contains(line.trim())), "docs/compile-fail.md has another case");
}
