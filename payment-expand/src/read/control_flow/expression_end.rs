//! Where an expression ends that a block follows.
//!
//! As in Rust, a block begins at the first brace where an operand cannot be. Braces of patterns, of blocks in an operand's
//! place and of `match`, `if` or `unsafe` inside the expression belong to the expression.

use proc_macro2::{Ident, Punct, TokenTree};

use super::{Among, braces, header::is_end};
use crate::{split, token::is_punct};

/// Where an expression ends.
pub(super) struct End {
    pub at: usize,
    pub is_block: bool,
    /// Whether the expression lacks an operand there.
    pub is_unfinished: bool,
}

impl End {
    /// Finds the block that an expression ends at: the first that may be it and that a next entry or item may follow.
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
            let goes_on = match token {
                TokenTree::Punct(punct) => scan.punct(punct),
                TokenTree::Ident(word) => scan.word(word),
                TokenTree::Literal(_) => scan.literal(),
                TokenTree::Group(_) => match scan.group() {
                    Some(end) => return end,
                    None => true,
                },
            };
            if !goes_on {
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
    /// The number of keywords inside the expression whose blocks are still to come.
    open_keywords: usize,
    /// Whether this is the pattern of a `let`.
    is_in_pattern: bool,
    /// The first braces that may be the block, although nothing that may follow a block follows them.
    doubtful_block: Option<usize>,
    /// The first braces that may be the block of a `let` without `=`.
    block_after_pattern: Option<usize>,
}

// Each method returns whether the expression goes on.
impl Scan<'_> {
    fn punct(&mut self, punct: &Punct) -> bool {
        let rest = &self.tokens[self.at..];
        match punct.as_char() {
            '=' if split::is_arrow(rest) => return false,
            '=' if self.is_in_pattern && is_assignment(self.tokens, self.at) => self.is_in_pattern = false,
            '|' if self.expects_operand && !self.is_in_pattern => self.at += split::closure_parameters(rest),
            '<' if self.expects_operand || split::ends_in_colons(&self.tokens[..self.at]) => {
                self.at += split::angles(rest).map_or(0, |length| length - 1);
            }
            // both colons of a path
            ':' if split::colon(rest).is_none() => self.at += 1,
            ',' | ';' | ':' => return false,
            // the name of a lifetime or label
            '\'' => self.at += 1,
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
            self.expects_operand =
                word == "as" || word == "else" && is_after_block || word == "in" && self.open_keywords > 0;
            // any other word begins the next entry or item
            return self.expects_operand;
        }
        true
    }

    fn literal(&mut self) -> bool {
        let is_operand = self.is_in_pattern || self.expects_operand;
        self.expects_operand = false;
        is_operand
    }

    /// Returns the end if the group is the block.
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

    /// The end if no block has been found without doubt.
    fn end(&self) -> End {
        match (self.doubtful_block, self.block_after_pattern) {
            (Some(at), _) => End { at, is_block: true, is_unfinished: false },
            (None, Some(at)) if self.is_in_pattern => End { at, is_block: true, is_unfinished: true },
            _ => End { at: self.at.min(self.tokens.len()), is_block: false, is_unfinished: false },
        }
    }
}

/// Whether these tokens may follow a block.
fn may_follow(rest: &[TokenTree], among: Among) -> bool {
    match rest {
        [TokenTree::Ident(word), ..] => word != "as",
        [TokenTree::Group(_) | TokenTree::Literal(_), ..] if among == Among::Items => true,
        [TokenTree::Punct(one), two, ..] if among == Among::Items && one.as_char() == '.' => is_punct(Some(two), '.'),
        rest => is_end(rest) || split::is_key(rest),
    }
}

/// Whether the `=` there is no part of `==`, `..=` and the like.
fn is_assignment(tokens: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let is_joint =
        matches!(before, Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), '.' | '=' | '<' | '>' | '!'));
    !is_joint && !is_punct(tokens.get(at + 1), '=')
}
