//! The code of a request, which is read from the value itself: its tree has no numbers and no secrets.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    layout::{Code, CodeEntry},
    of_json,
};
use crate::engine::{
    inspect::is_secret,
    schema::{Field, Kind, Object, key_style::Style},
    values::{
        OtherFields,
        json_value::{FieldValue, FieldVisitor, JsonValue, wire_name},
    },
};

/// Returns the code of a value that holds no secret itself.
pub fn code<T: JsonValue>(value: &T) -> Code {
    match T::KIND {
        Kind::Object(object) | Kind::Checked(object) => Code::Object(entries(object, value)),
        Kind::List(_) => {
            let mut items = ItemCodes(Vec::new());
            value.visit_fields(&mut items);
            Code::List(items.0)
        }
        Kind::Free(_) => of_json::code(&json(value)),
        Kind::Text(_) => Code::Leaf(format!("{:?}", string(value))),
        Kind::Word(words) => {
            let name = string(value);
            // An enum value that is not listed is a string.
            let is_listed = words.position(&name).is_some();
            Code::Leaf(if is_listed { Style::Rust.enum_value(&name) } else { format!("{name:?}") })
        }
        Kind::Number(number) => {
            let written = json(value);
            let is_ambiguous = number.is_ambiguous_literal(&written);
            // With an exponent, the point cannot separate thousands.
            Code::Leaf(if is_ambiguous { format!("{}e-3", written.replace('.', "")) } else { written })
        }
        Kind::Bool => Code::Leaf(json(value)),
    }
}

fn json<T: JsonValue>(value: &T) -> String {
    let mut json = Vec::new();
    value.render(&mut json);
    String::from_utf8_lossy(&json).into_owned()
}

fn string<T: JsonValue>(value: &T) -> String {
    serde_json::from_str(&json(value)).unwrap_or_default()
}

/// Returns the documented fields of an object, and then the others.
fn entries<T: JsonValue>(object: &'static Object, value: &T) -> Vec<CodeEntry> {
    let mut documented = Documented { object, entries: Vec::new() };
    value.visit_fields(&mut documented);
    let mut entries = documented.entries;
    for (name, value) in value.other_fields().into_iter().flat_map(OtherFields::iter) {
        let key = match object.by_wire(name) {
            // The macro rejects `!` at `null`.
            Some(field) if value.as_json() == "null" => field.rust.to_string(),
            Some(field) => format!("{}!", field.rust),
            None => format!("{name:?}!"),
        };
        entries.push(CodeEntry::Field(key, of_json::code(value.as_json())));
    }
    entries
}

struct Documented {
    object: &'static Object,
    entries: Vec<CodeEntry>,
}

impl<'v> FieldVisitor<'v> for Documented {
    fn required<T: FieldValue>(&mut self, key: &'static str, value: &'v T) {
        let Some(field) = self.object.by_wire(wire_name(key)) else { return };
        let entry = match field.kind {
            kind if is_secret(kind) => CodeEntry::Bare(field.rust.to_string()),
            Kind::Text(text) if text.check(&string(value)).is_err() => unchecked(field, value),
            Kind::Word(words) if words.holds_unchecked && words.position(&string(value)).is_none() => {
                unchecked(field, value)
            }
            _ => CodeEntry::Field(field.rust.to_string(), code(value)),
        };
        self.entries.push(entry);
    }
}

/// Returns the entry of a field whose value stays unchecked.
fn unchecked<T: JsonValue>(field: &Field, value: &T) -> CodeEntry {
    CodeEntry::Field(format!("{}!", field.rust), code(value))
}

struct ItemCodes(Vec<Code>);

impl<'v> FieldVisitor<'v> for ItemCodes {
    fn required<T: FieldValue>(&mut self, _: &'static str, value: &'v T) {
        self.0.push(code(value));
    }
}
