//! Parses the tokens of an invocation into a tree.
//!
//! The parser is tolerant, because editors expand half-written invocations: it records an error, and goes on as if the right
//! token were there. Values stay tokens, which rustc parses in the expansion.
//!
//! It knows the schema, because in the place of an object or list `{` and `[` open that, and elsewhere a Rust block.

mod braces;
pub mod choices;
pub mod control_flow;
mod embedded;
mod entries;
mod keys;
pub mod lists;
mod marks;
mod numbers;
mod parts;
mod placeholders;
mod recovery;
mod template;
mod values;
pub mod waivers;
mod wrapped;

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

/// Parses an invocation into a tree, with the tokens of its nodes.
pub fn read(call: &[TokenTree]) -> (Node<'static>, Source) {
    let mut reader = Reader { source: Source::new(call), arm: None };
    let value = reader.call(call);
    (Node { value, place: 0 }, reader.source)
}

/// The same of a part, and what it makes, unless its name is unknown.
pub fn read_part(part: &[TokenTree]) -> (Option<Target>, Node<'static>, Source) {
    let mut reader = Reader { source: Source::new(part), arm: None };
    let (target, node) = reader.part(part);
    (target, node, reader.source)
}

fn tokens(group: &Group) -> Vec<TokenTree> {
    token::list(group.stream())
}

/// Whether an entry ends here.
fn is_end(rest: &[TokenTree]) -> bool {
    rest.is_empty() || is_punct(rest.first(), ',') || is_punct(rest.first(), ';')
}

struct Reader {
    source: Source,
    /// The innermost arm around the entries that are read, in their object.
    arm: Option<Arm>,
}

impl Reader {
    /// Entries, alone or in one pair of braces.
    fn call(&mut self, call: &[TokenTree]) -> Value<'static> {
        let call = &*self.without_outer_waivers(&split::unwrap_all(call));
        let is_open = |group: &Group, delimiter| group.delimiter() == delimiter;
        match call {
            [TokenTree::Group(group)] if is_open(group, Delimiter::Brace) => {
                let inner = self.braced(group);
                self.session(&inner)
            }
            [TokenTree::Group(group), rest @ ..] if is_open(group, Delimiter::Brace) => {
                let entries = self.session(&tokens(group));
                self.source.error(rest, "unexpected tokens after the request", "remove them");
                entries
            }
            call if template::is_template(call) => self.template(call),
            call if template::begins_item(call) || !split::is_key(call) && template::holds_struct(call) => {
                self.no_template(call)
            }
            [TokenTree::Group(group), ..] if !is_open(group, Delimiter::None) => {
                let message = "expected `key: value`, found a group";
                self.source.error(&call[..1], message, "write `payment_session! { key: value, … }`");
                if is_open(group, Delimiter::Parenthesis) { self.call(&tokens(group)) } else { Value::Broken }
            }
            [path @ .., TokenTree::Group(group)] if is_open(group, Delimiter::Brace) && split::is_constant(path) => {
                if let [.., TokenTree::Ident(name)] = path
                    && parts::is_part(&name.to_string())
                {
                    let message = format!("expected `key: value`, found `{name}`");
                    let help = format!(
                        "write `payment_part!({name} {{ … }})`, or a request: `payment_session! {{ key: value, … }}`"
                    );
                    self.source.error(path, &message, &help);
                    return Value::Broken;
                }
                let message = format!("unexpected `{}` before the entries", token::text(path));
                self.source.error(path, &message, "write `payment_session! { key: value, … }`");
                self.session(&tokens(group))
            }
            [TokenTree::Literal(_)] => {
                self.source.error(call, "expected `key: value`, found a literal", "write `key: value`");
                Value::Broken
            }
            call if keys::is_expression(call) => {
                let message = "expected `key: value`, found an expression";
                self.source.error(call, message, "write `payment_session! { key: value, … }`");
                Value::Broken
            }
            call => self.session(call),
        }
    }

    /// The tokens in one pair of braces.
    fn braced(&mut self, group: &Group) -> Vec<TokenTree> {
        let mut inner = tokens(group);
        while let [TokenTree::Group(group)] = &*inner
            && group.delimiter() == Delimiter::Brace
        {
            self.source.error(&inner, "unexpected second pair of braces", "remove the extra braces");
            inner = tokens(group);
        }
        inner
    }

    fn session(&mut self, tokens: &[TokenTree]) -> Value<'static> {
        Value::Object(self.outermost(0, tokens, Some(Kind::Object(SESSION))))
    }
}

/// The tokens without doc comments, which come as attributes, if there are any: they can be anywhere.
fn without_comments(tokens: &[TokenTree]) -> Option<Vec<TokenTree>> {
    tokens.iter().find(|token| is_punct(Some(token), '#'))?;
    let (mut plain, mut rest) = (Vec::new(), tokens);
    while let [first, after @ ..] = rest {
        let hash = usize::from(is_punct(Some(first), '#'));
        let bang = usize::from(hash > 0 && is_punct(after.first(), '!'));
        rest = match rest.get(hash + bang) {
            Some(TokenTree::Group(group)) if hash > 0 && token::is_attribute(group, "doc") => &after[hash + bang..],
            _ => {
                plain.push(first.clone());
                after
            }
        };
    }
    if plain.len() < tokens.len() { Some(plain) } else { None }
}
