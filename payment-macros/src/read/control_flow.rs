//! Parses `for`, `if` and `match` where they choose entries or build lists.
//!
//! Patterns, conditions and expressions stay tokens, which rustc parses in the expansion. This module only finds where
//! each of them ends. It is tolerant, because editors expand half-written invocations: a mistake is recorded, and parsing
//! goes on as if the right token were there.

mod header;
mod match_arms;
#[cfg(test)]
mod tests;

use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use crate::{split, token::is_punct};

/// Control flow in the place of an entry or of an item.
pub enum ControlFlow {
    For(For),
    If(If),
    Match(Match),
}

/// `for pattern in iterator { … }`.
pub struct For {
    pub keyword: Ident,
    pub pattern: Vec<TokenTree>,
    pub iterator: Vec<TokenTree>,
    /// `None` if it is missing, which is a mistake.
    pub block: Option<Group>,
}

/// `if condition { … } else if condition { … } else { … }`.
pub struct If {
    /// One for each condition; there is at least one.
    pub branches: Vec<Branch>,
    /// The block after the last `else`. That of `else match …` has the `match` in it.
    pub otherwise: Option<Group>,
}

/// `if condition { … }`.
pub struct Branch {
    pub keyword: Ident,
    /// The condition, which may be a chain of `let`s.
    pub condition: Vec<TokenTree>,
    /// `None` if it is missing, which is a mistake.
    pub block: Option<Group>,
}

/// `match scrutinee { pattern if guard => { … }, … }`.
pub struct Match {
    pub keyword: Ident,
    pub scrutinee: Vec<TokenTree>,
    /// The braces around the arms; `None` if they are missing, which is a mistake.
    pub braces: Option<Group>,
    pub arms: Vec<MatchArm>,
}

/// `pattern if guard => { … }`.
pub struct MatchArm {
    pub pattern: Vec<TokenTree>,
    /// The tokens after `if`, or none.
    pub guard: Vec<TokenTree>,
    pub body: Body,
}

/// What an arm of a `match` leads to.
pub enum Body {
    Block(Group),
    /// `return …`, `continue`, `break` or a macro invocation.
    Diverging(Vec<TokenTree>),
    /// Any other expression, or no token at all. The mistake is recorded.
    Invalid(Vec<TokenTree>),
}

/// A syntax error, and what to write instead.
pub struct Mistake {
    /// The tokens to blame; there is at least one.
    pub tokens: Vec<TokenTree>,
    pub message: String,
    pub help: String,
}

/// Where control flow is written, which decides what may follow its last brace.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// In an object: a key or another choice may follow.
    Entries,
    /// In a list: a value may follow as well, an object in braces for example.
    Items,
}

/// The result of [`parse`].
pub struct Parsed<'t> {
    pub flow: ControlFlow,
    /// In the order of the source. Those of a block's own contents are not among them.
    pub mistakes: Vec<Mistake>,
    /// The tokens after the control flow, perhaps with a comma first.
    pub rest: &'t [TokenTree],
}

/// Returns whether `tokens` begin with control flow: with one of its keywords that is not a key.
pub fn begins(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(word), rest @ ..] => {
            matches!(&*word.to_string(), "for" | "if" | "match") && split::colon(rest).is_none()
        }
        _ => false,
    }
}

/// Parses the control flow that `tokens` begin with, or returns `None` if they begin with anything else.
pub fn parse(tokens: &[TokenTree], among: Among) -> Option<Parsed<'_>> {
    let ([TokenTree::Ident(keyword), rest @ ..], true) = (tokens, begins(tokens)) else { return None };
    let mut parser = Parser { among, mistakes: Vec::new() };
    let (flow, rest) = match &*keyword.to_string() {
        "for" => parser.for_loop(keyword, rest),
        "if" => parser.if_chain(keyword, rest),
        _ => parser.match_on(keyword, rest),
    };
    Some(Parsed { flow, mistakes: parser.mistakes, rest })
}

/// Returns the group of braces that a token is, maybe as another macro's `$block:block`.
pub fn braces(token: Option<&TokenTree>) -> Option<Group> {
    match token? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.clone()),
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut inner = group.stream().into_iter();
            braces(inner.next().as_ref()).filter(|_| inner.next().is_none())
        }
        _ => None,
    }
}

struct Parser {
    among: Among,
    mistakes: Vec<Mistake>,
}

impl Parser {
    fn mistake(&mut self, tokens: &[TokenTree], message: impl Into<String>, help: impl Into<String>) {
        self.mistakes.push(Mistake { tokens: tokens.to_vec(), message: message.into(), help: help.into() });
    }

    fn for_loop<'t>(&mut self, keyword: &Ident, tokens: &'t [TokenTree]) -> (ControlFlow, &'t [TokenTree]) {
        let (pattern, rest) = self.pattern_and_in(keyword, tokens);
        let header = self.header(keyword, rest);
        let (keyword, pattern) = (keyword.clone(), pattern.to_vec());
        let flow = For { keyword, pattern, iterator: header.expression.to_vec(), block: header.block };
        (ControlFlow::For(flow), header.rest)
    }

    fn if_chain<'t>(&mut self, keyword: &Ident, tokens: &'t [TokenTree]) -> (ControlFlow, &'t [TokenTree]) {
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
                [TokenTree::Ident(word), TokenTree::Ident(next), behind @ ..] if word == "else" && next == "if" => {
                    (keyword, tokens) = (next, behind);
                    continue;
                }
                [TokenTree::Ident(word), behind @ ..] if is_else_if_in_one_word(word, behind) => {
                    self.mistake(&rest[..1], format!("expected `else if`, found `{word}`"), "write `else if`");
                    (keyword, tokens) = (word, behind);
                    continue;
                }
                [TokenTree::Ident(word), behind @ ..] if word == "else" => self.otherwise(&rest[..1], behind),
                _ => (None, rest),
            };
            return (ControlFlow::If(If { branches, otherwise }), rest);
        }
    }

    /// The tokens after an `if`'s block, without a comma that separates it from its `else`.
    fn without_comma_before_else<'t>(&mut self, rest: &'t [TokenTree]) -> &'t [TokenTree] {
        match rest {
            [comma, TokenTree::Ident(word), ..] if is_punct(Some(comma), ',') && word == "else" => {
                self.mistake(&rest[..1], "expected `else`, found `,`", "remove this comma");
                &rest[1..]
            }
            _ => rest,
        }
    }

    /// The block after `r#else`.
    fn otherwise<'t>(&mut self, r#else: &[TokenTree], tokens: &'t [TokenTree]) -> (Option<Group>, &'t [TokenTree]) {
        if let Some(block) = braces(tokens.first()) {
            return (Some(block), &tokens[1..]);
        }
        if matches!(tokens, [TokenTree::Ident(word), ..] if word == "match")
            && let [TokenTree::Ident(keyword), rest @ ..] = tokens
        {
            // the block's reader parses the `match` again, and records its mistakes then
            let (_, rest) = Parser { among: self.among, mistakes: Vec::new() }.match_on(keyword, rest);
            let choice = tokens[..tokens.len() - rest.len()].iter().cloned();
            let mut block = Group::new(Delimiter::Brace, choice.collect());
            block.set_span(keyword.span());
            return (Some(block), rest);
        }
        self.mistake(r#else, "expected `{ … }` or `if` after `else`", "write `else { … }`");
        (None, tokens)
    }

    fn match_on<'t>(&mut self, keyword: &Ident, tokens: &'t [TokenTree]) -> (ControlFlow, &'t [TokenTree]) {
        let header = self.header(keyword, tokens);
        let arms = header.block.as_ref().map_or(Vec::new(), |braces| self.arms(braces));
        let (keyword, scrutinee) = (keyword.clone(), header.expression.to_vec());
        (ControlFlow::Match(Match { keyword, scrutinee, braces: header.block, arms }), header.rest)
    }
}

/// Whether `else if` is written as another language has it.
fn is_else_if_in_one_word(word: &Ident, behind: &[TokenTree]) -> bool {
    let is_entry = behind.is_empty() || is_punct(behind.first(), ',') || split::colon(behind).is_some();
    matches!(&*word.to_string(), "elif" | "elseif" | "elsif") && !is_entry
}
