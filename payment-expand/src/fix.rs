//! The edits of suggestions, at the tokens of an invocation.

use std::ops::Range;

use payment_core::{
    inspect::{
        Finding,
        edit::{Change, Step},
        tree::{Entry, Node, Value},
    },
    schema::key_style::Style,
};
use proc_macro2::{Delimiter, Span, TokenTree};

use crate::source::Source;

/// A change of the text between two tokens.
pub struct TokenEdit {
    /// The first token that is changed.
    pub first: Span,
    /// The last token that is changed.
    pub last: Span,
    /// The change.
    pub change: TokenChange,
}

/// What happens to the tokens of a [`TokenEdit`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TokenChange {
    /// This text replaces them.
    Replace(String),
    /// They are removed, together with a comma after them.
    Remove,
    /// An entry is added after them, after a comma.
    AddAfter(String),
    /// An entry is added before them: the first one of an object.
    AddBefore(String),
}

/// Returns the edit of the first suggestion about a mistake that has one, at tokens.
pub fn edits(finding: &Finding, root: &Node<'_>, source: &Source) -> Option<Vec<TokenEdit>> {
    let edit = finding.help.suggestions().iter().find_map(|suggestion| suggestion.edit())?;
    edit.steps().iter().map(|step| token_edit(step, root, source)).collect()
}

fn token_edit(step: &Step, root: &Node<'_>, source: &Source) -> Option<TokenEdit> {
    let tokens = &*source.at(step.place).tokens;
    let (first, last) = source.at(step.place).spans();
    let style = Style::of(root);
    Some(match &step.change {
        Change::Replace(value) => TokenEdit { first, last, change: TokenChange::Replace(value.show(style)) },
        Change::Rename(field) => {
            let style = if matches!(tokens, [TokenTree::Ident(_), ..]) { Style::Rust } else { Style::Wire };
            TokenEdit { first, last, change: TokenChange::Replace(style.key(field)) }
        }
        Change::Remove => {
            let entry = entry_at(root, step.place)?;
            let value = source.at(entry.value.place);
            let last = if entry.is_bare() || value.tokens.is_empty() { last } else { value.spans().1 };
            TokenEdit { first, last, change: TokenChange::Remove }
        }
        Change::Add(field, value) => {
            let entry = value.show_entry(style, field);
            match tokens {
                [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
                    match group.stream().into_iter().last() {
                        Some(last) => {
                            TokenEdit { first: last.span(), last: last.span(), change: TokenChange::AddAfter(entry) }
                        }
                        None => {
                            let close = group.span_close();
                            TokenEdit { first: close, last: close, change: TokenChange::AddBefore(entry) }
                        }
                    }
                }
                _ => TokenEdit { first, last, change: TokenChange::AddAfter(entry) },
            }
        }
        Change::Move { .. } => return None,
    })
}

/// Returns the entry whose key is at a place.
fn entry_at<'n, 'a>(node: &'n Node<'a>, place: usize) -> Option<&'n Entry<'a>> {
    match &node.value {
        Value::Object(entries) => entries
            .iter()
            .find_map(|entry| if entry.place == place { Some(entry) } else { entry_at(&entry.value, place) }),
        Value::List(nodes) => nodes.iter().find_map(|node| entry_at(node, place)),
        _ => None,
    }
}

/// Returns the source text after edits. `range` returns the place of a token in the text.
pub fn apply(text: &str, edits: &[TokenEdit], range: impl Fn(Span) -> Range<usize>) -> String {
    let mut changes: Vec<_> =
        edits.iter().map(|edit| (range(edit.first).start..range(edit.last).end, &edit.change)).collect();
    changes.sort_by_key(|(range, _)| range.start);
    let mut text = text.to_owned();
    for (range, change) in changes.into_iter().rev() {
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let old = &text[range];
        text = match change {
            TokenChange::Replace(new) => format!("{before}{new}{after}"),
            TokenChange::Remove => {
                let after = after.trim_start();
                format!("{before}{}", after.strip_prefix(',').unwrap_or(after).trim_start())
            }
            TokenChange::AddAfter(entry) if old.ends_with(',') => format!("{before}{old} {entry},{after}"),
            TokenChange::AddAfter(entry) => format!("{before}{old}, {entry}{after}"),
            TokenChange::AddBefore(entry) => format!("{before}{entry}{old}{after}"),
        };
    }
    text
}
