//! What braces hold: the fields of an object, well or badly written, or Rust.

use payment_core::schema::Kind;
use proc_macro2::{Delimiter, Group, TokenTree};

use super::{is_end, tokens};
use crate::{split, token::is_punct};

/// Whether an object is written in parentheses or brackets.
pub(super) fn is_wrongly_delimited(group: &Group, kind: Option<Kind>) -> bool {
    let is_other = matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::Bracket);
    let takes_object = matches!(kind, None | Some(Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) | Kind::List(_)));
    is_other && takes_object && split::is_key(&tokens(group))
}

/// Whether the tokens in braces look like the fields of an object, well or badly written.
pub(super) fn opens_object(tokens: &[TokenTree]) -> bool {
    let is_name = |token: &TokenTree| matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_));
    let is_key_word = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if split::is_keyword(word));
    match tokens {
        [] => true,
        tokens if split::is_key(tokens) => true,
        // no key, but meant as one
        [TokenTree::Literal(_), rest @ ..] if split::colon(rest).is_some() => true,
        // only the first field may be half written
        tokens if has_second_key(tokens) => true,
        [first, rest @ ..] if is_key_word(first) => is_end(rest) || split::is_key(rest),
        [first, rest @ ..] if is_name(first) => {
            let is_half = is_punct(rest.first(), '=') || is_punct(rest.first(), '?') && rest.len() > 1;
            is_end(rest) || is_name(&rest[0]) && !is_key_word(&rest[0]) || is_half
        }
        [TokenTree::Punct(first), ..] => matches!(first.as_char(), '#' | ',' | '.'),
        _ => false,
    }
}

/// Whether an expression and a colon are in the place of the first field.
pub(super) fn has_odd_key(tokens: &[TokenTree]) -> bool {
    if matches!(tokens, [TokenTree::Ident(word), ..] if split::is_keyword(word)) {
        return false;
    }
    let mut rest = tokens;
    while !is_end(rest) && split::colon(rest).is_none() {
        // past both of `::`
        rest = &rest[1 + usize::from(is_punct(rest.first(), ':'))..];
    }
    !is_end(rest)
}

/// Whether a key and a colon follow one of the commas.
fn has_second_key(tokens: &[TokenTree]) -> bool {
    let is_second = |at: usize| is_punct(tokens.get(at - 1), ',') && split::is_key(&tokens[at..]);
    (1..tokens.len()).any(is_second)
}
