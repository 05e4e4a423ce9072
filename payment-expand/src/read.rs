//! Parses the tokens of an invocation into a tree.
//!
//! The parser is tolerant, because editors expand half-written invocations: it records an error, and goes on as if the
//! right token were there. Values stay tokens, which rustc parses in the expansion.
//!
//! The parser knows the schema, because `{` opens an object at the place of an object, and a Rust block elsewhere.

mod braces;
mod choices;
mod control_flow;
mod embedded;
mod entries;
mod keys;
mod lists;
mod marks;
mod numbers;
mod parts;
mod placeholders;
mod recovery;
mod template;
mod values;
mod waivers;
mod wrapped;

use std::borrow::Cow;

use payment_core::{
    inspect::tree::{Arm, Node, Value},
    request::SESSION,
    schema::Kind,
};
use proc_macro2::{Delimiter, Group, TokenTree};

use crate::{
    source::Source,
    split,
    target::Target,
    token::{self, is_punct},
};

/// Parses an invocation of `payment_session!` into a tree, and returns the tokens of its nodes.
pub fn read(tokens: &[TokenTree]) -> (Node<'static>, Source) {
    let mut reader = Reader { source: Source::new(tokens), arm: None };
    let value = reader.invocation(tokens);
    (Node { value, place: 0 }, reader.source)
}

/// Parses an invocation of `payment_part!`. Returns the object to create as well, or `None` if its name is unknown.
pub fn read_part(tokens: &[TokenTree]) -> (Option<Target>, Node<'static>, Source) {
    let mut reader = Reader { source: Source::new(tokens), arm: None };
    let (target, node) = reader.part(tokens);
    (target, node, reader.source)
}

/// The parser of an invocation. Its methods record errors, and return the tokens after those that they parse.
struct Reader {
    source: Source,
    /// The innermost arm around the entries that are parsed, in their object.
    arm: Option<Arm>,
}

/// The object whose entries are parsed.
#[derive(Clone, Copy)]
struct Scope {
    place: usize,
    /// The nesting level, which is 1 for the request.
    level: usize,
    /// `None` if it is unknown.
    kind: Option<Kind>,
}

impl Reader {
    /// Parses a template, or the entries of a request, perhaps in one pair of braces.
    fn invocation(&mut self, tokens: &[TokenTree]) -> Value<'static> {
        let tokens = &*self.without_outer_waivers(&split::unwrap_all(tokens));
        match tokens {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
                let inner = self.braced(group);
                self.session(&inner)
            }
            [TokenTree::Group(group), rest @ ..] if group.delimiter() == Delimiter::Brace => {
                let entries = self.session(&to_vec(group));
                self.source.error(rest, "unexpected tokens after the request", "remove them");
                entries
            }
            _ if template::is_template(tokens) => self.template(tokens),
            _ if template::begins_item(tokens) || !split::is_key(tokens) && template::holds_struct(tokens) => {
                self.no_template(tokens)
            }
            _ => match self.no_entries(tokens) {
                Some(value) => value,
                None => self.session(tokens),
            },
        }
    }

    /// Reports tokens that are not entries, or returns `None` if they may be entries.
    fn no_entries(&mut self, tokens: &[TokenTree]) -> Option<Value<'static>> {
        const HELP: &str = "write `payment_session! { key: value, … }`";
        match tokens {
            [TokenTree::Group(group), ..] if group.delimiter() != Delimiter::None => {
                self.source.error(&tokens[..1], "expected `key: value`, found a group", HELP);
                let is_parentheses = group.delimiter() == Delimiter::Parenthesis;
                Some(if is_parentheses { self.invocation(&to_vec(group)) } else { Value::Broken })
            }
            [path @ .., TokenTree::Group(group)]
                if group.delimiter() == Delimiter::Brace && split::is_constant(path) =>
            {
                if let [.., TokenTree::Ident(name)] = path
                    && parts::is_part(&name.to_string())
                {
                    let message = format!("expected `key: value`, found `{name}`");
                    let help = format!(
                        "write `payment_part!({name} {{ … }})`, or a request: `payment_session! {{ key: value, … }}`"
                    );
                    self.source.error(path, &message, &help);
                    return Some(Value::Broken);
                }
                self.source.error(path, format!("unexpected `{}` before the entries", token::text(path)), HELP);
                Some(self.session(&to_vec(group)))
            }
            [TokenTree::Literal(_)] => {
                self.source.error(tokens, "expected `key: value`, found a literal", "write `key: value`");
                Some(Value::Broken)
            }
            _ if keys::is_expression(tokens) => {
                self.source.error(tokens, "expected `key: value`, found an expression", HELP);
                Some(Value::Broken)
            }
            _ => None,
        }
    }

    /// Returns the tokens in a pair of braces, and reports further pairs directly inside it.
    fn braced(&mut self, group: &Group) -> Vec<TokenTree> {
        let mut inner = to_vec(group);
        while let [TokenTree::Group(group)] = &*inner
            && group.delimiter() == Delimiter::Brace
        {
            self.source.error(&inner, "unexpected second pair of braces", "remove the extra braces");
            inner = to_vec(group);
        }
        inner
    }

    /// Parses the entries of a request.
    fn session(&mut self, tokens: &[TokenTree]) -> Value<'static> {
        Value::Object(self.outermost(0, tokens, Some(Kind::Object(SESSION))))
    }
}

/// Returns the tokens in a group.
fn to_vec(group: &Group) -> Vec<TokenTree> {
    token::list(group.stream())
}

/// Removes doc comments, which are attributes for a macro, and which users write anywhere.
fn without_comments(tokens: &[TokenTree]) -> Cow<'_, [TokenTree]> {
    if !tokens.iter().any(|token| is_punct(Some(token), '#')) {
        return Cow::Borrowed(tokens);
    }
    let mut kept = Vec::new();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        rest = after_comment(rest).unwrap_or_else(|| {
            kept.push(first.clone());
            after
        });
    }
    Cow::Owned(kept)
}

/// Returns the tokens after the doc comment that `tokens` begin with, or `None` if they do not.
fn after_comment(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match tokens {
        [hash, bang, TokenTree::Group(group), rest @ ..] if is_punct(Some(bang), '!') => {
            (is_punct(Some(hash), '#') && token::is_attribute(group, "doc")).then_some(rest)
        }
        [hash, TokenTree::Group(group), rest @ ..] => {
            (is_punct(Some(hash), '#') && token::is_attribute(group, "doc")).then_some(rest)
        }
        _ => None,
    }
}
