//! Values that are neither literals, objects, lists nor complete Rust expressions.

use payment_core::{
    inspect::tree::{Place, Value},
    schema::Kind,
};
use proc_macro2::{Group, TokenTree};

use super::delimiters::opens_object;
use crate::{
    literal::{self, Sign},
    parse::{Parser, Scope, list::without_dots},
    scan_expr,
    token::{self, is_punct},
};

impl Parser {
    /// Reports a value that cannot be an expression. Returns `None` if it can be one.
    pub(in crate::parse) fn recover_expression(
        &mut self,
        scope: Scope,
        tokens: &[TokenTree],
    ) -> Option<Value<'static>> {
        match tokens {
            [plus, TokenTree::Literal(literal)] if is_punct(Some(plus), '+') => {
                return Some(self.literal(scope, literal, Sign::Plus));
            }
            [point, TokenTree::Literal(number)] if is_punct(Some(point), '.') && literal::is_number(number) => {
                return Some(self.number_without_whole_part(scope.place, number));
            }
            [TokenTree::Literal(number), percent]
                if is_punct(Some(percent), '%') && matches!(scope.kind, Some(Kind::Number(_))) =>
            {
                self.error_at(scope.place, "a number cannot have a percent sign", format!("write `{number}`"));
                return Some(Value::Broken);
            }
            [TokenTree::Ident(_), ..] if matches!(scope.kind, Some(Kind::Text(_))) && is_address(tokens) => {
                let help = format!("write `\"{}\"`", token::text(tokens));
                self.error_at(scope.place, "an e-mail address must be in quotes", help);
                return Some(Value::Broken);
            }
            [TokenTree::Group(group)] => {
                if let Some(object) = self.recover_delimiters(scope, group) {
                    return Some(object);
                }
            }
            _ => {}
        }
        self.number_in_pieces(scope, tokens).or_else(|| self.recover_iterator(scope, tokens))
    }

    /// Reports an iterator after `..` that cannot be an expression. Returns `None` if it can be one.
    pub(in crate::parse) fn recover_iterator(&mut self, scope: Scope, tokens: &[TokenTree]) -> Option<Value<'static>> {
        let value = self.iterator_outside_list(scope, tokens);
        let value = value.or_else(|| self.half_expression(scope.place, tokens));
        value.or_else(|| self.object_in_expression(tokens, scope.kind))
    }

    /// `key: ..iterator`, where a list is expected.
    fn iterator_outside_list(&mut self, scope: Scope, tokens: &[TokenTree]) -> Option<Value<'static>> {
        let iterator = without_dots(tokens).filter(|_| matches!(scope.kind, Some(Kind::List(_))))?;
        self.error_at(scope.place, "`..` must be inside a list", format!("write `[..{}]`", token::text(iterator)));
        Some(Value::Broken)
    }

    /// `key: order.`
    fn half_expression(&mut self, place: Place, tokens: &[TokenTree]) -> Option<Value<'static>> {
        let is_half = !tokens.is_empty() && !scan_expr::is_complete(tokens);
        is_half.then(|| self.unfinished_value(place))
    }

    /// `key: if`
    pub(in crate::parse) fn unfinished_value(&mut self, place: Place) -> Value<'static> {
        self.error_at(place, "this value is incomplete", "write a complete expression");
        Value::Broken
    }

    /// `key: { statement; value }`, where an object is expected.
    pub(in crate::parse) fn block_for_object(&mut self, place: Place) -> Value<'static> {
        let message = "`{` opens an object here and must be followed by a key";
        self.error_at(place, message, "write `{ key: value, … }`, or put a Rust block in parentheses");
        Value::Broken
    }

    /// `key: {{ key: value }}`. Returns the inner braces.
    pub(in crate::parse) fn recover_second_braces(&mut self, scope: Scope, tokens: &[TokenTree]) -> Option<Group> {
        match (tokens, scope.kind) {
            ([TokenTree::Group(only)], Some(Kind::Object(_) | Kind::Checked(_) | Kind::Free(_)))
                if opens_object(only) =>
            {
                self.error_at(scope.place, "unexpected second pair of braces", "remove the extra braces");
                Some(only.clone())
            }
            _ => None,
        }
    }
}

/// Returns whether tokens are an e-mail address: no Rust expression has an `@` between names.
fn is_address(tokens: &[TokenTree]) -> bool {
    let is_part = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '@' | '.' | '-' | '+'),
        TokenTree::Ident(_) | TokenTree::Literal(_) => true,
        TokenTree::Group(_) => false,
    };
    tokens.iter().all(is_part) && tokens.iter().any(|token| is_punct(Some(token), '@'))
}
