//! The decisions about the gateway's documentation.

use super::decision_rows::decision_rows;
use crate::engine::rules::{Decision, Origin, Rule, RuleId, declare_decisions};

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
