//! Recognizes objects and lists that are written as in Rust: `Amount { … }`, `vec![…]`, `&[…]`, `({ … })`.

use payment_core::schema::Kind;
use proc_macro2::{Delimiter, Group, TokenTree};

use crate::{
    split::{self, is_at_end},
    token::{self, is_punct},
};

/// An object or a list, and the error about the tokens around it.
pub(super) struct Wrapped {
    pub group: Group,
    pub excess: Vec<TokenTree>,
    pub message: String,
    pub help: &'static str,
}

/// Returns the object or list of a wrapped value, or `None` if nothing wraps it.
pub(super) fn wrapped(value: &[TokenTree], kind: Option<Kind>) -> Option<Wrapped> {
    let [before @ .., TokenTree::Group(group)] = value else { return None };
    let expects_object = matches!(kind, Some(Kind::Object(_) | Kind::Checked(_) | Kind::Free(_)));
    let expects_list = matches!(kind, Some(Kind::List(_)));
    let (group, excess, message, help) = match before {
        [] => {
            if group.delimiter() != Delimiter::Parenthesis || !expects_object && !expects_list {
                return None;
            }
            let only = only(group)?;
            let message = match expects_object {
                true if opens_object(&only) => "an object cannot be in parentheses",
                false if holds_items(&only) => "a list cannot be in parentheses",
                _ => return None,
            };
            (only, value, message.into(), "remove the parentheses")
        }
        // `vec![…]` or `&[…]`.
        [TokenTree::Ident(_), TokenTree::Punct(mark)] | [TokenTree::Punct(mark)]
            if expects_list && matches!(mark.as_char(), '!' | '&') && holds_items(group) =>
        {
            (
                group.clone(),
                before,
                format!("unexpected `{}` before a list", token::text(before)),
                "write the list as `[ … ]`",
            )
        }
        path if is_object_literal(path, group, kind) => (
            group.clone(),
            before,
            format!("unexpected `{}` before an object", token::text(path)),
            "write the object as `{ … }`",
        ),
        _ => return None,
    };
    Some(Wrapped { group, excess: excess.to_vec(), message, help })
}

/// Returns the only token of a group if it is a group too, or `None`.
fn only(group: &Group) -> Option<Group> {
    match &*token::inside(group) {
        [TokenTree::Group(only)] => Some(only.clone()),
        _ => None,
    }
}

/// Returns whether a group is an object: braces that begin with a key.
pub(super) fn opens_object(group: &Group) -> bool {
    group.delimiter() == Delimiter::Brace && split::begins_with_key(&token::inside(group))
}

/// Returns whether a list has items that Rust does not have: objects, or a loop that builds them.
fn holds_items(list: &Group) -> bool {
    let items = token::inside(list);
    let is_loop = matches!(items.first(), Some(TokenTree::Ident(word)) if word == "for");
    list.delimiter() == Delimiter::Bracket
        && (is_loop || matches!(items.first(), Some(TokenTree::Group(first)) if opens_object(first)))
}

/// Returns whether a struct literal must be meant as an object.
fn is_object_literal(path: &[TokenTree], group: &Group, kind: Option<Kind>) -> bool {
    let must_be_object = match kind {
        Some(Kind::Object(object)) => payment_core::rules::is_looked_into(object),
        Some(Kind::Checked(_)) => true,
        _ => return false,
    };
    group.delimiter() == Delimiter::Brace
        && split::is_capitalized_path(path)
        && (must_be_object || has_non_rust_field(&token::inside(group)))
}

/// Returns whether a field is not valid in a struct literal: its name is `type`, or its value is a literal, a list or an
/// object.
fn has_non_rust_field(fields: &[TokenTree]) -> bool {
    let mut rest = fields;
    while let [token, after @ ..] = rest {
        let is_type = matches!(token, TokenTree::Ident(name) if name == "type") && split::begins_with_key(rest);
        let is_other = is_punct(Some(token), ':')
            && match after {
                [TokenTree::Literal(_), end @ ..] => is_at_end(end),
                [TokenTree::Group(group), end @ ..] => {
                    let is_list = group.delimiter() == Delimiter::Bracket;
                    is_at_end(end) && (is_list || opens_object(group))
                }
                _ => false,
            };
        if is_type || is_other {
            return true;
        }
        rest = after;
    }
    false
}
