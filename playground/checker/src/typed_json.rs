//! The JSON of an invocation, as the page shows it.

use payment_core::inspect::{
    tree::{self, Node, Place},
    typed::{TypedEntry, TypedNode, TypedObject, TypedValue},
};
use payment_expand::{Invocation, SourceText};
use serde_json::Value;

use crate::control_flow::is_built;

/// The greatest number of characters of source code in a value.
const MOST_CODE: usize = 60;

/// Writes the JSON of invocations. A run-time value is its source code, as in `‹order.email›`.
pub struct Writer<'w> {
    invocation: &'w Invocation,
    source: &'w SourceText<'w>,
    pub out: String,
    /// Whether there are run-time values.
    pub has_run_time_values: bool,
    /// Whether there are choices, of which the first arms are written.
    pub has_choices: bool,
}

impl<'w> Writer<'w> {
    pub fn new(invocation: &'w Invocation, source: &'w SourceText<'w>) -> Self {
        Self { invocation, source, out: String::new(), has_run_time_values: false, has_choices: false }
    }

    /// Writes an object: the documented fields in their order, then the others.
    pub fn object(&mut self, object: &TypedObject<'_>) {
        self.has_choices |= object.entries.iter().any(|entry| !entry.arms().is_empty());
        let is_first = |entry: &&TypedEntry<'_>| entry.arms().iter().all(|arm| arm.is_first());
        let entries: Vec<_> = object.entries.iter().filter(is_first).collect();
        self.out.push('{');
        let mut comma = "";
        for field in object.object.fields {
            let gives = |entry: &&&TypedEntry<'_>| entry.likely_field() == Some(field) && !entry.goes_to_other();
            let Some(entry) = entries.iter().find(gives) else { continue };
            if !matches!(entry.value.value, TypedValue::Absent) {
                self.entry(comma, field.wire, entry);
                comma = ",";
            }
        }
        for entry in entries.iter().filter(|entry| entry.goes_to_other()) {
            self.entry(comma, entry.wire_name(), entry);
            comma = ",";
        }
        self.out.push('}');
    }

    fn entry(&mut self, comma: &str, name: &str, entry: &TypedEntry<'_>) {
        self.out.push_str(comma);
        self.text(name);
        self.out.push(':');
        let start = self.out.len();
        self.value(&entry.value);
        if entry.is_optional && self.out[start..].starts_with('‹') {
            self.out.insert_str(self.out.len() - '›'.len_utf8(), " or absent");
        }
    }

    fn value(&mut self, node: &TypedNode<'_>) {
        match &node.value {
            // Nothing is kept in an invocation.
            TypedValue::Absent | TypedValue::InvalidText => self.out.push_str("null"),
            TypedValue::Bool(value) => self.out.push_str(&value.to_string()),
            TypedValue::Number(_, number) => self.out.push_str(&number.to_string()),
            TypedValue::Text(_, text) | TypedValue::Unlisted(_, text) => self.text(text),
            TypedValue::EnumValue(_, name) => self.text(name),
            TypedValue::Object(object) => self.object(object),
            TypedValue::List(..) if is_built(self.invocation.snippet(node.place())) => {
                self.run_time(node.place());
            }
            TypedValue::List(_, items) => self.list(items, |writer, item| writer.value(item)),
            TypedValue::Free(_) | TypedValue::Other => self.json(node.written),
            TypedValue::RunTime(_) | TypedValue::UncheckedText(_) | TypedValue::Invalid(_) => {
                self.run_time(node.place())
            }
        }
    }

    fn json(&mut self, node: &Node<'_>) {
        match &node.value {
            tree::Value::Null => self.out.push_str("null"),
            tree::Value::Bool(value) => self.out.push_str(&value.to_string()),
            tree::Value::Number(number) => self.out.push_str(number),
            tree::Value::Text(text) => self.text(text),
            tree::Value::List(items) => self.list(items, Self::json),
            tree::Value::Object(entries) => {
                self.out.push('{');
                for (at, entry) in entries.iter().enumerate() {
                    self.out.push_str(if at == 0 { "" } else { "," });
                    self.text(&entry.key);
                    self.out.push(':');
                    self.json(&entry.value);
                }
                self.out.push('}');
            }
            _ => self.run_time(node.place),
        }
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.out.push('[');
        for (at, item) in items.iter().enumerate() {
            self.out.push_str(if at == 0 { "" } else { "," });
            write(self, item);
        }
        self.out.push(']');
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(&Value::from(text).to_string());
    }

    fn run_time(&mut self, place: Place) {
        self.has_run_time_values = true;
        let code = self.source.code(&self.invocation.snippet(place).tokens);
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        // The page looks for the end of the value.
        let code = code.replace(['‹', '›'], "'");
        let shown = match code.char_indices().nth(MOST_CODE) {
            Some((end, _)) => format!("‹{}…›", &code[..end]),
            None => format!("‹{code}›"),
        };
        self.out.push_str(&shown);
    }
}
