//! Requests as JSON, which may have comments.

use std::ops::Range;

use payment_core::{PaymentSession, Suggestion, Violation, Violations, rules::RuleId};

use crate::{
    comments::{string_length, without_comments},
    invocation, pretty,
    report::{Form, Mistake, Report, Rust, Wire, visible},
};

/// Checks JSON.
pub fn check(text: &str) -> Report {
    let json = without_comments(text);
    let read = PaymentSession::from_json(json.as_bytes());
    match &read {
        Ok(session) => Report {
            wire: Some(Wire { text: pretty::pretty(&session.to_json()), ..Wire::default() }),
            rust: Some(rust(text)),
            ..Report::of_mistakes(Form::Json, Vec::new(), 0)
        },
        Err(violations) => Report::of_mistakes(Form::Json, mistakes(&json, violations), violations.omitted()),
    }
}

/// Returns the text as an invocation, if the macro accepts it. The macro knows less than the reader: it allows no card data
/// in source code, and Rust lacks some escapes of JSON.
fn rust(text: &str) -> Rust {
    let invocation = format!("payment_session! {}", text.trim_start_matches('\u{feff}').trim());
    match invocation::check(&invocation).mistakes.into_iter().next() {
        None => Rust { invocation: Some(invocation), obstacle: None },
        Some(Mistake { message, .. }) => Rust { invocation: None, obstacle: Some(message) },
    }
}

fn mistakes(json: &str, violations: &Violations) -> Vec<Mistake> {
    let mistake = |violation: &Violation| {
        let range = visible(json, token(json, offset(json, violation).unwrap_or(json.len())));
        // Only a shop's own rules have no row in the table.
        let rule = violation.rule().unwrap_or(RuleId::Json.rule());
        let help = violation.help().filter(|help| *help != rule.demand).unwrap_or_default();
        let replacement = violation.suggestions().iter().find_map(Suggestion::replacement).cloned();
        Mistake { replacement, ..Mistake::new(rule, range, violation.message(), help) }
    };
    violations.iter().map(mistake).collect()
}

/// Returns the offset of a violation's line and column in its text.
fn offset(text: &str, violation: &Violation) -> Option<usize> {
    let (line, column) = (violation.line()?, violation.column()?);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    text[start..].char_indices().nth(column - 1).map(|(at, _)| start + at)
}

/// Returns the range of the token that begins at an offset: a string, a bracket, or anything else.
fn token(text: &str, start: usize) -> Range<usize> {
    let rest = &text[start..];
    let length = match rest.chars().next() {
        Some('"') => string_length(rest),
        Some('{' | '[') => 1,
        _ => rest.find(|c: char| c.is_whitespace() || ",:]}".contains(c)).unwrap_or(rest.len()),
    };
    start..start + length
}
