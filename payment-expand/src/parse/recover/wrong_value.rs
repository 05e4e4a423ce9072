//! Mistakes in the value of an entry.

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    schema::Kind,
};
use proc_macro2::{Ident, TokenTree};

use super::{missing_comma::is_stray, split_number};
use crate::{
    literal,
    lookahead::{self, begins_with_key},
    parse::{
        OuterValue, Parser,
        key::{field_of, kind_of_value},
        placeholder::is_valid_name,
    },
    scan_expr::Expression,
    token,
};

const PRIMITIVE_TYPES: &[&str] =
    &["bool", "f32", "f64", "i32", "i64", "i128", "isize", "str", "u8", "u16", "u32", "u64", "u128", "usize"];

impl Parser {
    /// Reports mistakes in the value of an entry, and parses the value. `after_key` begins with the sign, which is blamed if
    /// the value is missing, and `tokens` with the value. Returns the tokens after the value.
    pub(in crate::parse) fn recover_value<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        after_key: &'t [TokenTree],
        tokens: &'t [TokenTree],
        outer: OuterValue,
    ) -> &'t [TokenTree] {
        let colon = after_key[..after_key.len() - tokens.len()].last();
        self.placeholder_without_as(entry, tokens)
            .or_else(|| self.url_without_quotes(entry, tokens, outer))
            .or_else(|| self.placeholder_with_type(entry, tokens, outer))
            .or_else(|| self.string_with_prefix(entry, tokens))
            .unwrap_or_else(|| self.missing_or_split_value(entry, colon, tokens, outer))
    }

    /// No value, `10 000`, or a value that has no comma after it. `colon` is the token before it, if it is not the key.
    fn missing_or_split_value<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        colon: Option<&TokenTree>,
        tokens: &'t [TokenTree],
        outer: OuterValue,
    ) -> &'t [TokenTree] {
        let (value, rest) = split_number::value(tokens);
        if value.tokens.is_empty() {
            let help = "write a value after the colon";
            let blamed = colon.unwrap_or(&self.source[entry.place].tokens[0]).clone();
            entry.value = self.missing_value(&[blamed], "expected a value", help);
            after_garbage(rest)
        } else if value.is_complete && is_stray(value.tokens, rest, outer.kind) {
            // The error is about the tokens after it, which may belong to it.
            entry.value = self.silent_value(value.tokens);
            rest
        } else {
            self.value_of_entry(entry, value, outer);
            if value.is_complete { rest } else { after_garbage(rest) }
        }
    }

    /// `key: f"…"`, which rustc reports.
    fn string_with_prefix<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        tokens: &'t [TokenTree],
    ) -> Option<&'t [TokenTree]> {
        let [TokenTree::Ident(prefix), string @ TokenTree::Literal(literal), rest @ ..] = tokens else { return None };
        if literal::text(literal).is_none() || !token::is_next_to(prefix, string) {
            return None;
        }
        let place = self.source.add(&tokens[..2]);
        self.source[place].is_missing = true;
        self.silence(place);
        self.source.is_reported_by_rustc = true;
        entry.value = Node { value: Value::Unreadable, place };
        Some(rest)
    }

    /// `key: https://…`, most of which is a comment.
    fn url_without_quotes<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
        outer: OuterValue,
    ) -> Option<&'t [TokenTree]> {
        let [TokenTree::Ident(scheme), after @ ..] = rest else { return None };
        let is_string = matches!(kind_of_value(outer.kind, entry), Some(Kind::Text(_)));
        if !is_string || !begins_with_key(rest) || !matches!(&*scheme.to_string(), "http" | "https") {
            return None;
        }
        let message = "a URL must be in quotes: `//` begins a comment";
        entry.value = self.missing_value(&rest[..1], message, format!("write `\"{scheme}://…\"`"));
        Some(&after[1..])
    }

    /// Reports a missing value at `tokens`, and returns a node for it.
    pub(in crate::parse) fn missing_value(
        &mut self,
        tokens: &[TokenTree],
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Node<'static> {
        let place = self.source.add(tokens);
        self.source[place].is_missing = true;
        self.error_at(place, message, help);
        Node { value: Value::Unreadable, place }
    }

    /// `key: Type` or `key: name` in a template, where a placeholder is meant. Constants are in capitals.
    pub(super) fn name_for_placeholder(&mut self, outer: OuterValue, name: &Ident) -> Option<Value<'static>> {
        self.source.template.as_ref()?;
        let text = token::without_marker(&name.to_string());
        let is_capitalized = token::begins_with_capital(&text);
        // rust-analyzer asks which names are possible.
        if !is_valid_name(name)
            || text.is_empty()
            || is_capitalized && (matches!(outer.kind, Some(Kind::EnumValue(_))) || !text.contains(char::is_lowercase))
        {
            return None;
        }
        let is_named = matches!(outer.kind, None | Some(Kind::Free(_)));
        let (message, help) = if is_capitalized || PRIMITIVE_TYPES.contains(&&*text) {
            (
                "a placeholder has the type of its field",
                if is_named { "write `_ as name`" } else { "write `_`" }.to_owned(),
            )
        } else {
            self.name_placeholder(outer.place, name.clone());
            ("a template has no variables", format!("write `_ as {text}`"))
        };
        self.error_at(outer.place, message, help);
        Some(Value::Unreadable)
    }

    /// `key` in a template.
    pub(in crate::parse) fn shorthand_for_placeholder(&mut self, entry: &mut Entry<'static>, outer: OuterValue) {
        let (place, Some(name)) = (entry.value.place, field_of(outer.kind, entry).map(|field| field.rust)) else {
            return;
        };
        if self.source.template.is_none() {
            return;
        }
        self.error_at(place, "a template has no variables", format!("write `{name}: _`"));
        if let [TokenTree::Ident(name)] = &*self.source[place].tokens {
            let name = name.clone();
            self.name_placeholder(place, name);
        }
    }

    /// `_ name`
    fn placeholder_without_as<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
    ) -> Option<&'t [TokenTree]> {
        let [TokenTree::Ident(placeholder), TokenTree::Ident(name), after @ ..] = rest else { return None };
        if placeholder != "_" || !lookahead::is_at_end(after) || name == "as" {
            return None;
        }
        let help = format!("write `_ as {name}`");
        entry.value = self.missing_value(&rest[..2], "expected `as` before a placeholder name", help);
        if self.source.template.is_some() {
            self.name_placeholder(entry.value.place, name.clone());
        }
        Some(after)
    }

    /// `_: Type` or `_ as name: Type`
    fn placeholder_with_type<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        tokens: &'t [TokenTree],
        outer: OuterValue,
    ) -> Option<&'t [TokenTree]> {
        let is_ident = |ident: &Ident, name| ident == name;
        let length = match tokens {
            [TokenTree::Ident(one), TokenTree::Ident(two), _, ..] if is_ident(one, "_") && is_ident(two, "as") => 3,
            [TokenTree::Ident(placeholder), ..] if is_ident(placeholder, "_") => 1,
            _ => return None,
        };
        let (placeholder, rest) = tokens.split_at(length);
        if self.source.template.is_none() || lookahead::colon(rest).is_none() {
            return None;
        }
        let end = (0..rest.len()).find(|at| lookahead::is_at_end(&rest[*at..])).unwrap_or(rest.len());
        let (ty, rest) = rest.split_at(end);
        self.error(ty, "a placeholder cannot have a type annotation", format!("remove `{}`", token::text(ty)));
        self.value_of_entry(entry, Expression::whole(placeholder), outer);
        Some(rest)
    }
}

/// Returns the tokens from the next entry or comma, after others that belong to a value with a mistake.
pub(super) fn after_garbage(rest: &[TokenTree]) -> &[TokenTree] {
    let is_next = |at: &usize| lookahead::is_at_end(&rest[*at..]) || begins_with_key(&rest[*at..]);
    &rest[(0..rest.len()).find(is_next).unwrap_or(rest.len())..]
}
