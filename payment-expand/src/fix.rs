//! The edits of suggestions, at the tokens of an invocation.

use std::ops::Range;

use payment_core::{
    inspect::{
        edit::{Change, Step},
        typed::Inspected,
    },
    schema::{Field, key_style::Style},
};
use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

use crate::{
    source::Place,
    tree::{Finding, Located, TypedObject},
};

/// A change of the text between two tokens.
pub struct TokenEdit {
    /// The first token that is changed.
    pub first: Span,
    /// The last token that is changed.
    pub last: Span,
    /// The change.
    pub change: TokenChange,
}

/// The change of the tokens of a [`TokenEdit`].
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
    /// This text is added after them.
    AddDirectlyAfter(String),
}

/// Returns the edit of the first suggestion about a mistake in `root` that has one, at tokens.
pub fn edits(finding: &Finding, root: &TypedObject<'_, Inspected>, style: Style) -> Option<Vec<TokenEdit>> {
    let edit = finding.help.suggestions().iter().find_map(|suggestion| suggestion.edit())?;
    let located = |pointer| Located::find(root, pointer, &finding.place);
    let mut edits = Vec::new();
    for Step { change, pointer } in edit.steps() {
        let at = located(pointer)?;
        match change {
            Change::Move { object, field } => edits.extend(moved(&at, &located(object)?, field, style)?),
            change => edits.push(token_edit(change, &at, style)?),
        }
    }
    Some(edits)
}

fn token_edit(change: &Change, Located { entry, place: value }: &Located<'_>, style: Style) -> Option<TokenEdit> {
    let edit = |(first, last), change| TokenEdit { first, last, change };
    Some(match change {
        Change::Replace(sample) => edit(value.spans(), TokenChange::Replace(sample.show(style))),
        Change::Rename(field) => {
            let key = &(*entry)?.place;
            let style = if matches!(*key.tokens, [TokenTree::Ident(_), ..]) { Style::Rust } else { Style::Wire };
            edit(key.spans(), TokenChange::Replace(style.key(field)))
        }
        Change::Remove => {
            let entry = (*entry)?;
            let (first, last) = entry.place.spans();
            let last = if entry.is_bare() || value.tokens.is_empty() { last } else { value.spans().1 };
            edit((first, last), TokenChange::Remove)
        }
        Change::Add(field, sample) => added(value, sample.show_entry(style, field)),
        // It is two edits.
        Change::Move { .. } => return None,
    })
}

/// Returns the edits that remove an entry, and add it to another object as `field`.
fn moved(from: &Located<'_>, to: &Located<'_>, field: &Field, style: Style) -> Option<[TokenEdit; 2]> {
    let (key, sign) = (style.key(field), if from.entry?.is_optional { "?" } else { "" });
    let value: TokenStream = from.place.tokens.iter().cloned().collect();
    Some([token_edit(&Change::Remove, from, style)?, added(to.place, format!("{key}{sign}: {value}"))])
}

/// Returns the edit that adds an entry to the object with these tokens.
fn added(object: &Place, entry: String) -> TokenEdit {
    let edit = |(first, last), change| TokenEdit { first, last, change };
    match &*object.tokens {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => match group.stream().into_iter().last() {
            Some(last) => edit((last.span(), last.span()), TokenChange::AddAfter(entry)),
            None => edit((group.span_close(), group.span_close()), TokenChange::AddBefore(entry)),
        },
        _ => edit(object.spans(), TokenChange::AddAfter(entry)),
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
            TokenChange::AddDirectlyAfter(new) => format!("{before}{old}{new}{after}"),
        };
    }
    text
}
