//! Metadata and the like: JSON that is rendered while compiling, but for the run-time values in it.

use std::{fmt, mem};

use payment_core::node::{Node, Value};

use super::{Printer, is_literal};
use crate::print::{code::print, quoted};

impl Printer<'_> {
    /// Free JSON: its text, or the parts around the run-time values.
    pub(super) fn free(&mut self, name: &str, node: &Node<'_>) {
        if is_literal(node) {
            self.print(format_args!("__p::{name}::trusted("));
            self.json(node);
            self.flush(format_args!(")"));
            return;
        }
        let outer = mem::take(&mut self.text);
        self.between = ",[";
        self.print(format_args!("__p::{name}::built("));
        self.json(node);
        self.flush(format_args!(")])"));
        let code = mem::replace(&mut self.text, outer);
        let name = self.make(node, &code);
        self.put(&name);
    }

    /// Puts the JSON that is known into the literal, and some code behind it.
    fn flush(&mut self, code: fmt::Arguments<'_>) {
        print(&mut self.text, format_args!("{:?}{code}", self.json));
        self.json.clear();
    }

    /// A run-time value behind the JSON that is known.
    fn part(&mut self, value: &str) {
        let between = mem::replace(&mut self.between, "),");
        self.flush(format_args!("{between}({value},"));
    }

    fn put_json(&mut self, text: &str) {
        self.json.push_str(text);
    }

    fn json(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Bool(value) => self.put_json(if *value { "true" } else { "false" }),
            Value::Number(number) => self.put_json(number),
            Value::Text(text) => self.put_json(&quoted(text)),
            Value::List(nodes) => {
                let mut before = "";
                self.put_json("[");
                for node in nodes {
                    self.put_json(before);
                    before = ",";
                    self.json(node);
                }
                self.put_json("]");
            }
            Value::Object(entries) => {
                let mut before = "";
                self.put_json("{");
                for entry in entries {
                    let key = format!("{}:", quoted(&entry.key));
                    if entry.is_optional {
                        let value = self.bind_free(&entry.value, true);
                        let member = self.make(&entry.value, &format!("__p::MetadataValue::member({key:?},{value})"));
                        self.part(&member);
                    } else {
                        self.put_json(before);
                        self.put_json(&key);
                        self.json(&entry.value);
                    }
                    before = ",";
                }
                self.put_json("}");
            }
            Value::Expression => {
                let value = self.bind_free(node, false);
                self.part(&value);
            }
            _ => self.put_json("null"),
        }
    }
}
