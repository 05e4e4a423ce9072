//! Parses keys: the Rust name of a field, or its name in JSON as a string. Finds the field that a key names.

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    schema::{Field, Kind, Object, Secrecy},
};
use proc_macro2::{Literal, TokenTree};

use super::Parser;
use crate::{
    keyword, literal,
    lookahead::{self, begins_with_key, is_at_end},
    token::{self, is_punct},
};

impl Parser {
    /// Parses a key. Returns an entry without its value, or `None` if `tokens` do not begin with a key.
    pub(super) fn key<'t>(
        &mut self,
        tokens: &'t [TokenTree],
        object: Option<Kind>,
    ) -> Option<(Entry<'static>, &'t [TokenTree])> {
        let (key, rest) = (token::ungroup(&tokens[0]), &tokens[1..]);
        let (name, is_identifier) = match &*key {
            [TokenTree::Ident(ident)] if lookahead::colon(rest).is_none() && keyword::is_jump(ident) => return None,
            [TokenTree::Ident(ident)] if !may_follow_key(rest) && keyword::precedes_operand(ident) => return None,
            [TokenTree::Ident(_)] if matches!(object, Some(Kind::Free(_))) && continues_expression(rest) => {
                return None;
            }
            [TokenTree::Ident(name)] if name != "_" => (token::without_marker(&name.to_string()), true),
            [TokenTree::Literal(literal)] => (quoted_key(literal)?, false),
            _ => return None,
        };
        let place = self.source.add(&key);
        if matches!(&*key, [TokenTree::Literal(literal)] if literal::is_reported_by_rustc(literal)) {
            // rustc reports the key, whatever its name is.
            self.silence(place);
            self.source.is_reported_by_rustc = true;
        }
        let mut entry = Entry::new(name.into(), place, Node { value: Value::Unreadable, place });
        entry.is_identifier = is_identifier;
        Some((entry, rest))
    }
}

/// Returns the text of a key in quotes, or `None` if the literal is not a string. rustc reports a key in single quotes, or with
/// an escape that Rust does not have.
fn quoted_key(literal: &Literal) -> Option<String> {
    let is_reported = !literal::is_number(literal) && literal::is_reported_by_rustc(literal);
    if is_reported { Some(literal::inside(literal)) } else { literal::text(literal) }
}

/// Returns whether a keyword before these tokens can be a key. The user may be typing `ref` for `refund_preference`.
fn may_follow_key(rest: &[TokenTree]) -> bool {
    lookahead::colon(rest).is_some() || is_at_end(rest) || begins_with_key(rest)
}

/// Returns whether an expression continues after a name: `order.id`, `format!("…")`, `Self::KEY`.
fn continues_expression(rest: &[TokenTree]) -> bool {
    match rest {
        [TokenTree::Punct(first), second, ..] if first.as_char() == ':' => is_punct(Some(second), ':'),
        rest => is_punct(rest.first(), '.') || is_punct(rest.first(), '!'),
    }
}

/// Returns whether a name is probably the shorthand of a field, and not an enum value, a constant or a JSON value.
pub(super) fn may_be_shorthand(name: &str, object: Option<Kind>) -> bool {
    match object {
        // A name with rust-analyzer's marker may become any name.
        Some(Kind::Object(object)) if *token::without_marker(name) == *token::unraw(name) => {
            object.by_rust(token::unraw(name)).is_some()
        }
        _ => !is_constant(name),
    }
}

fn is_constant(name: &str) -> bool {
    matches!(name, "true" | "false" | "null") || token::begins_with_capital(name)
}

/// Returns whether a semicolon is in the place of the colon, because a value and not an entry follows it.
pub(super) fn has_semicolon_for_colon(rest: &[TokenTree]) -> bool {
    let [sign, value @ ..] = rest else { return false };
    is_punct(Some(sign), ';')
        && !begins_with_key(value)
        && match value {
            [TokenTree::Group(_) | TokenTree::Literal(_), ..] => true,
            [TokenTree::Ident(_), TokenTree::Punct(next), ..] if ".:!".contains(next.as_char()) => true,
            [TokenTree::Ident(name), rest @ ..] => is_constant(&name.to_string()) && is_at_end(rest),
            _ => false,
        }
}

pub(super) fn names_field(key: &TokenTree, object: Option<Kind>) -> bool {
    let (name, object) = (key.to_string(), object.and_then(Kind::as_object));
    let field = |object: &'static Object| {
        object.by_rust(token::unraw(&name)).or_else(|| object.by_wire(name.trim_matches('"')))
    };
    object.and_then(field).is_some()
}

pub(super) fn has_key(entries: &[Entry<'_>], key: &str) -> bool {
    entries.iter().any(|entry| *entry.key == *key)
}

/// Returns the field of an entry, or `None` if the key or the object is unknown.
pub(super) fn field_of(object: Option<Kind>, entry: &Entry<'_>) -> Option<&'static Field> {
    let object = object?.as_object()?;
    if entry.is_identifier { object.by_rust(&entry.key) } else { object.by_wire(&entry.key) }
}

/// Returns the kind of an entry's value, or `None` if it is unknown.
pub(super) fn kind_of_value(object: Option<Kind>, entry: &Entry<'_>) -> Option<Kind> {
    let field = field_of(object, entry);
    match object {
        Some(Kind::Object(_)) if entry.is_unchecked => match field.map(|field| field.kind) {
            // The value of a secret is never inspected.
            Some(kind @ Kind::Text(text)) if text.secrecy != Secrecy::Open => Some(kind),
            _ => Some(Kind::ANY_JSON),
        },
        Some(Kind::Object(_)) => field.map(|field| field.kind),
        // All values in arbitrary JSON are arbitrary JSON.
        kind => kind,
    }
}
