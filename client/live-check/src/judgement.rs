//! The answer of the gateway to a question.

use std::fmt;

/// The verdict of the gateway about a decision.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// The gateway does what this project decided.
    Confirmed,
    /// The gateway does something else.
    Refuted,
    /// The response of the gateway does not answer the question.
    Inconclusive,
}

impl Verdict {
    /// Returns the verdict in one lower-case word: `confirmed`, `refuted` or `inconclusive`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Refuted => "refuted",
            Self::Inconclusive => "inconclusive",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The greatest length of an observation, in characters.
const LONGEST: usize = 500;

/// A verdict and the observation that led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The observation.
    pub why: String,
}

impl Judgement {
    /// The text may come from the gateway, so it gets one line of a limited length.
    fn new(verdict: Verdict, why: &str) -> Self {
        let is_unseen = |c: char| {
            c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        let why = why.chars().take(LONGEST).map(|c| if is_unseen(c) { ' ' } else { c }).collect();
        Self { verdict, why }
    }

    /// Creates the judgement that the reading is right.
    pub fn confirmed(why: impl Into<String>) -> Self {
        Self::new(Verdict::Confirmed, &why.into())
    }

    /// Creates the judgement that the reading is wrong.
    pub fn refuted(why: impl Into<String>) -> Self {
        Self::new(Verdict::Refuted, &why.into())
    }

    /// Creates the judgement that nothing was decided.
    pub fn inconclusive(why: impl Into<String>) -> Self {
        Self::new(Verdict::Inconclusive, &why.into())
    }
}
