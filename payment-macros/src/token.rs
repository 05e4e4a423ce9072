//! Tokens, and lists of them.
//!
//! Here and in the other files loops stand where adaptors would do: each chain of adaptors is compiled anew, without
//! optimisation, in every clean build of a user, and costs as much as ten loops.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;

use crate::print::code::print;

pub fn list(stream: TokenStream) -> Vec<TokenTree> {
    let mut tokens = Vec::new();
    for token in stream {
        tokens.push(token);
    }
    tokens
}

pub fn stream(tokens: &[TokenTree]) -> TokenStream {
    let mut stream = TokenStream::new();
    for token in tokens {
        token.to_tokens(&mut stream);
    }
    stream
}

/// Where the first token stands that is such a one.
pub fn position(tokens: &[TokenTree], is_such: fn(&TokenTree) -> bool) -> Option<usize> {
    let mut at = 0;
    while !is_such(tokens.get(at)?) {
        at += 1;
    }
    Some(at)
}

pub fn is_punct(token: Option<&TokenTree>, c: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == c)
}

pub fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// Whether an attribute's brackets begin with this word.
pub fn is_attribute(group: &Group, word: &str) -> bool {
    match group.stream().into_iter().next() {
        Some(TokenTree::Ident(first)) => first == word,
        // another macro's `$attribute:meta`
        Some(TokenTree::Group(inner)) if inner.delimiter() == Delimiter::None => is_attribute(&inner, word),
        _ => false,
    }
}

/// Tokens as text, without white space between them.
pub fn text(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    for token in tokens {
        print(&mut text, format_args!("{token}"));
    }
    text
}

/// A name without `r#`.
pub fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Whether a name begins with a capital.
pub fn is_capital(name: &str) -> bool {
    match name.chars().next() {
        Some(first) => first.is_uppercase(),
        None => false,
    }
}
