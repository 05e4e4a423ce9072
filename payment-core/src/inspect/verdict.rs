//! Rejections of values: the reason, and the help.

use alloc::{format, string::String};

use super::{
    findings::Finding,
    inspector::Inspector,
    label::Label,
    suggestion::Help,
    tree::Place,
    typed::{Cause, Typed},
};
use crate::schema::{Parameters, RuleId};

/// The reason why a value is rejected, without its name.
pub(super) struct Explanation {
    pub reason: String,
    pub help: Help,
    pub parameters: Parameters,
}

/// A value that is valid, or the reason why it is not.
pub(super) type Verdict<'t> = Result<Typed<'t>, Cause>;

impl Inspector<'_> {
    /// Reports a value. `explain` is called if the report is kept.
    pub(super) fn reject(
        &mut self,
        rule: RuleId,
        label: Label,
        place: Place,
        explain: impl FnOnce(&mut Self) -> Explanation,
    ) -> Cause {
        if !self.omits(rule, place) {
            let Explanation { reason, help, parameters } = explain(self);
            let message = format!("{} {reason}", label.name(self.style));
            let finding = self.finding(rule, place, message, help);
            self.findings.push(Finding { parameters, ..finding });
        }
        Cause::Rejected
    }
}
