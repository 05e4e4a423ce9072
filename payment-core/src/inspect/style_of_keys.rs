//! The style of the keys that are written.

use super::tree::{Entry, Node, Value};
use crate::schema::key_style::Style;

impl Style {
    /// Returns the style of the first key of an invocation.
    pub fn of(root: &Node<'_>) -> Self {
        match &root.value {
            Value::Object(entries) => Self::of_entries(entries).unwrap_or(Self::Rust),
            _ => Self::Rust,
        }
    }

    /// Returns the style of the first key, if there is one.
    pub fn of_entries(entries: &[Entry<'_>]) -> Option<Self> {
        match entries {
            [] => None,
            [first, ..] if first.is_identifier => Some(Self::Rust),
            _ => Some(Self::Wire),
        }
    }
}
