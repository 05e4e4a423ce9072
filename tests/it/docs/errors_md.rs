//! `docs/errors.md` is generated from the table of rules and the book of mistakes. This test checks the file.
//!
//! `.ci/bless docs` writes it again.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::Path,
};

use payment_session::rules::{RULES, Rule};
use test_support::{
    book::{Block, Page, pages},
    generated,
};

const PAGE: &str = "docs/errors.md";
pub const BOOK: &str = "docs/errors";

const HEAD: &str = "\
<!-- created from the table of rules and docs/errors by `.ci/bless docs` -->

# Errors

This page lists every message and every rule. Each message leads to a page that shows invocations with it: carets mark the
place of an error, and the line below has the correction. An error without carets is about the whole invocation.

Search this page for [the message](#by-message) of your error, or for [the rule](#by-rule) that its `note:` names. An error
with a number such as `E0425` is [rustc's own](#errors-of-rustc). Any other error without a note breaks `syntax`.

The macros, a draft's `check()` and `from_json` enforce the same rules. At run time, an error has a JSON pointer instead of
a source location. If the gateway accepts a request that a rule rejects, see [Escape hatches][escape-hatches].

To read this page offline in your own project, run `cargo doc -p payment-session --no-deps --open` and open `guide::errors`.
";

const RUSTC: &str = "
## Errors of rustc

The macro passes your names and expressions to rustc, which reports these errors at your tokens:

| error | cause | correction |
|---|---|---|
| `` cannot find value `GOPAY` in this scope `` | a name without quotes is a listed enum value or a Rust variable, and this name is neither | write a listed value; [a bank that is not listed][escape-hatches#name-a-new-bank] as a string; [any other new value][escape-hatches#send-a-new-enum-value] after `!:` |
| `` expected `Email`, found `String` `` | a run-time value needs the type of its field | write `row.email.try_into()?`, or use [`try_payment_session!`][shop#pass-plain-values] |
| `` expected `Email`, found `Option<…>` `` | an `Option` needs `?` before the colon | write `key?: value`; a required field accepts no `Option`, except in `try_payment_session!` |
| `` expected `Option<…>`, found `…` `` | `key?:` needs an `Option` of the field's type | write `key: value`, or `.map(TryInto::try_into).transpose()?` after an `Option` of a `String` |
| `` `…` does not convert into `…` `` | `try_payment_session!` has no conversion between these types | convert the value before, or implement `TryFrom` for the field's type |
| `` the `?` operator can only be used in a function that returns `Result` `` | a `?` in a value returns from your own function | let the function return `Result<_, Invalid>`, or use `try_payment_session!` without `?` |
| mismatched types | the field is an object, a list or a boolean | create objects by [`payment_part!`][shop#split-a-request-into-functions] |
| `` cannot call non-const function `…` in constants `` | a constant can only have literals | use a `fn` or a `static` with `LazyLock` |
";

const FOOT: &str = "\
[escape-hatches]: escape-hatches.md
[escape-hatches#break-a-rule]: escape-hatches.md#break-a-rule
[escape-hatches#name-a-new-bank]: escape-hatches.md#name-a-new-bank
[escape-hatches#send-a-new-enum-value]: escape-hatches.md#send-a-new-enum-value
[shop#pass-plain-values]: shop.md#pass-plain-values
[shop#split-a-request-into-functions]: shop.md#split-a-request-into-functions
";

#[test]
fn the_catalogue_is_up_to_date() {
    generated::compare(Path::new(PAGE), &page());
}

fn page() -> String {
    let book = pages(Path::new(BOOK));
    let mut page = String::from(HEAD);
    by_message(&book, &mut page);
    page.push_str(RUSTC);
    writeln!(page, "\n## By rule\n\n| rule | demands | because | escape hatch |\n|---|---|---|---|").unwrap();
    let rules: BTreeMap<_, _> = RULES.iter().map(|rule| (rule.id.as_str(), rule)).collect();
    for rule in rules.values() {
        writeln!(page, "{}", row(rule, &book)).unwrap();
    }
    page.push('\n');
    for found in &book {
        writeln!(page, "[{}]: errors/{}", label(found), found.name).unwrap();
    }
    page.push_str(FOOT);
    page
}

/// Returns the label of links to a page of the book. The crate's documentation defines it in `src/guide/links.md`.
pub fn label(page: &Page) -> String {
    format!("errors/{}", page.name.trim_end_matches(".md"))
}

fn link(page: &Page) -> String {
    format!("[{}][{}]", page.title, label(page))
}

/// Writes a table of all messages in the book.
fn by_message(book: &[Page], page: &mut String) {
    let mut messages: BTreeMap<String, (BTreeSet<String>, BTreeSet<&str>)> = BTreeMap::new();
    for found in book {
        for error in found.blocks.iter().flat_map(Block::errors) {
            let (pages, rules) = messages.entry(pattern(error.message)).or_default();
            pages.insert(link(found));
            rules.insert(error.rule);
        }
    }
    writeln!(page, "\n## By message\n\n`…` is a name or value of your request, N a number.\n").unwrap();
    writeln!(page, "| message | rules | examples |\n|---|---|---|").unwrap();
    for (message, (pages, rules)) in messages {
        let rules: Vec<_> = rules.into_iter().map(|rule| format!("`{rule}`")).collect();
        let pages: Vec<_> = pages.into_iter().collect();
        writeln!(page, "| {message} | {} | {} |", rules.join(", "), pages.join(", ")).unwrap();
    }
}

/// Returns a message with `…` for its names and values, and N for its numbers.
fn pattern(message: &str) -> String {
    let mut pattern = String::new();
    for (index, part) in message.split('`').enumerate() {
        if index % 2 == 1 {
            pattern.push_str("`…`");
            continue;
        }
        let words = part.split(' ').map(|word| {
            let number = word.trim_end_matches([',', ':', ';']);
            if number.parse::<u32>().is_ok() { word.replace(number, "N") } else { word.to_owned() }
        });
        pattern.push_str(&words.collect::<Vec<_>>().join(" "));
    }
    for separator in [", ", " and ", " or "] {
        while pattern.contains(&format!("`…`{separator}`…`")) {
            pattern = pattern.replace(&format!("`…`{separator}`…`"), "`…`");
        }
    }
    pattern
}

/// Returns the page with most errors of a rule, or `None` if only texts that are read at run time break it.
pub fn page_of<'b>(rule: &str, book: &'b [Page]) -> Option<&'b Page> {
    let errors = |page: &&Page| page.blocks.iter().flat_map(Block::errors).filter(|error| error.rule == rule).count();
    book.iter().rev().max_by_key(errors).filter(|page| errors(page) > 0)
}

/// Returns the row of a rule: its id, which leads to its page, what it demands, and why.
fn row(rule: &Rule, book: &[Page]) -> String {
    let Rule { id, reason, page: documentation, .. } = rule;
    let name = match page_of(id.as_str(), book) {
        Some(page) => format!("[`{id}`][{}]", label(page)),
        None => format!("`{id}`"),
    };
    let waiver =
        id.waiver().map(|_| format!("[`#![allow({})]`][escape-hatches#break-a-rule]", id.as_str().replace('-', "_")));
    let page = format!("[{}]({})", documentation.name(), documentation.url());
    format!("| {name} | {} | {reason} ({page}) | {} |", rule.demand, waiver.unwrap_or_default())
}

#[test]
fn each_error_of_rustc_is_one_of_the_compile_fail_tests() {
    let files = fs::read_dir("tests/ui/mistakes").unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "stderr"));
    let errors: String = files.map(|path| fs::read_to_string(path).unwrap()).collect();
    let messages = errors.lines().filter_map(|line| line.strip_prefix("error[")?.split_once("]: "));
    let messages: BTreeSet<_> = messages.map(|(_, message)| pattern(message)).collect();
    let cells = RUSTC.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next()).skip(1);
    let cells: Vec<_> = cells.map(|cell| pattern(cell.trim_matches('`').trim())).collect();
    assert_eq!(cells.len(), 8);
    for cell in cells {
        assert!(messages.iter().any(|message| message.starts_with(&cell)), "no test has the error: {cell}");
    }
}
