//! Parses the arms of a `match`.

use proc_macro2::{Group, TokenTree};

use super::{FlowParser, group_in_braces};
use crate::{
    lookahead,
    parse::{comments::without_comments, recover::nested_object::find_object},
    scan_expr::{self, Divergence, Expression, divergence},
    source::{Body, MatchArm},
    token::{self, is_punct},
};

impl FlowParser {
    /// Parses the arms in the braces of a `match`.
    pub(super) fn arms(&mut self, group: &Group) -> Vec<MatchArm<Group>> {
        let tokens = token::inside(group);
        let tokens = without_comments(&tokens);
        let mut arms = Vec::new();
        let mut has_value = false;
        let mut rest = &*tokens;
        while let [first, after @ ..] = rest {
            if is_punct(Some(first), ',') || is_punct(Some(first), ';') {
                self.error(&rest[..1], format!("expected a pattern, found `{first}`"), format!("remove `{first}`"));
                rest = after;
            } else if is_punct(Some(first), '#') && matches!(after, [TokenTree::Group(_), ..]) {
                self.error(&rest[..2], "an arm cannot have attributes", "remove them");
                rest = &after[1..];
            } else {
                let mut parser = Self { errors: Vec::new(), ..*self };
                let (arm, after) = parser.arm(rest);
                let is_value = matches!(&arm.body, Body::Invalid(expression) if !expression.is_empty());
                // A `match` whose arms are values is one mistake.
                if !(is_value && has_value) {
                    self.errors.append(&mut parser.errors);
                }
                has_value |= is_value;
                arms.push(arm);
                rest = after;
            }
        }
        arms
    }

    fn arm<'t>(&mut self, tokens: &'t [TokenTree]) -> (MatchArm<Group>, &'t [TokenTree]) {
        let (pattern, rest) = tokens.split_at(end_of_pattern(tokens));
        if pattern.is_empty() {
            let found = match &tokens[0] {
                _ if lookahead::is_arrow(tokens) => "=>".to_owned(),
                TokenTree::Group(_) => "{".to_owned(),
                token => token.to_string(),
            };
            self.error(&tokens[..1], format!("expected a pattern, found `{found}`"), ARM);
        }
        let (guard, rest) = match rest {
            [TokenTree::Ident(ident), rest @ ..] if ident == "if" => {
                rest.split_at(scan_expr::before_block(rest, self.among).length)
            }
            rest => (&[][..], rest),
        };
        let is_sign = |token: &&TokenTree| matches!(token, TokenTree::Punct(punct) if "-=>:".contains(punct.as_char()));
        let signs = rest.iter().take_while(is_sign).count();
        let before = &tokens[..tokens.len() - rest.len()];
        match signs {
            _ if lookahead::is_arrow(rest) || pattern.is_empty() => {}
            0 => self.error(before, "expected `=>` after this pattern", ARM),
            signs => {
                let found = token::text(&rest[..signs]);
                self.error(&rest[..signs], format!("expected `=>`, found `{found}`"), "write `=>`");
            }
        }
        let (before, rest) = tokens.split_at(before.len() + if lookahead::is_arrow(rest) { 2 } else { signs });
        let is_reported = !self.errors.is_empty();
        let (body, rest) = self.body(before, rest, is_reported);
        (MatchArm { pattern: pattern.to_vec(), guard: guard.to_vec(), body }, rest)
    }

    /// Parses the code after `=>`, and the comma after it. `before` is blamed if there is no code.
    fn body<'t>(
        &mut self,
        before: &[TokenTree],
        tokens: &'t [TokenTree],
        is_reported: bool,
    ) -> (Body<Group>, &'t [TokenTree]) {
        if let Some(block) = group_in_braces(tokens.first()) {
            return (Body::Block(block), lookahead::skip_comma(&tokens[1..]));
        }
        let (Expression { tokens: expression, .. }, rest) = scan_expr::value(tokens);
        if let [path @ .., block] = expression
            && let Some(block) = group_in_braces(Some(block))
            && lookahead::is_capitalized_path(path)
        {
            let name = token::text(path);
            self.error(path, format!("expected `{{`, found `{name}`"), format!("remove `{name}`"));
            return (Body::Block(block), lookahead::skip_comma(rest));
        }
        if may_diverge(expression) {
            if !rest.is_empty() && !is_punct(rest.first(), ',') {
                self.error(expression, "expected `,` after this expression", "add a comma");
            }
            return (Body::Diverging(expression.to_vec()), lookahead::skip_comma(rest));
        }
        if !is_reported {
            self.report_invalid_body(before, expression, rest);
        }
        let are_fields = expression.is_empty() && lookahead::begins_with_key(rest);
        (Body::Invalid(expression.to_vec()), if are_fields { after_fields(rest) } else { after_comma(rest) })
    }

    /// Reports code after `=>` that is neither a block nor may diverge. `rest` are the tokens after it.
    fn report_invalid_body(&mut self, before: &[TokenTree], expression: &[TokenTree], rest: &[TokenTree]) {
        match expression {
            [] if lookahead::begins_with_key(rest) => {
                let help = "write `pattern => { key: value, … }`";
                self.error(&rest[..1], "the fields of an arm must be in braces", help);
            }
            [] => self.error(before, "expected `{ … }` after `=>`", ARM),
            expression => {
                let help = format!("{ARM}; Rust's own `match` must be in parentheses: `(match … {{ … }})`");
                self.error(expression, "an arm must be a block `{ … }`", help);
            }
        }
    }
}

const ARM: &str = "write `pattern => { … }`; an arm without a block must leave the invocation, as `return …` does";

fn after_comma(tokens: &[TokenTree]) -> &[TokenTree] {
    let end = tokens.iter().position(|token| is_punct(Some(token), ',')).unwrap_or(tokens.len());
    lookahead::skip_comma(&tokens[end..])
}

/// Returns the tokens after fields that are written without braces.
fn after_fields(tokens: &[TokenTree]) -> &[TokenTree] {
    let mut rest = after_comma(tokens);
    while lookahead::begins_with_key(rest) {
        rest = after_comma(rest);
    }
    rest
}

/// Returns the number of tokens of a pattern, which ends at `=>`, at its guard, or where these are missing.
fn end_of_pattern(tokens: &[TokenTree]) -> usize {
    scan_expr::end_of(tokens, |rest| match &rest[0] {
        TokenTree::Punct(punct) => match punct.as_char() {
            ',' | ';' => true,
            '=' | '-' => is_punct(rest.get(1), '>'),
            ':' => group_in_braces(rest.get(1)).is_some(),
            _ => false,
        },
        TokenTree::Ident(ident) => ident == "if",
        token => {
            let before = &tokens[..tokens.len() - rest.len()];
            group_in_braces(Some(token)).is_some() && !belongs_to_pattern(before, &rest[1..])
        }
    })
}

/// Returns whether the braces between these tokens are those of a pattern `Name { … }` or `name! { … }`, and not the block
/// of the arm.
fn belongs_to_pattern(before: &[TokenTree], after: &[TokenTree]) -> bool {
    let is_if = matches!(after, [TokenTree::Ident(ident), ..] if ident == "if");
    let continues =
        lookahead::is_arrow(after) || is_punct(after.first(), '|') || group_in_braces(after.first()).is_some();
    let last = before.last();
    let may_have_braces = matches!(last, Some(TokenTree::Ident(_))) || is_punct(last, '!') || is_punct(last, '>');
    may_have_braces && (is_if || continues)
}

/// Returns whether an expression may be one that does not return. rustc decides whether it is.
fn may_diverge(expression: &[TokenTree]) -> bool {
    let is_possible = divergence(expression) != Divergence::Impossible;
    is_possible && find_object(expression).is_none()
}
