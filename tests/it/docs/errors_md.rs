//! `docs/errors.md` is generated from the table of rules and the compile-fail tests. This test checks the file.
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

Read this page after an error, to learn why its rule exists and how to follow it. The `note:` of the error names the rule;
an error without a note breaks `syntax`.

The macros, a draft's `check()` and `from_json` enforce the same rules. For each rule, you find its reason, the page of the
gateway's documentation, an invocation that breaks it with the compiler's error, and one that follows it. At run time, the
error has a JSON pointer instead of a source location.

If the gateway accepts a request that a rule refuses, see [When the gateway knows more than this crate](ways-out.md).
";

#[test]
fn the_catalogue_is_up_to_date() {
    let page = page();
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all("docs").unwrap();
        fs::write(PAGE, page).unwrap();
    } else {
        let written = fs::read_to_string(PAGE).unwrap_or_default();
        assert!(written == page, "{PAGE} is out of date; run BLESS=1 cargo test --test it errors_md");
    }
}

fn page() -> String {
    let mut page = String::from(HEAD);
    page.push('\n');
    for Rule { id, .. } in RULES {
        // GitHub removes points from the anchors of headings.
        writeln!(page, "- [`{id}`](#{})", id.as_str().replace('.', "")).unwrap();
    }
    for rule in RULES {
        let Rule { id, reason, page: documentation, .. } = rule;
        writeln!(page, "\n## `{id}`\n\n{}.\n", capital(&rule.demand())).unwrap();
        writeln!(
            page,
            "*Why:* {reason}. *Page:* [{}]({}).{}\n",
            documentation.name(),
            documentation.url(),
            way_out(*id)
        )
        .unwrap();
        match *id {
            // Only the run-time reader can receive invalid JSON.
            RuleId::Json => run_time(&mut page),
            id => compile_time(&mut page, id),
        }
    }
    page
}

fn way_out(id: RuleId) -> String {
    id.waiver().map(|_| format!(" *Way out:* `#![expect({})]`.", id.as_str().replace('-', "_"))).unwrap_or_default()
}

fn compile_time(page: &mut String, id: RuleId) {
    let read = |path: &str| {
        let path = format!("tests/ui/{path}");
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let wrong = read(&format!("bad/{id}.rs"));
    let error = read(&format!("bad/{id}.stderr"));
    let right = read(&format!("good/{}.rs", id.as_str().replace(['-', '.'], "_")));
    writeln!(page, "Wrong:\n\n```rust,ignore\n{}\n```\n", first_invocation(&wrong)).unwrap();
    writeln!(page, "```text\n{}\n```\n", error.split("\n\n").next().unwrap().trim_end()).unwrap();
    writeln!(page, "Right:\n\n```rust,ignore\n{}\n```", first_invocation(&right)).unwrap();
}

fn run_time(page: &mut String) {
    let wrong = r#"{"clientReferenceId": "INV-1", "amount": {"value": 10000, "currency": "IDR""#;
    let right = r#"{"clientReferenceId": "INV-1", "amount": {"value": 10000, "currency": "IDR"}, "redirectUrl": {}, "customerId": "C"}"#;
    let error = PaymentSession::from_json(wrong.as_bytes()).unwrap_err();
    PaymentSession::from_json(right.as_bytes()).unwrap();
    writeln!(page, "Wrong:\n\n```text\n{wrong}\n```\n\n```text\n{error:#}\n```\n").unwrap();
    writeln!(page, "Right:\n\n```json\n{right}\n```").unwrap();
}

/// Returns the first item that contains an invocation.
fn first_invocation(source: &str) -> &str {
    source.split("\n\n").find(|item| item.contains("payment_session! {")).unwrap().trim_end()
}

fn capital(sense: &str) -> String {
    let mut chars = sense.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}
