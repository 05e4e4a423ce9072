//! The code of arbitrary JSON, such as metadata.

use alloc::{format, string::ToString};

use super::layout::{Code, CodeEntry};
use crate::engine::inspect::{
    json_tree,
    tree::{self, Node, Value},
};

/// Returns the code of a JSON text, which a request has accepted.
pub fn code(json: &str) -> Code {
    // A request holds no text that cannot be read.
    json_tree::read_any(json).map_or_else(|_| Code::Leaf(json.to_string()), of_node)
}

/// Consumes the nodes, so that the code takes over their memory.
fn of_node(node: Node<'_>) -> Code {
    match node.value {
        Value::Bool(value) => Code::Leaf(value.to_string()),
        Value::Number(number) => Code::Leaf(number.to_string()),
        Value::Text(text) => Code::Leaf(format!("{:?}", &*text)),
        Value::List(items) => Code::List(items.into_iter().map(of_node).collect()),
        Value::Object(entries) => Code::Object(entries.into_iter().map(of_entry).collect()),
        _ => Code::Leaf("null".into()),
    }
}

fn of_entry(entry: tree::Entry<'_>) -> CodeEntry {
    CodeEntry::Field(format!("{:?}", &*entry.key), of_node(entry.value))
}
