//! The decisions that rules rest on, and what merchants found out about them.

use core::fmt;

use super::decision_rows::decision_rows;
use crate::engine::rules::{Origin, Rule, RuleId};

/// A decision about the gateway's documentation, where it contradicts itself, is silent, or was not checked.
///
/// # Examples
///
/// ```
/// use payment_session::rules::{self, Origin};
///
/// let rule = rules::get("customer-choice").unwrap();
/// let decision = rule.decisions().next().unwrap();
/// assert_eq!(decision.origin, Origin::Decided);
/// println!("{} {:?}", decision.question, decision.checks);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Decision {
    /// The id, which is the name of the question of the program `live-check`.
    pub id: &'static str,
    /// The rules that rest on the decision. A decision about responses or calls has none.
    pub rules: &'static [RuleId],
    /// How sure this project is of the decision.
    pub origin: Origin,
    /// The question that `live-check` asks the gateway.
    pub question: &'static str,
    /// What this project decided.
    pub decision: &'static str,
    /// What merchants found out, in the order of [`Verdict`]. Nobody has asked the question if this is empty.
    pub checks: &'static [GatewayCheck],
}

/// The verdict of merchants who asked the gateway about a decision.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GatewayCheck {
    /// The verdict.
    pub verdict: Verdict,
    /// The last day on which a merchant got it: `2026-12-01`.
    pub date: &'static str,
    /// The number of merchants who got it.
    pub merchants: usize,
    /// The kinds of their accounts.
    pub accounts: &'static [&'static str],
}

/// The verdict of the gateway about a decision.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
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

macro_rules! declare_decisions {
    ($($id:literal: $origin:ident [$($rule:ident)*]
        asks $question:literal
        decides $decision:literal
        $([$verdict:ident on $date:literal by $merchants:literal: $($account:literal)*])*;
    )*) => {
        /// All decisions, in the order in which `live-check` asks.
        pub static DECISIONS: &[Decision] = &[$(Decision {
            id: $id,
            rules: &[$(RuleId::$rule),*],
            origin: Origin::$origin,
            question: $question,
            decision: $decision,
            checks: &[$(GatewayCheck {
                verdict: Verdict::$verdict,
                date: $date,
                merchants: $merchants,
                accounts: &[$($account),*],
            }),*],
        }),*];
    };
}

decision_rows!(declare_decisions);

impl Rule {
    /// Returns the decisions that the rule rests on.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::rules::RuleId;
    ///
    /// let questions = RuleId::RedirectUrl.rule().decisions().map(|decision| decision.id);
    /// assert!(questions.eq(["redirect-url", "redirect-url-api"]));
    /// ```
    pub fn decisions(&self) -> impl Iterator<Item = &'static Decision> + use<> {
        let id = self.id;
        DECISIONS.iter().filter(move |decision| decision.rules.contains(&id))
    }
}
