//! Finds the end of an expression that is followed by a block.
//!
//! As in Rust, the block begins at the first brace where no operand is possible. The braces of a pattern, of an operand,
//! and of `match`, `if` or `unsafe` inside the expression belong to the expression.

use proc_macro2::{Ident, Punct, TokenTree};

use super::{Among, braces};
use crate::{
    split::{self, is_at_end},
    token::is_punct,
};

/// The end of an expression.
pub(super) struct End {
    /// The number of tokens of the expression.
    pub at: usize,
    /// Whether a block begins there.
    pub is_block: bool,
    /// Whether the expression lacks an operand.
    pub is_unfinished: bool,
}

impl End {
    /// Finds the end of the expression that `tokens` begin with.
    ///
    /// The block is the first one after which the next entry or item may begin.
    pub fn of_expression(tokens: &[TokenTree], among: Among) -> Self {
        let mut scan = Scan {
            tokens,
            among,
            at: 0,
            expects_operand: true,
            open_keywords: 0,
            is_in_pattern: false,
            doubtful_block: None,
            block_after_pattern: None,
        };
        while let Some(token) = tokens.get(scan.at) {
            let continues = match token {
                TokenTree::Punct(punct) => scan.punct(punct),
                TokenTree::Ident(word) => scan.word(word),
                TokenTree::Literal(_) => scan.literal(),
                TokenTree::Group(_) => match scan.group() {
                    Some(end) => return end,
                    None => true,
                },
            };
            if !continues {
                break;
            }
            scan.at += 1;
        }
        scan.end()
    }
}

/// The tokens of an expression so far.
struct Scan<'t> {
    tokens: &'t [TokenTree],
    among: Among,
    at: usize,
    /// Whether an operand is expected, and not an operator.
    expects_operand: bool,
    /// The number of keywords inside the expression whose blocks have not begun.
    open_keywords: usize,
    /// Whether the scan is in the pattern of a `let`.
    is_in_pattern: bool,
    /// The first braces that may be the block, although the tokens after them cannot follow a block.
    doubtful_block: Option<usize>,
    /// The first braces that may be the block of a `let` without `=`.
    block_after_pattern: Option<usize>,
}

// Each method for a token returns whether the expression continues.
impl Scan<'_> {
    fn punct(&mut self, punct: &Punct) -> bool {
        let rest = &self.tokens[self.at..];
        match punct.as_char() {
            '=' if split::is_arrow(rest) => return false,
            '=' if self.is_in_pattern && is_assignment(self.tokens, self.at) => self.is_in_pattern = false,
            '<' if self.expects_operand => {
                self.at += split::length_of_angles(rest).map_or(0, |length| length - 1);
            }
            // Skip both colons of a path.
            ':' if split::colon(rest).is_none() => self.at += 1,
            ',' | ';' | ':' => return false,
            _ => {}
        }
        self.expects_operand = punct.as_char() != '?';
        true
    }

    fn word(&mut self, word: &Ident) -> bool {
        if self.is_in_pattern {
            self.expects_operand = false;
        } else if self.expects_operand {
            self.is_in_pattern = word == "let";
            self.open_keywords += usize::from(split::takes_block(word));
            self.expects_operand = split::is_keyword(word);
        } else {
            let is_after_block = braces(self.tokens[..self.at].last()).is_some() && self.doubtful_block.is_none();
            self.expects_operand = word == "as" || word == "else" && is_after_block;
            // Any other word begins the next entry or item.
            return self.expects_operand;
        }
        true
    }

    fn literal(&mut self) -> bool {
        let is_operand = self.is_in_pattern || self.expects_operand;
        self.expects_operand = false;
        is_operand
    }

    /// Returns the end if the group is the block, or `None` if the expression continues.
    fn group(&mut self) -> Option<End> {
        let Self { at, is_in_pattern, .. } = *self;
        let next = &self.tokens[at + 1..];
        let (is_braces, may_end) = (braces(self.tokens.get(at)).is_some(), may_follow(next, self.among));
        if is_in_pattern {
            self.block_after_pattern = self.block_after_pattern.or((is_braces && may_end).then_some(at));
        } else if is_braces && self.open_keywords > 0 {
            self.open_keywords -= 1;
        } else if is_braces && self.expects_operand {
            if may_end && braces(next.first()).is_none() {
                let is_open_range = matches!(&self.tokens[..at], [.., one, two]
                    if is_punct(Some(one), '.') && is_punct(Some(two), '.'));
                return Some(End { at, is_block: true, is_unfinished: !is_open_range });
            }
        } else if is_braces && may_end {
            return Some(End { at, is_block: true, is_unfinished: false });
        } else if is_braces {
            self.doubtful_block = self.doubtful_block.or(Some(at));
        }
        self.expects_operand = false;
        None
    }

    /// Returns the end after all tokens of the expression, or at a doubtful block.
    fn end(&self) -> End {
        match (self.doubtful_block, self.block_after_pattern) {
            (Some(at), _) => End { at, is_block: true, is_unfinished: false },
            (None, Some(at)) if self.is_in_pattern => End { at, is_block: true, is_unfinished: true },
            _ => End { at: self.at.min(self.tokens.len()), is_block: false, is_unfinished: false },
        }
    }
}

/// Returns whether these tokens may follow a block.
fn may_follow(rest: &[TokenTree], among: Among) -> bool {
    match rest {
        [TokenTree::Ident(word), ..] => word != "as",
        [TokenTree::Group(_) | TokenTree::Literal(_), ..] if among == Among::Items => true,
        [one, two, ..] if is_punct(Some(one), '.') => is_punct(Some(two), '.'),
        rest => is_at_end(rest) || split::begins_with_key(rest),
    }
}

/// Returns whether the `=` there is an assignment, and not part of an operator such as `==` or `..=`.
fn is_assignment(tokens: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let is_joint =
        matches!(before, Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), '.' | '=' | '<' | '>' | '!'));
    !is_joint && !is_punct(tokens.get(at + 1), '=')
}
