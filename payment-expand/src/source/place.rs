//! The tokens of each node.

use std::{cmp::Ordering, rc::Rc};

use proc_macro2::{Ident, Span, TokenTree};

use super::Item;
use crate::token;

/// The tokens that a key or value was parsed from, and the facts about them that its node lacks. Clones share the tokens.
#[derive(Clone)]
pub struct Place {
    /// The number of places before it, in the order of the source.
    number: usize,
    /// The tokens. Only an empty invocation has none.
    pub tokens: Rc<[TokenTree]>,
    /// Whether a key has no value, as in `Struct { key }`.
    pub is_bare: bool,
    /// Whether the value is missing. The tokens are then those to blame, for example the colon.
    pub is_missing: bool,
    /// The field that a placeholder in a template becomes.
    pub placeholder: Option<Ident>,
    /// The items of a list that control flow or iterators build. Any other list has only its nodes.
    pub(crate) items: Option<Rc<[Item]>>,
}

impl Place {
    fn new(number: usize, tokens: &[TokenTree]) -> Self {
        let tokens = tokens.into();
        Self { number, tokens, is_bare: false, is_missing: false, placeholder: None, items: None }
    }

    /// Returns this place with other tokens.
    #[must_use]
    pub(crate) fn with_tokens(&self, tokens: &[TokenTree]) -> Self {
        Self { tokens: tokens.into(), ..self.clone() }
    }

    /// Returns the number of places before it, for names that must differ.
    pub(crate) fn number(&self) -> usize {
        self.number
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

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Place {}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

/// Creates the places of an invocation, in the order of the source.
pub(crate) struct Places {
    latest: Place,
}

impl Places {
    /// Begins with the place of the invocation.
    pub fn new(invocation: &[TokenTree]) -> Self {
        Self { latest: Place::new(0, invocation) }
    }

    /// Creates the next place.
    pub fn add(&mut self, tokens: &[TokenTree]) -> Place {
        self.latest = Place::new(self.latest.number + 1, tokens);
        self.latest.clone()
    }

    /// Returns the place that was created last.
    pub fn latest(&self) -> &Place {
        &self.latest
    }
}
