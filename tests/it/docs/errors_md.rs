//! docs/errors.md is made from the table of rules and the compile-fail tests, and is up to date.
//!
//! `BLESS=1 cargo test --test it errors_md` writes it again.

use std::fmt::Write;
use std::{env, fs};

use payment_session::PaymentSession;
use payment_session::rules::{RULES, Rule, RuleId};

const PAGE: &str = "docs/errors.md";

const HEAD: &str = "\
<!-- made from the table of rules and tests/ui: BLESS=1 cargo test --test it errors_md -->

# Errors

Every rule that `payment_session!`, a draft's `check()` and `from_json` enforce: why it exists, an invocation that breaks
it with the compiler's error, and an invocation that follows it. At run time, the same rule is reported with a JSON
pointer instead of a source location. The `note:` of an error names its rule; an error without a note breaks `syntax`.
The pages are those of the gateway's documentation.
";

#[test]
fn the_catalogue_is_up_to_date() {
    let page = page();
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all("docs").unwrap();
        fs::write(PAGE, page).unwrap();
    } else {
        let written = fs::read_to_string(PAGE).unwrap_or_default();
        assert!(written == page, "{PAGE} is old: BLESS=1 cargo test --test it errors_md");
    }
}

fn page() -> String {
    let mut page = String::from(HEAD);
    page.push('\n');
    for Rule { id, .. } in RULES {
        // headings' anchors have no points
        writeln!(page, "- [`{id}`](#{})", id.as_str().replace('.', "")).unwrap();
    }
    for rule in RULES {
        let Rule { id, reason, source, .. } = rule;
        writeln!(page, "\n## `{id}`\n\n{}.\n", capital(&rule.demand())).unwrap();
        writeln!(page, "*Why:* {reason}. *Page:* {source}.\n").unwrap();
        match *id {
            // texts read at run time alone can be no JSON
            RuleId::Json => run_time(&mut page),
            id => compile_time(&mut page, id),
        }
    }
    page
}

fn compile_time(page: &mut String, id: RuleId) {
    let read = |path: &str| fs::read_to_string(format!("tests/ui/{path}")).unwrap();
    let wrong = read(&format!("bad/{id}.rs"));
    let error = read(&format!("bad/{id}.stderr"));
    let right = read(&format!("good/{}.rs", id.as_str().replace(['-', '.'], "_")));
    writeln!(page, "Wrong:\n\n```rust,ignore\n{}\n```\n", first_call(&wrong)).unwrap();
    writeln!(page, "```text\n{}\n```\n", error.split("\n\n").next().unwrap().trim_end()).unwrap();
    writeln!(page, "Right:\n\n```rust,ignore\n{}\n```", first_call(&right)).unwrap();
}

fn run_time(page: &mut String) {
    let wrong = r#"{"clientReferenceId": "INV-1", "amount": {"value": 10000, "currency": "IDR""#;
    let right = r#"{"clientReferenceId": "INV-1", "amount": {"value": 10000, "currency": "IDR"}, "redirectUrl": {}, "customerId": "C"}"#;
    let error = PaymentSession::from_json(wrong.as_bytes()).unwrap_err();
    PaymentSession::from_json(right.as_bytes()).unwrap();
    writeln!(page, "Wrong:\n\n```text\n{wrong}\n```\n\n```text\n{error:#}\n```\n").unwrap();
    writeln!(page, "Right:\n\n```json\n{right}\n```").unwrap();
}

/// The first item with a call in it.
fn first_call(source: &str) -> &str {
    source.split("\n\n").find(|item| item.contains("payment_session! {")).unwrap().trim_end()
}

fn capital(sense: &str) -> String {
    let mut chars = sense.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}
