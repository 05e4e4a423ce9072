//! `docs/errors.md` is generated from the table of rules and the book of mistakes. Messages that only the corpus has lead to
//! the section of the book about their rule, or about their words.

mod messages;
mod texts;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use payment_core::rules::{Origin, RULES, Rule};
use test_support::book::{Block, Page};

use self::{
    messages::{shown, with_json_names, without_signs},
    texts::{ELSEWHERE, FOOT, HEAD, READER, RUSTC},
};
use crate::{File, checkout};

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
            let about_words = || {
                let words = without_signs(&message);
                section_about(sections, &|rule, other| without_signs(&shown(rule, other)) == words)
            };
            let section =
                section.or_else(about_words).unwrap_or_else(|| panic!("docs/errors has no section about: {message}"));
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
    let (demand, origin) = (rule.demand, rule.origin());
    format!("| {name} | {demand} | {origin} | {reason} ({page}) | {} |", waiver.unwrap_or_default())
}

/// Returns how sure this project is of its rules.
fn origins() -> String {
    let count = |origin| RULES.iter().filter(|rule| rule.origin() == origin).count();
    let [documented, decided, inferred, own] =
        [Origin::Documented, Origin::Decided, Origin::Inferred, Origin::Own].map(count);
    format!(
        "Of {} rules, {documented} are **documented**. {decided} are **decided**, because the documentation contradicts itself. \
        {inferred} are **inferred**: the\ndocumentation does not say so, and the `note:` of an error has this word. {own} are this \
        crate's **own**, about what it can check and\nabout card data. The README of `client/live-check` \
        in the repository lists\nthe decisions about the documentation, and what merchants found out about them.",
        RULES.len()
    )
}
