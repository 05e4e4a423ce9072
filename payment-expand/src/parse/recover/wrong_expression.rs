//! Values that look like Rust expressions, and that are meant as something else or are not complete.

use payment_core::{
    inspect::tree::{Node, Place, Value},
    schema::Kind,
};
use proc_macro2::TokenTree;

use super::delimiters::opens_object;
use crate::{
    literal::{self, Sign},
    parse::{ExpectedValue, OuterValue, Parser, list::begins_with_dots},
    scan_expr::Expression,
    token::{self, is_punct},
};

impl Parser {
    /// Reports a value that cannot be an expression, or that Rust would accept and that is not valid here. Returns `None` for
    /// any other expression.
    pub(in crate::parse) fn recover_expression(
        &mut self,
        outer: OuterValue,
        written: Expression<'_>,
        expected: ExpectedValue,
    ) -> Option<Node<'static>> {
        let tokens = written.tokens;
        if let ([TokenTree::Ident(name)], true) = (tokens, written.is_complete)
            && name != "None"
        {
            let value = self.name_for_placeholder(outer, name)?;
            return Some(Node { value, place: outer.place });
        }
        if let Some(node) = self.option(outer.place, tokens, expected).or_else(|| self.wrapped(tokens, expected)) {
            return Some(node);
        }
        let value = self
            .number_with_plus(outer, tokens)
            .or_else(|| self.object_in_parentheses(outer, tokens))
            .or_else(|| self.number_in_pieces(outer, tokens))
            .or_else(|| self.recover_iterator(outer, written))?;
        Some(Node { value, place: outer.place })
    }

    /// Reports an iterator after `..` that cannot be an expression. Returns `None` if it can be one.
    pub(in crate::parse) fn recover_iterator(
        &mut self,
        outer: OuterValue,
        written: Expression<'_>,
    ) -> Option<Value<'static>> {
        self.iterator_outside_list(outer, written.tokens)
            .or_else(|| self.unfinished_value(outer.place, written))
            .or_else(|| self.object_in_expression(written.tokens, outer.kind))
    }

    /// `+62`
    fn number_with_plus(&mut self, outer: OuterValue, tokens: &[TokenTree]) -> Option<Value<'static>> {
        match tokens {
            [plus, TokenTree::Literal(number)] if is_punct(Some(plus), '+') && literal::is_number(number) => {
                Some(self.literal(outer, number, Sign::Plus))
            }
            _ => None,
        }
    }

    /// `(key: value)`
    fn object_in_parentheses(&mut self, outer: OuterValue, tokens: &[TokenTree]) -> Option<Value<'static>> {
        let [TokenTree::Group(group)] = tokens else { return None };
        self.recover_delimiters(outer, group, &token::inside(group))
    }

    /// `key: ..iterator`, where a list is expected.
    fn iterator_outside_list(&mut self, outer: OuterValue, tokens: &[TokenTree]) -> Option<Value<'static>> {
        let is_list = matches!(outer.kind, Some(Kind::List(_)));
        let iterator = tokens.get(2..).filter(|_| is_list && begins_with_dots(tokens))?;
        self.error_at(outer.place, "`..` must be inside a list", format!("write `[..{}]`", token::text(iterator)));
        Some(Value::Unreadable)
    }

    /// `key: order.` or `key: if`
    fn unfinished_value(&mut self, place: Place, written: Expression<'_>) -> Option<Value<'static>> {
        (!written.is_complete && !written.tokens.is_empty()).then(|| {
            if self.source.template.is_some() && is_punct(written.tokens.last(), '>') {
                // `Option<Type>`
                self.error_at(place, "a placeholder has the type of its field", "write `_`");
                return Value::Unreadable;
            }
            self.error_at(place, "this value is incomplete", "write a complete expression");
            Value::Unreadable
        })
    }

    /// `key: {{ key: value }}` or `key: { statement; value }`, where an object is expected.
    pub(in crate::parse) fn recover_braces(&mut self, outer: OuterValue, tokens: &[TokenTree]) -> Value<'static> {
        match (tokens, outer.kind) {
            ([TokenTree::Group(only)], Some(Kind::Object(_) | Kind::Free(_))) if opens_object(only) => {
                self.error_at(outer.place, "unexpected second pair of braces", "remove the extra braces");
                self.braces(outer, only)
            }
            _ => {
                let message = "`{` opens an object here and must be followed by a key";
                self.error_at(outer.place, message, "write `{ key: value, … }`, or put a Rust block in parentheses");
                Value::Unreadable
            }
        }
    }
}
