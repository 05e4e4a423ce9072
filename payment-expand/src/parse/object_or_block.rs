//! Decides whether braces are an object or a Rust block.

use proc_macro2::TokenTree;

use crate::{
    keyword,
    lookahead::{self, is_at_end},
    token::is_punct,
};

/// Returns whether the tokens in braces look like the fields of an object, also with mistakes.
pub(super) fn looks_like_object(tokens: &[TokenTree]) -> bool {
    let is_name = |token: &TokenTree| matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_));
    let is_keyword = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if keyword::precedes_operand(ident));
    match tokens {
        [] => true,
        tokens if lookahead::begins_with_key(tokens) => true,
        // The first field may be half written.
        tokens if has_second_key(tokens) => true,
        // Rust statements end in `;`. Directly after a key, it is in the place of the colon.
        [_, _, rest @ ..] if rest.iter().any(|token| is_punct(Some(token), ';')) => false,
        [first, rest @ ..] if is_keyword(first) => is_at_end(rest) || lookahead::begins_with_key(rest),
        [first, rest @ ..] if is_name(first) => {
            let is_half = is_punct(rest.first(), '=') || is_punct(rest.first(), '?');
            is_at_end(rest) || is_name(&rest[0]) && !is_keyword(&rest[0]) || is_half
        }
        [TokenTree::Punct(first), ..] => matches!(first.as_char(), '#' | ',' | '.'),
        _ => false,
    }
}

/// Returns whether the first field has an expression in place of its key.
pub(super) fn has_expression_as_key(tokens: &[TokenTree]) -> bool {
    if matches!(tokens, [TokenTree::Ident(ident), ..] if keyword::precedes_operand(ident)) {
        return false;
    }
    let mut rest = tokens;
    while !is_at_end(rest) && lookahead::colon(rest).is_none() {
        // Skip both colons of `::`.
        rest = &rest[1 + usize::from(is_punct(rest.first(), ':'))..];
    }
    !is_at_end(rest)
}

/// Returns whether a key and a colon follow one of the commas.
fn has_second_key(tokens: &[TokenTree]) -> bool {
    let is_second = |at: usize| is_punct(tokens.get(at - 1), ',') && lookahead::begins_with_key(&tokens[at..]);
    (1..tokens.len()).any(is_second)
}
