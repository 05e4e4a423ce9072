//! Arbitrary JSON: only its keys can be wrong.

use alloc::{format, string::ToString, vec::Vec};

use super::{
    Origin,
    inspector::Inspector,
    keys::first_uses,
    tree::{Entry, Node, Value},
    typed::{Cause, Flaw, Json, JsonEntry, JsonNode},
};
use crate::{base::wording::shorten, schema::RuleId};

impl Inspector<'_> {
    /// Inspects an object of arbitrary JSON.
    pub(super) fn free_object<'t>(&mut self, entries: &'t [Entry<'t>]) -> Json<'t> {
        for (at, first) in first_uses(entries, |_| false).into_iter().enumerate() {
            if first < at {
                self.report_repeated_key(&entries[at].key, entries[at].place, entries[first].place, false);
            }
        }
        let mut fields = Vec::new();
        for written in entries {
            let name = shorten(&written.key);
            if written.is_identifier {
                let message = format!("the key `{name}` must be a string here");
                self.report(RuleId::Syntax, written.place, message, format!("write `\"{name}\": …`"));
            }
            self.report_unchecked_in_json(&name, written);
            let is_literal = !written.value.value.may_be_run_time();
            if written.is_optional && is_literal {
                self.report_optional_literal(&name, written.place);
            }
            let value = self.within(&written.key, "", |inspector| inspector.free(&written.value));
            if self.origin == Origin::Macro {
                let value = if written.is_identifier && written.is_bare() {
                    JsonNode { written: &written.value, value: unreadable() }
                } else {
                    value
                };
                fields.push(JsonEntry { written, is_optional: written.is_optional && !is_literal, value });
            }
        }
        // A reader copies the text, so it needs no tree.
        if self.origin == Origin::Macro { Json::Object(fields) } else { Json::Raw }
    }

    /// Inspects a value in arbitrary JSON.
    pub(super) fn free<'t>(&mut self, node: &'t Node<'t>) -> JsonNode<'t> {
        let value = match &node.value {
            Value::Object(entries) => self.free_object(entries),
            Value::List(nodes) => {
                let mut items = Vec::new();
                for (at, node) in nodes.iter().enumerate() {
                    let item = self.within(&at.to_string(), "", |inspector| inspector.free(node));
                    if self.origin == Origin::Macro {
                        items.push(item);
                    }
                }
                if self.origin == Origin::Macro { Json::List(items) } else { Json::Raw }
            }
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(number) => Json::Number(number),
            Value::Text(text) => Json::Text(text),
            Value::Name(_) | Value::Block | Value::Constant(_) | Value::Expression => Json::RunTime,
            Value::Kept => Json::Raw,
            Value::Broken | Value::Doubtful => unreadable(),
        };
        JsonNode { written: node, value }
    }
}

fn unreadable<'t>() -> Json<'t> {
    Json::Invalid(Flaw { kind: None, cause: Cause::Unreadable })
}
