//! The README has the words of the tables, and the comparison has the figures of the benches.

use std::{collections::BTreeSet, fs};

use payment_session::{
    payment_session,
    rules::{self, RULES},
    schema::{Kind, REQUESTS, walk},
};
use serde_json::Value;

fn readme() -> String {
    fs::read_to_string("README.md").unwrap()
}

/// Returns the text with one space in place of each line break.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the rules about the form of a single value.
fn rules_of_values() -> BTreeSet<&'static str> {
    let locations = REQUESTS.iter().flat_map(|request| walk(request));
    let rule = |kind| match kind {
        Kind::Text(text) => Some(text.rule),
        Kind::Number(number) => Some(number.rule),
        Kind::Word(words) => Some(words.rule),
        Kind::Free(free) => Some(free.rule),
        _ => None,
    };
    locations.filter_map(|location| rule(location.kind)).map(|rule| rule.rule().id.as_str()).collect()
}

#[test]
fn the_number_of_rules_is_that_of_the_table() {
    let between = RULES.iter().filter(|rule| rule.is_between_fields()).count();
    let forms = rules_of_values()
        .difference(&RULES.iter().filter(|rule| rule.is_between_fields()).map(|rule| rule.id.as_str()).collect())
        .count();
    let expected = format!(
        "`payment_session!` checks {between} rules between fields, and {forms} rules about the form of a single value."
    );
    assert!(words(&readme()).contains(&expected), "README.md does not say: {expected}");
}

#[test]
fn five_rules_have_the_words_of_the_table() {
    let readme = readme();
    let (_, table) = readme.split_once("| rule | demands |\n|---|---|\n").expect("a table of rules");
    let rows: Vec<_> = table.lines().take_while(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 5);
    for row in rows {
        let id = row.split('`').nth(1).expect("a rule");
        let rule = rules::get(id).unwrap_or_else(|| panic!("there is no rule {id}"));
        assert_eq!(row, format!("| `{id}` | {} |", rule.demand));
    }
}

#[test]
fn code_comes_first_and_says_that_nothing_was_tested_with_the_gateway() {
    let readme = readme();
    let (prose, _) = readme.split_once("```rust").expect("the README has Rust code");
    assert!(prose.contains("Not tested with the live gateway"), "{prose}");
    let count = prose.split_whitespace().count();
    assert!(count <= 150, "{count} words are before the first code");
}

fn first_block<'a>(readme: &'a str, language: &str) -> &'a str {
    let (_, block) = readme.split_once(&format!("```{language}\n")).expect("a block of this language");
    block.split_once("```").expect("the block ends").0
}

#[test]
fn the_first_request_is_sent_as_the_json_below_it() {
    /// Expands to the tokens, and the JSON of the request.
    macro_rules! shown {
        ($($entries:tt)*) => { (stringify!($($entries)*), payment_session! { $($entries)* }.to_json()) };
    }
    let (tokens, json) = shown! {
        client_reference_id: "INV-1",
        amount: { value: 50000, currency: IDR },
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA } },
        mode: API,
        customer: { email: "ana@example.com" },
    };
    let without_space = |text: &str| text.split_whitespace().collect::<String>();
    let readme = readme();
    let code = without_space(first_block(&readme, "rust"));
    assert!(code.contains(&format!("payment_session!{{{}}};", without_space(tokens))), "{code}");
    assert_eq!(without_space(first_block(&readme, "json")), String::from_utf8(json).unwrap());
    serde_json::from_str::<Value>(first_block(&readme, "json")).expect("JSON");
}

/// Pages and workflows that name the oldest Rust, each with the words before it.
const OLDEST_RUST: [(&str, &str); 8] = [
    ("client/README.md", "Your program needs Rust "),
    ("client/docs/start.md", "You need Rust "),
    ("README.md", "Your project needs Rust "),
    ("docs/start.md", "You need Rust "),
    ("tests/README.md", "The crate builds with Rust "),
    ("CONTRIBUTING.md", "rustup toolchain install nightly "),
    (".github/workflows/ci.yml", "rustup toolchain install "),
    (".github/workflows/extra.yml", "rustup toolchain install nightly "),
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

/// Returns how much more the other costs, with two digits.
fn inverse(ratio: f64) -> String {
    let digits = if ratio < 0.1 {
        0
    } else if ratio <= 1.0 {
        1
    } else {
        2
    };
    format!("{:.digits$}", 1.0 / ratio)
}

/// The comparison says how much the others cost, and the page of the benchmarks how much less this crate does.
#[test]
fn the_figures_of_the_comparison_follow_from_the_benches() {
    let comparison = fs::read_to_string("docs/compare.md").unwrap();
    let same = ["same", "same"];
    let compiled = |what| ratios(["one of 1,000", same[0]], [what, same[1]]);
    let others = ["struct literal", "bon", "json!"].map(compiled);
    for at in 0..2 {
        let figures = others.map(|ratios| inverse(ratios[at]));
        let row = format!("| 1 | {} |", figures.join(" | "));
        assert!(comparison.contains(&row), "{row}");
    }
    let structs = ratios(["of literals, and write", same[0]], ["structs", same[1]]);
    let json = ratios(["of literals, and write", "write a template"], ["json!", "structs"]);
    let figures = [structs[0], json[0]].map(inverse);
    let row = format!("| 1 | {} | not measured | {} |", figures[0], figures[1]);
    assert!(comparison.contains(&row), "{row}");
    let [clean, _] = ratios(["a clean build", "the same"], ["serde (derive)", "the same"]);
    let page = words(&fs::read_to_string("benches/README.md").unwrap());
    let other = |name: &str| -> f64 {
        let (_, figure) = page.split_once(&format!("`{name}` ")).expect("a clean build");
        figure.split([' ', ',']).next().unwrap().trim_end_matches('.').parse().expect(name)
    };
    let ratio = |name| {
        let ratio = other(name) / clean;
        if ratio < 1.0 { format!("{ratio:.2}") } else { format!("{ratio:.1}") }
    };
    let row = format!("| 1 | {} | 0 |", ["validator", "bon", "typed-builder", "garde"].map(ratio).join(" | "));
    assert!(comparison.contains(&row), "{row}");
}
