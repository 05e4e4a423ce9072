//! Where the expression between a keyword and its block ends.
//!
//! As in Rust, a block begins at the first brace where an operand cannot be. Braces of patterns, of blocks in an operand's
//! place and of `match`, `if` or `unsafe` inside the expression belong to the expression.

use proc_macro2::{Group, Ident, TokenTree};

use super::{Among, Parser, braces};
use crate::{
    split,
    token::{self, is_punct},
};

/// An expression and the block after it.
pub(super) struct Header<'t> {
    pub expression: &'t [TokenTree],
    pub block: Option<Group>,
    pub rest: &'t [TokenTree],
}

/// Where an expression ends.
pub(super) struct End {
    pub at: usize,
    is_block: bool,
    /// Whether the expression lacks an operand there.
    is_unfinished: bool,
}

impl Parser {
    /// The pattern of a `for` and the tokens after its `in`.
    pub(super) fn pattern_and_in<'t>(
        &mut self,
        keyword: &Ident,
        tokens: &'t [TokenTree],
    ) -> (&'t [TokenTree], &'t [TokenTree]) {
        if let Some(at) = position_of_in(tokens) {
            let (pattern, rest) = tokens.split_at(at);
            if pattern.is_empty() {
                self.mistake(&rest[..1], "expected a pattern, found `in`", FOR);
            } else if pattern.iter().any(|token| is_punct(Some(token), ',')) {
                let help = format!("write `for ({}) in …`", spaced(pattern));
                self.mistake(pattern, "a pattern of several names must be in parentheses", help);
            }
            return (pattern, &rest[1..]);
        }
        let length = usize::from(!tokens.is_empty() && braces(tokens.first()).is_none() && !is_end(tokens));
        let (pattern, rest) = tokens.split_at(length);
        let signs = rest.iter().take_while(|token| is_sign_for_in(token)).count();
        if pattern.is_empty() {
            self.mistake(&[keyword.clone().into()], "expected a pattern and `in` after `for`", FOR);
        } else if signs > 0 {
            self.mistake(&rest[..signs], format!("expected `in`, found `{}`", token::text(&rest[..signs])), FOR);
        } else {
            self.mistake(pattern, "expected `in` after the pattern", FOR);
        }
        (pattern, &rest[signs..])
    }

    /// The expression after a keyword and its block.
    pub(super) fn header<'t>(&mut self, keyword: &Ident, tokens: &'t [TokenTree]) -> Header<'t> {
        let usage = match &*keyword.to_string() {
            "for" => FOR,
            "match" => "write `match expression { pattern => { … } }`",
            _ => "write `if condition { … }`",
        };
        let has_mistake = !self.mistakes.is_empty() && keyword == "for";
        let End { at, is_block, is_unfinished } = self.end_of_expression(tokens);
        let (expression, behind) = tokens.split_at(at);
        // a sign or word of another language may be between the expression and its block
        let excess = if is_block { 0 } else { excess(behind) };
        let block = braces(behind.get(excess)).filter(|_| is_block || excess > 0);
        if expression.is_empty() && !has_mistake {
            let found = if keyword == "if" { "a condition" } else { "an expression" };
            let after = if keyword == "for" { "in".to_owned() } else { keyword.to_string() };
            self.mistake(&[keyword.clone().into()], format!("expected {found} after `{after}`"), usage);
        } else if is_unfinished && !expression.is_empty() {
            self.mistake(expression, "this expression is unfinished", usage);
        } else if excess > 0 {
            let found = token::text(&behind[..excess]);
            self.mistake(&behind[..excess], format!("expected `{{`, found `{found}`"), format!("remove `{found}`"));
        } else if block.is_none() && !(has_mistake && expression.is_empty()) {
            self.mistake(expression, "expected `{ … }` after this expression", usage);
        }
        let length = excess + usize::from(block.is_some());
        Header { expression, block, rest: &behind[length..] }
    }

    /// Finds the block that an expression ends at: the first that may be it and that a next entry or item may follow.
    pub(super) fn end_of_expression(&self, tokens: &[TokenTree]) -> End {
        let mut at = 0;
        // whether an operand is expected, and not an operator
        let mut begins = true;
        // keywords inside the expression whose blocks are still to come
        let mut keywords = 0_usize;
        let mut is_pattern = false;
        // the first braces that may be the block, though nothing that may follow one follows them
        let mut doubtful = None;
        // braces that may be the block of a `let` without `=`
        let mut after_pattern = None;
        while let Some(token) = tokens.get(at) {
            let rest = &tokens[at..];
            match token {
                TokenTree::Punct(punct) => {
                    match punct.as_char() {
                        '=' if split::is_arrow(rest) => break,
                        '=' if is_pattern && is_assignment(tokens, at) => is_pattern = false,
                        '|' if begins && !is_pattern => at += split::closure(rest),
                        '<' if begins || split::is_path(&tokens[..at]) => {
                            at += split::angles(rest).map_or(0, |length| length - 1);
                        }
                        // both colons of a path
                        ':' if split::colon(rest).is_none() => at += 1,
                        ',' | ';' | ':' => break,
                        // the name of a lifetime or label
                        '\'' => at += 1,
                        _ => {}
                    }
                    begins = punct.as_char() != '?';
                }
                TokenTree::Ident(_) | TokenTree::Literal(_) if is_pattern => begins = false,
                TokenTree::Ident(word) if begins => {
                    is_pattern = word == "let";
                    keywords += usize::from(split::takes_block(word));
                    begins = split::is_keyword(word);
                }
                TokenTree::Ident(word) => {
                    let is_after_block = word == "else" && braces(tokens.get(at - 1)).is_some() && doubtful.is_none();
                    if !(word == "as" || is_after_block || word == "in" && keywords > 0) {
                        break;
                    }
                    begins = true;
                }
                TokenTree::Literal(_) if begins => begins = false,
                TokenTree::Literal(_) => break,
                TokenTree::Group(_) => {
                    let is_block = braces(Some(token)).is_some() && !is_pattern;
                    let next = &rest[1..];
                    if is_block && keywords > 0 {
                        keywords -= 1;
                    } else if is_block && begins && self.may_follow(next) && braces(next.first()).is_none() {
                        let is_unfinished = !matches!(&tokens[..at], [.., one, two]
                            if is_punct(Some(one), '.') && is_punct(Some(two), '.'));
                        return End { at, is_block, is_unfinished };
                    } else if is_block && !begins {
                        if self.may_follow(next) {
                            return End { at, is_block, is_unfinished: false };
                        }
                        doubtful = doubtful.or(Some(at));
                    } else if is_pattern && self.may_follow(next) {
                        after_pattern = after_pattern.or(Some(at));
                    }
                    begins = false;
                }
            }
            at += 1;
        }
        match (doubtful, after_pattern) {
            (Some(at), _) => End { at, is_block: true, is_unfinished: false },
            (None, Some(at)) if is_pattern => End { at, is_block: true, is_unfinished: true },
            _ => End { at: at.min(tokens.len()), is_block: false, is_unfinished: false },
        }
    }

    /// Whether these tokens may follow a block.
    fn may_follow(&self, rest: &[TokenTree]) -> bool {
        match rest {
            [TokenTree::Ident(word), ..] => word != "as",
            [TokenTree::Group(_) | TokenTree::Literal(_), ..] if self.among == Among::Items => true,
            [TokenTree::Punct(one), two, ..] if self.among == Among::Items && one.as_char() == '.' => {
                is_punct(Some(two), '.')
            }
            rest => is_end(rest) || split::is_key(rest),
        }
    }
}

const FOR: &str = "write `for pattern in expression { … }`";

fn is_end(rest: &[TokenTree]) -> bool {
    rest.is_empty() || is_punct(rest.first(), ',') || is_punct(rest.first(), ';')
}

/// The `in` of a `for`: before its block, which braces of a pattern are not.
fn position_of_in(tokens: &[TokenTree]) -> Option<usize> {
    let is_in = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Ident(word)) if word == "in");
    let is_last = |at: usize| {
        let next = tokens.get(at + 1);
        let is_pattern = is_in(next) || is_punct(next, '|') || is_punct(next, ',');
        is_punct(tokens.get(at), ';') || braces(tokens.get(at)).is_some() && !is_pattern
    };
    (0..tokens.len()).take_while(|at| !is_last(*at)).find(|at| is_in(tokens.get(*at)))
}

/// Whether another language has this token where Rust has `in`.
fn is_sign_for_in(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(word) => matches!(&*word.to_string(), "of" | "from"),
        TokenTree::Punct(punct) => matches!(punct.as_char(), '=' | ':' | '<' | '-' | '>'),
        _ => false,
    }
}

/// How many tokens before a block do not belong there: `=>`, `:`, or a word such as `then` or a type's name.
fn excess(tokens: &[TokenTree]) -> usize {
    let length = match tokens {
        tokens if split::is_arrow(tokens) => 2,
        [TokenTree::Ident(_), ..] => 1,
        tokens if is_punct(tokens.first(), ':') => 1,
        _ => return 0,
    };
    if braces(tokens.get(length)).is_some() { length } else { 0 }
}

/// Whether the `=` there is no part of `==`, `..=` and the like.
fn is_assignment(tokens: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let is_joint =
        matches!(before, Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), '.' | '=' | '<' | '>' | '!'));
    !is_joint && !is_punct(tokens.get(at + 1), '=')
}

/// Tokens as they may be written in a help.
fn spaced(tokens: &[TokenTree]) -> String {
    token::text(tokens).replace(',', ", ")
}
