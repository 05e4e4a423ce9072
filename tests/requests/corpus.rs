//! Each JSON text of the corpus has exactly the violations that it shows, in these words.
//!
//! A page has a section for each subject. A block `jsonc` has bodies of sessions, and `jsonc refund` those of refunds.
//! Below each body are its violations, as `{:#}` prints them:
//!
//! ````markdown
//! ```jsonc
//! { "mode": "API_MODE" }
//! // 1:11: /mode: `mode` must be `"REDIRECT"` or `"API"` (enum); help: write one of them
//! ```
//! ````
//!
//! A block `given` has the entries that the bodies of a page share. They are added to the end of each body that lacks
//! them, except in a block `whole`. `.ci/bless book` writes the violations again.

use std::{env, fmt::Write, fs, mem, path::PathBuf};

use payment_session::{Checked, PaymentSession, Refund, Violations};
use serde_json::Value;
use test_support::book::difference;

/// A page of the corpus, whose violations are written again.
#[derive(Default)]
struct Page {
    written: String,
    is_refund: bool,
    is_whole: bool,
    /// The entries that the bodies of sessions share, and those of refunds.
    given: [Vec<String>; 2],
    /// The lines of the body that is being read.
    body: String,
    found: Vec<Violations>,
}

impl Page {
    /// Reads a page.
    fn read(text: &str) -> Self {
        let (mut page, mut lines) = (Self::default(), text.lines());
        while let Some(line) = lines.next() {
            writeln!(page.written, "{line}").unwrap();
            let Some(words) = line.strip_prefix("```jsonc") else { continue };
            (page.is_refund, page.is_whole) = (words.contains("refund"), words.contains("whole"));
            for line in lines.by_ref() {
                let is_end = line == "```";
                if words.contains("given") && !is_end {
                    page.given[usize::from(page.is_refund)].push(line.trim_end_matches(',').to_owned());
                } else if is_end || line.is_empty() || line.starts_with("//") {
                    page.check_body();
                } else {
                    page.body.push_str(line);
                    page.body.push('\n');
                }
                if !line.starts_with("//") {
                    writeln!(page.written, "{line}").unwrap();
                }
                if is_end {
                    break;
                }
            }
        }
        page
    }

    /// Writes the violations of the body that ends here. Checks that all readers have the same verdict.
    fn check_body(&mut self) {
        let body = mem::take(&mut self.body);
        let Some(whole) = self.completed(body.trim_end()) else { return };
        let (violations, is_read) = if self.is_refund {
            (Refund::from_json(whole.as_bytes()).err(), serde_json::from_str::<Checked<Refund>>(&whole).is_ok())
        } else {
            (PaymentSession::from_json(whole.as_bytes()).err(), serde_json::from_str::<PaymentSession>(&whole).is_ok())
        };
        assert_eq!(is_read, violations.is_none(), "{whole}");
        let shown = violations.as_ref().map_or("valid".to_owned(), |violations| format!("{violations:#}"));
        for line in shown.lines() {
            writeln!(self.written, "// {line}").unwrap();
        }
        self.found.extend(violations);
    }

    /// Adds the given entries that a body lacks.
    fn completed(&self, body: &str) -> Option<String> {
        let Ok(Value::Object(entries)) = serde_json::from_str(body) else {
            return (!body.is_empty()).then(|| body.to_owned());
        };
        let is_lacking = |entry: &&String| {
            let key = entry.split('"').nth(1).expect("a given entry is a line with a key");
            !self.is_whole && !entries.contains_key(key)
        };
        let given = self.given[usize::from(self.is_refund)].iter().filter(is_lacking);
        let given: String = given.flat_map(|entry| [", ", entry]).collect();
        Some(format!("{}{given}}}", body.strip_suffix('}').unwrap().trim_end()))
    }
}

/// Returns the pages, with their paths and texts.
fn pages() -> Vec<(PathBuf, String, Page)> {
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/requests/corpus")).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let page = Page::read(&text);
        (path, text, page)
    };
    paths.map(read).collect()
}

#[test]
fn each_text_has_these_violations() {
    let is_blessing = env::var_os("BLESS").is_some();
    let mut reports = String::new();
    for (path, text, page) in pages() {
        if page.written == text {
            continue;
        }
        if is_blessing {
            fs::write(&path, page.written).unwrap();
        } else {
            writeln!(reports, "{}\n{}", path.display(), difference(&text, &page.written)).unwrap();
        }
    }
    assert!(reports.is_empty(), "\n{reports}");
}

/// A message states the mistake in lower case and without a final stop, and has a help.
#[test]
fn each_message_keeps_the_style() {
    let pages = pages();
    let found = pages.iter().flat_map(|(.., page)| page.found.iter().flatten());
    for violation in found {
        let message = violation.message();
        assert!(message.starts_with(|c: char| c == '`' || c.is_lowercase()), "{violation}");
        assert!(!message.ends_with('.') && !message.contains('\n'), "{violation}");
        assert!(violation.help().is_some_and(|help| !help.is_empty()), "{violation}");
    }
}
