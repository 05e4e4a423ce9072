//! JSON that is free inside: only keys can be wrong. (From a text, its reader has looked at the rest.)

use alloc::{format, string::ToString};

use super::{Inspector, order, wording};
use crate::node::{Entry, Node, Value};

impl Inspector {
    pub(super) fn free_object(&mut self, entries: &mut [Entry<'_>]) {
        for (at, first) in order::firsts(entries, false).iter().enumerate() {
            if *first < at {
                self.duplicate(&entries[at].key, entries[at].place, entries[*first].place);
            }
        }
        for entry in entries {
            if entry.is_identifier {
                let name = wording::shorten(&entry.key);
                let message = format!("the key `{name}` must be a string here");
                self.find("syntax", entry.place, message, format!("write `\"{name}\": …`"));
                if entry.is_alone() {
                    entry.value.value = Value::Broken;
                }
            }
            let key = entry.key.clone();
            self.within(&key, "", |this| this.free(&mut entry.value));
        }
    }

    fn free(&mut self, node: &mut Node<'_>) {
        match &mut node.value {
            Value::Object(entries) => self.free_object(entries),
            Value::List(nodes) => {
                for (at, node) in nodes.iter_mut().enumerate() {
                    self.within(&at.to_string(), "", |this| this.free(node));
                }
            }
            Value::Name(_) | Value::Block => node.value = Value::Expression,
            _ => {}
        }
    }
}
