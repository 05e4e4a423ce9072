//! Recognizes the beginning of tokens: a key, the sign after it, an attribute or an arrow.

use proc_macro2::{Delimiter, Group, Spacing, TokenTree};

use crate::{
    keyword,
    token::{self, is_punct},
};

/// Returns whether an entry or item ends here.
pub fn is_at_end(rest: &[TokenTree]) -> bool {
    rest.is_empty() || is_punct(rest.first(), ',') || is_punct(rest.first(), ';')
}

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

/// The sign between a key and its value: `:`, or `?:` before an `Option`. With a `!` before it, the field is unchecked.
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

/// Returns the number of tokens of the label that tokens begin with, or 0 if they begin with none.
///
/// It is one token if it is another macro's `$label:lifetime`.
pub fn label(tokens: &[TokenTree]) -> usize {
    match tokens {
        [quote, TokenTree::Ident(_), ..] if is_punct(Some(quote), '\'') => 2,
        [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::None => {
            usize::from(label(&token::inside(group)) == 2)
        }
        _ => 0,
    }
}

/// Returns whether tokens begin with a loop that has no items.
pub fn begins_with_loop(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(ident), ..] if ident == "while" || ident == "loop") && !begins_with_key(tokens)
}

pub fn is_attribute(tokens: &[TokenTree]) -> bool {
    let bang = usize::from(is_punct(tokens.get(1), '!'));
    let is_brackets = |group: &Group| group.delimiter() == Delimiter::Bracket;
    is_punct(tokens.first(), '#') && matches!(tokens.get(1 + bang), Some(TokenTree::Group(group)) if is_brackets(group))
}

/// Returns the tokens after the attribute `#![…]` that tokens begin with, or `None` if they do not.
pub fn after_inner_attribute(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    (is_attribute(tokens) && is_punct(tokens.get(1), '!')).then(|| &tokens[3..])
}

pub fn is_arrow(tokens: &[TokenTree]) -> bool {
    is_punct(tokens.first(), '=') && is_punct(tokens.get(1), '>')
}

/// Returns whether tokens are a variable, a field access or a path: names, dots and colons.
pub fn is_variable_or_path(tokens: &[TokenTree]) -> bool {
    let is_other = |token: &TokenTree| match token {
        TokenTree::Ident(ident) => keyword::precedes_operand(ident),
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
