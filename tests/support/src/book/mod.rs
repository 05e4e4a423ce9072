//! The book of mistakes and the corpus, whose code blocks are tests.
//!
//! The book is for readers: a section for each message, with an example that a shop could have written. The corpus has all
//! other cases. A page has a title, and a section for each mistake, with a heading of two or three signs. A section shows invocations that do not compile, with their errors,
//! and may show the right form:
//!
//! ````markdown
//! ## A static payment by card
//!
//! ```rust,ignore
//! payment_session! {
//!     payment_type: MULTIPLE,
//!     payment_method: { type: CARD },
//!     //                      ^^^^ error[multiple-method]: `MULTIPLE` cannot be used with the method `CARD`
//!     //   help: write `type: VIRTUAL_ACCOUNT`
//! }
//! ```
//!
//! ```rust,ignore instead
//! payment_session! {
//!     payment_type: MULTIPLE,
//!     payment_method: { type: VIRTUAL_ACCOUNT },
//! }
//! ```
//! ````
//!
//! A `note:` below the help is one of this error. The sentence of its rule is left out, and so are the pages.
//!
//! Carets below a line mark the place of an error. An error without carets is about the whole invocation. An error without
//! a rule breaks `syntax`.
//!
//! A block `rust,ignore given` before the first section has the entries that the invocations of a page share. They are added
//! to each `payment_session!` that lacks them, except in a block `rust,ignore whole`. A block `rust,ignore given refund` has
//! those of each `payment_refund!`.
//!
//! A block may declare a macro with `payment_presets!`, and use it below.

mod json;
mod source;

use std::{fs, path::Path};

pub use self::{
    json::json_of,
    source::{Invocation, Presets, Source},
};

/// The folder of the book.
pub const BOOK: &str = "docs/errors";
/// The folder of the corpus.
pub const CORPUS: &str = "tests/macros/corpus";

/// A page of the book or of the corpus.
#[derive(Clone, Debug)]
pub struct Page {
    /// The name of its file, such as `rules.md`.
    pub name: String,
    /// Its first heading.
    pub title: String,
    /// Its blocks of code.
    pub blocks: Vec<Block>,
}

/// A block of code.
#[derive(Clone, Debug)]
pub struct Block {
    /// What its code is for.
    pub role: Role,
    /// The heading of its section.
    pub heading: String,
    /// The line of its first line of code, from 1.
    pub line: usize,
    /// Its lines, with the errors.
    pub text: String,
}

/// What the code of a block is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Entries for the sessions of all other blocks.
    Given,
    /// Entries for their refunds.
    GivenRefund,
    /// Invocations with mistakes, to which the given entries are added.
    Wrong,
    /// The same, without the given entries.
    Whole,
    /// Invocations without mistakes, to which the given entries are added.
    Instead,
    /// The same, without the given entries.
    InsteadWhole,
}

impl Role {
    /// Returns the role of a block from the words after its fence, or `None` for other languages.
    fn of(info: &str) -> Option<Self> {
        match info {
            "rust,ignore" => Some(Self::Wrong),
            "rust,ignore given" => Some(Self::Given),
            "rust,ignore given refund" => Some(Self::GivenRefund),
            "rust,ignore whole" => Some(Self::Whole),
            "rust,ignore instead" => Some(Self::Instead),
            "rust,ignore instead whole" => Some(Self::InsteadWhole),
            _ if info.starts_with("rust") => panic!("a block of the book cannot be `{info}`"),
            _ => None,
        }
    }

    /// Returns whether the invocations have no mistakes.
    pub fn is_right(self) -> bool {
        matches!(self, Self::Instead | Self::InsteadWhole)
    }

    /// Returns whether the block has entries for other blocks.
    pub fn is_given(self) -> bool {
        matches!(self, Self::Given | Self::GivenRefund)
    }

    /// Returns whether the given entries are not added.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Whole | Self::InsteadWhole)
    }
}

/// Reads the pages in a folder, in the order of their names.
///
/// # Panics
///
/// Panics if a file cannot be read, or if a block has an unknown form.
pub fn pages(folder: &Path) -> Vec<Page> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| Page::parse(name(path), &fs::read_to_string(path).unwrap())).collect()
}

/// A block with invocations, and where it is.
#[derive(Clone, Debug)]
pub struct Case {
    /// The path of its page, from the root of the workspace.
    pub page: String,
    /// The page, the line and the section, for messages.
    pub at: String,
    /// The block with the errors that it shows.
    pub block: Block,
    /// The code of the block, with the entries of its page.
    pub source: Source,
}

/// Returns the blocks with invocations in the book and in the corpus of a workspace.
pub fn cases(workspace: &Path) -> Vec<Case> {
    let in_folder = |folder: &str| {
        let of_page = |page: Page| {
            let path = format!("{folder}/{}", page.name);
            let case = |block: &Block| Case {
                page: path.clone(),
                at: format!("{path}:{}: {}", block.line, block.heading),
                source: Source::of(&page, block),
                block: block.clone(),
            };
            page.blocks.iter().filter(|block| !block.role.is_given()).map(case).collect::<Vec<_>>()
        };
        pages(&workspace.join(folder)).into_iter().flat_map(of_page).collect::<Vec<_>>()
    };
    [BOOK, CORPUS].into_iter().flat_map(in_folder).collect()
}

/// Returns each invocation without presets in the book and in the corpus of a workspace, with its page and line.
pub fn invocations(workspace: &Path) -> Vec<(String, Invocation)> {
    let of_case = |case: Case| {
        let found = case.source.invocations().into_iter().filter(|found| found.presets.is_none());
        found.map(move |found| (case.at.clone(), found))
    };
    cases(workspace).into_iter().flat_map(of_case).collect()
}

impl Page {
    /// Parses a page.
    ///
    /// # Panics
    ///
    /// Panics if a block has an unknown form.
    pub fn parse(name: String, text: &str) -> Self {
        let mut page = Self { name, title: String::new(), blocks: Vec::new() };
        let (mut heading, mut block, mut is_code) = ("", None::<Block>, false);
        for (line, number) in text.lines().zip(1..) {
            match line.strip_prefix("```") {
                Some("") if is_code => {
                    is_code = false;
                    page.blocks.extend(block.take());
                }
                Some(info) if !is_code => {
                    is_code = true;
                    block = Role::of(info).map(|role| Block {
                        role,
                        heading: heading.to_owned(),
                        line: number + 1,
                        text: String::new(),
                    });
                }
                _ if is_code => {
                    if let Some(block) = &mut block {
                        block.text.extend([line, "\n"]);
                    }
                }
                _ => {
                    if let Some(title) = line.strip_prefix("# ") {
                        title.clone_into(&mut page.title);
                    }
                    heading = line.strip_prefix("### ").or(line.strip_prefix("## ")).unwrap_or(heading);
                }
            }
        }
        assert!(!is_code, "{}: a block is not closed", page.name);
        page
    }

    /// Returns the entries that its sessions share, and those that its refunds share.
    pub fn given(&self) -> [&str; 2] {
        let text = |role| self.blocks.iter().find(|block| block.role == role).map_or("", |block| &*block.text);
        [Role::Given, Role::GivenRefund].map(text)
    }
}

impl Block {
    /// Returns the code without the errors.
    pub fn code(&self) -> String {
        let (mut code, mut is_error) = (String::new(), false);
        for line in self.text.lines() {
            is_error = is_annotation(line, is_error);
            if !is_error {
                code.extend([line, "\n"]);
            }
        }
        code
    }

    /// Returns each error with its line in the code.
    ///
    /// # Panics
    ///
    /// Panics if an error has no message.
    pub fn errors(&self) -> Vec<Expected<'_>> {
        let mut errors: Vec<Expected<'_>> = Vec::new();
        let (mut is_error, mut code_line) = (false, 0);
        for line in self.text.lines() {
            let was_error = is_error;
            is_error = is_annotation(line, was_error);
            let Some(comment) = line.trim_start().strip_prefix("//").filter(|_| is_error) else {
                code_line += 1;
                continue;
            };
            let is_whole = !comment.trim_start().starts_with('^');
            let comment = comment.trim_start_matches([' ', '^']);
            if let Some(rest) = comment.strip_prefix("error") {
                let (rule, message) = rest.split_once(": ").expect("an error has a message");
                let rule = rule.strip_prefix('[').and_then(|rule| rule.strip_suffix(']')).unwrap_or("syntax");
                errors.push(Expected { line: code_line, rule, message, help: "", is_whole });
            } else if let (Some(help), Some(error)) = (comment.strip_prefix("help: "), errors.last_mut()) {
                error.help = help;
            }
        }
        errors
    }
}

/// An error that a block shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Expected<'b> {
    /// The line of the code above it, from 1.
    pub line: usize,
    /// The id of its rule.
    pub rule: &'b str,
    /// Its first line.
    pub message: &'b str,
    /// The correction, or an empty text.
    pub help: &'b str,
    /// Whether it is about the whole invocation.
    pub is_whole: bool,
}

/// Returns whether a line is an error, or goes on with the one in the line before.
fn is_annotation(line: &str, was_error: bool) -> bool {
    let Some(comment) = line.trim_start().strip_prefix("//") else { return false };
    let comment = comment.trim_start();
    comment.starts_with('^')
        || comment.starts_with("error: ")
        || comment.starts_with("error[")
        || was_error && (comment.starts_with("help: ") || comment.starts_with("note: "))
}

/// Shows the lines that differ, and those between them if one text has more.
pub fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    if expected.len() == found.len() {
        let pairs = expected.iter().zip(&found).filter(|(one, other)| one != other);
        return pairs.map(|(one, other)| format!("-{one}\n+{other}")).collect::<Vec<_>>().join("\n");
    }
    let start = expected.iter().zip(&found).take_while(|(one, other)| one == other).count();
    let (expected, found) = (&expected[start..], &found[start..]);
    let end = expected.iter().rev().zip(found.iter().rev()).take_while(|(one, other)| one == other).count();
    let signed = |sign, lines: &[&str]| lines[..lines.len() - end].iter().map(|line| format!("{sign}{line}")).collect();
    let [expected, found]: [Vec<String>; 2] = [signed('-', expected), signed('+', found)];
    [expected, found].concat().join("\n")
}
