//! Writes arbitrary JSON while compiling: into the text of a value, and into the statements of a template.

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    json::json_string,
};

/// A sink of JSON text and of the run-time values between.
pub trait JsonSink {
    /// Returns the text since the last run-time value.
    fn text(&mut self) -> &mut String;

    /// Writes a run-time value.
    fn run_time_value(&mut self, node: &Node<'_>);

    /// Writes the fields of an object between braces. They may be absent at run time, and their commas with them.
    fn object(&mut self, entries: &[Entry<'_>]);
}

/// Writes JSON.
pub fn write(node: &Node<'_>, sink: &mut impl JsonSink) {
    match &node.value {
        Value::Null => sink.text().push_str("null"),
        Value::Bool(value) => sink.text().push_str(&value.to_string()),
        Value::Number(number) => sink.text().push_str(number),
        Value::Text(text) => sink.text().push_str(&json_string(text)),
        Value::List(nodes) => {
            sink.text().push('[');
            for (at, node) in nodes.iter().enumerate() {
                sink.text().push_str(if at == 0 { "" } else { "," });
                write(node, sink);
            }
            sink.text().push(']');
        }
        Value::Object(entries) => sink.object(entries),
        Value::Name(_) | Value::Constant(_) | Value::Expression(_) => sink.run_time_value(node),
        Value::Unreadable | Value::Doubtful | Value::InvalidText => unreachable!("a valid request has no such value"),
    }
}

/// Returns whether JSON has no run-time values.
pub fn is_literal(node: &Node<'_>) -> bool {
    match &node.value {
        Value::List(nodes) => nodes.iter().all(is_literal),
        Value::Object(entries) => entries.iter().all(|entry| is_literal(&entry.value)),
        value => !value.is_run_time(),
    }
}
