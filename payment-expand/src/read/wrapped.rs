//! Objects and lists that are wrapped as in Rust or another language: `Amount { … }`, `vec![…]`, `&[…]`, `({ … })`.

use payment_core::schema::Kind;
use proc_macro2::{Delimiter, Group, TokenTree};

use super::{is_end, tokens};
use crate::{
    split,
    token::{self, is_punct},
};

/// An object or a list, and the tokens around it.
pub(super) struct Wrapped {
    pub group: Group,
    pub excess: Vec<TokenTree>,
    pub message: String,
    pub help: &'static str,
}

/// A value whose place takes an object or a list, and that is wrapped.
pub(super) fn wrapped(value: &[TokenTree], kind: Option<Kind>) -> Option<Wrapped> {
    let [before @ .., TokenTree::Group(group)] = value else { return None };
    let takes_object = matches!(kind, Some(Kind::Object(_) | Kind::Checked(_) | Kind::Free(_)));
    let takes_list = matches!(kind, Some(Kind::List(_)));
    // most objects and lists are not: nothing is made of their tokens here
    let (group, excess, message, help) = match before {
        [] => {
            if group.delimiter() != Delimiter::Parenthesis || !takes_object && !takes_list {
                return None;
            }
            let only = only(group)?;
            let message = match takes_object {
                true if opens_object(&only) => "an object cannot be in parentheses",
                false if holds_items(&only) => "a list cannot be in parentheses",
                _ => return None,
            };
            (only, value, message.into(), "remove the parentheses")
        }
        // `vec![…]`, `&[…]`
        [TokenTree::Ident(_), TokenTree::Punct(mark)] | [TokenTree::Punct(mark)]
            if takes_list && matches!(mark.as_char(), '!' | '&') && holds_items(group) =>
        {
            (
                group.clone(),
                before,
                format!("unexpected `{}` before a list", token::text(before)),
                "write the list as `[ … ]`",
            )
        }
        path if is_flat_literal(path, group, kind) => (
            group.clone(),
            before,
            format!("unexpected `{}` before an object", token::text(path)),
            "write the object as `{ … }`",
        ),
        _ => return None,
    };
    Some(Wrapped { group, excess: excess.to_vec(), message, help })
}

/// The only token of a group, if that is a group too.
fn only(group: &Group) -> Option<Group> {
    match &*tokens(group) {
        [TokenTree::Group(only)] => Some(only.clone()),
        _ => None,
    }
}

pub(super) fn opens_object(group: &Group) -> bool {
    group.delimiter() == Delimiter::Brace && split::is_key(&tokens(group))
}

/// Whether a list holds items as only an invocation has them: objects, or a loop that builds them.
fn holds_items(list: &Group) -> bool {
    let items = tokens(list);
    let is_loop = matches!(items.first(), Some(TokenTree::Ident(word)) if word == "for");
    list.delimiter() == Delimiter::Bracket
        && (is_loop || matches!(items.first(), Some(TokenTree::Group(first)) if opens_object(first)))
}

/// Whether a struct literal can only be meant as an object.
fn is_flat_literal(path: &[TokenTree], group: &Group, kind: Option<Kind>) -> bool {
    let takes_no_other = match kind {
        Some(Kind::Object(object)) => payment_core::rules::is_looked_into(object),
        Some(Kind::Checked(_)) => true,
        _ => return false,
    };
    group.delimiter() == Delimiter::Brace && split::is_constant(path) && (takes_no_other || is_flat(&tokens(group)))
}

/// Whether one of the fields is written as Rust does not have it: `type`, or one that is a literal, a list or another
/// object, where Rust has a value of a checked type.
fn is_flat(fields: &[TokenTree]) -> bool {
    let mut rest = fields;
    while let [token, after @ ..] = rest {
        let is_type = matches!(token, TokenTree::Ident(name) if name == "type") && split::is_key(rest);
        let is_other = is_punct(Some(token), ':')
            && match after {
                [TokenTree::Literal(_), end @ ..] => is_end(end),
                [TokenTree::Group(group), end @ ..] => {
                    let is_list = group.delimiter() == Delimiter::Bracket;
                    is_end(end) && (is_list || opens_object(group))
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
