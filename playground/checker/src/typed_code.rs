//! The idiomatic invocation of an invocation: Rust names, enum values without quotes, the documented order.
//!
//! Literals and expressions stay as they are written. So do objects and lists with control flow.

use payment_core::{
    inspect::{
        tree::{Node, Place},
        typed::{Json, JsonEntry, Typed, TypedEntry, TypedNode, TypedObject},
    },
    schema::key_style::Style,
    source_code::layout::{Code, CodeEntry},
};
use payment_expand::{Invocation, SourceText};

use crate::control_flow::{chooses_entries, is_built};

/// Writes the code of an invocation.
pub struct Writer<'w> {
    pub invocation: &'w Invocation,
    pub source: &'w SourceText<'w>,
}

impl Writer<'_> {
    /// Returns the code of an object.
    pub fn object(&self, object: &TypedObject<'_>) -> Code {
        let documented = object.object.fields.iter().filter_map(|field| {
            let gives = |entry: &&TypedEntry<'_>| entry.given_field() == Some(field);
            object.entries.iter().find(gives).filter(|entry| !matches!(entry.value.value, Typed::Absent))
        });
        let others = object.entries.iter().filter(|entry| entry.given_field().is_none());
        Code::Object(documented.chain(others).map(|entry| self.entry(entry)).collect())
    }

    fn entry(&self, entry: &TypedEntry<'_>) -> CodeEntry {
        let written = entry.written;
        if written.is_bare() {
            return CodeEntry::Bare(written.key.to_string());
        }
        let key = entry.given_field().map_or_else(|| format!("{:?}", &*written.key), |field| field.rust.to_owned());
        let mark = if written.is_unchecked { "!" } else { "" };
        let option = if written.is_optional { "?" } else { "" };
        CodeEntry::Field(format!("{key}{mark}{option}"), self.value(&entry.value))
    }

    fn value(&self, node: &TypedNode<'_>) -> Code {
        match &node.value {
            Typed::EnumValue(_, name) => Code::Leaf(Style::Rust.enum_value(name)),
            Typed::Object(inner) | Typed::Checked(inner) if !chooses_entries(self.invocation.snippet(node.place())) => {
                self.object(inner)
            }
            Typed::List(_, items) if !is_built(self.invocation.snippet(node.place())) => {
                Code::List(items.iter().map(|item| self.value(item)).collect())
            }
            Typed::Free(_, value) | Typed::Other(value) => self.json(node.written, value),
            _ => self.leaf(node.place()),
        }
    }

    fn json(&self, node: &Node<'_>, value: &Json<'_>) -> Code {
        match value {
            Json::List(items) => Code::List(items.iter().map(|item| self.json(item.written, &item.value)).collect()),
            Json::Object(entries) => {
                let entry = |JsonEntry { written: entry, value, .. }: &JsonEntry<'_>| {
                    let option = if entry.is_optional { "?" } else { "" };
                    CodeEntry::Field(format!("{:?}{option}", &*entry.key), self.json(value.written, &value.value))
                };
                Code::Object(entries.iter().map(entry).collect())
            }
            _ => self.leaf(node.place),
        }
    }

    fn leaf(&self, place: Place) -> Code {
        Code::Leaf(self.source.code(&self.invocation.snippet(place).tokens).to_owned())
    }
}
