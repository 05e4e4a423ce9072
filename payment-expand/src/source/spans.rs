//! The tokens of each node.

use proc_macro2::{Ident, Span, TokenTree};

use crate::token::{self, is_same_name};

/// The tokens of all nodes.
///
/// A place is the ordinal of a node in the source. The place of the invocation is 0.
#[derive(Default)]
pub struct Spans {
    places: Vec<Place>,
    /// The place of a key at the end of the invocation, without a colon, value or comma. It may be half a name.
    pub half_written: Option<usize>,
}

/// The tokens of a node.
pub struct Place {
    /// The tokens. Only an empty invocation has none.
    pub tokens: Vec<TokenTree>,
    /// Whether a key has no value, as in `Struct { key }`.
    pub is_bare: bool,
    /// Whether the value is missing. The tokens are then those to blame, for example the colon.
    pub is_missing: bool,
    /// The field that a placeholder in a template becomes.
    pub placeholder: Option<Ident>,
}

impl Place {
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

impl Spans {
    /// Adds a place, and returns its ordinal.
    pub fn add(&mut self, tokens: &[TokenTree]) -> usize {
        let tokens = tokens.to_vec();
        self.places.push(Place { tokens, is_bare: false, is_missing: false, placeholder: None });
        self.places.len() - 1
    }

    /// Returns the number of places so far.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// Returns a place.
    pub fn at(&self, place: usize) -> &Place {
        &self.places[place]
    }

    /// Replaces the tokens of a place.
    pub fn replace(&mut self, place: usize, tokens: &[TokenTree]) {
        self.places[place].tokens = tokens.to_vec();
    }

    /// Names a placeholder. Returns the place of another placeholder with that name, or `None` if there is none.
    pub fn name_placeholder(&mut self, place: usize, name: Ident) -> Option<usize> {
        let has_name = |place: &Place| place.placeholder.as_ref().is_some_and(|other| is_same_name(other, &name));
        let other = self.places.iter().position(has_name);
        self.places[place].placeholder = Some(name);
        other
    }

    /// Turns a placeholder into a missing value, because its name belongs to another one.
    pub fn unname_placeholder(&mut self, place: usize) {
        self.places[place].placeholder = None;
        self.set_missing(place);
    }

    /// Records that the value at this place is missing.
    pub fn set_missing(&mut self, place: usize) {
        self.places[place].is_missing = true;
    }

    /// Records that the key at this place has no value.
    pub fn set_bare(&mut self, place: usize) {
        self.places[place].is_bare = true;
    }
}
