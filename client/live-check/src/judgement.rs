//! The result of a probe.

pub use payment_session::rules::Verdict;

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
