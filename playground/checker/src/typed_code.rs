//! The idiomatic invocation of an invocation: Rust names, enum values without quotes, the documented order.
//!
//! Literals and expressions stay as they are written. So do objects and lists with control flow.

use std::ptr;

use payment_core::{
    inspect::typed::Inspected,
    invocation::code::{Code, Entry},
    schema::key_style::Style,
};
use payment_expand::{
    Place,
    fix::SourceText,
    tree::{Json, JsonEntry, Node, Typed, TypedEntry, TypedNode, TypedObject},
};

use crate::invocation::{chooses_entries, is_built};

/// Returns the code of an object.
pub fn object(source: &SourceText<'_>, object: &TypedObject<'_, Inspected>) -> Code {
    let documented = object.object.fields.iter().filter_map(|field| {
        let gives = |entry: &&TypedEntry<'_, Inspected>| entry.given_field().is_some_and(|given| ptr::eq(given, field));
        object.entries.iter().find(gives).filter(|entry| !matches!(entry.value.value, Typed::Absent))
    });
    let others = object.entries.iter().filter(|entry| entry.given_field().is_none());
    Code::Object(documented.chain(others).map(|entry| self::entry(source, entry)).collect())
}

fn entry(source: &SourceText<'_>, entry: &TypedEntry<'_, Inspected>) -> Entry {
    let written = entry.written;
    if written.is_bare() {
        return Entry::Bare(written.key.to_string());
    }
    let key = entry.given_field().map_or_else(|| format!("{:?}", &*written.key), |field| field.rust.to_owned());
    let mark = if written.is_unchecked { "!" } else { "" };
    let option = if written.is_optional { "?" } else { "" };
    Entry::Field(format!("{key}{mark}{option}"), value(source, &entry.value))
}

fn value(source: &SourceText<'_>, node: &TypedNode<'_, Inspected>) -> Code {
    match &node.value {
        Typed::EnumValue(_, name) => Code::Leaf(Style::Rust.enum_value(name)),
        Typed::Object(inner) | Typed::Checked(inner) if !chooses_entries(node.place()) => object(source, inner),
        Typed::List(_, items) if !is_built(node.place()) => {
            Code::List(items.iter().map(|item| value(source, item)).collect())
        }
        Typed::Free(_, value) | Typed::Other(value) => json(source, node.written, value),
        _ => leaf(source, node.place()),
    }
}

fn json(source: &SourceText<'_>, node: &Node<'_>, value: &Json<'_, Inspected>) -> Code {
    match value {
        Json::List(items) => Code::List(items.iter().map(|item| json(source, item.written, &item.value)).collect()),
        Json::Object(entries) => {
            let entry = |JsonEntry { written: entry, value, .. }: &JsonEntry<'_, _>| {
                let option = if entry.is_optional { "?" } else { "" };
                Entry::Field(format!("{:?}{option}", &*entry.key), json(source, value.written, &value.value))
            };
            Code::Object(entries.iter().map(entry).collect())
        }
        _ => leaf(source, &node.place),
    }
}

fn leaf(source: &SourceText<'_>, place: &Place) -> Code {
    Code::Leaf(source.code(&place.tokens).to_owned())
}
