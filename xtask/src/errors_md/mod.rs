//! `docs/errors.md` is generated from the table of rules and the book of mistakes. A message that only the corpus has leads to
//! the section of the book about its words.

mod messages;
mod texts;

use std::{collections::BTreeMap, fmt::Write};

use payment_core::rules::{Origin, RULES, Rule};
use test_support::book::{Block, Page};

use self::{
    messages::{pattern, without_signs},
    texts::{ELSEWHERE, FOOT, HEAD, MESSAGES, READER, RUSTC},
};
use crate::{File, checkout};

/// How the addresses of our own documentation begin.
const OURS: &str = "https://docs.rs/payment-session/";

/// The rule of the errors that name none.
const SYNTAX: &str = "syntax";

/// Returns the page, and the links of the crate's documentation to the sections of the book.
pub fn files(book: &[Page], corpus: &[Page]) -> [File; 2] {
    let sections = sections(book);
    let mut links = String::new();
    for section in &sections {
        let module = section.page.name.trim_end_matches(".md");
        writeln!(links, "[{}]: crate::guide::errors::{module}#{}", section.label(), section.anchor()).unwrap();
    }
    [
        File { path: checkout("docs/errors.md"), text: page(book, corpus, &sections) },
        File { path: checkout("src/guide/links_errors.md"), text: links },
    ]
}

fn page(book: &[Page], corpus: &[Page], sections: &[Section<'_>]) -> String {
    let mut page = String::from(HEAD);
    writeln!(
        page,
        "\n## By rule\n\n{}\n\n| rule | demands | how sure | because | escape hatch |\n|---|---|---|---|---|",
        origins()
    )
    .unwrap();
    let rules: BTreeMap<_, _> = RULES.iter().map(|rule| (rule.id.as_str(), rule)).collect();
    for rule in rules.values() {
        writeln!(page, "{}", row(rule, sections)).unwrap();
    }
    by_message(book.iter().chain(corpus), sections, &mut page);
    page.push_str(READER);
    page.push_str(RUSTC);
    page.push('\n');
    let shown = page.clone();
    for section in sections.iter().filter(|section| shown.contains(&format!("][{}]", section.label()))) {
        writeln!(page, "[{}]: {}", section.label(), section.address()).unwrap();
    }
    page.push_str(FOOT);
    page
}

/// A section of the book.
struct Section<'b> {
    page: &'b Page,
    heading: &'b str,
    /// The rule and the message of each error in it.
    errors: Vec<(&'b str, &'b str)>,
}

impl Section<'_> {
    /// Returns the label of links to the section: its rule, or its page and its anchor. The crate's documentation defines it in
    /// `src/guide/links_errors.md`.
    fn label(&self) -> String {
        match self.rule() {
            Some(rule) => rule.to_owned(),
            None => format!("errors/{}#{}", self.page.name.trim_end_matches(".md"), self.anchor()),
        }
    }

    /// Returns its address, seen from `docs`.
    fn address(&self) -> String {
        format!("errors/{}#{}", self.page.name, self.anchor())
    }

    /// Returns the rule that its heading begins with.
    fn rule(&self) -> Option<&str> {
        self.heading.strip_prefix('`')?.split_once("`: ").map(|(rule, _)| rule)
    }

    /// Returns the anchor of its heading.
    fn anchor(&self) -> String {
        let kept = self.heading.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
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

/// Returns the section about a rule, or `None` if only texts that are read at run time break it.
fn section_of_rule<'s, 'b>(sections: &'s [Section<'b>], rule: &str) -> Option<&'s Section<'b>> {
    sections.iter().find(|section| section.rule() == Some(rule))
}

/// Writes a table of the messages that name no rule.
fn by_message<'b>(pages: impl Iterator<Item = &'b Page>, sections: &[Section<'_>], page: &mut String) {
    let errors = pages.flat_map(|page| &page.blocks).flat_map(Block::errors);
    let messages = errors.filter(|error| error.rule == SYNTAX).map(|error| pattern(error.message));
    let row = |message: String| {
        let section = section_about(sections, &|rule, other| rule == SYNTAX && pattern(other) == message);
        let about_words = || {
            let words = without_signs(&message);
            section_about(sections, &|rule, other| rule == SYNTAX && without_signs(&pattern(other)) == words)
        };
        let section =
            section.or_else(about_words).unwrap_or_else(|| panic!("docs/errors has no section about: {message}"));
        let name = section.rule().map_or_else(|| section.heading.to_owned(), |rule| format!("`{rule}`"));
        (message, format!("[{name}][{}]", section.label()))
    };
    let mut rows: BTreeMap<_, _> = messages.map(row).collect();
    for (message, name, section) in ELSEWHERE {
        rows.insert(message.to_owned(), format!("[{name}][{section}]"));
    }
    page.push_str(MESSAGES);
    for (message, link) in joined(&rows) {
        writeln!(page, "| {message} | {link} |").unwrap();
    }
}

/// Returns the rows, one for those that begin alike before a reason, and lead to the same section.
fn joined(rows: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let beginning = |message: &str| message.split_once(": ").map(|(beginning, _)| beginning.to_owned());
    let alike = |message: &str, link: &str| {
        let beginning = beginning(message)?;
        let others = rows.iter().filter(|(other, to)| other.starts_with(&format!("{beginning}: ")) && *to == link);
        (others.count() > 1).then(|| without_signs(&beginning))
    };
    rows.iter().map(|(message, link)| (alike(message, link).unwrap_or_else(|| message.clone()), link.clone())).collect()
}

/// Returns the address of the section about each rule that an invocation can break, seen from `docs`.
pub fn sections_of_rules(book: &[Page]) -> BTreeMap<&'static str, String> {
    let sections = sections(book);
    let section = |rule: &'static Rule| {
        let id = rule.id.as_str();
        Some((id, section_of_rule(&sections, id)?.address()))
    };
    RULES.iter().filter_map(section).collect()
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
    // A page of ours is a file here, and an item in the crate's documentation.
    let page = if documentation.url().starts_with(OURS) {
        format!("[`{}`]", documentation.name())
    } else {
        format!("[{}]({})", documentation.name(), documentation.url())
    };
    let (demand, origin) = (rule.demand, rule.origin());
    format!("| {name} | {demand} | {origin} | {reason} ({page}) | {} |", waiver.unwrap_or_default())
}

/// Returns how sure this project is of its rules.
fn origins() -> String {
    let count = |origin| RULES.iter().filter(|rule| rule.origin() == origin).count();
    let [documented, decided, inferred, own] =
        [Origin::Documented, Origin::Decided, Origin::Inferred, Origin::Own].map(count);
    format!(
        "There are {} rules:\n\n- {documented} are **documented**.\n- {decided} are **decided**, because the documentation \
        contradicts itself.\n- {inferred} are **inferred**, because the documentation does not have them. The `note:` of an error \
        has this word.\n- {own} are this crate's **own**: about the limits of its checks, and about card data.\n\nThe README of \
        `client/live-check` in the repository lists the decisions about the documentation, and what merchants\nfound out about \
        them.",
        RULES.len()
    )
}
