//! Invocations that are neither a request nor a template.

use payment_core::inspect::tree::Value;
use proc_macro2::{Delimiter, Ident, Span, TokenTree};
use syn::Visibility;

use crate::{
    lookahead::{self, begins_with_key, is_capitalized_path},
    macros::PART_MACRO,
    parse::{Parser, part::is_part, template},
    source::Template,
    token::{self, is_punct},
};

impl Parser {
    fn write_entries(&self) -> String {
        format!("write `{}! {{ key: value, … }}`", self.request.macro_name)
    }

    /// Reports an invocation that begins with neither an entry nor a template, and parses it as the one that is meant.
    pub(in crate::parse) fn recover_invocation(&mut self, tokens: &[TokenTree]) -> Value<'static> {
        self.waivers_before_braces(tokens)
            .or_else(|| self.tokens_after_request(tokens))
            .or_else(|| self.other_item(tokens))
            .or_else(|| self.wrong_delimiters_of_request(tokens))
            .or_else(|| self.name_before_request(tokens))
            .or_else(|| self.expression_for_entries(tokens))
            .unwrap_or_else(|| self.entries_of_request(tokens))
    }

    /// `#![allow(rule)] { key: value }` or `#![allow(rule)] struct Name { … }`
    fn waivers_before_braces(&mut self, tokens: &[TokenTree]) -> Option<Value<'static>> {
        let rest = self.without_outer_waivers(tokens);
        (rest.len() < tokens.len()).then(|| self.invocation(&rest))
    }

    /// `{ key: value } other tokens`
    fn tokens_after_request(&mut self, tokens: &[TokenTree]) -> Option<Value<'static>> {
        match tokens {
            [TokenTree::Group(group), rest @ ..] if group.delimiter() == Delimiter::Brace => {
                let entries = self.entries_of_request(&token::inside(group));
                self.error(rest, "unexpected tokens after the request", "remove them");
                Some(entries)
            }
            _ => None,
        }
    }

    /// `pub enum Name { … }`
    fn other_item(&mut self, tokens: &[TokenTree]) -> Option<Value<'static>> {
        let is_item = template::begins_item(tokens) || !begins_with_key(tokens) && template::holds_struct(tokens);
        is_item.then(|| match template::split_head(tokens).1 {
            [] => self.nameless_template(&tokens[..1], "expected `struct` after attributes and visibility"),
            rest @ [found, ..] => {
                let message = format!("expected `struct`, found `{}`", token::opening(found).1);
                self.nameless_template(&rest[..1], &message)
            }
        })
    }

    /// Reports a template that cannot be declared. The invocation is an item, so it must expand to items.
    pub(in crate::parse) fn nameless_template(&mut self, place: &[TokenTree], message: &str) -> Value<'static> {
        self.error(place, message, "write `struct Name { key: value, … }`");
        let name = Ident::new("_", Span::call_site());
        let template = Template { attributes: Vec::new(), visibility: Visibility::Inherited, name };
        self.source.declare_template(template);
        Value::Unreadable
    }

    /// `(key: value)`
    fn wrong_delimiters_of_request(&mut self, tokens: &[TokenTree]) -> Option<Value<'static>> {
        let [TokenTree::Group(group), ..] = tokens else { return None };
        if group.delimiter() == Delimiter::None {
            return None;
        }
        self.error(&tokens[..1], "expected `key: value`, found a group", self.write_entries());
        let mut group = group.clone();
        // All pairs are one mistake.
        while group.delimiter() == Delimiter::Parenthesis {
            match &*token::inside(&group) {
                [TokenTree::Group(inner)] if inner.delimiter() == Delimiter::Parenthesis => group = inner.clone(),
                entries => return Some(self.invocation(entries)),
            }
        }
        Some(Value::Unreadable)
    }

    /// `Name { key: value }`
    fn name_before_request(&mut self, tokens: &[TokenTree]) -> Option<Value<'static>> {
        let [path @ .., TokenTree::Group(group)] = tokens else { return None };
        if group.delimiter() != Delimiter::Brace || !is_name_of_object(path) {
            return None;
        }
        if let [.., TokenTree::Ident(name)] = path
            && is_part(&name.to_string())
        {
            let macro_name = self.request.macro_name;
            let help =
                format!("write `{PART_MACRO}!({name} {{ … }})`, or a request: `{macro_name}! {{ key: value, … }}`");
            self.error(path, format!("expected `key: value`, found `{name}`"), help);
            return Some(Value::Unreadable);
        }
        self.error(path, format!("unexpected `{}` before the entries", token::quoted(path)), self.write_entries());
        Some(self.entries_of_request(&token::inside(group)))
    }

    /// `"literal"` or `expression`
    fn expression_for_entries(&mut self, tokens: &[TokenTree]) -> Option<Value<'static>> {
        if let [TokenTree::Literal(_)] = tokens {
            self.error(tokens, "expected `key: value`, found a literal", "write `key: value`");
        } else if is_only_expression(tokens) {
            self.error(tokens, "expected `key: value`, found an expression", self.write_entries());
        } else {
            return None;
        }
        Some(Value::Unreadable)
    }
}

/// Returns whether tokens before the braces of a request name its type, perhaps as `&Name`.
fn is_name_of_object(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Punct(sign), name @ ..] if sign.as_char() == '&' => name.is_empty() || is_capitalized_path(name),
        _ => is_capitalized_path(tokens),
    }
}

/// Returns whether an invocation is a Rust expression without entries.
fn is_only_expression(tokens: &[TokenTree]) -> bool {
    let [TokenTree::Ident(_), TokenTree::Punct(next), ..] = tokens else { return false };
    let is_of_entry = |at: usize| is_punct(tokens.get(at), ',') || begins_with_key(&tokens[at..]);
    !(0..tokens.len()).any(is_of_entry)
        && (matches!(next.as_char(), '.' | '!' | ':') || lookahead::is_variable_or_path(tokens))
}
