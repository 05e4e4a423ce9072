//! Values as they might be written in a request.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Field, key_style::Style};
use crate::{base::wording::quoted, json::json_string};

/// A value as it might be written in a request. It may have gaps, which are shown as `…`.
#[derive(Clone, Debug)]
pub enum Sample {
    /// Any value.
    Gap,
    /// Any string.
    TextGap,
    /// An object with any fields.
    ObjectGap,
    /// A boolean.
    Bool(bool),
    /// A number as JSON writes it.
    Number(String),
    /// A string.
    Text(String),
    /// The enum value that is meant.
    Word(String),
    /// One of several enum values.
    SomeWord(&'static str),
    /// An object with these fields.
    Object(Vec<(&'static Field, Self)>),
    /// A list of these items.
    List(Vec<Self>),
}

impl Sample {
    /// Returns the value as an invocation has it.
    pub fn show(&self, style: Style) -> String {
        match self {
            Self::Gap => "…".into(),
            Self::TextGap => "\"…\"".into(),
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => number.clone(),
            Self::Text(text) => quoted(text),
            Self::Word(word) => style.enum_value(word),
            Self::SomeWord(word) => style.enum_value(word),
            Self::ObjectGap => "{ … }".into(),
            Self::Object(entries) if entries.is_empty() => "{}".into(),
            Self::Object(entries) => {
                let entries = entries.iter().map(|(field, value)| value.show_entry(style, field));
                format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
            }
            Self::List(items) => {
                format!("[{}]", items.iter().map(|item| item.show(style)).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Returns the value after the key of a field, as an invocation has it.
    pub fn show_entry(&self, style: Style, field: &Field) -> String {
        format!("{}: {}", style.key(field), self.show(style))
    }

    /// Returns the value as JSON, or `None` if it has a gap or is one of several values.
    pub fn json(&self) -> Option<String> {
        Some(match self {
            Self::Gap | Self::TextGap | Self::ObjectGap | Self::SomeWord(_) => return None,
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => number.clone(),
            Self::Text(text) | Self::Word(text) => json_string(text),
            Self::Object(entries) => {
                let entry =
                    |(field, value): &(&Field, Self)| Some(format!("{}:{}", json_string(field.wire), value.json()?));
                format!("{{{}}}", entries.iter().map(entry).collect::<Option<Vec<_>>>()?.join(","))
            }
            Self::List(items) => {
                format!("[{}]", items.iter().map(Self::json).collect::<Option<Vec<_>>>()?.join(","))
            }
        })
    }
}
