//! `docs/errors.md` is generated from the table of rules and the book of mistakes. Messages that only the corpus has lead to
//! the section of the book about their rule, or about their words.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use payment_core::rules::{self, RULES, Rule};
use test_support::book::{Block, Page};

use crate::{File, checkout};

const HEAD: &str = "\
<!-- created from the table of rules and docs/errors by `cargo run -p xtask -- generate` -->

# Errors

This page lists every message and every rule. Each leads to a section that shows a request with this mistake, says why it
is one, and shows the right form. Carets mark the place of an error, and the line below has the correction. An error without
carets is about the whole invocation.

Search this page for [the rule](#by-rule) that the `note:` of your error names, or for [its message](#by-message). If the
message begins with `when`, `without` or `if this is`, search for what follows the condition. If nothing is found, search for
its words without the names, because a message that may be about any field has `…` in their place here. An error with a
number such as `E0425` is [rustc's own](#errors-of-rustc). Any other error without a note breaks `syntax`.

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
    for found in book {
        writeln!(page, "[{}]: errors/{}", label(found), found.name).unwrap();
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
        messages.entry(shown(rule, message)).or_default().insert(rule);
    }
    writeln!(page, "\n## By message\n\n`…` is a name or value of your request, N a number.\n").unwrap();
    writeln!(page, "| message | section |\n|---|---|").unwrap();
    for (message, rules) in messages {
        // `syntax` has many sections, which their messages find.
        let named = rules.iter().filter(|rule| **rule != "syntax");
        let mut links: Vec<_> =
            named.filter_map(|rule| Some(format!("[`{rule}`][{}]", section_named(sections, rule)?.label()))).collect();
        if links.is_empty() {
            let section = section_about(sections, &|rule, other| shown(rule, other) == message);
            let section = section.unwrap_or_else(|| panic!("docs/errors has no section about: {message}"));
            links.push(format!("[{}][{}]", section.name(), section.label()));
        }
        writeln!(page, "| {message} | {} |", links.join(", ")).unwrap();
    }
}

/// Returns a message as the table shows it. That of a rule between fields names them, so it is shown as it is printed.
/// Any other message may name every field, also one that lists the values of an enum.
fn shown(rule: &str, message: &str) -> String {
    let message = match message.split_once("`: ") {
        // The condition of an arm
        Some((condition, rest)) if ["when `", "without `"].iter().any(|word| condition.starts_with(word)) => rest,
        _ => message,
    };
    let message = message.strip_prefix("if this is `None`, ").unwrap_or(message);
    let is_between_fields = rules::get(rule).is_some_and(Rule::is_between_fields);
    match message.split_once(" must be ") {
        _ if is_between_fields => message.to_owned(),
        Some((_, values)) if ["enum", "ewallet-channel"].contains(&rule) => format!("`…` must be {values}"),
        _ => pattern(message),
    }
}

/// Returns a message with `…` for its names and values, and N for its numbers. The number of a standard stays.
fn pattern(message: &str) -> String {
    let mut pattern = String::new();
    for (index, part) in message.split('`').enumerate() {
        if index % 2 == 1 {
            pattern.push_str("`…`");
            continue;
        }
        let words: Vec<_> = part.split(' ').collect();
        let shown = words.iter().enumerate().map(|(at, word)| {
            let number = word.trim_end_matches([',', ':', ';']);
            let is_variable =
                number.parse::<u32>().is_ok() && at.checked_sub(1).is_none_or(|before| words[before] != "ISO");
            if is_variable { word.replace(number, "N") } else { (*word).to_owned() }
        });
        pattern.push_str(&shown.collect::<Vec<_>>().join(" "));
    }
    // A list of names may have any length.
    let list = "`…`, `…`";
    while pattern.contains(list) {
        pattern = pattern.replace(list, "`…`");
    }
    pattern.replace("`…` or `…`", "`…`").replace("`…` and `…`", "`…`")
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
        None => format!("`{id}`"),
    };
    let waiver =
        id.waiver().map(|_| format!("[`#![allow({})]`][escape-hatches#break-a-rule]", id.as_str().replace('-', "_")));
    let page = format!("[{}]({})", documentation.name(), documentation.url());
    format!("| {name} | {} | {reason} ({page}) | {} |", rule.demand, waiver.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use super::{RUSTC, pattern};
    use crate::checkout;

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
