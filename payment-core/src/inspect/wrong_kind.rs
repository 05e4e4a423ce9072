//! Rejections of values whose type is not that of their kind.

use alloc::format;

use super::{
    Origin,
    inspector::Inspector,
    label::Label,
    tree::{Node, Value},
    typed::Cause,
    verdict::Explanation,
};
use crate::schema::{Kind, Parameters, RuleId, Sample};

impl Inspector<'_> {
    /// Reports a value of another type than its kind has.
    pub(super) fn reject_type(&mut self, rule: RuleId, kind: Kind, label: Label, node: &Node<'_>) -> Cause {
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
        self.reject(rule, label, node.place, |inspector| Explanation {
            reason: format!("must be {wanted}, not {given}"),
            help: inspector.help_for_type(kind, label, &node.value),
            parameters: if let Kind::Word(words) = kind { words.parameters() } else { Parameters::default() },
        })
    }
}
