//! Recovers from syntax errors.
//!
//! The grammar in the modules above calls a function `recover_…` where it cannot go on, and for an expression, which Rust
//! may accept although it is meant as something else. That function lists the mistakes that people make there, and asks for
//! each of them: forms of Rust and JSON, and what is half-written. The function of a mistake shows its form. It reports the
//! mistake, and returns the tokens at which parsing goes on, as if the right token were there.
//!
//! All other tokens are one error, of a missing comma, colon or key, and parsing goes on at the next comma: `skip_fields`.
//!
//! | function | asked where |
//! |---|---|
//! | `recover_invocation` | an invocation does not begin with an entry or a template |
//! | `recover_part` | a part is not `Name { … }` |
//! | `recover_entry` | no entry begins |
//! | `recover_sign` | no colon follows a key |
//! | `recover_value` | no whole value follows a colon |
//! | `recover_expression` | a value is a Rust expression |
//! | `recover_braces` | braces are not an object |
//! | `recover_item` | no whole item begins |
//! | `recover_block` | a block in a list has no fields |
//! | `missing_comma` | no comma follows an entry or item |

pub(super) mod delimiters;
mod missing_comma;
mod missing_key;
pub(super) mod nested_object;
mod option;
mod split_number;
pub(super) mod wrong_entry;
mod wrong_expression;
mod wrong_invocation;
mod wrong_item;
mod wrong_part;
mod wrong_sign;
mod wrong_value;
mod wrong_waivers;

use payment_core::inspect::{Explanation, tree::Place};
use proc_macro2::TokenTree;

use super::Parser;
use crate::{lookahead::is_at_end, scan_expr};

impl Parser {
    /// Records a syntax error at `tokens`, with help.
    pub(super) fn error(&mut self, tokens: &[TokenTree], message: impl Into<String>, help: impl Into<String>) {
        let place = self.source.add(tokens);
        self.error_at(place, message, help);
    }

    /// Records a syntax error at a place, with help.
    pub(super) fn error_at(&mut self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.errors.push(Explanation::syntax_error(place, message, help));
    }

    pub(super) fn has_error_since(&self, place: Place) -> bool {
        self.errors.iter().any(|error| error.place >= place)
    }

    /// Keeps the inspection from blaming a place.
    pub(super) fn silence(&mut self, place: Place) {
        self.source[place].is_silent = true;
    }

    /// Keeps the inspection from blaming this place, and all places after it so far.
    pub(super) fn silence_since(&mut self, Place(first): Place) {
        let Place(latest) = self.source.latest();
        (first..=latest).for_each(|place| self.silence(Place(place)));
    }

    /// Parses tokens whose mistakes are follow-ups of one that is reported already.
    pub(super) fn silently<T>(&mut self, parse: impl FnOnce(&mut Self) -> T) -> T {
        let reported = self.errors.len();
        let parsed = parse(self);
        self.errors.truncate(reported);
        parsed
    }
}

/// Returns the tokens after a comma or semicolon, if they begin with one.
fn skip_separator(rest: &[TokenTree]) -> &[TokenTree] {
    if is_at_end(rest) { rest.get(1..).unwrap_or_default() } else { rest }
}

/// Returns the tokens after the next comma, outside of `<…>`.
fn after_comma(tokens: &[TokenTree]) -> &[TokenTree] {
    skip_separator(&tokens[scan_expr::end_of(tokens, is_at_end)..])
}
