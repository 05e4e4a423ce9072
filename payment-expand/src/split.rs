//! Where a value ends. Values stay tokens: what is Rust in them is rustc's to parse, also when it is half written.

use std::slice;

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenTree};

use crate::token::{self, is_braces, is_punct};

/// Splits tokens into the value that they begin with and the rest.
///
/// A value ends at a comma. Where the comma is missing, it ends at the next key with its colon, or at a name right after an
/// operand.
pub fn value(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    tokens.split_at(end_of_value(tokens))
}

fn end_of_value(tokens: &[TokenTree]) -> usize {
    let mut at = 0;
    // whether an operand could begin here
    let mut begins = true;
    while let Some(token) = tokens.get(at) {
        let rest = &tokens[at..];
        match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' | ';' => return at,
                '#' if at > 0 && is_attribute(rest) => return at,
                '=' if at > 0 && is_arrow(rest) => return at,
                '|' if begins => at += closure(rest),
                '<' if begins || at > 0 && is_path(&tokens[..at]) => {
                    if let Some(length) = angles(rest) {
                        at += length;
                        begins = false;
                        continue;
                    }
                }
                // the name of a lifetime is not an operand
                '\'' => at += 1,
                _ => {}
            },
            _ if is_key(rest) => return at,
            TokenTree::Group(_) if at == 1 && is_braces(&tokens[0]) && is_braces(token) => return at,
            TokenTree::Ident(name) if !begins && !matches!(&*name.to_string(), "as" | "else" | "in") => return at,
            TokenTree::Literal(_) if !begins => return at,
            _ => {}
        }
        begins = match tokens.get(at) {
            Some(TokenTree::Punct(punct)) => punct.as_char() != '?',
            Some(TokenTree::Ident(name)) => is_keyword(name),
            _ => false,
        };
        at += 1;
    }
    tokens.len()
}

/// Whether tokens begin with a key and its colon: `name:`, `name?:` or `"name":`, and not with a path.
pub fn is_key(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [name, rest @ ..] if colon(rest).is_some() && is_name(name))
}

fn is_name(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(_) => true,
        TokenTree::Literal(literal) => matches!(literal.to_string().as_bytes(), [b'"' | b'r', ..]),
        // another macro's `$key:literal`
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            matches!(&*unwrap(token), [token] if is_name(token))
        }
        _ => false,
    }
}

/// The sign between a key and its value: `:`, or `?:` before an `Option`, with `!` before it if nothing is checked.
pub struct Colon<'t> {
    pub is_unchecked: bool,
    pub is_optional: bool,
    /// The tokens after it.
    pub rest: &'t [TokenTree],
}

/// The colon that tokens begin with, unless it is the first of `::`.
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

/// Whether the tokens begin with an attribute.
pub fn is_attribute(tokens: &[TokenTree]) -> bool {
    let bang = usize::from(is_punct(tokens.get(1), '!'));
    let is_brackets = |group: &Group| group.delimiter() == Delimiter::Bracket;
    is_punct(tokens.first(), '#') && matches!(tokens.get(1 + bang), Some(TokenTree::Group(group)) if is_brackets(group))
}

/// Whether tokens begin with `=>`.
pub fn is_arrow(tokens: &[TokenTree]) -> bool {
    is_punct(tokens.first(), '=') && is_punct(tokens.get(1), '>')
}

/// Whether the tokens end in `::`.
pub fn is_path(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [.., first, second] if is_punct(Some(first), ':') && is_punct(Some(second), ':'))
}

/// Whether the tokens are a variable, a field's or a path's: names, points and colons.
pub fn is_simple(tokens: &[TokenTree]) -> bool {
    let is_other = |token: &TokenTree| match token {
        TokenTree::Ident(word) => is_keyword(word),
        TokenTree::Punct(punct) => !matches!(punct.as_char(), '.' | ':'),
        _ => true,
    };
    !tokens.iter().any(is_other)
}

/// Whether they are a name, perhaps after a path, that begins with a capital: a constant's, a variant's, or meant as
/// a word.
pub fn is_constant(tokens: &[TokenTree]) -> bool {
    let is_other = |token: &TokenTree| !matches!(token, TokenTree::Ident(_)) && !is_punct(Some(token), ':');
    let is_name = matches!(tokens.last(), Some(TokenTree::Ident(name)) if token::is_capital(&name.to_string()));
    is_name && !tokens.iter().any(is_other)
}

/// How many tokens `<…>` takes, if it is closed; arrows in it are no brackets.
pub fn angles(tokens: &[TokenTree]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut before = ' ';
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let c = match token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match c {
            ';' => break,
            _ if is_key(&tokens[at..]) => break,
            '<' => depth += 1,
            '>' if !matches!(before, '-' | '=') => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        before = c;
        at += 1;
    }
    None
}

/// How many tokens lie before the bar that ends a closure's parameters; none where nothing ends them.
pub fn closure(tokens: &[TokenTree]) -> usize {
    tokens.iter().skip(1).position(|token| is_punct(Some(token), '|')).map_or(0, |at| at + 1)
}

/// Words that are no operands: what follows them begins one, or goes on with the same.
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

/// Words that are whole expressions, and do not return.
pub fn is_jump(name: &Ident) -> bool {
    matches!(&*name.to_string(), "break" | "continue" | "return")
}

/// Words that a block follows.
pub fn takes_block(name: &Ident) -> bool {
    matches!(&*name.to_string(), "async" | "const" | "for" | "if" | "loop" | "match" | "unsafe" | "while")
}

/// A token without the invisible brackets that another macro's `$x:expr` arrives in.
pub fn unwrap(token: &TokenTree) -> Vec<TokenTree> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut tokens = Vec::new();
            for token in group.stream() {
                tokens.append(&mut unwrap(&token));
            }
            tokens
        }
        token => slice::from_ref(token).to_vec(),
    }
}

/// The same of several tokens, if there is but one.
pub fn unwrap_all(tokens: &[TokenTree]) -> Vec<TokenTree> {
    match tokens {
        [token] => unwrap(token),
        tokens => tokens.to_vec(),
    }
}
