//! The exact corrections of a mistake, as changes of the text that an invocation was parsed from.

mod source_text;

use payment_core::{
    inspect::{
        Finding,
        edit::{Change, Located, Step},
        help::Suggestion,
        tree::{Entry, Place},
        typed::TypedObject,
    },
    schema::key_style::Style,
};
use proc_macro2::TokenTree;

use crate::source::{Snippet, Source, TokenChange};
pub use source_text::{SourceText, TextEdit, apply};

/// An exact correction of a mistake.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// The correction in words.
    pub text: String,
    /// The changes of the text, in its order.
    pub edits: Vec<TextEdit>,
}

/// Returns the fix of a syntax error, if it has an exact correction.
pub fn of_syntax_error(error: &Finding, source: &Source, text: &SourceText<'_>) -> Option<Fix> {
    let Snippet { tokens, correction, .. } = &source[error.place];
    let range = text.range(tokens);
    let (range, insert) = match correction.as_ref()? {
        TokenChange::Replace(text) => (range, text),
        TokenChange::AddAfter(text) => (range.end..range.end, text),
    };
    Some(Fix { text: error.help.text(), edits: vec![TextEdit { range, insert: insert.clone() }] })
}

/// Returns the fix of each suggestion about a mistake in `root` that has an edit.
pub fn fixes(
    finding: &Finding,
    root: &TypedObject<'_>,
    style: Style,
    source: &Source,
    text: &SourceText<'_>,
) -> Vec<Fix> {
    let corrector = Corrector { source, text, root, style, blamed: finding.place };
    finding.help.suggestions().iter().filter_map(|suggestion| corrector.fix(suggestion)).collect()
}

/// Turns the edits of suggestions into changes of the text.
struct Corrector<'c> {
    source: &'c Source,
    text: &'c SourceText<'c>,
    root: &'c TypedObject<'c>,
    /// The style of new keys and values.
    style: Style,
    /// The place of the mistake.
    blamed: Place,
}

impl Corrector<'_> {
    fn fix(&self, suggestion: &Suggestion) -> Option<Fix> {
        let mut edits = Vec::new();
        for step in suggestion.edit()?.steps() {
            edits.extend(self.edits(step)?);
        }
        edits.sort_by_key(|edit: &TextEdit| edit.range.start);
        Some(Fix { text: suggestion.text().to_owned(), edits })
    }

    fn edits(&self, Step { change, pointer }: &Step) -> Option<Vec<TextEdit>> {
        let located = |pointer| Located::find(self.root, pointer, self.blamed);
        let Located { entry, place } = located(pointer)?;
        let replaced = |place, insert| TextEdit { range: self.text.range(self.tokens(place)), insert };
        Some(match change {
            Change::Replace(sample) => vec![replaced(place, sample.show(self.style))],
            Change::Rename(field) => {
                let key = entry?.place;
                let style =
                    if matches!(self.tokens(key), [TokenTree::Ident(_), ..]) { Style::Rust } else { Style::Wire };
                vec![replaced(key, style.key(field))]
            }
            Change::Remove => vec![self.removed(entry?, place)],
            Change::Add(field, sample) => self.text.added(self.tokens(place), &sample.show_entry(self.style, field))?,
            Change::Move { object, field } => {
                let moved = format!("{}: {}", self.style.key(field), self.text.code(self.tokens(place)));
                let object = self.tokens(located(object)?.place);
                [self.text.added(object, &moved)?, vec![self.removed(entry?, place)]].concat()
            }
        })
    }

    /// Removes an entry.
    fn removed(&self, entry: &Entry<'_>, value: Place) -> TextEdit {
        let (key, value) = (self.text.range(self.tokens(entry.place)), self.tokens(value));
        let has_value = !entry.is_bare() && !value.is_empty();
        let end = if has_value { self.text.range(value).end } else { key.end };
        self.text.removed(key.start..end)
    }

    fn tokens(&self, place: Place) -> &[TokenTree] {
        &self.source[place].tokens
    }
}
