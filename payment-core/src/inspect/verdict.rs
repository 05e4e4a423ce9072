//! Rejections of values: the reason, and the help.

use alloc::{format, string::String};

use super::{
    Origin,
    findings::Finding,
    inspector::Inspector,
    label::Label,
    place::Place,
    suggestion::Help,
    tree::{Node, Value},
    typed::{Cause, Inspected, Typed},
};
use crate::schema::{Kind, Parameters, RuleId, Sample};

/// The reason why a value is rejected, without its name.
pub(super) struct Explanation {
    pub reason: String,
    pub help: Help,
    pub parameters: Parameters,
}

/// A value that is valid, or the reason why it is not.
pub(super) type Verdict<'t, P> = Result<Typed<'t, Inspected, P>, Cause>;

impl<P: Place> Inspector<'_, P> {
    /// Reports a value. `explain` is called if the report is kept.
    pub(super) fn reject(
        &mut self,
        rule: RuleId,
        label: Label,
        place: &P,
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

    /// Reports a value of another type than its kind has.
    pub(super) fn reject_type(&mut self, rule: RuleId, kind: Kind, label: Label, node: &Node<'_, P>) -> Cause {
        let wanted = match kind {
            Kind::Text(_) => "a string",
            Kind::Word(_) => "an enum value",
            Kind::Number(_) => "a number",
            Kind::Bool => "`true` or `false`",
            Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) => "an object",
            Kind::List(_) => "a list",
        };
        let given = match (kind, &node.value) {
            (Kind::Object(object) | Kind::Checked(object), Value::Text(word))
                if self.origin == Origin::Macro && Sample::around_word(object, word).is_some() =>
            {
                "an enum value"
            }
            (_, Value::Null) => "`null`",
            (_, Value::Bool(_)) => "a boolean",
            (_, Value::Number(_)) => "a number",
            (_, Value::Text(_)) => "a string",
            (_, Value::List(_)) => "a list",
            _ => "an object",
        };
        self.reject(rule, label, &node.place, |inspector| Explanation {
            reason: format!("must be {wanted}, not {given}"),
            help: inspector.help_for_type(kind, label, &node.value),
            parameters: if let Kind::Word(words) = kind { words.parameters() } else { Parameters::default() },
        })
    }
}
