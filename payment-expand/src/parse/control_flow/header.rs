//! Parses the tokens between a keyword and its block: a condition, or a pattern and an iterator.

use std::slice;

use proc_macro2::{Group, Ident, TokenTree};

use super::{FlowParser, group_in_braces};
use crate::{
    lookahead::{self, begins_with_key, is_at_end},
    parse::key::names_field,
    scan_expr::{self, Expression},
    token::{self, is_punct},
};

/// An expression and the block after it.
pub(super) struct Header<'t> {
    pub expression: &'t [TokenTree],
    pub block: Option<Group>,
    pub rest: &'t [TokenTree],
}

impl FlowParser {
    /// Parses the pattern and the `in` of a `for`. Returns the pattern and the tokens after `in`.
    pub(super) fn pattern_and_in<'t>(
        &mut self,
        keyword: &Ident,
        tokens: &'t [TokenTree],
    ) -> (&'t [TokenTree], &'t [TokenTree]) {
        if let Some(at) = position_of_in(tokens) {
            let (pattern, rest) = tokens.split_at(at);
            if pattern.is_empty() {
                self.error(&rest[..1], "expected a pattern, found `in`", FOR);
            } else if scan_expr::end_of(pattern, |rest| is_punct(rest.first(), ',')) < pattern.len() {
                let help = format!("write `for ({}) in …`", spaced(pattern));
                self.error(pattern, "a pattern of several names must be in parentheses", help);
            }
            return (pattern, &rest[1..]);
        }
        let length = usize::from(!tokens.is_empty() && group_in_braces(tokens.first()).is_none() && !is_at_end(tokens));
        let (pattern, rest) = tokens.split_at(length);
        if pattern.is_empty() {
            self.error(&[keyword.clone().into()], "expected a pattern and `in` after `for`", FOR);
        } else {
            self.error(pattern, "expected `in` after the pattern", FOR);
        }
        // A token in the place of `in` belongs to the same mistake.
        let excess = match rest {
            [TokenTree::Ident(_), TokenTree::Ident(_), ..] => 1,
            _ => rest
                .iter()
                .take_while(|token| matches!(token, TokenTree::Punct(_)) && !is_at_end(slice::from_ref(token)))
                .count(),
        };
        (pattern, &rest[excess..])
    }

    /// Parses the expression after a keyword, and its block.
    pub(super) fn header<'t>(&mut self, keyword: &Ident, tokens: &'t [TokenTree]) -> Header<'t> {
        let usage = match &*keyword.to_string() {
            "for" => FOR,
            "match" => "write `match expression { pattern => { … } }`",
            _ => "write `if condition { … }`",
        };
        let has_error = !self.errors.is_empty() && keyword == "for";
        let scan = scan_expr::before_block(tokens, self.among);
        let (expression, after) = tokens.split_at(scan.length);
        if let Some((expression, rest)) = self.before_next_entry(expression, tokens) {
            self.error(expression, "this expression is unfinished", usage);
            return Header { expression, block: None, rest };
        }
        let excess = if scan.is_before_block { 0 } else { excess(after) };
        let block = group_in_braces(after.get(excess)).filter(|_| scan.is_before_block || excess > 0);
        if expression.is_empty() && !has_error {
            let found = if keyword == "if" { "a condition" } else { "an expression" };
            let after = if keyword == "for" { "in".to_owned() } else { keyword.to_string() };
            self.error(&[keyword.clone().into()], format!("expected {found} after `{after}`"), usage);
        } else if scan.is_before_block && !scan.is_complete && !expression.is_empty() {
            self.error(expression, "this expression is unfinished", usage);
        } else if excess > 0 {
            let found = token::text(&after[..excess]);
            self.error(&after[..excess], format!("expected `{{`, found `{found}`"), format!("remove `{found}`"));
        } else if block.is_none() && !(has_error && expression.is_empty()) {
            self.error(expression, "expected `{ … }` after this expression", usage);
        }
        // Python has a colon in the place of the braces.
        let is_colon = block.is_none() && !expression.is_empty() && is_punct(after.first(), ':');
        let length = excess + usize::from(block.is_some() || is_colon);
        Header { expression, block, rest: &after[length..] }
    }
}

impl FlowParser {
    /// Splits `let` or `x ==` from the key of the next entry, which the scanner takes for its end.
    fn before_next_entry<'t>(
        &self,
        expression: &'t [TokenTree],
        tokens: &'t [TokenTree],
    ) -> Option<(&'t [TokenTree], &'t [TokenTree])> {
        let [begun @ .., key] = expression else { return None };
        let (_, rest) = tokens.split_at(begun.len());
        let is_unfinished = !begun.is_empty() && !Expression::whole(begun).is_complete;
        (is_unfinished && begins_with_key(rest) && names_field(key, self.object)).then_some((begun, rest))
    }
}

const FOR: &str = "write `for pattern in expression { … }`";

/// Returns the position of the `in` of a `for`, which precedes the block. A pattern may have braces of its own.
fn position_of_in(tokens: &[TokenTree]) -> Option<usize> {
    let is_in = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Ident(ident)) if ident == "in");
    let is_last = |at: usize| {
        let next = tokens.get(at + 1);
        let is_pattern = is_in(next) || is_punct(next, '|') || is_punct(next, ',');
        is_punct(tokens.get(at), ';') || group_in_braces(tokens.get(at)).is_some() && !is_pattern
    };
    (0..tokens.len()).take_while(|at| !is_last(*at)).find(|at| is_in(tokens.get(*at)))
}

/// Returns the number of excess tokens before a block: `=>`, `:` or a name.
fn excess(tokens: &[TokenTree]) -> usize {
    let length = match tokens {
        tokens if lookahead::is_arrow(tokens) => 2,
        tokens if is_punct(tokens.first(), ':') => 1,
        [TokenTree::Ident(_), ..] => 1,
        _ => return 0,
    };
    if group_in_braces(tokens.get(length)).is_some() { length } else { 0 }
}

/// Returns tokens as text for a help.
fn spaced(tokens: &[TokenTree]) -> String {
    token::text(tokens).replace(',', ", ")
}
