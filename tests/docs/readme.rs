//! The README begins with code, and names the oldest Rust.

use std::fs;

use payment_session::payment_session;
use serde_json::Value;

fn readme() -> String {
    fs::read_to_string("README.md").unwrap()
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
