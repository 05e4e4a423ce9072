//! Tokens, and lists of them.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

pub fn list(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
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
    tokens.iter().map(ToString::to_string).collect()
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
