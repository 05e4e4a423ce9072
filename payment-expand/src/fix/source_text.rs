//! The text that tokens were parsed from, and changes of it.

use std::{ops::Range, slice};

use proc_macro2::{Delimiter, Span, TokenTree};

use crate::token::{self, inside, is_punct};

/// A change of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextEdit {
    /// The range to replace, in bytes.
    pub range: Range<usize>,
    /// The new text.
    pub insert: String,
}

impl TextEdit {
    fn insertion(at: usize, insert: String) -> Self {
        Self { range: at..at, insert }
    }
}

/// Returns a text after changes, which are in its order.
pub fn apply(text: &str, edits: &[TextEdit]) -> String {
    let (mut changed, mut at) = (String::with_capacity(text.len()), 0);
    for TextEdit { range, insert } in edits {
        changed.extend([&text[at..range.start], insert]);
        at = range.end;
    }
    changed + &text[at..]
}

/// The text that an invocation was parsed from.
pub struct SourceText<'s> {
    text: &'s str,
    /// Returns the bytes of a token. `Span::byte_range` exists only with a feature of proc-macro2 that macros do without.
    bytes: fn(Span) -> Range<usize>,
}

impl<'s> SourceText<'s> {
    /// Creates the text of tokens. `bytes` returns the bytes of a token in it.
    pub fn new(text: &'s str, bytes: fn(Span) -> Range<usize>) -> Self {
        Self { text, bytes }
    }

    /// Returns the whole text.
    pub fn text(&self) -> &'s str {
        self.text
    }

    /// Returns the bytes of tokens. They are empty if the text does not contain the tokens.
    pub fn range(&self, tokens: &[TokenTree]) -> Range<usize> {
        let (first, last) = token::spans(tokens);
        let range = (self.bytes)(first).start..(self.bytes)(last).end;
        if self.text.get(range.clone()).is_some() { range } else { 0..0 }
    }

    /// Returns the text of tokens.
    pub fn code(&self, tokens: &[TokenTree]) -> &'s str {
        &self.text[self.range(tokens)]
    }

    /// Removes an entry and the comma after it. If nothing else is on its lines, they are removed as well.
    pub(super) fn removed(&self, entry: Range<usize>) -> TextEdit {
        let (before, after) = (&self.text[..entry.start], &self.text[entry.end..]);
        let rest = after.trim_start();
        let rest = rest.strip_prefix(',').unwrap_or(rest);
        let line = before.trim_end_matches([' ', '\t']);
        let begins_line = line.is_empty() || line.ends_with('\n');
        let range = match rest.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n') {
            Some(next_line) if begins_line => line.len()..self.text.len() - next_line.len(),
            _ => entry.start..self.text.len() - rest.trim_start().len(),
        };
        TextEdit { range, insert: String::new() }
    }

    /// Adds an entry at the end of the object with these tokens. Returns `None` without tokens.
    pub(super) fn added(&self, object: &[TokenTree], entry: &str) -> Option<Vec<TextEdit>> {
        let range = self.range(object);
        let braces = match object {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => Some(group),
            [] => return None,
            // The entries of a request need no braces of their own.
            _ => None,
        };
        let entries = braces.map_or_else(|| object.to_vec(), inside);
        let Some(last) = entries.last() else {
            let start = range.start + 1;
            let blanks = self.text[start..range.end - 1].bytes().take_while(u8::is_ascii_whitespace).count();
            return Some(vec![TextEdit { range: start..start + blanks, insert: format!(" {entry} ") }]);
        };
        let end = self.range(slice::from_ref(last)).end;
        let has_comma = is_punct(Some(last), ',');
        let is_block = self.text[if braces.is_some() { end..range.end } else { range }].contains('\n');
        if !is_block {
            let insert = if has_comma { format!(" {entry},") } else { format!(", {entry}") };
            return Some(vec![TextEdit::insertion(end, insert)]);
        }
        let line = self.text[..end].lines().next_back().unwrap_or_default();
        let indent = &line[..line.len() - line.trim_start().len()];
        // A comment at the end of the line belongs to the last entry.
        let rest = self.text[end..].lines().next().unwrap_or_default().trim_end();
        let is_comment = rest.trim_start().starts_with("//");
        let line_end = if is_comment { end + rest.len() } else { end };
        let comma = (!has_comma).then(|| TextEdit::insertion(end, ",".to_owned()));
        let new_line = TextEdit::insertion(line_end, format!("\n{indent}{entry},"));
        Some(comma.into_iter().chain([new_line]).collect())
    }
}
