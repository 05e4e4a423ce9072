//! Parses a template: `attributes visibility struct Name { entries }`.

use payment_core::inspect::tree::Value;
use proc_macro2::{Delimiter, Ident, TokenTree};
use syn::{
    Attribute, Visibility,
    parse::{ParseStream, Parser as _},
};

use super::{Parser, placeholder};
use crate::{
    lookahead,
    source::Template,
    token::{self, is_punct},
};

impl Parser {
    pub(super) fn template(&mut self, tokens: &[TokenTree]) -> Value<'static> {
        let (head, item) = split_head(tokens);
        let head = &*self.without_outer_waivers(head);
        let (name, rest) = match item {
            [_, TokenTree::Ident(name), rest @ ..] if placeholder::is_valid_name(name) => (name, rest),
            item => return self.nameless_template(&item[..1], "a template requires a name"),
        };
        let (attributes, visibility) = self.attributes_and_visibility(head);
        self.source.declare_template(Template { attributes, visibility, name: name.clone() });
        let (generics, after) = rest.split_at(rest.iter().position(token::is_braces).unwrap_or(rest.len()));
        let [TokenTree::Group(braces), excess @ ..] = after else { return self.report_missing_braces(name) };
        if !generics.is_empty() && !is_punct(generics.first(), '<') {
            return self.report_missing_braces(name);
        }
        if !generics.is_empty() {
            let help = format!("remove `{}`", token::text(generics));
            self.error(generics, "a template cannot have generic parameters", help);
        }
        let entries = self.entries_of_request(&token::inside(braces));
        if !excess.is_empty() {
            let help = "remove them, or move them out of the macro";
            self.error(excess, "unexpected tokens after the template", help);
        }
        entries
    }

    /// Reports a template without entries.
    fn report_missing_braces(&mut self, name: &Ident) -> Value<'static> {
        let message = "expected `{` and entries after the template name";
        let help = format!("write `struct {name} {{ key: value, … }}`");
        self.error(&[name.clone().into()], message, help);
        Value::Unreadable
    }

    /// Parses the tokens before `struct`.
    fn attributes_and_visibility(&mut self, head: &[TokenTree]) -> (Vec<Attribute>, Visibility) {
        let parse = |input: ParseStream<'_>| Ok((input.call(Attribute::parse_outer)?, input.parse()?));
        parse.parse2(head.iter().cloned().collect()).unwrap_or_else(|error| {
            self.error(head, error.to_string(), "write `#[attribute] pub struct Name { … }`");
            (Vec::new(), Visibility::Inherited)
        })
    }
}

/// Returns whether an invocation declares a struct: `struct` follows attributes and visibility, and is not a key.
pub(super) fn is_template(tokens: &[TokenTree]) -> bool {
    matches!(split_head(tokens).1, [TokenTree::Ident(ident), rest @ ..] if ident == "struct" && lookahead::colon(rest).is_none())
}

/// Returns whether an invocation without `struct` begins like an item: with a visibility, with an attribute that is not a
/// comment, or with the keyword and name of another item.
pub(super) fn begins_item(tokens: &[TokenTree]) -> bool {
    let (head, rest) = split_head(tokens);
    if let [TokenTree::Ident(ident), TokenTree::Ident(_), ..] = rest
        && matches!(&*ident.to_string(), "enum" | "union" | "use" | "const" | "static" | "fn")
    {
        return true;
    }
    let is_of_item = |token: &TokenTree| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Group(group) => group.delimiter() == Delimiter::Bracket && !token::is_attribute(group, "doc"),
        _ => false,
    };
    head.iter().any(is_of_item) && !lookahead::begins_with_key(rest)
}

/// Returns whether a struct is anywhere in an invocation, after tokens that cannot begin a template.
pub(super) fn holds_struct(tokens: &[TokenTree]) -> bool {
    tokens.windows(3).any(|window| {
        matches!(window, [TokenTree::Ident(ident), TokenTree::Ident(_), group] if ident == "struct" && token::is_braces(group))
    })
}

/// Splits an invocation into attributes and visibility, and the tokens after them.
pub(super) fn split_head(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    let mut rest = tokens;
    loop {
        rest = match rest {
            [TokenTree::Punct(hash), TokenTree::Group(_), rest @ ..] if hash.as_char() == '#' => rest,
            // Another macro's `$vis:vis`.
            [TokenTree::Group(group), rest @ ..]
                if group.delimiter() == Delimiter::None && lookahead::colon(rest).is_none() =>
            {
                rest
            }
            [TokenTree::Ident(ident), rest @ ..] if ident == "pub" && lookahead::colon(rest).is_none() => match rest {
                [TokenTree::Group(_), rest @ ..] | rest => rest,
            },
            rest => return tokens.split_at(tokens.len() - rest.len()),
        };
    }
}
