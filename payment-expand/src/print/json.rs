//! Arbitrary JSON that is known while compiling.

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    json::json_string,
};

/// Returns the text of JSON, or `None` if it has run-time values.
pub fn literal_text(node: &Node<'_>) -> Option<String> {
    Some(match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => json_string(text),
        Value::List(nodes) => {
            let items: Option<Vec<_>> = nodes.iter().map(literal_text).collect();
            format!("[{}]", items?.join(","))
        }
        Value::Object(entries) => {
            let field =
                |entry: &Entry<'_>| Some(format!("{}:{}", json_string(&entry.key), literal_text(&entry.value)?));
            let fields: Option<Vec<_>> = entries.iter().map(field).collect();
            format!("{{{}}}", fields?.join(","))
        }
        Value::Name(_) | Value::Constant(_) | Value::Expression(_) => return None,
        Value::Unreadable | Value::Doubtful | Value::InvalidText => unreachable!("a valid request has no such value"),
    })
}
