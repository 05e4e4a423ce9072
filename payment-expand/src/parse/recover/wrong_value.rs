//! Mistakes in the value of an entry.

use std::slice;

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    schema::Kind,
};
use proc_macro2::{Ident, TokenTree};

use super::split_number;
use crate::{
    lookahead::{self, begins_with_key},
    parse::{Parser, Scope, entry::kind_of_value},
    scan_expr::Expression,
    token::{self, is_punct},
};

impl Parser {
    /// Reports mistakes in the value of an entry, and parses the value. `after_key` begins with the sign, which is blamed if
    /// the value is missing, and `tokens` with the value. Returns the tokens after the value.
    pub(in crate::parse) fn recover_value<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        key: &[TokenTree],
        after_key: &'t [TokenTree],
        tokens: &'t [TokenTree],
        scope: Scope,
    ) -> &'t [TokenTree] {
        // `:=`
        if is_punct(tokens.first(), '=') {
            return self.recover_sign(entry, key, after_key, scope);
        }
        let sign = &after_key[..after_key.len() - tokens.len()];
        let tokens = self.key_after_colon(key, tokens);
        let tokens = self.sign_after_colon(entry, key, tokens);
        self.placeholder_without_as(entry, tokens)
            .or_else(|| self.url_without_quotes(entry, tokens, scope))
            .or_else(|| self.placeholder_with_type(entry, tokens, scope))
            .unwrap_or_else(|| self.missing_or_split_value(entry, sign.last().unwrap_or(&key[0]), tokens, scope))
    }

    /// No value, `10 000`, or a value that has no comma after it. `blamed` is the token before it.
    fn missing_or_split_value<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        blamed: &TokenTree,
        tokens: &'t [TokenTree],
        scope: Scope,
    ) -> &'t [TokenTree] {
        let (value, rest) = split_number::value(tokens);
        if value.tokens.is_empty() {
            let help = "write a value after the colon";
            entry.value = self.missing_value(slice::from_ref(blamed), "expected a value", help);
        } else {
            self.value_of_entry(entry, value, scope);
        }
        rest
    }

    /// `key: key: value`. Returns the tokens after the second key.
    fn key_after_colon<'t>(&mut self, key: &[TokenTree], rest: &'t [TokenTree]) -> &'t [TokenTree] {
        if !begins_with_key(rest) || token::text(key) != token::text(&rest[..1]) {
            return rest;
        }
        self.error(&rest[..1], format!("`{}` is written twice", rest[0]), "remove one of them");
        lookahead::colon(&rest[1..]).map_or(&rest[1..], |colon| colon.rest)
    }

    /// `key: https://…`, most of which is a comment.
    fn url_without_quotes<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
        scope: Scope,
    ) -> Option<&'t [TokenTree]> {
        let [TokenTree::Ident(scheme), after @ ..] = rest else { return None };
        let is_string = matches!(kind_of_value(scope.kind, entry), Some(Kind::Text(_)));
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
        Node { value: Value::Broken, place }
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
        entry.value = self.missing_value(&rest[1..2], "expected `as` before a placeholder name", help);
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
        scope: Scope,
    ) -> Option<&'t [TokenTree]> {
        let is_word = |ident: &Ident, word| ident == word;
        let length = match tokens {
            [TokenTree::Ident(one), TokenTree::Ident(two), _, ..] if is_word(one, "_") && is_word(two, "as") => 3,
            [TokenTree::Ident(placeholder), ..] if is_word(placeholder, "_") => 1,
            _ => return None,
        };
        let (placeholder, rest) = tokens.split_at(length);
        if self.source.template.is_none() || lookahead::colon(rest).is_none() {
            return None;
        }
        let end = (0..rest.len()).find(|at| lookahead::is_at_end(&rest[*at..])).unwrap_or(rest.len());
        let (ty, rest) = rest.split_at(end);
        self.error(ty, "a placeholder cannot have a type annotation", format!("remove `{}`", token::text(ty)));
        self.value_of_entry(entry, Expression::whole(placeholder), scope);
        Some(rest)
    }
}
