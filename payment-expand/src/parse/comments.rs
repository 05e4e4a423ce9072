//! Removes doc comments.

use std::borrow::Cow;

use proc_macro2::TokenTree;

use crate::token::{self, is_punct};

/// Removes doc comments, which are attributes for a macro, and which users write anywhere.
pub(super) fn without_comments(tokens: &[TokenTree]) -> Cow<'_, [TokenTree]> {
    if !tokens.iter().any(|token| is_punct(Some(token), '#')) {
        return Cow::Borrowed(tokens);
    }
    let mut kept = Vec::new();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        rest = after_comment(rest).unwrap_or_else(|| {
            kept.push(first.clone());
            after
        });
    }
    Cow::Owned(kept)
}

/// Returns the tokens after the doc comment that `tokens` begin with, or `None` if they do not.
pub(super) fn after_comment(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match tokens {
        [hash, bang, TokenTree::Group(group), rest @ ..] if is_punct(Some(bang), '!') => {
            (is_punct(Some(hash), '#') && token::is_attribute(group, "doc")).then_some(rest)
        }
        [hash, TokenTree::Group(group), rest @ ..] => {
            (is_punct(Some(hash), '#') && token::is_attribute(group, "doc")).then_some(rest)
        }
        _ => None,
    }
}
