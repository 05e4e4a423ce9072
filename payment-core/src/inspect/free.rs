//! JSON that is free inside: only keys can be wrong. (From a text, its reader has looked at the rest.)

use alloc::string::ToString;

use super::tree::{Entry, Node, Value};
use super::{Inspector, order};
use crate::base::wording;
use crate::schema::RuleId;

impl Inspector {
    pub(super) fn free_object(&mut self, entries: &mut [Entry<'_>]) {
        let firsts = order::firsts(entries, false);
        for at in 0..entries.len() {
            if firsts[at] < at {
                self.duplicate(&entries[at].key, entries[at].place, entries[firsts[at]].place);
            }
        }
        for entry in entries {
            if entry.is_identifier {
                let name = wording::shorten(&entry.key);
                let message = "the key `{}` must be a string here";
                self.report(RuleId::Syntax, entry.place, (message, &[&name]), ("write `\"{}\": …`", &[&name]));
                if entry.is_alone() {
                    entry.value.value = Value::Broken;
                }
            }
            if entry.is_optional && !entry.value.value.may_be_run_time() {
                self.written_out(&wording::shorten(&entry.key), entry.place);
                entry.is_optional = false;
            }
            let outer = self.enter(&entry.key, "");
            self.free(&mut entry.value);
            self.leave(outer);
        }
    }

    fn free(&mut self, node: &mut Node<'_>) {
        match &mut node.value {
            Value::Object(entries) => self.free_object(entries),
            Value::List(nodes) => {
                for (at, node) in nodes.iter_mut().enumerate() {
                    let outer = self.enter(&at.to_string(), "");
                    self.free(node);
                    self.leave(outer);
                }
            }
            Value::Name(_) | Value::Block => node.value = Value::Expression,
            _ => {}
        }
    }
}
