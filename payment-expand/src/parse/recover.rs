//! Recovers from syntax errors.
//!
//! The grammar in the modules above calls a function here where it cannot go on. Each function knows one mistake that people
//! make. It reports the mistake, and returns the tokens at which parsing goes on, as if they had written the right token.

pub(super) mod delimiters;
mod entry;
mod expression;
mod invocation;
mod list;
mod mark;
mod missing_comma;
mod missing_key;
pub(super) mod nested_object;
mod number;
mod option;
pub(super) mod sign;
mod value;

use std::mem;

use proc_macro2::TokenTree;

use super::Parser;
use crate::lookahead::is_at_end;

impl Parser {
    /// Records a syntax error at `tokens`, with help.
    pub(super) fn error(&mut self, tokens: &[TokenTree], message: impl Into<String>, help: impl Into<String>) {
        let place = self.source.add_place(tokens);
        self.error_at(place, message, help);
    }

    /// Records a syntax error at a place, with help.
    pub(super) fn error_at(&mut self, place: usize, message: impl Into<String>, help: impl Into<String>) {
        if !self.is_silent {
            self.source.error_at(place, message, help);
        }
    }

    /// Parses tokens whose mistakes are follow-ups of one that is reported already.
    pub(super) fn silently<T>(&mut self, parse: impl FnOnce(&mut Self) -> T) -> T {
        let outer = mem::replace(&mut self.is_silent, true);
        let parsed = parse(self);
        self.is_silent = outer;
        parsed
    }
}

/// Returns the tokens after a comma or semicolon, if they begin with one.
fn skip_separator(rest: &[TokenTree]) -> &[TokenTree] {
    if is_at_end(rest) { rest.get(1..).unwrap_or_default() } else { rest }
}
