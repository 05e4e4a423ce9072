//! Finds where keys and values end.
//!
//! Values stay tokens, which rustc parses in the expansion. A value may be half written.

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenTree};

use crate::token::{self, is_braces, is_punct};

/// Splits tokens into the value that they begin with and the rest.
///
/// A value ends at a comma. If the comma is missing, it ends at the next key with its colon, or at a name right after an
/// operand.
pub fn value(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    tokens.split_at(end_of_value(tokens))
}

/// Returns the number of tokens of the value that `tokens` begin with.
fn end_of_value(tokens: &[TokenTree]) -> usize {
    let mut at = 0;
    let mut expects_operand = true;
    while let Some(token) = tokens.get(at) {
        let rest = &tokens[at..];
        match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' | ';' | '#' => return at,
                '=' if is_arrow(rest) => return at,
                '|' if expects_operand => at += length_of_closure_parameters(rest),
                '<' if expects_operand => {
                    if let Some(length) = length_of_angles(rest) {
                        at += length;
                        expects_operand = false;
                        continue;
                    }
                }
                // An operand may follow a label: `break 'label value`.
                '\'' => {
                    at += 2;
                    continue;
                }
                _ => {}
            },
            _ if begins_with_key(rest) => return at,
            TokenTree::Group(_) if at == 1 && is_braces(&tokens[0]) && is_braces(token) => return at,
            TokenTree::Ident(name) if !expects_operand && !matches!(&*name.to_string(), "as" | "else" | "in") => {
                return at;
            }
            TokenTree::Literal(_) if !expects_operand => return at,
            _ => {}
        }
        expects_operand = match tokens.get(at) {
            Some(TokenTree::Punct(punct)) => punct.as_char() != '?',
            Some(TokenTree::Ident(name)) => is_keyword(name),
            _ => false,
        };
        at += 1;
    }
    tokens.len()
}

/// Returns whether an entry or item ends here.
pub fn is_at_end(rest: &[TokenTree]) -> bool {
    rest.is_empty() || is_punct(rest.first(), ',') || is_punct(rest.first(), ';')
}

/// Returns the tokens after a comma, if they begin with one.
pub fn skip_comma(tokens: &[TokenTree]) -> &[TokenTree] {
    match tokens {
        [comma, rest @ ..] if is_punct(Some(comma), ',') => rest,
        tokens => tokens,
    }
}

/// Returns whether tokens begin with a key and its colon: `name:`, `name?:` or `"name":`, and not with a path.
pub fn begins_with_key(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [name, rest @ ..] if colon(rest).is_some() && is_name(name))
}

/// Returns whether a token can be a key.
fn is_name(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(_) => true,
        TokenTree::Literal(literal) => matches!(literal.to_string().as_bytes(), [b'"' | b'r', ..]),
        // Another macro's `$key:literal`.
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            matches!(&*token::ungroup(token), [token] if is_name(token))
        }
        _ => false,
    }
}

/// The sign between a key and its value: `:`, or `?:` before an `Option`. A `!` before it marks the entry as unchecked.
pub struct Colon<'t> {
    pub is_unchecked: bool,
    pub is_optional: bool,
    /// The tokens after it.
    pub rest: &'t [TokenTree],
}

/// Returns the colon that tokens begin with, or `None` for other tokens, also for `::`.
pub fn colon(tokens: &[TokenTree]) -> Option<Colon<'_>> {
    let is_unchecked = is_punct(tokens.first(), '!');
    let tokens = &tokens[usize::from(is_unchecked)..];
    let is_optional = is_punct(tokens.first(), '?');
    match &tokens[usize::from(is_optional)..] {
        [TokenTree::Punct(first), TokenTree::Punct(second), ..]
            if first.spacing() == Spacing::Joint && second.as_char() == ':' =>
        {
            None
        }
        [TokenTree::Punct(colon), rest @ ..] if colon.as_char() == ':' => {
            Some(Colon { is_unchecked, is_optional, rest })
        }
        _ => None,
    }
}

/// Returns whether tokens begin with an attribute.
pub fn is_attribute(tokens: &[TokenTree]) -> bool {
    let bang = usize::from(is_punct(tokens.get(1), '!'));
    let is_brackets = |group: &Group| group.delimiter() == Delimiter::Bracket;
    is_punct(tokens.first(), '#') && matches!(tokens.get(1 + bang), Some(TokenTree::Group(group)) if is_brackets(group))
}

/// Returns whether tokens begin with `=>`.
pub fn is_arrow(tokens: &[TokenTree]) -> bool {
    is_punct(tokens.first(), '=') && is_punct(tokens.get(1), '>')
}

/// Returns whether tokens are a variable, a field access or a path: names, dots and colons.
pub fn is_variable_or_path(tokens: &[TokenTree]) -> bool {
    let is_other = |token: &TokenTree| match token {
        TokenTree::Ident(word) => is_keyword(word),
        TokenTree::Punct(punct) => !matches!(punct.as_char(), '.' | ':'),
        _ => true,
    };
    !tokens.iter().any(is_other)
}

/// Returns whether tokens are a name that begins with a capital letter, perhaps after a path: a constant, a variant, or
/// an enum value.
pub fn is_capitalized_path(tokens: &[TokenTree]) -> bool {
    let is_other = |token: &TokenTree| !matches!(token, TokenTree::Ident(_)) && !is_punct(Some(token), ':');
    let is_name =
        matches!(tokens.last(), Some(TokenTree::Ident(name)) if token::begins_with_capital(&name.to_string()));
    is_name && !tokens.iter().any(is_other)
}

/// Returns the number of tokens of the `<…>` that `tokens` begin with, or `None` if it is not closed.
///
/// The `>` of an arrow does not close it.
pub fn length_of_angles(tokens: &[TokenTree]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        let before = tokens[..at].last();
        if begins_with_key(&tokens[at..]) {
            return None;
        } else if is_punct(Some(token), '<') {
            depth += 1;
        } else if is_punct(Some(token), '>') && !is_punct(before, '-') && !is_punct(before, '=') {
            depth -= 1;
            if depth == 0 {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Returns the number of tokens before the bar that ends the parameters of a closure, or 0 if nothing ends them.
pub fn length_of_closure_parameters(tokens: &[TokenTree]) -> usize {
    tokens.iter().skip(1).position(|token| is_punct(Some(token), '|')).map_or(0, |at| at + 1)
}

/// Returns whether a name is a keyword after which an operand begins or continues.
pub fn is_keyword(name: &Ident) -> bool {
    matches!(
        &*name.to_string(),
        "as" | "async"
            | "break"
            | "const"
            | "continue"
            | "dyn"
            | "else"
            | "for"
            | "if"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "move"
            | "mut"
            | "ref"
            | "return"
            | "static"
            | "unsafe"
            | "while"
    )
}

/// Returns whether a keyword is an expression that does not return.
pub fn is_jump(name: &Ident) -> bool {
    matches!(&*name.to_string(), "break" | "continue" | "return")
}

/// Returns whether a keyword is followed by a block.
pub fn takes_block(name: &Ident) -> bool {
    matches!(&*name.to_string(), "async" | "const" | "for" | "if" | "loop" | "match" | "unsafe" | "while")
}
