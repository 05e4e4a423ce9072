//! Parses `for`, `if` and `match` where they choose entries or build lists.
//!
//! Patterns, conditions and expressions stay tokens, which rustc parses in the expansion. This module only finds where
//! each of them ends. It is tolerant, because editors expand half-written invocations: a mistake is recorded, and parsing
//! goes on as if the right token were there.

mod header;
mod match_arm;
#[cfg(test)]
mod tests;

use payment_core::schema::Kind;
use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::Parser;
use crate::{
    lookahead,
    scan_expr::FlowContext,
    source::{Branch, ControlFlow, For, If, Match, Otherwise},
    token::is_punct,
};

/// A syntax error, with help.
pub struct FlowError {
    /// The tokens to blame; there is at least one.
    pub tokens: Vec<TokenTree>,
    pub message: String,
    pub help: String,
}

impl Parser {
    /// Records the errors in control flow.
    pub(super) fn report_errors(&mut self, errors: Vec<FlowError>) {
        for FlowError { tokens, message, help } in errors {
            self.error(&tokens, message, help);
        }
    }
}

/// The result of [`parse`].
pub struct ParsedControlFlow<'t> {
    pub flow: ControlFlow<Group>,
    /// In the order of the source, without those inside blocks.
    pub errors: Vec<FlowError>,
    /// The tokens after the control flow, perhaps with a comma first.
    pub rest: &'t [TokenTree],
}

/// Returns whether `tokens` begin with control flow: with one of its keywords or a label, and not with a key.
pub fn begins(tokens: &[TokenTree]) -> bool {
    match split_label(tokens).1 {
        [TokenTree::Ident(ident), rest @ ..] => {
            matches!(&*ident.to_string(), "for" | "if" | "match") && lookahead::colon(rest).is_none()
        }
        _ => false,
    }
}

/// Splits tokens into the label that they begin with, `'label:`, and the tokens after it.
fn split_label(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    match lookahead::label(tokens) {
        length @ 1.. if is_punct(tokens.get(length), ':') => tokens.split_at(length + 1),
        _ => (&[], tokens),
    }
}

/// Parses the control flow that `tokens` begin with, or returns `None` if they begin with anything else. `object` is the kind
/// of the object that has it among its entries.
pub fn parse(tokens: &[TokenTree], among: FlowContext, object: Option<Kind>) -> Option<ParsedControlFlow<'_>> {
    let (label, flow) = split_label(tokens);
    let ([TokenTree::Ident(keyword), rest @ ..], true) = (flow, begins(tokens)) else { return None };
    let mut parser = FlowParser { among, object, errors: Vec::new() };
    if !label.is_empty() && keyword != "for" {
        parser.error(label, "only `for` can have a label", "remove the label");
    }
    let (flow, rest) = match &*keyword.to_string() {
        "for" => parser.for_loop(label, keyword, rest),
        "if" => parser.if_chain(keyword, rest),
        _ => {
            let (flow, rest) = parser.match_on(keyword, rest);
            (ControlFlow::Match(flow), rest)
        }
    };
    Some(ParsedControlFlow { flow, errors: parser.errors, rest })
}

/// Returns the group in braces that a token is, or `None` for any other token.
pub fn group_in_braces(token: Option<&TokenTree>) -> Option<Group> {
    match token? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.clone()),
        _ => None,
    }
}

struct FlowParser {
    among: FlowContext,
    object: Option<Kind>,
    errors: Vec<FlowError>,
}

impl FlowParser {
    /// Records a mistake.
    fn error(&mut self, tokens: &[TokenTree], message: impl Into<String>, help: impl Into<String>) {
        self.errors.push(FlowError { tokens: tokens.to_vec(), message: message.into(), help: help.into() });
    }

    /// Parses the tokens after `for`.
    fn for_loop<'t>(
        &mut self,
        label: &[TokenTree],
        keyword: &Ident,
        tokens: &'t [TokenTree],
    ) -> (ControlFlow<Group>, &'t [TokenTree]) {
        let (pattern, rest) = self.pattern_and_in(keyword, tokens);
        let header = self.header(keyword, rest);
        let (label, keyword, pattern) = (label.to_vec(), keyword.clone(), pattern.to_vec());
        let flow = For { label, keyword, pattern, iterator: header.expression.to_vec(), block: header.block };
        (ControlFlow::For(flow), self.without_else_of_for(header.rest))
    }

    /// Reports an `else` after a loop. Returns the tokens after its block.
    fn without_else_of_for<'t>(&mut self, rest: &'t [TokenTree]) -> &'t [TokenTree] {
        match rest {
            [TokenTree::Ident(ident), after @ ..] if ident == "else" => {
                let help = "write a choice after the loop: `if condition { … }`";
                self.error(&rest[..1], "`for` cannot have an `else`", help);
                &after[usize::from(group_in_braces(after.first()).is_some())..]
            }
            _ => rest,
        }
    }

    /// Parses the tokens after `if`, with every `else if` and `else`.
    fn if_chain<'t>(&mut self, keyword: &Ident, tokens: &'t [TokenTree]) -> (ControlFlow<Group>, &'t [TokenTree]) {
        let (mut keyword, mut tokens) = (keyword, tokens);
        let mut branches = Vec::new();
        loop {
            let header = self.header(keyword, tokens);
            let is_last = header.block.is_none();
            let condition = header.expression.to_vec();
            branches.push(Branch { keyword: keyword.clone(), condition, block: header.block });
            let rest = if is_last { header.rest } else { self.without_comma_before_else(header.rest) };
            let (otherwise, rest) = match rest {
                _ if is_last => (None, rest),
                [TokenTree::Ident(ident), TokenTree::Ident(next), after @ ..] if ident == "else" && next == "if" => {
                    (keyword, tokens) = (next, after);
                    continue;
                }
                [TokenTree::Ident(ident), after @ ..] if ident == "else" => self.otherwise(&rest[..1], after),
                _ => (None, rest),
            };
            return (ControlFlow::If(If { branches, otherwise }), rest);
        }
    }

    /// Reports a comma between a block and its `else`. Returns the tokens without it.
    fn without_comma_before_else<'t>(&mut self, rest: &'t [TokenTree]) -> &'t [TokenTree] {
        match rest {
            [comma, TokenTree::Ident(ident), ..] if is_punct(Some(comma), ',') && ident == "else" => {
                self.error(&rest[..1], "expected `else`, found `,`", "remove this comma");
                &rest[1..]
            }
            _ => rest,
        }
    }

    /// Parses the tokens after `else`.
    fn otherwise<'t>(
        &mut self,
        kw_else: &[TokenTree],
        tokens: &'t [TokenTree],
    ) -> (Option<Otherwise<Group>>, &'t [TokenTree]) {
        match tokens {
            [TokenTree::Group(_), rest @ ..] if group_in_braces(tokens.first()).is_some() => {
                (group_in_braces(tokens.first()).map(Otherwise::Block), rest)
            }
            [TokenTree::Ident(keyword), rest @ ..] if keyword == "match" => {
                let (flow, rest) = self.match_on(keyword, rest);
                (Some(Otherwise::Match(flow)), rest)
            }
            _ => {
                self.error(kw_else, "expected `{ … }` or `if` after `else`", "write `else { … }`");
                (None, tokens)
            }
        }
    }

    /// Parses the tokens after `match`.
    fn match_on<'t>(&mut self, keyword: &Ident, tokens: &'t [TokenTree]) -> (Match<Group>, &'t [TokenTree]) {
        let header = self.header(keyword, tokens);
        let arms = header.block.as_ref().map_or(Vec::new(), |braces| self.arms(braces));
        let (keyword, scrutinee) = (keyword.clone(), header.expression.to_vec());
        (Match { keyword, scrutinee, braces: header.block, arms }, header.rest)
    }
}
