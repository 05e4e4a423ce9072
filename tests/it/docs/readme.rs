//! The figures of the README are true. Other pages that repeat them agree.

use std::fs;

use payment_session::rules::RULES;

fn readme() -> String {
    fs::read_to_string("README.md").unwrap()
}

#[test]
fn the_number_of_rules_is_that_of_the_table() {
    // Only the reader at run time has the rule `json`.
    let tens = (RULES.len() - 1) / 10 * 10;
    let expected = format!("`payment_session!` checks over {tens} rules at compile time.");
    let text = readme().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(&expected), "README.md does not say: {expected}");
}

/// Pages and workflows that name the oldest Rust, each with the words before it.
const OLDEST_RUST: [(&str, &str); 6] = [
    ("README.md", "Your project needs Rust "),
    ("docs/start.md", "You need Rust "),
    ("tests/README.md", "The crate builds with Rust "),
    ("CONTRIBUTING.md", "rustup toolchain install nightly "),
    (".github/workflows/ci.yml", "rustup toolchain install "),
    (".github/workflows/weekly.yml", "rustup toolchain install nightly "),
];

#[test]
fn the_oldest_rust_is_that_of_the_manifest() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let (_, version) = manifest.split_once("\nrust-version = \"").expect("the manifest has a version");
    let (version, _) = version.split_once('"').expect("a string");
    for (path, before) in OLDEST_RUST {
        let expected = format!("{before}{version} ");
        assert!(fs::read_to_string(path).unwrap().contains(&expected), "{path} does not say: {expected}");
    }
}

/// Returns the ratios of the rows of benches/README.md whose work and comparison contain these texts.
fn ratios(work: [&str; 2], compared: [&str; 2]) -> [f64; 2] {
    let page = fs::read_to_string("benches/README.md").unwrap();
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| "))
        .map(|line| line.trim_matches('|').split(" | ").collect())
        .collect();
    let first = rows.iter().position(|row| row[0].contains(work[0]) && row[1].contains(compared[0])).expect(work[0]);
    let other = &rows[first + 1];
    assert!(other[0].contains(work[1]) && other[1].contains(compared[1]), "{other:?}");
    [&rows[first], other].map(|row| row[3].trim().trim_end_matches(", not met").parse().unwrap())
}

/// Returns how much more the other costs, in the form of the README: the lower and the higher figure.
fn inverse(ratios: [f64; 2], digits: usize) -> String {
    let [low, high] =
        [ratios[0].max(ratios[1]), ratios[0].min(ratios[1])].map(|ratio| format!("{:.digits$}", 1.0 / ratio));
    format!("{low}–{high}")
}

/// The README says how much the others cost, and that page how much less this crate does.
#[test]
fn the_figures_of_the_comparison_follow_from_the_benches() {
    let same = ["same", "same"];
    let compiled = |what| ratios(["one of 1,000", same[0]], [what, same[1]]);
    let row = format!(
        "relative to ours | 1 | {} | {} | {} |",
        inverse(compiled("struct literal"), 1),
        inverse(compiled("bon"), 1),
        inverse(compiled("json!"), 0),
    );
    assert!(readme().contains(&row), "{row}");
    let structs = ratios(["of literals, and write", same[0]], ["structs", same[1]]);
    let json = ratios(["of literals, and write", "write a template"], ["json!", "structs"]);
    let row = format!("relative to ours | 1 | {} | not measured | {:.0} |", inverse(structs, 1), 1.0 / json[0]);
    assert!(readme().contains(&row), "{row}");
}
