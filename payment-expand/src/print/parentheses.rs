//! Prints the user's tokens in parentheses, so that they are one expression.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::token;

/// Prints the user's tokens between parentheses at `span`, which replace those of the user.
pub fn in_parentheses(tokens: &[TokenTree], span: Span) -> TokenStream {
    let tokens = without_parentheses(tokens);
    quote_spanned!(span=> (#tokens))
}

/// Prints the user's tokens, without parentheses around all of them.
///
/// Users write Rust blocks in parentheses, which rustc would call unnecessary.
pub fn without_parentheses(tokens: &[TokenTree]) -> TokenStream {
    parenthesized(tokens).unwrap_or_else(|| tokens.iter().cloned().collect())
}

/// Returns the tokens of a value in parentheses. Returns `None` for any other value, such as a tuple.
pub fn parenthesized(tokens: &[TokenTree]) -> Option<TokenStream> {
    let [TokenTree::Group(group)] = &*token::ungroup_all(tokens) else { return None };
    let inner = group.stream();
    let is_comma = |token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ',');
    let is_expression =
        group.delimiter() == Delimiter::Parenthesis && !inner.is_empty() && !inner.clone().into_iter().any(is_comma);
    is_expression.then_some(inner)
}
