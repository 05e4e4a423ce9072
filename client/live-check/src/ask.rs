//! Asks about the decisions in a run, and judges the responses.

use crate::{
    decision::{Decision, Group, asked},
    judgement::Judgement,
    money,
    report::Report,
    run::Run,
    send_error::SendError,
};

/// The decisions that a run asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All but those that use up static numbers and codes.
    Single,
    /// All that requests can ask about.
    Static,
}

impl Run<'_> {
    /// Asks about all decisions of a scope.
    pub fn ask(&mut self, scope: Scope) -> Report {
        self.read_limits();
        let mut report = Report::default();
        for decision in asked() {
            let judgement = self.judge(decision, scope);
            report.push(decision, judgement.unwrap_or_else(|error| Judgement::inconclusive(error.to_string())));
        }
        report
    }

    fn judge(&mut self, decision: &Decision, scope: Scope) -> Result<Judgement, SendError> {
        match (&decision.variant, decision.group) {
            (_, Group::Static) if scope == Scope::Single => {
                Ok(Judgement::inconclusive("not asked: it uses up static numbers or codes; run with `--static`"))
            }
            (Some(variant), _) => variant.ask(self),
            (None, Group::Responses) => {
                self.read_everything();
                Ok(self.findings().judge(decision.id))
            }
            (None, _) => money::ask(self, decision.id),
        }
    }
}
