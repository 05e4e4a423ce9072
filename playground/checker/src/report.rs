//! The report of the page about a text.

use std::ops::Range;

use payment_core::{
    Replacement,
    rules::{Rule, RuleId},
};
use serde::Serialize;

use crate::comments::without_comments;

/// The language of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// JSON, with comments.
    Json,
    /// An invocation of a macro, or the entries of one.
    Invocation,
}

impl Form {
    /// Returns the form that a text begins in. An object whose first key is a string is JSON.
    pub fn of(text: &str) -> Self {
        let code = without_comments(text);
        let code = code.trim_start_matches('\u{feff}').trim_start();
        match code.strip_prefix('{').map(|inner| inner.trim_start().chars().next()) {
            // `{ key` and `{ #![allow(…)]`.
            Some(Some(first)) if first.is_alphabetic() || matches!(first, '#' | '_') => Self::Invocation,
            Some(_) => Self::Json,
            None if code.is_empty() || code.starts_with(['[', '"', ']', '}']) => Self::Json,
            None if code.starts_with(|c: char| c.is_ascii_digit() || c == '-') => Self::Json,
            None => Self::Invocation,
        }
    }
}

/// The result of a check.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The language of the text.
    pub form: Form,
    /// The mistakes in the order of the text.
    pub mistakes: Vec<Mistake>,
    /// The number of further mistakes.
    pub omitted: usize,
    /// Whether the views show the request after all replacements.
    pub is_corrected: bool,
    /// The request's body. `None` if there are mistakes.
    pub wire: Option<Wire>,
    /// JSON as an invocation. `None` if there are mistakes, or the text is an invocation.
    pub rust: Option<Rust>,
}

/// JSON as an invocation.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Rust {
    /// The invocation, if the macro accepts it.
    pub invocation: Option<String>,
    /// The reason why the macro does not accept it.
    pub obstacle: Option<String>,
}

/// A request's body.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Wire {
    /// The JSON, with line breaks. A run-time value appears as `‹order.email›`.
    pub text: String,
    /// Whether some values are known only at run time.
    pub has_run_time_values: bool,
    /// Whether the request depends on `if` or `match`. The text is then that of the first arms.
    pub has_choices: bool,
}

/// A mistake in a text.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Mistake {
    /// The range of the text, in bytes.
    #[serde(skip)]
    pub range: Range<usize>,
    /// The mistake.
    pub message: String,
    /// The instruction on what to write instead.
    pub help: String,
    /// The id of the rule.
    pub rule: &'static str,
    /// The rule's demand.
    pub demand: &'static str,
    /// How sure this project is of the rule: `documented`, `decided`, `inferred` or `own`.
    pub origin: &'static str,
    /// The address of the documentation page.
    pub url: &'static str,
    /// The title of the documentation page.
    pub page: &'static str,
    /// The same in a spelling that is valid.
    #[serde(skip)]
    pub replacement: Option<Replacement>,
}

impl Report {
    /// Creates the report of a text that cannot be looked into.
    pub fn of_mistake(form: Form, mistake: Mistake) -> Self {
        Self::of_mistakes(form, vec![mistake], 0)
    }

    /// Creates the report of a text with mistakes, or of a text about which nothing else is known yet.
    pub fn of_mistakes(form: Form, mistakes: Vec<Mistake>, omitted: usize) -> Self {
        Self { form, mistakes, omitted, is_corrected: false, wire: None, rust: None }
    }
}

impl Mistake {
    /// Creates a mistake against a rule.
    pub fn new(rule: &'static Rule, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            range,
            message: message.into(),
            help: help.into(),
            rule: rule.id.as_str(),
            demand: rule.demand,
            origin: rule.origin().as_str(),
            url: rule.url(),
            page: rule.page.name(),
            replacement: None,
        }
    }

    /// Creates a mistake about the text as a whole.
    pub fn about_text(text: &str, message: &str, help: &str) -> Self {
        let end = text.chars().next().map_or(0, char::len_utf8);
        Self::new(RuleId::Syntax.rule(), 0..end, message, help)
    }
}

/// Returns a range that shows something: at the end of the text, it is the last character.
pub fn visible(text: &str, range: Range<usize>) -> Range<usize> {
    let end = range.end.min(text.len());
    let start = range.start.min(end);
    if start < end {
        return start..end;
    }
    if let Some(next) = text[start..].chars().next().filter(|c| !c.is_whitespace()) {
        return start..start + next.len_utf8();
    }
    let before = text[..start].trim_end();
    let last = before.chars().next_back().map_or(0, char::len_utf8);
    before.len() - last..before.len()
}
