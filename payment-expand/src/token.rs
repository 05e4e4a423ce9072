//! Questions about single tokens and names.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

pub fn inside(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

/// Returns the tokens in the invisible delimiters around another macro's `$x:expr`, or the token itself.
pub fn ungroup(token: &TokenTree) -> Vec<TokenTree> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            group.stream().into_iter().flat_map(|token| ungroup(&token)).collect()
        }
        token => vec![token.clone()],
    }
}

/// Ungroups the token if there is only one; see [`ungroup`]. Returns several tokens as they are.
pub fn ungroup_all(tokens: &[TokenTree]) -> Vec<TokenTree> {
    match tokens {
        [token] => ungroup(token),
        tokens => tokens.to_vec(),
    }
}

pub fn is_punct(token: Option<&TokenTree>, c: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == c)
}

pub fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// Returns whether a token is the invisible group around another macro's `$x:expr`.
pub fn is_invisible(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::None)
}

/// Returns whether the brackets of an attribute begin with this name.
pub fn is_attribute(group: &Group, name: &str) -> bool {
    match group.stream().into_iter().next() {
        Some(TokenTree::Ident(first)) => first == name,
        // Another macro's `$attribute:meta`.
        Some(TokenTree::Group(inner)) if inner.delimiter() == Delimiter::None => is_attribute(&inner, name),
        _ => false,
    }
}

pub fn is_identifier(name: &str) -> bool {
    syn::parse_str::<Ident>(name).is_ok()
}

/// Returns the text of tokens, without white space between them.
pub fn text(tokens: &[TokenTree]) -> String {
    tokens.iter().map(ToString::to_string).collect()
}

/// Returns tokens as a message quotes them: in one line, and only their beginning if they are long.
pub fn quoted(tokens: &[TokenTree]) -> String {
    const MOST: usize = 60;
    let text = tokens.iter().cloned().collect::<TokenStream>().to_string();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" :: ", "::").replace(" . ", ".");
    let line = line.replace(" ! (", "!(").replace(" ()", "()").replace(") ?", ")?").replace(" ,", ",");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Returns a name without `r#`.
pub fn unraw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Returns a name without `r#`, and without the marker that rust-analyzer inserts at the cursor.
///
/// rust-analyzer expands an invocation with and without its marker, and both expansions must have the same form.
pub fn without_marker(name: &str) -> String {
    unraw(name).replacen("raCompletionMarker", "", 1)
}

pub fn begins_with_capital(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

/// Returns whether no white space is between a name and the token after it. There are no positions outside of a compiler.
pub fn is_next_to(name: &Ident, next: &TokenTree) -> bool {
    proc_macro::is_available() && {
        let (end, start) = (name.span().unwrap().end(), next.span().unwrap().start());
        (end.line(), end.column()) == (start.line(), start.column())
    }
}

/// Returns a token at the opening delimiter of a group, and its text. Returns any other token unchanged.
pub fn opening(token: &TokenTree) -> (TokenTree, String) {
    match token {
        TokenTree::Group(group) if group.delimiter() != Delimiter::None => {
            let text = match group.delimiter() {
                Delimiter::Brace => "{",
                Delimiter::Bracket => "[",
                _ => "(",
            };
            (Ident::new("_", group.span_open()).into(), text.into())
        }
        token => (token.clone(), token.to_string()),
    }
}

/// Returns a token at the closing delimiter of a group. Returns any other token unchanged.
pub fn closing(token: &TokenTree) -> TokenTree {
    match token {
        TokenTree::Group(group) if group.delimiter() != Delimiter::None => Ident::new("_", group.span_close()).into(),
        token => token.clone(),
    }
}

/// Returns the spans of the first and the last token. Tokens of another macro's `$x:expr` have their own spans.
pub fn spans(tokens: &[TokenTree]) -> (Span, Span) {
    let [first, ..] = tokens else { return (Span::call_site(), Span::call_site()) };
    let (first, last) = (ungroup(first), ungroup(&tokens[tokens.len() - 1]));
    match (&*first, &*last) {
        ([first, ..], [.., last]) => (first.span(), last.span()),
        _ => (Span::call_site(), Span::call_site()),
    }
}

/// Returns spans for code of the expansion before and after tokens, at their first and last token.
///
/// rustc reports that an unfinished value lacks something at the code after it.
pub fn ends(tokens: &[TokenTree]) -> (Span, Span) {
    let (first, last) = spans(tokens);
    (Span::call_site().located_at(first), Span::call_site().located_at(last))
}
