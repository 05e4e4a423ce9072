//! Where the nodes of a tree stand in the call: an ordinal each, in the order of the source.

use payment_core::{inspect::Finding, rules};
use proc_macro2::{Span, TokenTree};

/// The tokens behind the tree.
pub struct Source {
    places: Vec<Place>,
    /// What the reader could not make sense of.
    pub slips: Vec<Finding>,
}

/// Tokens that a node was read from.
pub struct Place {
    pub tokens: Vec<TokenTree>,
    /// Whether a key stands alone, as in `Struct { key }`.
    pub is_bare: bool,
    /// Whether the tokens are not the value's own: where it is missing, those that ask for it.
    pub is_hollow: bool,
}

impl Place {
    /// Where the tokens begin and where they end.
    pub fn spans(&self) -> (Span, Span) {
        let span = |token: Option<&TokenTree>| token.map_or_else(Span::call_site, TokenTree::span);
        (span(self.tokens.first()), span(self.tokens.last()))
    }
}

impl Source {
    /// Of a call: its own place is the first.
    pub fn new() -> Self {
        let mut source = Self { places: Vec::new(), slips: Vec::new() };
        source.place(&[]);
        source
    }

    /// A further place.
    pub fn place(&mut self, tokens: &[TokenTree]) -> usize {
        self.places.push(Place { tokens: tokens.to_vec(), is_bare: false, is_hollow: false });
        self.places.len() - 1
    }

    pub fn at(&self, place: usize) -> &Place {
        &self.places[place]
    }

    pub fn mark_hollow(&mut self, place: usize) {
        self.places[place].is_hollow = true;
    }

    pub fn mark_bare(&mut self, place: usize) {
        self.places[place].is_bare = true;
    }

    /// A place of which something is wrong that only the reader sees.
    pub fn slip(&mut self, tokens: &[TokenTree], message: impl Into<String>, help: impl Into<String>) {
        let place = self.place(tokens);
        self.slip_at(place, message, help);
    }

    pub fn slip_at(&mut self, place: usize, message: impl Into<String>, help: impl Into<String>) {
        self.slips.push(Finding {
            rule: rules::find("syntax"),
            place,
            pointer: String::new(),
            message: message.into(),
            help: help.into(),
            other: None,
        });
    }
}
