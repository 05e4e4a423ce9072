//! `docs/errors.md` is generated from the table of rules and the book of mistakes. Messages that only the corpus has lead to
//! the section of the book about their rule, or about their words.

mod messages;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use payment_core::rules::{RULES, Rule};
use test_support::book::{Block, Page};

use self::messages::{shown, with_json_names};
use crate::{File, checkout};

const HEAD: &str = "\
<!-- created from the table of rules and docs/errors by `cargo run -p xtask -- generate` -->

# Errors

This page lists every message and every rule. Each leads to a section that shows a request with this mistake, says why it
is one, and shows the right form. Carets mark the place of an error, and the line below has the correction. An error without
carets is about the whole invocation.

Search this page for [the rule](#by-rule) that your error names, in its `note:` or in parentheses at its end, or for [its
message](#by-message). If the message begins with `when`, `with`, `without` or `if this is`, search for what follows the
[condition][errors/choices#an-arm-that-breaks-a-rule]. If nothing is found, search for its words without the names, because
a message that may be about any field has `…` in their place here. An error with a number such as `E0425` is [rustc's
own](#errors-of-rustc), and a text can be [impossible to read](#text-that-cannot-be-read). Any other error that names no rule
breaks `syntax`.

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
| `` expected `payment_session::Email`, found `String` `` | a run-time value needs the type of its field | write `row.email.try_into()?`, or use [`try_payment_session!`][shop#pass-plain-values] |
| `` expected `payment_session::Email`, found `Option<…>` `` | an `Option` needs `?` before the colon | write `key?: value`; a required field accepts no `Option`, except in `try_payment_session!` |
| `` expected `Option<GivenName>`, found `…` `` | `key?:` needs an `Option` of the field's type | write `key: value`, or `.map(TryInto::try_into).transpose()?` after an `Option` of a `String` |
| `` `…` does not convert into `…` `` | `try_payment_session!` has no conversion between these types | convert the value before, or implement `TryFrom` for the field's type |
| `` the `?` operator can only be used in a function that returns `Result` `` | a `?` in a value returns from your own function | let the function return `Result<_, Invalid>`, or use `try_payment_session!` without `?` |
| mismatched types | the field is an object, a list or a boolean | create objects by [`payment_part!`][shop#split-a-request-into-functions] |
| `` cannot call non-const function `…` in constants `` | a constant can only have literals | use a `fn` or a `static` with `LazyLock` |
";

const READER: &str = "
## Text that cannot be read

`from_json` and the programs that use it report these errors of the rule `json` at a line and column, because text can be
wrong where Rust code cannot. They come alone, since what cannot be read cannot be checked.

| error | cause | correction |
|---|---|---|
| `` the text is not valid JSON `` | JSON does not have what is at this place, such as a comma before `}`, a comment, or a name without quotes | write plain JSON, or paste the text into `payment_session!`, which accepts comments and a last comma |
| `` the text ends too early `` | the text was cut, or a brace, bracket or quote is not closed | read the whole body before you parse it |
| `` the text is not valid UTF-8 `` | the text has another encoding | convert it into UTF-8 |
| `` the text begins with a byte order mark `` | an editor or a spreadsheet has added it | remove the first three bytes |
| `` the string contains half of a surrogate pair `` | an escape such as `\\ud83d` needs a second one after it | write the character itself |
| `` the text is nested more than 127 levels deep `` | the limit protects the reader's memory | use fewer levels in `metadata` |
| `` a request must be a JSON object `` | the text is a list, a string or another value | write `{ … }`; read the items of a list one by one |
";

/// Messages that no invocation of the book has: text that is read at run time, and what is too deep for a page. Each has the
/// name and the label of its section.
const ELSEWHERE: [(&str, &str, &str); 2] = [
    ("`…` looks like a misspelling of `…`", "`va-channel`", VA_CHANNEL),
    (
        "choices are nested more than N levels deep",
        "More than 256 combinations",
        "errors/choices#more-than-256-combinations",
    ),
];
const VA_CHANNEL: &str =
    "errors/enum-values#va-channel-a-documented-bank-or-as-a-string-another-name-that-is-not-close-to-one";

const FOOT: &str = "\
[escape-hatches]: escape-hatches.md
[escape-hatches#break-a-rule]: escape-hatches.md#break-a-rule
[escape-hatches#name-a-new-bank]: escape-hatches.md#name-a-new-bank
[escape-hatches#send-a-new-enum-value]: escape-hatches.md#send-a-new-enum-value
[shop#pass-plain-values]: shop.md#pass-plain-values
[shop#split-a-request-into-functions]: shop.md#split-a-request-into-functions
";

/// Returns the page, and the links of the crate's documentation to the sections of the book.
pub fn files(book: &[Page], corpus: &[Page]) -> [File; 2] {
    let sections = sections(book);
    let mut links = String::new();
    for section in &sections {
        let module = section.page.name.trim_end_matches(".md").replace('-', "_");
        writeln!(links, "[{}]: crate::guide::errors::{module}#{}", section.label(), section.anchor()).unwrap();
    }
    [
        File { path: checkout("docs/errors.md"), text: page(book, corpus, &sections) },
        File { path: checkout("src/guide/links_errors.md"), text: links },
    ]
}

fn page(book: &[Page], corpus: &[Page], sections: &[Section<'_>]) -> String {
    let mut page = String::from(HEAD);
    let pages = book.iter().chain(corpus);
    let errors = pages.flat_map(|page| &page.blocks).flat_map(Block::errors).map(|error| (error.rule, error.message));
    by_message(errors, sections, &mut page);
    page.push_str(READER);
    page.push_str(RUSTC);
    writeln!(page, "\n## By rule\n\n| rule | demands | because | escape hatch |\n|---|---|---|---|").unwrap();
    let rules: BTreeMap<_, _> = RULES.iter().map(|rule| (rule.id.as_str(), rule)).collect();
    for rule in rules.values() {
        writeln!(page, "{}", row(rule, sections)).unwrap();
    }
    page.push('\n');
    for section in sections {
        writeln!(page, "[{}]: errors/{}#{}", section.label(), section.page.name, section.anchor()).unwrap();
    }
    page.push_str(FOOT);
    page
}

/// Returns the label of links to a page of the book. The crate's documentation defines it in `src/guide/links.md`.
pub fn label(page: &Page) -> String {
    format!("errors/{}", page.name.trim_end_matches(".md"))
}

/// A section of the book.
struct Section<'b> {
    page: &'b Page,
    heading: &'b str,
    /// The rule and the message of each error in it.
    errors: Vec<(&'b str, &'b str)>,
}

impl Section<'_> {
    /// Returns the label of links to the section.
    fn label(&self) -> String {
        format!("{}#{}", label(self.page), self.anchor())
    }

    /// Returns the anchor of its heading.
    fn anchor(&self) -> String {
        let kept = self.heading.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
    }

    /// Returns the rule that its heading begins with, or the heading.
    fn name(&self) -> &str {
        self.heading.split_once(": ").filter(|(rule, _)| rule.starts_with('`')).map_or(self.heading, |(rule, _)| rule)
    }

    /// Returns how much of the section is about an error, and how often it has that error.
    fn share(&self, is_it: &dyn Fn(&str, &str) -> bool) -> (usize, usize) {
        let count = self.errors.iter().filter(|(rule, message)| is_it(rule, message)).count();
        (count * 100 / self.errors.len().max(1), count)
    }
}

fn sections(book: &[Page]) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for page in book {
        for block in &page.blocks {
            let errors = block.errors().into_iter().map(|error| (error.rule, error.message));
            match sections.last_mut() {
                Some(last) if last.page.name == page.name && last.heading == block.heading => {
                    last.errors.extend(errors);
                }
                _ => sections.push(Section { page, heading: &block.heading, errors: errors.collect() }),
            }
        }
    }
    sections.retain(|section| !section.errors.is_empty());
    sections
}

/// Returns the section that is about an error more than others are.
fn section_about<'s, 'b>(sections: &'s [Section<'b>], is_it: &dyn Fn(&str, &str) -> bool) -> Option<&'s Section<'b>> {
    // The first of equal ones
    sections.iter().rev().max_by_key(|section| section.share(is_it)).filter(|section| section.share(is_it).1 > 0)
}

/// Returns the section whose heading begins with a rule.
fn section_named<'s, 'b>(sections: &'s [Section<'b>], rule: &str) -> Option<&'s Section<'b>> {
    sections.iter().find(|section| section.heading.starts_with(&format!("`{rule}`")))
}

/// Returns the section about a rule, or `None` if only texts that are read at run time break it.
fn section_of_rule<'s, 'b>(sections: &'s [Section<'b>], rule: &str) -> Option<&'s Section<'b>> {
    section_named(sections, rule).or_else(|| section_about(sections, &|other, _| other == rule))
}

/// Writes a table of all messages.
fn by_message<'b>(errors: impl Iterator<Item = (&'b str, &'b str)>, sections: &[Section<'_>], page: &mut String) {
    let mut messages: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (rule, message) in errors {
        let message = shown(rule, message);
        // Of a rule between fields, which names them
        if !message.contains('…') {
            messages.entry(with_json_names(&message)).or_default().insert(rule);
        }
        messages.entry(message).or_default().insert(rule);
    }
    writeln!(page, "\n## By message\n\n`…` is a name or value of your request, N a number.\n").unwrap();
    writeln!(page, "| message | section |\n|---|---|").unwrap();
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for (message, name, section) in ELSEWHERE {
        rows.insert(message.to_owned(), format!("[{name}][{section}]"));
    }
    for (message, rules) in messages {
        // `syntax` has many sections, which their messages find.
        let named = rules.iter().filter(|rule| **rule != "syntax");
        let mut links: Vec<_> =
            named.filter_map(|rule| Some(format!("[`{rule}`][{}]", section_named(sections, rule)?.label()))).collect();
        if links.is_empty() {
            let section = section_about(sections, &|rule, other| shown(rule, other) == message);
            let section = section.unwrap_or_else(|| panic!("docs/errors has no section about: {message}"));
            links.push(format!("[{}][{}]", section.name(), section.label()));
        } else {
            // A section about something else than a rule, such as the amount of a refund
            let others = sections.iter().filter(|section| !section.heading.starts_with('`'));
            let others = others.filter(|section| section.share(&|rule, other| shown(rule, other) == message).1 > 0);
            links.extend(others.map(|section| format!("[{}][{}]", section.name(), section.label())));
        }
        rows.insert(message, links.join(", "));
    }
    for (message, links) in rows {
        writeln!(page, "| {message} | {links} |").unwrap();
    }
}

/// Returns the page about each rule that an invocation can break.
pub fn pages_of_rules(book: &[Page]) -> BTreeMap<&'static str, &Page> {
    let sections = sections(book);
    let page_of = |rule: &'static Rule| {
        let section = section_of_rule(&sections, rule.id.as_str())?;
        Some((rule.id.as_str(), section.page))
    };
    RULES.iter().filter_map(page_of).collect()
}

/// Returns the row of a rule: its id, which leads to its section, what it demands, and why.
fn row(rule: &Rule, sections: &[Section<'_>]) -> String {
    let Rule { id, reason, page: documentation, .. } = rule;
    let name = match section_of_rule(sections, id.as_str()) {
        Some(section) => format!("[`{id}`][{}]", section.label()),
        // Only a text that is read at run time breaks it.
        None => format!("[`{id}`](#text-that-cannot-be-read)"),
    };
    let waiver =
        id.waiver().map(|_| format!("[`#![allow({})]`][escape-hatches#break-a-rule]", id.as_str().replace('-', "_")));
    let page = format!("[{}]({})", documentation.name(), documentation.url());
    format!("| {name} | {} | {reason} ({page}) | {} |", rule.demand, waiver.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use super::{ELSEWHERE, READER, RUSTC, messages::pattern};
    use crate::checkout;

    #[test]
    fn messages_that_the_book_lacks_are_in_the_code() {
        let files = [
            "payment-core/src/inspect/explain/listed.rs",
            "payment-core/src/inspect/explain/mod.rs",
            "payment-core/src/inspect/json_tree.rs",
            "payment-core/src/json/read/syntax_error.rs",
            "payment-core/src/session/violations.rs",
            "payment-expand/src/parse/choice.rs",
        ];
        let code: String = files.map(|path| fs::read_to_string(checkout(path)).unwrap()).concat();
        let reader = READER.lines().filter_map(|line| line.strip_prefix("| `` ")?.split(" ``").next());
        let reader: Vec<_> = reader.collect();
        assert_eq!(reader.len(), 7);
        for message in reader.into_iter().chain(ELSEWHERE.map(|(message, ..)| message)) {
            let words = message.split(['`', '…', 'N']).map(str::trim).max_by_key(|words| words.len()).unwrap();
            assert!(code.contains(words), "no message has the words: {words}");
        }
    }

    #[test]
    fn each_error_of_rustc_is_one_of_the_compile_fail_tests() {
        let files = fs::read_dir(checkout("tests/ui/mistakes")).unwrap().map(|entry| entry.unwrap().path());
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
}
