//! Violations as rustc shows its errors, for a terminal.

use std::{env, ops::Range};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use payment_session::Violation;

/// Creates a renderer that cuts lines to the width of the terminal, around the place to blame.
pub fn renderer() -> Renderer {
    let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let renderer = if env::var_os("NO_COLOR").is_some() { Renderer::plain() } else { Renderer::styled() };
    renderer.term_width(columns.unwrap_or(100))
}

/// Renders a violation with its line, its help and the rule.
pub fn show(violation: &Violation, text: &str, file: &str, first_line: usize, renderer: &Renderer) -> String {
    let span = token(text, offset(text, violation).unwrap_or(text.len()));
    let blamed = AnnotationKind::Primary.span(span).label(violation.pointer());
    let mut group = Level::ERROR
        .primary_title(violation.message())
        .id(violation.id())
        .element(Snippet::source(text).path(file).line_start(first_line).annotation(blamed));
    let demand = violation.rule().map(|rule| rule.demand);
    if let Some(help) = violation.help().filter(|help| Some(*help) != demand) {
        group = group.element(Level::HELP.message(help));
    }
    let note = violation.rule().map(|rule| {
        let (demand, page) = (rule.demand, rule.page.name());
        format!("{}: {demand} (documentation page: {page})", rule.origin())
    });
    renderer.render(&[group.elements(note.map(|note| Level::NOTE.message(note)))])
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
        Some('"') => {
            let mut escaped = false;
            let end = rest[1..].find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |end| end + 2)
        }
        Some('{' | '[') => 1,
        _ => rest.find(|c: char| c.is_whitespace() || ",:]}".contains(c)).unwrap_or(rest.len()),
    };
    start..start + length
}
