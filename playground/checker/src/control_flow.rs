//! Control flow among the tokens of items.

use payment_expand::Snippet;
use proc_macro2::{Delimiter, TokenTree};

/// Returns whether control flow or iterators build a list.
pub fn is_built(value: &Snippet) -> bool {
    inside(value).is_some_and(|tokens| {
        let is_dot = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == '.');
        (0..tokens.len()).any(|at| starts_item(&tokens, at) && (is_dot(at) || is_keyword(&tokens[at])))
    })
}

/// Returns the tokens in the brackets of a node.
fn inside(value: &Snippet) -> Option<Vec<TokenTree>> {
    match &*value.tokens {
        [TokenTree::Group(group)] => Some(group.stream().into_iter().collect()),
        _ => None,
    }
}

fn is_keyword(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(word) if ["if", "match", "for"].iter().any(|keyword| word == keyword))
}

/// Returns whether an entry or an item may begin at this token: after a comma, or after the braces of control flow.
fn starts_item(tokens: &[TokenTree], at: usize) -> bool {
    match at.checked_sub(1).map(|before| &tokens[before]) {
        None => true,
        Some(TokenTree::Punct(punct)) => punct.as_char() == ',',
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        Some(_) => false,
    }
}
