//! Writes arbitrary JSON while compiling: into the text of a value, and into the statements of a template.

use payment_core::{
    inspect::{
        tree::Node,
        typed::{Json, JsonEntry},
    },
    json::json_string,
};

/// A sink of JSON text and of the run-time values between.
pub trait JsonSink {
    /// Returns the text since the last run-time value.
    fn text(&mut self) -> &mut String;

    /// Writes a run-time value.
    fn run_time(&mut self, node: &Node<'_>);

    /// Writes the fields of an object between braces. They may be absent at run time, and their commas with them.
    fn object(&mut self, fields: &[JsonEntry<'_>]);
}

/// Writes JSON, which is the value of `node`.
pub fn write(node: &Node<'_>, json: &Json<'_>, sink: &mut impl JsonSink) {
    match json {
        Json::Null => sink.text().push_str("null"),
        Json::Bool(value) => sink.text().push_str(&value.to_string()),
        Json::Number(number) => sink.text().push_str(number),
        Json::Text(text) => sink.text().push_str(&json_string(text)),
        Json::List(nodes) => {
            sink.text().push('[');
            for (at, node) in nodes.iter().enumerate() {
                sink.text().push_str(if at == 0 { "" } else { "," });
                write(node.written, &node.value, sink);
            }
            sink.text().push(']');
        }
        Json::Object(fields) => sink.object(fields),
        Json::RunTime => sink.run_time(node),
        Json::Raw | Json::Invalid(_) => unreachable!("a valid request has no such value"),
    }
}
