//! Objects and lists in other delimiters, or written as in Rust: `Amount { … }`, `vec![…]`, `&[…]`, `({ … })`.

use payment_core::{
    inspect::tree::{Node, Value},
    schema::{Kind, Object},
};
use proc_macro2::{Delimiter, Group, TokenTree};

use crate::{
    lookahead::{self, begins_with_key, is_at_end},
    parse::{ExpectedValue, OuterValue, Parser, list::begins_with_dots},
    scan_expr::Expression,
    token::{self, is_punct},
};

impl Parser {
    /// Reports the tokens around an object or list that is written as in Rust, and parses it. Returns `None` for any other
    /// value.
    pub(super) fn wrapped(&mut self, value: &[TokenTree], expected: ExpectedValue) -> Option<Node<'static>> {
        let [before @ .., TokenTree::Group(group)] = value else { return None };
        let wrapped = match (before, expected.kind?) {
            ([], kind) => in_parentheses(group, kind),
            // Its value converts.
            (before, Kind::Free(_)) if self.source.is_fallible && json_macro(before, group).is_some() => None,
            (before, Kind::Free(_)) => json_macro(before, group),
            (before, Kind::List(_)) => rust_list(before, group),
            (path, kind) => {
                let of_json = json_macro(path, group).filter(|_| matches!(kind, Kind::Object(_)));
                of_json.or_else(|| struct_literal(path, group, kind))
            }
        }?;
        self.error(&wrapped.excess, wrapped.message, wrapped.help);
        Some(self.value(Expression::whole(&[wrapped.group.into()]), expected))
    }

    /// `(key: value)`, `[key: value]` or `["key" => value]`, of which `tokens` are inside.
    pub(in crate::parse) fn recover_delimiters(
        &mut self,
        outer: OuterValue,
        group: &Group,
        tokens: &[TokenTree],
    ) -> Option<Value<'static>> {
        let expects_object = matches!(outer.kind, None | Some(Kind::Object(_) | Kind::Free(_) | Kind::List(_)));
        let is_other = matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::Bracket);
        if !is_other || !expects_object || !(begins_with_key(tokens) || begins_with_arrow(tokens)) {
            return None;
        }
        let (open, text) = token::opening(&TokenTree::Group(group.clone()));
        let braces = if matches!(outer.kind, Some(Kind::List(_))) { "[{ … }]" } else { "{ … }" };
        let help = format!("write the object in braces: `{braces}`");
        self.error(&[open], format!("expected `{{`, found `{text}`"), help);
        Some(match outer.kind {
            Some(Kind::List(item)) => {
                let value = self.object(OuterValue { kind: Some(*item), ..outer }, tokens);
                Value::List(vec![Node { value, place: outer.place }])
            }
            _ => self.object(outer, tokens),
        })
    }
}

/// Returns whether tokens begin with a key and an arrow, as in an array of PHP.
pub(in crate::parse) fn begins_with_arrow(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Literal(_), rest @ ..] if lookahead::is_arrow(rest))
}

/// An object or a list, and the error about the tokens around it.
struct WrappedGroup {
    group: Group,
    excess: Vec<TokenTree>,
    message: String,
    help: &'static str,
}

/// Returns the object of `({ … })`, or the list of `([ … ])`.
fn in_parentheses(group: &Group, kind: Kind) -> Option<WrappedGroup> {
    if group.delimiter() != Delimiter::Parenthesis {
        return None;
    }
    let only = only(group)?;
    let message = match kind {
        Kind::Object(_) | Kind::Free(_) if opens_object(&only) => "an object cannot be in parentheses",
        Kind::List(_) if holds_items(&only) => "a list cannot be in parentheses",
        _ => return None,
    };
    let excess = vec![group.clone().into()];
    Some(WrappedGroup { group: only, excess, message: message.into(), help: "remove the parentheses" })
}

/// Returns the list of `vec![ … ]` or `&[ … ]`.
fn rust_list(before: &[TokenTree], group: &Group) -> Option<WrappedGroup> {
    let ([TokenTree::Ident(_), TokenTree::Punct(sign)] | [TokenTree::Punct(sign)]) = before else { return None };
    let items = without_names(group);
    (matches!(sign.as_char(), '!' | '&') && holds_items(&items)).then(|| WrappedGroup {
        group: items,
        excess: before.to_vec(),
        message: format!("unexpected `{}` before a list", token::text(before)),
        help: "write the list as `[ … ]`",
    })
}

/// Returns a list of `Name { … }` as a list of objects, also those in them, if these are no struct literals of Rust. The
/// names belong to the same mistake as the tokens around the list.
fn without_names(list: &Group) -> Group {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in token::inside(list) {
        match token {
            TokenTree::Group(fields)
                if fields.delimiter() == Delimiter::Brace && has_non_rust_field(&token::inside(&fields)) =>
            {
                kept.truncate(kept.len() - length_of_path(&kept));
                kept.push(without_names(&fields).into());
            }
            token => kept.push(token),
        }
    }
    let mut group = Group::new(list.delimiter(), kept.into_iter().collect());
    group.set_span(list.span());
    group
}

/// Returns the number of tokens of the path at the end of others. The colon after a key is not a part of it.
fn length_of_path(tokens: &[TokenTree]) -> usize {
    match tokens {
        [before @ .., one, two, TokenTree::Ident(_)] if is_punct(Some(one), ':') && is_punct(Some(two), ':') => {
            3 + length_of_path(before)
        }
        [.., TokenTree::Ident(_)] => 1,
        _ => 0,
    }
}

/// Returns the object of `json!({ … })`.
fn json_macro(before: &[TokenTree], group: &Group) -> Option<WrappedGroup> {
    let [.., TokenTree::Ident(name), bang] = before else { return None };
    let object = only(group).filter(|object| object.delimiter() == Delimiter::Brace)?;
    (name == "json" && is_punct(Some(bang), '!')).then(|| WrappedGroup {
        group: object,
        excess: before.to_vec(),
        message: format!("unexpected `{}` before an object", token::text(before)),
        help: "write the object as `{ … }`",
    })
}

/// Returns the object of `Name { … }`, `&Name { … }` or `&{ … }`, if that cannot be meant as a Rust value.
fn struct_literal(before: &[TokenTree], group: &Group, kind: Kind) -> Option<WrappedGroup> {
    let path = if is_punct(before.first(), '&') { &before[1..] } else { before };
    let (object, must_be_object) = match kind {
        Kind::Object(object) => (object, object.is_checked || payment_core::rules::needs_braces(object)),
        _ => return None,
    };
    let must_be_object = must_be_object || is_named(path, object) && !is_whole_struct(&token::inside(group));
    let is_struct_literal = group.delimiter() == Delimiter::Brace && lookahead::is_capitalized_path(path);
    let is_object = if path.is_empty() {
        opens_object(group)
    } else {
        is_struct_literal && (must_be_object || has_non_rust_field(&token::inside(group)))
    };
    is_object.then(|| WrappedGroup {
        group: group.clone(),
        excess: before.to_vec(),
        message: format!("unexpected `{}` before an object", token::text(before)),
        help: "write the object as `{ … }`",
    })
}

/// Returns whether a path ends in the name of an object.
fn is_named(path: &[TokenTree], object: &Object) -> bool {
    matches!(path, [.., TokenTree::Ident(name)] if name == object.name)
}

/// Returns whether fields are those of a struct literal of Rust, which has a base or the field `other`.
fn is_whole_struct(fields: &[TokenTree]) -> bool {
    let is_other = |at: usize| begins_with_key(&fields[at..]) && token::text(&fields[at..=at]) == "other";
    let is_base = |at: usize| begins_with_dots(&fields[at..]);
    (0..fields.len()).any(|at| is_other(at) || is_base(at))
}

/// Returns the only token of a group if it is a group too, or `None`.
fn only(group: &Group) -> Option<Group> {
    match &*token::inside(group) {
        [TokenTree::Group(only)] => Some(only.clone()),
        _ => None,
    }
}

/// Returns whether a group is an object: braces that begin with a key.
pub(in crate::parse) fn opens_object(group: &Group) -> bool {
    group.delimiter() == Delimiter::Brace && begins_with_key(&token::inside(group))
}

/// Returns whether a list has items that Rust does not have: objects, or a loop that builds them.
fn holds_items(list: &Group) -> bool {
    let items = token::inside(list);
    let is_loop = matches!(items.first(), Some(TokenTree::Ident(ident)) if ident == "for");
    // The first field may have no value: `{ name, quantity: 1 }`.
    let is_object = |group: &Group| {
        opens_object(group) || group.delimiter() == Delimiter::Brace && has_non_rust_field(&token::inside(group))
    };
    list.delimiter() == Delimiter::Bracket
        && (is_loop || matches!(items.first(), Some(TokenTree::Group(first)) if is_object(first)))
}

/// Returns whether a field is not valid in a struct literal: its name is `type`, or its value is a literal, a list or an
/// object.
fn has_non_rust_field(fields: &[TokenTree]) -> bool {
    let mut rest = fields;
    while let [token, after @ ..] = rest {
        let is_type = matches!(token, TokenTree::Ident(name) if name == "type") && begins_with_key(rest);
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
