//! Parses the tokens of an invocation into a tree.
//!
//! The parser is tolerant, because editors expand half-written invocations: it records an error, and goes on as if the
//! right token were there. Values stay tokens, which rustc parses in the expansion.
//!
//! The parser knows the schema, because `{` opens an object at the place of an object, and a Rust block elsewhere.

mod braces;
mod choices;
mod comments;
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

use payment_core::{
    inspect::tree::{Arm, Node, Value},
    request::SESSION,
    schema::Kind,
};
use proc_macro2::{Delimiter, Group, TokenTree};

use crate::{lookahead, source::Source, target::Target, token};

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

/// The parser of an invocation.
///
/// A method is named after the syntax that it parses, or `report_…` if it records an error about tokens. Both return
/// the tokens at which parsing goes on.
struct Reader {
    source: Source,
    /// The innermost arm around the entries that are parsed, in their object.
    arm: Option<Arm>,
}

/// The value that is parsed, for example the object around entries.
#[derive(Clone, Copy)]
struct Scope {
    place: usize,
    /// The nesting level of its entries or items, which is 1 for the request.
    level: usize,
    /// The kind of value that is expected; `None` if it is unknown.
    kind: Option<Kind>,
}

impl Reader {
    /// Parses a template, or the entries of a request, perhaps in one pair of braces.
    fn invocation(&mut self, tokens: &[TokenTree]) -> Value<'static> {
        let tokens = &*self.without_outer_waivers(&token::ungroup_all(tokens));
        match tokens {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
                let inner = self.inside_braces(group);
                self.entries_of_request(&inner)
            }
            [TokenTree::Group(group), rest @ ..] if group.delimiter() == Delimiter::Brace => {
                let entries = self.entries_of_request(&token::inside(group));
                self.source.error(rest, "unexpected tokens after the request", "remove them");
                entries
            }
            _ if template::is_template(tokens) => self.template(tokens),
            _ if template::begins_item(tokens)
                || !lookahead::begins_with_key(tokens) && template::holds_struct(tokens) =>
            {
                self.report_other_item(tokens)
            }
            _ => match self.report_no_entries(tokens) {
                Some(value) => value,
                None => self.entries_of_request(tokens),
            },
        }
    }

    /// Reports tokens that are not entries, or returns `None` if they may be entries.
    fn report_no_entries(&mut self, tokens: &[TokenTree]) -> Option<Value<'static>> {
        const HELP: &str = "write `payment_session! { key: value, … }`";
        match tokens {
            [TokenTree::Group(group), ..] if group.delimiter() != Delimiter::None => {
                self.source.error(&tokens[..1], "expected `key: value`, found a group", HELP);
                let is_parentheses = group.delimiter() == Delimiter::Parenthesis;
                Some(if is_parentheses { self.invocation(&token::inside(group)) } else { Value::Broken })
            }
            [path @ .., TokenTree::Group(group)]
                if group.delimiter() == Delimiter::Brace && lookahead::is_capitalized_path(path) =>
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
                Some(self.entries_of_request(&token::inside(group)))
            }
            [TokenTree::Literal(_)] => {
                self.source.error(tokens, "expected `key: value`, found a literal", "write `key: value`");
                Some(Value::Broken)
            }
            _ if keys::is_only_expression(tokens) => {
                self.source.error(tokens, "expected `key: value`, found an expression", HELP);
                Some(Value::Broken)
            }
            _ => None,
        }
    }

    /// Returns the tokens in a pair of braces, and reports further pairs directly inside it.
    fn inside_braces(&mut self, group: &Group) -> Vec<TokenTree> {
        let mut inner = token::inside(group);
        while let [TokenTree::Group(group)] = &*inner
            && group.delimiter() == Delimiter::Brace
        {
            self.source.error(&inner, "unexpected second pair of braces", "remove the extra braces");
            inner = token::inside(group);
        }
        inner
    }

    /// Parses the entries of a request.
    fn entries_of_request(&mut self, tokens: &[TokenTree]) -> Value<'static> {
        Value::Object(self.entries_after_waivers(0, tokens, Some(Kind::Object(SESSION))))
    }
}
