//! Finds where a Rust expression ends, and whether it is complete.
//!
//! Expressions stay tokens, which rustc parses in the expansion. `syn::Expr` would reject the half-written ones of an
//! editor, and would take more time to compile than this whole crate. One table, [`State::after`], is enough to know
//! where an operand is expected, and therefore which braces and names still belong to an expression.
//!
//! For example, a comma is missing in `amount: total + fee mode: API`. [`value`] scans the tokens after `amount:`:
//!
//! | token | class | state after it |
//! |---|---|---|
//! | `total` | an atom | `Operator`: nothing is missing, and an operator may follow |
//! | `+` | an infix sign | `Operand`: an operand is missing |
//! | `fee` | an atom | `Operator` |
//! | `mode` | the end, because a key with its colon begins | |
//!
//! So the value is `total + fee`, and it is complete, because the last state is not `Operand`. In `total fee`, it ends at `fee`:
//! after `Operator`, the table has no state for an atom. [`before_block`] also stops at braces, but not at those of an operand:
//! in `if Some { … } == it { … }` the first braces have no key, comma or end after them.

mod angles;
mod divergence;
mod state;
#[cfg(test)]
mod tests;

use proc_macro2::{Ident, Spacing, TokenTree};

use crate::{
    keyword,
    lookahead::{self, begins_with_key, is_arrow},
    token::{is_braces, is_punct},
};
use angles::Angles;
pub use divergence::{Divergence, divergence};
use state::{Class, State};

/// An expression at the start of tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scan {
    /// The number of its tokens.
    pub length: usize,
    /// Whether no operand, block or `=` is missing.
    pub is_complete: bool,
    /// Whether a block follows it.
    pub is_before_block: bool,
}

/// The tokens around an expression, which decide where it ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ExprContext {
    /// The expression is all tokens.
    Nothing,
    /// The value of an entry, an item or the body of an arm. It ends before a key or at a comma.
    Entries,
    /// The expression is followed by a block, after which the next entry or item may begin.
    Block(FlowContext),
}

/// The surroundings of control flow, which decide what may follow its last brace.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FlowContext {
    /// In an object: a key or another choice may follow.
    Entries,
    /// In a list: a value may follow as well, for example an object in braces.
    Items,
}

/// An expression, or the beginning of one. A value is scanned once, by the function that creates this.
#[derive(Clone, Copy)]
pub struct Expression<'t> {
    pub tokens: &'t [TokenTree],
    /// Whether no operand or block is missing, and at least one token is there.
    pub is_complete: bool,
}

impl<'t> Expression<'t> {
    /// Scans tokens that are one expression.
    pub fn whole(tokens: &'t [TokenTree]) -> Self {
        Self { tokens, is_complete: Scanner::new(tokens, ExprContext::Nothing).scan().is_complete }
    }
}

/// Splits tokens into the value that they begin with and the rest.
///
/// A value ends at a comma. If the comma is missing, it ends at the next key with its colon, or at a name right after an
/// operand.
pub fn value(tokens: &[TokenTree]) -> (Expression<'_>, &[TokenTree]) {
    let Scan { length, is_complete, .. } = Scanner::new(tokens, ExprContext::Entries).scan();
    let (tokens, rest) = tokens.split_at(length);
    (Expression { tokens, is_complete }, rest)
}

/// Scans the expression before a block: a condition, the expression of `match`, or the iterator of `for`.
///
/// The block is the first one after which the next entry or item may begin. The braces of a pattern, of an operand, and of
/// `match`, `if` or `unsafe` inside the expression belong to the expression.
pub fn before_block(tokens: &[TokenTree], among: FlowContext) -> Scan {
    Scanner::new(tokens, ExprContext::Block(among)).scan()
}

struct Scanner<'t> {
    tokens: &'t [TokenTree],
    around: ExprContext,
    at: usize,
    state: State,
    angles: Angles,
    /// The number of keywords whose blocks have not begun.
    open_keywords: usize,
    /// Whether the first token cannot begin an expression.
    is_headless: bool,
    /// The first braces that may be the block, although the tokens after them cannot follow a block.
    doubtful_block: Option<usize>,
    /// The first braces that may be the block of a `let` without `=`.
    block_after_pattern: Option<usize>,
}

impl<'t> Scanner<'t> {
    fn new(tokens: &'t [TokenTree], around: ExprContext) -> Self {
        Self {
            tokens,
            around,
            at: 0,
            state: State::Start,
            angles: Angles::default(),
            open_keywords: 0,
            is_headless: false,
            doubtful_block: None,
            block_after_pattern: None,
        }
    }

    fn scan(mut self) -> Scan {
        while let Some(token) = self.tokens.get(self.at) {
            if is_braces(token) && self.is_block() {
                let is_open_range = matches!(&self.tokens[..self.at], [.., one, two]
                    if is_punct(Some(one), '.') && is_punct(Some(two), '.'));
                let is_complete = is_open_range || !self.state.expects_operand();
                return Scan { length: self.at, is_complete, is_before_block: true };
            }
            let (class, length) = self.classify();
            let state = match self.state.after(class) {
                Some(state) => state,
                // rustc reports tokens that do not belong to the expression.
                None if self.around == ExprContext::Nothing => State::Operand.after(class).unwrap_or(State::Operator),
                None => break,
            };
            self.is_headless |=
                self.state == State::Start && matches!(class, Class::Infix | Class::Assign | Class::Question);
            self.open_keywords += usize::from(self.state.expects_operand() && takes_block(token));
            self.state = state;
            self.at += length.max(1);
        }
        match (self.doubtful_block, self.block_after_pattern) {
            (Some(length), _) => Scan { length, is_complete: true, is_before_block: true },
            (None, Some(length)) if self.state == State::Pattern => {
                Scan { length, is_complete: false, is_before_block: true }
            }
            _ => Scan { length: self.at, is_complete: self.is_complete(), is_before_block: false },
        }
    }

    /// Returns whether the expression may end here, after at least one token.
    fn is_complete(&self) -> bool {
        let may_end = matches!(self.state, State::Operator | State::OptionalOperand | State::AfterType);
        may_end && !self.is_headless && self.open_keywords == 0
    }

    /// Returns the class of the next tokens, and their number.
    fn classify(&mut self) -> (Class, usize) {
        let rest = &self.tokens[self.at..];
        let is_value = self.around == ExprContext::Entries;
        match &rest[0] {
            TokenTree::Punct(punct) => self.classify_sign(punct.as_char(), rest),
            _ if is_value && begins_with_key(rest) => (Class::End, 0),
            TokenTree::Ident(ident) => (self.classify_ident(ident), 1),
            TokenTree::Literal(_) => (Class::Atom, 1),
            // Two objects without a comma between them.
            TokenTree::Group(_) if is_value && self.at == 1 && is_braces(&self.tokens[0]) && is_braces(&rest[0]) => {
                (Class::End, 0)
            }
            TokenTree::Group(_) => match length_of_label(rest) {
                0 => (Class::Group, 1),
                length => (Class::Label, length),
            },
        }
    }

    fn classify_sign(&mut self, sign: char, rest: &[TokenTree]) -> (Class, usize) {
        let next = rest.get(1);
        let is_joint = matches!(&rest[0], TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
        let may_be_type = matches!(self.state, State::Type | State::AfterType | State::Pattern);
        match sign {
            ',' | ';' | '#' => (Class::End, 0),
            '=' if is_arrow(rest) => (Class::End, 0),
            '=' if is_assignment(self.tokens, self.at) => (Class::Assign, 1),
            '\'' => (Class::Label, length_of_label(rest)),
            '|' if self.state.expects_operand() => match length_of_closure_parameters(rest) {
                Some(length) => (Class::Parameters, length),
                None => (Class::Infix, 1),
            },
            // `||` is not the start of a closure here.
            '|' if is_joint && is_punct(next, '|') => (Class::Sign, 2),
            '<' if is_joint && is_punct(next, '<') && self.state == State::Operator => (Class::Sign, 2),
            '<' if self.state.expects_operand() || may_be_type => match self.angles.length(self.tokens, self.at) {
                Some(length) => (Class::Angles, length),
                None => (Class::Sign, 1),
            },
            ':' if is_joint && is_punct(next, ':') => (Class::Sign, 2),
            // Outside of patterns and types, Rust has these signs in no expression.
            ':' | '@' if self.state != State::Pattern && self.around == ExprContext::Entries => (Class::End, 0),
            ':' if matches!(self.around, ExprContext::Block(_)) => (Class::End, 0),
            '?' => (Class::Question, 1),
            '.' | '=' | '+' | '/' | '%' | '^' | '>' | '@' | ':' => (Class::Infix, 1),
            _ => (Class::Sign, 1),
        }
    }

    fn classify_ident(&self, ident: &Ident) -> Class {
        let is_after_block = self.at > 0 && is_braces(&self.tokens[self.at - 1]) && self.doubtful_block.is_none();
        let is_before_block = matches!(self.around, ExprContext::Block(_));
        match &*ident.to_string() {
            "as" => Class::As,
            "else" if is_after_block || !is_before_block => Class::Continuing,
            "in" if !is_before_block => Class::Continuing,
            "let" => Class::Let,
            _ if keyword::is_jump(ident) => Class::Jump,
            _ if keyword::precedes_operand(ident) => Class::Keyword,
            _ => Class::Atom,
        }
    }

    /// Returns whether the next braces are the block after the expression.
    fn is_block(&mut self) -> bool {
        let ExprContext::Block(among) = self.around else {
            self.open_keywords -= usize::from(self.open_keywords > 0);
            return false;
        };
        let next = &self.tokens[self.at + 1..];
        let may_end = may_follow_block(next, among);
        if self.state == State::Pattern {
            self.block_after_pattern = self.block_after_pattern.or(may_end.then_some(self.at));
        } else if self.open_keywords > 0 {
            self.open_keywords -= 1;
        } else if self.state.expects_operand() {
            return may_end && !next.first().is_some_and(is_braces);
        } else if may_end {
            return true;
        } else {
            self.doubtful_block = self.doubtful_block.or(Some(self.at));
        }
        false
    }
}

/// Returns the number of tokens of the label that tokens begin with, together with its colon, or 0 if they begin with none.
fn length_of_label(tokens: &[TokenTree]) -> usize {
    match lookahead::label(tokens) {
        0 => 0,
        length => length + usize::from(is_punct(tokens.get(length), ':')),
    }
}

fn takes_block(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(ident) if keyword::takes_block(ident))
}

fn may_follow_block(rest: &[TokenTree], among: FlowContext) -> bool {
    match rest {
        [TokenTree::Ident(ident), ..] => ident != "as",
        [TokenTree::Group(_) | TokenTree::Literal(_), ..] if among == FlowContext::Items => true,
        [one, two, ..] if is_punct(Some(one), '.') => is_punct(Some(two), '.'),
        rest => lookahead::is_at_end(rest) || begins_with_key(rest),
    }
}

/// Returns whether the `=` there is an assignment, and not part of an operator such as `==` or `..=`.
fn is_assignment(tokens: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let is_joint =
        matches!(before, Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), '.' | '=' | '<' | '>' | '!'));
    !is_joint && !is_punct(tokens.get(at + 1), '=')
}

/// Returns the number of tokens of the `|…|` that `tokens` begin with, and of a return type after it, or `None` if it is not
/// closed.
fn length_of_closure_parameters(tokens: &[TokenTree]) -> Option<usize> {
    let length = tokens.iter().skip(1).position(|token| is_punct(Some(token), '|'))? + 2;
    Some(length + length_of_return_type(&tokens[length..]).unwrap_or_default())
}

/// Returns the number of tokens of the `-> Type` that `tokens` begin with, or `None` if no block follows it.
fn length_of_return_type(tokens: &[TokenTree]) -> Option<usize> {
    if !is_punct(tokens.first(), '-') || !is_punct(tokens.get(1), '>') {
        return None;
    }
    let end = end_of(&tokens[2..], |rest| is_braces(&rest[0]) || lookahead::is_at_end(rest) || begins_with_key(rest));
    tokens.get(end + 2).filter(|token| is_braces(token)).map(|_| end + 2)
}

/// Returns the position of the first tokens outside of `<…>` at which a pattern or a type ends, or the number of all tokens.
pub fn end_of(tokens: &[TokenTree], ends_at: impl Fn(&[TokenTree]) -> bool) -> usize {
    let mut angles = Angles::default();
    let mut at = 0;
    while at < tokens.len() && !ends_at(&tokens[at..]) {
        let inside = if is_punct(tokens.get(at), '<') { angles.length(tokens, at) } else { None };
        at += inside.unwrap_or(1);
    }
    at
}
