//! The tokens of each place.

use proc_macro2::{Ident, Span, TokenTree};

use super::{Author, Item, Preset};
use crate::token;

/// The tokens that a key or value was parsed from, and the facts about them that its node lacks.
///
/// A key without a value shares its place with the value, and so does a list with an item that takes its place. Facts are
/// therefore added to a snippet only where its place is new.
#[derive(Clone)]
pub struct Snippet {
    /// The tokens. Only an empty invocation has none.
    pub tokens: Vec<TokenTree>,
    /// Whether a key has no value, as in `Struct { key }`.
    pub is_bare: bool,
    /// Whether the value is missing. The tokens are then those to blame, for example the colon.
    pub is_missing: bool,
    /// Whether the inspection reports nothing about it, because its mistakes follow from a syntax error.
    pub(crate) is_silent: bool,
    /// The field that a placeholder in a template becomes.
    pub placeholder: Option<Ident>,
    /// Where a key comes from, unless the user has written it.
    pub(crate) preset: Option<Preset>,
    pub(crate) author: Author,
    /// The items of a list that control flow or iterators build. Any other list has only its nodes.
    pub(crate) items: Option<Vec<Item>>,
}

impl Snippet {
    pub(super) fn new(tokens: &[TokenTree]) -> Self {
        Self {
            tokens: tokens.to_vec(),
            is_bare: false,
            is_missing: false,
            is_silent: false,
            placeholder: None,
            preset: None,
            author: Author::User,
            items: None,
        }
    }

    /// Returns the spans of the first and the last token.
    ///
    /// Tokens that another macro passes through `$x:expr` have the spans of the user's tokens, not of `$x`.
    pub fn spans(&self) -> (Span, Span) {
        token::spans(&self.tokens)
    }

    /// Returns spans for code of the expansion before and after the tokens, at their first and last token.
    ///
    /// rustc reports that an unfinished value lacks something at the code after it.
    pub(crate) fn ends(&self) -> (Span, Span) {
        token::ends(&self.tokens)
    }

    /// Returns the span for code of the expansion whose errors are reported at the first token.
    pub(crate) fn start(&self) -> Span {
        Span::call_site().located_at(self.spans().0)
    }
}
