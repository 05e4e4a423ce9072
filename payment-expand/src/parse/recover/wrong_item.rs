//! Mistakes in the place of an item.

use proc_macro2::TokenTree;

use super::after_comma;
use crate::{
    lookahead::{self, begins_with_key, is_at_end},
    parse::{Parser, control_flow, list::ParsedList, waivers::Attribute},
    scan_expr::Expression,
};

impl Parser {
    /// Reports the tokens in the place of an item. `value` is their beginning, and `rest` follows it. Returns the tokens at
    /// which parsing goes on, or `None` if the value is an item.
    pub(in crate::parse) fn recover_item<'t>(
        &mut self,
        start: &'t [TokenTree],
        value: Expression<'t>,
        rest: &'t [TokenTree],
        list: &ParsedList,
    ) -> Option<&'t [TokenTree]> {
        self.attribute_before_item(start)
            .or_else(|| self.loop_without_items(start, rest))
            .or_else(|| self.sign_without_item(start, value, list))
    }

    /// `#[attribute] { key: value }`
    fn attribute_before_item<'t>(&mut self, start: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        let Attribute { tokens, rest, .. } = Attribute::parse(start)?;
        self.error(tokens, "an item cannot have attributes", "remove them");
        Some(rest)
    }

    /// `while condition { … }` or `loop { … }`
    fn loop_without_items<'t>(&mut self, start: &[TokenTree], rest: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        lookahead::begins_with_loop(start).then(|| {
            let help = "write `for pattern in expression { … }`";
            self.error(&start[..1], format!("`{}` cannot build a list", start[0]), help);
            self.comma(start, rest, None)
        })
    }

    /// `, { … }`, or a field in place of an item
    fn sign_without_item<'t>(
        &mut self,
        start: &'t [TokenTree],
        value: Expression<'_>,
        list: &ParsedList,
    ) -> Option<&'t [TokenTree]> {
        value.tokens.is_empty().then(|| {
            let is_sign = is_at_end(start);
            let help = if is_sign {
                "remove this"
            } else {
                "write each item as one value; an object is `{ key: value, … }`"
            };
            self.error(&start[..1], "expected a value", help);
            if is_sign {
                return &start[1..];
            }
            // The fields of the item before them, outside of its braces, are one mistake.
            if let Some(item) = list.nodes.last() {
                self.silence_since(item.place);
            }
            let mut rest = after_comma(start);
            while begins_with_key(rest) {
                rest = after_comma(rest);
            }
            rest
        })
    }

    /// Reports the tokens in place of the fields of an item.
    pub(in crate::parse) fn recover_block(&mut self, tokens: &[TokenTree], keyword: &str) {
        if !self.loop_in_block(tokens) {
            self.expression_in_block(tokens, keyword);
        }
    }

    /// `for … { for … { key: value } }`
    fn loop_in_block(&mut self, tokens: &[TokenTree]) -> bool {
        let is_loop = matches!(tokens, [TokenTree::Ident(ident), ..] if ident == "for") && control_flow::begins(tokens);
        if is_loop {
            let message = "a loop cannot be inside the block of an item";
            let help = "write one loop over all items, for example with `.into_iter().flatten()` or `.flat_map(…)`";
            self.error(&tokens[..1], message, help);
        }
        is_loop
    }

    /// `for … { expression }`
    fn expression_in_block(&mut self, expression: &[TokenTree], keyword: &str) {
        let help = match keyword {
            "for" => "write `for … { key: value, … }`, or `..iterator` for values".to_owned(),
            keyword => format!(
                "write `{keyword} … {{ key: value, … }}`; Rust's own `{keyword}` must be in parentheses: \
                 `({keyword} … {{ … }})`"
            ),
        };
        self.error(expression, "expected the fields of an item, found an expression", help);
    }
}
