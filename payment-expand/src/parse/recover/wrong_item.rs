//! Mistakes in the place of an item.

use payment_core::schema::Kind;
use proc_macro2::TokenTree;

use super::delimiters::begins_with_arrow;
use crate::{
    lookahead::{self, begins_with_key, skip_comma},
    parse::{
        Parser, control_flow,
        list::{ParsedList, without_dots},
        waivers::Attribute,
    },
    scan_expr::{self, Among, Expression},
    token::{self, is_punct},
};

impl Parser {
    /// Reports the tokens in the place of an item. `value` is their beginning, and `rest` follows it. Returns the tokens at
    /// which parsing goes on, or `None` if the value is an item.
    pub(in crate::parse) fn recover_item<'t>(
        &mut self,
        start: &'t [TokenTree],
        value: Expression<'t>,
        rest: &'t [TokenTree],
        list: &mut ParsedList,
    ) -> Option<&'t [TokenTree]> {
        self.attribute_before_item(start)
            .or_else(|| self.loop_without_items(start, rest))
            .or_else(|| self.fields_without_braces(start, list))
            .or_else(|| self.sign_without_item(start, value))
            .or_else(|| self.dots_after_iterator(start, value, rest, list))
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
            self.comma(start, rest, Among::Items, None)
        })
    }

    /// `{ key: value }, key: value`, or `"key" => value`
    fn fields_without_braces<'t>(&mut self, start: &'t [TokenTree], list: &ParsedList) -> Option<&'t [TokenTree]> {
        let value_of = |tokens: &'t [TokenTree]| match tokens {
            [_, arrow @ ..] if begins_with_arrow(tokens) => arrow.get(2..),
            [_, after @ ..] if begins_with_key(tokens) => Some(lookahead::colon(after)?.rest),
            _ => None,
        };
        value_of(start)?;
        let message = "a field must be inside the braces of an item";
        self.error(&start[..1], message, format!("write `{{ …, {}: … }}`", start[0]));
        if let Some(item) = list.nodes.last() {
            // They are fields of the item before them.
            self.silence_since(item.place);
        }
        let mut rest = start;
        while let Some(value) = value_of(rest) {
            rest = skip_comma(scan_expr::value(value).1);
        }
        Some(rest)
    }

    /// `, { … }`
    fn sign_without_item<'t>(&mut self, start: &'t [TokenTree], value: Expression<'_>) -> Option<&'t [TokenTree]> {
        value.tokens.is_empty().then(|| {
            self.error(&start[..1], "expected a value", "remove this");
            &start[1..]
        })
    }

    /// `...iterator`. Returns the tokens after the dots.
    pub(in crate::parse) fn third_dot<'t>(&mut self, start: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        let ([_, _, dot, tokens @ ..], iterator) = (start, scan_expr::value(start.get(3..)?).0.tokens) else {
            return None;
        };
        is_punct(Some(dot), '.').then(|| {
            let help = format!("write `..{}`", token::text(iterator));
            self.error(&start[..3 + iterator.len()], "`...` is not an operator of Rust", help);
            tokens
        })
    }

    /// `iterator..`
    fn dots_after_iterator<'t>(
        &mut self,
        start: &[TokenTree],
        Expression { tokens: value, .. }: Expression<'_>,
        rest: &'t [TokenTree],
        list: &mut ParsedList,
    ) -> Option<&'t [TokenTree]> {
        let iterator = without_dots(value).filter(|_| !matches!(list.item, Some(Kind::Free(_))))?;
        let dots = &value[iterator.len()..];
        if !self.is_impossible_list(dots, list, "`..iterator`") {
            let help = format!("write `..{}`", token::text(iterator));
            self.error(dots, "`..` must be before the iterator", help);
            self.push_spread(Expression::whole(iterator), dots, list);
        }
        Some(self.comma(start, rest, Among::Items, None))
    }

    /// Reports the tokens in place of the fields of an item.
    pub(in crate::parse) fn recover_block(&mut self, tokens: &[TokenTree], keyword: &str) {
        if !self.loop_in_block(tokens) {
            self.expression_in_block(tokens, keyword);
        }
    }

    /// `for … { for … { key: value } }`
    fn loop_in_block(&mut self, tokens: &[TokenTree]) -> bool {
        let is_loop = matches!(tokens, [TokenTree::Ident(word), ..] if word == "for") && control_flow::begins(tokens);
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
