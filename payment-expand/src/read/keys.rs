//! Recognizes keys, colons and shorthands, also with mistakes.

use payment_core::{
    inspect::{self, tree::Entry},
    schema::{Field, Kind},
};
use proc_macro2::{Literal, TokenTree};

use super::Reader;
use crate::{
    literal,
    lookahead::{self, is_at_end},
    token::{self, is_punct},
};

/// Returns the text of a key in quotes, also in single quotes, or `None` if the literal is not a string.
pub(super) fn quoted_key(literal: &Literal) -> Option<String> {
    if literal::is_character(literal) { Some(literal::inside(literal)) } else { literal::text(literal) }
}

impl Reader {
    /// Reports the second key of `key: key: value`. Returns the tokens after it.
    pub(super) fn report_repeated_key<'t>(&mut self, key: &[TokenTree], rest: &'t [TokenTree]) -> &'t [TokenTree] {
        if !lookahead::begins_with_key(rest) || token::text(key) != token::text(&rest[..1]) {
            return rest;
        }
        self.source.error(&rest[..1], format!("`{}` is written twice", rest[0]), "remove one of them");
        lookahead::colon(&rest[1..]).map_or(&rest[1..], |colon| colon.rest)
    }
}

/// Returns whether a name is probably the shorthand of a field, and not an enum value, a constant or a JSON value.
pub(super) fn may_be_shorthand(name: &str, object: Option<Kind>) -> bool {
    match object {
        // A name with rust-analyzer's marker may become any name.
        Some(Kind::Object(object) | Kind::Checked(object)) if *token::unmarked(name) == *token::unraw(name) => {
            object.by_rust(token::unraw(name)).is_some()
        }
        _ => !is_constant(name),
    }
}

/// Returns whether a name is an enum value, a constant or a JSON value.
fn is_constant(name: &str) -> bool {
    matches!(name, "true" | "false" | "null") || token::begins_with_capital(name)
}

/// Returns whether the value consists of an enum value, a constant or a JSON value.
pub(super) fn is_constant_value(rest: &[TokenTree]) -> bool {
    matches!(rest, [TokenTree::Ident(name), rest @ ..] if is_constant(&name.to_string()) && is_at_end(rest))
}

/// Returns whether `;` or `,` is in the place of the colon, because a value and not an entry follows it.
pub(super) fn has_comma_for_colon(rest: &[TokenTree]) -> bool {
    let [sign, value @ ..] = rest else { return false };
    let (is_comma, is_semicolon) = (is_punct(Some(sign), ','), is_punct(Some(sign), ';'));
    match value {
        _ if !is_comma && !is_semicolon || lookahead::begins_with_key(value) => false,
        [TokenTree::Group(_) | TokenTree::Literal(_), ..] => true,
        [TokenTree::Ident(_), TokenTree::Punct(next), ..] if is_semicolon && ".:!".contains(next.as_char()) => true,
        value => is_constant_value(value),
    }
}

/// Returns whether a dot or `::` and another key follow a key.
pub(super) fn continues_key_path(rest: &[TokenTree]) -> bool {
    match rest {
        [first, second, TokenTree::Ident(_), rest @ ..] if is_punct(Some(first), ':') => {
            is_punct(Some(second), ':') && lookahead::colon(rest).is_some()
        }
        rest => is_punct(rest.first(), '.'),
    }
}

/// Returns whether tokens begin with names, dots between them, and a colon: `row.email:`.
pub(super) fn begins_with_key_path(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(_), dot, rest @ ..] if is_punct(Some(dot), '.') => {
            lookahead::begins_with_key(rest) || begins_with_key_path(rest)
        }
        _ => false,
    }
}

/// Returns whether the first name of a path is that of a variable, because no field of the object is near it.
pub(super) fn is_variable_path(entry: &Entry<'_>, object: Option<Kind>) -> bool {
    match object {
        Some(Kind::Object(object) | Kind::Checked(object)) => inspect::nearest(object, &entry.key).is_none(),
        _ => false,
    }
}

/// Returns whether an expression continues after a name: `order.id`, `format!("…")`, `Self::KEY`.
pub(super) fn continues_expression(rest: &[TokenTree]) -> bool {
    match rest {
        [TokenTree::Punct(first), second, ..] if first.as_char() == ':' => is_punct(Some(second), ':'),
        rest => is_punct(rest.first(), '.') || is_punct(rest.first(), '!'),
    }
}

/// Returns the field of a key in several words, `payment-type:` or `payment type:`, and the tokens after the words.
pub(super) fn key_in_words(tokens: &[TokenTree], object: Option<Kind>) -> Option<(&'static Field, &[TokenTree])> {
    let Some(Kind::Object(object) | Kind::Checked(object)) = object else { return None };
    let end = (1..tokens.len()).find(|at| lookahead::colon(&tokens[*at..]).is_some()).filter(|end| *end > 1)?;
    let (words, rest) = tokens.split_at(end);
    let words = words.iter().filter(|token| !is_punct(Some(token), '-')).map(|token| match token {
        TokenTree::Ident(word) => Some(token::unraw(&word.to_string()).to_owned()),
        _ => None,
    });
    let words: Vec<_> = words.collect::<Option<_>>()?;
    if words.len() == 1 { None } else { Some((object.by_rust(&words.join("_"))?, rest)) }
}

/// Returns whether an invocation is a Rust expression without entries.
pub(super) fn is_only_expression(call: &[TokenTree]) -> bool {
    let [TokenTree::Ident(_), TokenTree::Punct(next), ..] = call else { return false };
    let is_of_entry = |at: usize| is_punct(call.get(at), ',') || lookahead::begins_with_key(&call[at..]);
    !(0..call.len()).any(is_of_entry)
        && (matches!(next.as_char(), '.' | '!' | ':') || lookahead::is_variable_or_path(call))
}

/// Returns whether an entry has this key.
pub(super) fn has_key(entries: &[Entry<'_>], key: &str) -> bool {
    entries.iter().any(|entry| *entry.key == *key)
}
