//! Objects inside Rust expressions, where only Rust is possible.

use payment_core::{inspect::tree::Value, rules, schema::Kind};
use proc_macro2::{Delimiter, Group, TokenTree};

use crate::{
    keyword, lookahead,
    macros::PART_MACRO,
    parse::Parser,
    token::{self, is_punct},
};

impl Parser {
    /// `key: function({ key: value })`
    pub(super) fn object_in_expression(
        &mut self,
        expression: &[TokenTree],
        kind: Option<Kind>,
    ) -> Option<Value<'static>> {
        let is_choice = matches!(expression, [TokenTree::Ident(ident), ..] if ident == "if" || ident == "match");
        let needs_braces = matches!(kind, Some(Kind::Object(object)) if rules::needs_braces(object));
        // The inspection shows the choice among the entries.
        let object = find_object(expression).filter(|_| !(is_choice && needs_braces))?;
        let help = match kind {
            Some(Kind::List(Kind::Object(object))) => {
                format!("write `[for pattern in iterator {{ … }}]`, or `{PART_MACRO}!({} {{ … }})` here", object.name)
            }
            Some(Kind::Object(object)) => {
                let choice =
                    if is_choice { "`if … { … } else { … }` or `match` among the entries, or " } else { "" };
                format!("write {choice}`{PART_MACRO}!({} {{ … }})`", object.name)
            }
            _ => ["write `", PART_MACRO, "!(Name { … })`"].concat(),
        };
        self.error(&[object.into()], "an object `{ key: value }` cannot be inside a Rust expression", help);
        Some(Value::Unreadable)
    }
}

/// Finds the first object inside an expression.
pub(in crate::parse) fn find_object(expression: &[TokenTree]) -> Option<Group> {
    expression.iter().enumerate().find_map(|(at, token)| {
        let TokenTree::Group(group) = token else { return None };
        let before = &expression[..at];
        let is_macro = is_punct(before.last(), '!') && matches!(before, [.., TokenTree::Ident(_), _]);
        let inner = token::inside(group);
        if is_macro {
            None
        } else if group.delimiter() == Delimiter::Brace && is_object(before, &inner) {
            Some(group.clone())
        } else {
            find_object(&inner)
        }
    })
}

/// Returns whether braces are an object, and not a struct literal or pattern of Rust.
fn is_object(before: &[TokenTree], inner: &[TokenTree]) -> bool {
    let is_path = match before {
        [.., TokenTree::Ident(ident)] => !keyword::precedes_operand(ident),
        [.., one, two] => is_punct(Some(two), '>') && !is_punct(Some(one), '='),
        _ => false,
    };
    !is_path && lookahead::begins_with_key(inner) || (0..inner.len()).any(|at| has_non_rust_key(inner, at))
}

/// Returns whether a key is there that a struct literal cannot have: `type`, which is `r#type` in Rust, or `key?`.
fn has_non_rust_key(inner: &[TokenTree], at: usize) -> bool {
    let rest = &inner[at..];
    let is_first = at == 0 || is_punct(inner.get(at - 1), ',');
    is_first && lookahead::begins_with_key(rest) && (token::text(&rest[..1]) == "type" || is_punct(rest.get(1), '?'))
}
