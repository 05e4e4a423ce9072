//! Objects that are written inside Rust expressions, where only Rust has a meaning.

use payment_core::schema::Kind;
use proc_macro2::{Delimiter, Group, TokenTree};

use super::{Reader, tokens};
use crate::{
    split,
    token::{self, is_punct},
};

impl Reader {
    /// Reports the first object inside an expression, if there is one.
    pub(super) fn embedded_object(&mut self, expression: &[TokenTree], kind: Option<Kind>) -> bool {
        let Some(object) = find(expression) else { return false };
        let help = match kind {
            Some(Kind::List(Kind::Object(object) | Kind::Checked(object))) => {
                format!("write `[for pattern in iterator {{ … }}]`, or `payment_part!({} {{ … }})` here", object.name)
            }
            Some(Kind::Object(object) | Kind::Checked(object)) => {
                format!("write `payment_part!({} {{ … }})`", object.name)
            }
            _ => "write `payment_part!(Name { … })`".to_owned(),
        };
        self.source.error(&[object.into()], "an object `{ key: value }` cannot be inside a Rust expression", &help);
        true
    }
}

fn find(expression: &[TokenTree]) -> Option<Group> {
    expression.iter().enumerate().find_map(|(at, token)| {
        let TokenTree::Group(group) = token else { return None };
        let before = &expression[..at];
        let is_macro = is_punct(before.last(), '!') && matches!(before, [.., TokenTree::Ident(_), _]);
        let inner = tokens(group);
        if is_macro {
            None
        } else if group.delimiter() == Delimiter::Brace && is_object(before, &inner) {
            Some(group.clone())
        } else {
            find(&inner)
        }
    })
}

/// Whether braces hold an object that is no struct literal or pattern of Rust.
fn is_object(before: &[TokenTree], inner: &[TokenTree]) -> bool {
    let is_path = match before {
        [.., TokenTree::Ident(word)] => !split::is_keyword(word),
        [.., one, two] => is_punct(Some(two), '>') && !is_punct(Some(one), '=') && !is_punct(Some(one), '-'),
        _ => false,
    };
    !is_path && split::is_key(inner) || (0..inner.len()).any(|at| begins_no_field(inner, at))
}

/// Whether a key begins there that a struct literal cannot have: `type`, which is `r#type` in Rust, or `key?`.
fn begins_no_field(inner: &[TokenTree], at: usize) -> bool {
    let rest = &inner[at..];
    let is_first = at == 0 || is_punct(inner.get(at - 1), ',');
    is_first && split::is_key(rest) && (token::text(&rest[..1]) == "type" || is_punct(rest.get(1), '?'))
}
