//! Free JSON: only its keys can be wrong.

use alloc::{format, string::ToString};

use super::{
    Inspector,
    keys::first_uses,
    tree::{Entry, Node, Value},
};
use crate::{base::wording::shorten, schema::RuleId};

impl Inspector<'_> {
    pub(super) fn free_object(&mut self, entries: &mut [Entry<'_>]) {
        for (at, first) in first_uses(entries, |_| false).into_iter().enumerate() {
            if first < at {
                self.report_repeated_key(&entries[at].key, entries[at].place, entries[first].place);
            }
        }
        for entry in entries {
            let name = shorten(&entry.key);
            if entry.is_identifier {
                let message = format!("the key `{name}` must be a string here");
                self.report(RuleId::Syntax, entry.place, message, format!("write `\"{name}\": …`"));
                if entry.is_bare() {
                    entry.value.value = Value::Broken;
                }
            }
            self.report_mark_in_free_json(&name, entry);
            if entry.is_optional && !entry.value.value.may_be_run_time() {
                self.report_optional_literal(&name, entry.place);
                entry.is_optional = false;
            }
            self.within(&entry.key, "", |inspector| inspector.free(&mut entry.value));
        }
    }

    pub(super) fn free(&mut self, node: &mut Node<'_>) {
        match &mut node.value {
            Value::Object(entries) => self.free_object(entries),
            Value::List(nodes) => {
                for (at, node) in nodes.iter_mut().enumerate() {
                    self.within(&at.to_string(), "", |inspector| inspector.free(node));
                }
            }
            Value::Name(_) | Value::Block | Value::Constant(_) => node.value = Value::Expression,
            _ => {}
        }
    }
}
