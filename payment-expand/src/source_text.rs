//! The text that tokens were parsed from.

use std::ops::Range;

use proc_macro2::{Delimiter, Span, TokenTree};

use crate::token;

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

    /// Returns the bytes of tokens that can be replaced. Those of another macro are not in the text.
    pub(crate) fn replaceable(&self, tokens: &[TokenTree]) -> Option<Range<usize>> {
        let is_passed =
            |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::None);
        let range = self.range(tokens);
        (!range.is_empty() && !tokens.iter().any(is_passed)).then_some(range)
    }

    /// Returns the text of tokens.
    pub fn code(&self, tokens: &[TokenTree]) -> &'s str {
        &self.text[self.range(tokens)]
    }
}
