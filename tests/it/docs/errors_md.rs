//! `docs/errors.md` is generated from the table of rules and the compile-fail tests. This test checks the file.
//!
//! `BLESS=1 cargo test --test it errors_md` writes it again.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write,
    fs,
};

use payment_session::PaymentSession;
use payment_session::rules::{RULES, Rule, RuleId};

const PAGE: &str = "docs/errors.md";

const HEAD: &str = "\
<!-- created from the table of rules and tests/ui: BLESS=1 cargo test --test it errors_md -->

# Errors

This page lists every rule with its reason, an error that it causes, and the correction.

Search this page for the rule that the `note:` of your error names, or find the error [by its message](#by-message). An
error with a number such as `E0425` is [rustc's own](#errors-of-rustc). Any other error without a note breaks
[`syntax`](#syntax). This page omits the notes.

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

/// The rules by subject. Each rule is in one group.
const GROUPS: &[(&str, &[RuleId])] = &[
    (
        "The form of a request",
        &[
            RuleId::Syntax,
            RuleId::DecidingValue,
            RuleId::UnknownField,
            RuleId::DuplicateField,
            RuleId::MissingField,
            RuleId::Type,
            RuleId::Json,
        ],
    ),
    (
        "Values",
        &[
            RuleId::Reference,
            RuleId::AmountValue,
            RuleId::Currency,
            RuleId::Quantity,
            RuleId::Percentage,
            RuleId::Enum,
            RuleId::VaChannel,
            RuleId::EwalletChannel,
            RuleId::Text,
            RuleId::Descriptor,
            RuleId::Instant,
            RuleId::Url,
            RuleId::Metadata,
        ],
    ),
    (
        "The customer",
        &[
            RuleId::CustomerChoice,
            RuleId::CustomerId,
            RuleId::Email,
            RuleId::Phone,
            RuleId::Country,
            RuleId::TransferDestination,
        ],
    ),
    (
        "Mode and method",
        &[
            RuleId::AmountRequired,
            RuleId::RedirectUrl,
            RuleId::BypassMode,
            RuleId::ApiMethod,
            RuleId::ApiVaChannel,
            RuleId::ApiEwalletChannel,
            RuleId::MethodBranch,
            RuleId::OptionsBranch,
            RuleId::ExpirationMethod,
        ],
    ),
    (
        "Payments that are made many times",
        &[
            RuleId::MultipleMethod,
            RuleId::MultipleMode,
            RuleId::MultipleAutoConfirm,
            RuleId::StaticVaOptions,
            RuleId::StaticQrAmount,
            RuleId::VaNumber,
            RuleId::VaNumberDigits,
        ],
    ),
    (
        "Cards and saved methods",
        &[
            RuleId::CardSource,
            RuleId::CardNumber,
            RuleId::CardData,
            RuleId::CardLiteral,
            RuleId::EncryptedCard,
            RuleId::ThreeDsInfo,
            RuleId::TokenCustomer,
            RuleId::SaveMethod,
            RuleId::ShowSavedMethod,
            RuleId::ShowSavedMode,
        ],
    ),
    ("Shares of a payment", &[RuleId::SplitAmount]),
];

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

#[test]
fn each_rule_is_in_one_group() {
    for id in RuleId::ALL {
        let count = GROUPS.iter().flat_map(|(_, ids)| *ids).filter(|grouped| *grouped == id).count();
        assert_eq!(count, 1, "`GROUPS` in this file must have `{id}` once");
    }
}

fn page() -> String {
    let mut page = String::from(HEAD);
    writeln!(page, "\n| subject | rules |\n|---|---|").unwrap();
    for (title, ids) in GROUPS {
        let ids: Vec<_> = ids.iter().map(|id| link(id.as_str())).collect();
        writeln!(page, "| {title} | {} |", ids.join(", ")).unwrap();
    }
    by_message(&mut page);
    page.push_str(RUSTC);
    for (title, ids) in GROUPS {
        writeln!(page, "\n## {title}").unwrap();
        for id in *ids {
            section(&mut page, RULES.iter().find(|rule| rule.id == *id).unwrap());
        }
    }
    page.push('\n');
    page.push_str(FOOT);
    page
}

/// Returns a link to the section of a rule. Headings have no points in their anchors.
fn link(id: &str) -> String {
    format!("[`{id}`](#{})", id.replace('.', ""))
}

/// Writes a table of the messages of the compile-fail tests.
fn by_message(page: &mut String) {
    let mut messages: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for id in RULES.iter().map(|rule| rule.id.as_str()) {
        let errors = fs::read_to_string(format!("tests/ui/bad/{id}.stderr")).unwrap_or_default();
        for message in errors.lines().filter_map(|line| line.strip_prefix("error: ")) {
            messages.entry(pattern(message)).or_default().insert(id);
        }
    }
    writeln!(page, "\n## By message\n\n`…` is a name or value of your request, N a number.\n").unwrap();
    writeln!(page, "| message | rules |\n|---|---|").unwrap();
    for (message, ids) in messages {
        let ids: Vec<_> = ids.into_iter().map(link).collect();
        writeln!(page, "| {message} | {} |", ids.join(", ")).unwrap();
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

fn section(page: &mut String, rule: &Rule) {
    let Rule { id, reason, page: documentation, .. } = rule;
    writeln!(page, "\n### `{id}`\n\n{}.\n", capital(&rule.demand())).unwrap();
    let url = documentation.url();
    writeln!(page, "*Why:* {reason}. *Page:* [{}]({url}).{}\n", documentation.name(), waiver(*id)).unwrap();
    match *id {
        // Only the run-time reader can receive invalid JSON.
        RuleId::Json => run_time(page),
        id => compile_time(page, id),
    }
}

/// Returns the attribute that waives a rule, if the rule can be waived.
fn waiver(id: RuleId) -> String {
    let name = id.as_str().replace('-', "_");
    id.waiver().map(|_| format!(" *[Waiver][escape-hatches#break-a-rule]:* `#![expect({name})]`.")).unwrap_or_default()
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
    writeln!(page, "```text\n{}\n```\n", shown(error.split("\n\n").next().unwrap())).unwrap();
    writeln!(page, "Right:\n\n```rust,ignore\n{}\n```", first_invocation(&right)).unwrap();
}

fn run_time(page: &mut String) {
    let wrong = r#"{"clientReferenceId": "INV-1", "amount": {"value": 10000, "currency": "IDR""#;
    let right = r#"{
    "clientReferenceId": "INV-1",
    "amount": {"value": 10000, "currency": "IDR"},
    "redirectUrl": {"successReturnUrl": "https://shop.example/paid"},
    "customerId": "C"
}"#;
    let error = PaymentSession::from_json(wrong.as_bytes()).unwrap_err();
    PaymentSession::from_json(right.as_bytes()).unwrap();
    writeln!(page, "Wrong:\n\n```text\n{wrong}\n```\n\n```text\n{error:#}\n```\n").unwrap();
    writeln!(page, "Right:\n\n```json\n{right}\n```").unwrap();
}

/// The greatest length of a line of an error, which fits into a window of 1,200 pixels.
const WIDTH: usize = 90;

/// Returns an error as the page shows it: in short lines, and without the note, which repeats the head of the section.
fn shown(error: &str) -> String {
    let lines = error.trim_end().lines().filter(|line| !line.starts_with("       note: rule "));
    lines.map(wrapped).collect::<Vec<_>>().join("\n")
}

/// Returns a line of a message in lines of at most [`WIDTH`] characters. Lines of source code stay as they are.
fn wrapped(line: &str) -> String {
    if !line.starts_with("error: ") && !line.starts_with("       help: ") {
        return line.to_owned();
    }
    let mut lines = vec![String::new()];
    for word in line.split_inclusive(' ') {
        let last = lines.last_mut().unwrap();
        if last.chars().count() + word.trim_end().chars().count() > WIDTH {
            lines.push(format!("{:13}{word}", ""));
        } else {
            last.push_str(word);
        }
    }
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

#[test]
fn long_messages_are_wrapped() {
    let help = format!("       help: write {}", "`value` ".repeat(12));
    assert_eq!(wrapped(&help).lines().map(|line| line.chars().count()).collect::<Vec<_>>(), [90, 36]);
    assert_eq!(shown("error: a\n       note: rule `x`: y\n --> z\n"), "error: a\n --> z");
}

/// Returns the first item that contains an invocation.
fn first_invocation(source: &str) -> &str {
    source.split("\n\n").find(|item| item.contains("payment_session! {")).unwrap().trim_end()
}

fn capital(sense: &str) -> String {
    let mut chars = sense.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}
