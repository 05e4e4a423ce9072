//! Values as they might be written in a request.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{EnumValues, Field, Kind, Object, Secrecy, key_style::Style};
use crate::engine::{base::wording::quoted, json::json_string};

/// A value as it might be written in a request. It may have gaps, which are shown as `…`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Sample {
    /// Any value.
    Gap,
    /// `null`, in source code where another macro sets the field.
    Null,
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
    /// A Rust expression, as the source code has it.
    Expression(String),
    /// The enum value that is meant.
    EnumValue(String),
    /// An enum value that shows the form of all others.
    SomeEnumValue(&'static str),
    /// One of these enum values.
    OneOf(Vec<&'static str>),
    /// An object with these fields.
    Object(Vec<(&'static Field, Self)>),
    /// A list of these items.
    List(Vec<Self>),
}

impl Sample {
    /// Returns a value of this kind. Objects have their required fields.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Object(object) => Self::of_object(object, None),
            Kind::Free(_) => Self::ObjectGap,
            Kind::List(item) => Self::List(Vec::from([Self::of(*item)])),
            // A literal is not allowed.
            Kind::Text(text) if text.secrecy == Secrecy::Card => Self::Gap,
            Kind::Text(_) => Self::TextGap,
            Kind::Bool | Kind::Number(_) => Self::Gap,
            Kind::EnumValue(list) => Self::of_list(list),
        }
    }

    pub(crate) fn of_list(list: &EnumValues) -> Self {
        match list.sample {
            Some(sample) => Self::SomeEnumValue(sample),
            None if list.are_iso_codes() => Self::Gap,
            None => Self::OneOf(list.names()),
        }
    }

    /// Returns a value of a field next to others that are given: an enum value that names another field goes with that
    /// field.
    pub fn next_to(field: &Field, given: &[&Field]) -> Self {
        let named = |list: &EnumValues| given.iter().find_map(|other| list.that_begins(other.rust));
        match field.kind {
            Kind::EnumValue(list) => named(list).map_or(Self::of(field.kind), |value| Self::EnumValue(value.into())),
            kind => Self::of(kind),
        }
    }

    /// Returns the first field of a path, with the others in it and this value of the last one. Returns `None` if there is
    /// no such path.
    pub fn along(object: &Object, path: &[&str], last: impl FnOnce(Kind) -> Self) -> Option<(&'static Field, Self)> {
        let mut outer: Vec<_> = object.along(path).collect();
        let mut field = outer.pop().filter(|_| outer.len() + 1 == path.len())?;
        let mut value = last(field.kind);
        while let Some(around) = outer.pop() {
            value = Self::Object(Vec::from([(field, value)]));
            field = around;
        }
        Some((field, value))
    }

    /// Returns an object with its required fields, and with this value of one field.
    pub(crate) fn of_object(object: &Object, given: Option<&(&'static Field, Self)>) -> Self {
        let fields = object.fields.iter().filter_map(|field| match given {
            Some((given, value)) if *given == field => Some((field, value.clone())),
            _ => field.required.then(|| (field, Self::of(field.kind))),
        });
        let fields: Vec<_> = fields.collect();
        if fields.is_empty() { Self::ObjectGap } else { Self::Object(fields) }
    }

    /// Returns the object that an enum value is meant to be in: `{ type: QR }` for `QR`.
    pub fn around_enum_value(object: &Object, name: &str) -> Option<Self> {
        if let Some((field, value)) = object.naming_enum_value(name) {
            return Some(Self::of_object(object, Some(&(field, Self::EnumValue(value.into())))));
        }
        object.fields.iter().find_map(|field| match field.kind {
            Kind::Object(inner) => Some(Self::of_object(object, Some(&(field, Self::around_enum_value(inner, name)?)))),
            _ => None,
        })
    }

    /// Returns the value as an invocation has it.
    pub fn show(&self, style: Style) -> String {
        match self {
            Self::Gap | Self::OneOf(_) => "…".into(),
            Self::TextGap => "\"…\"".into(),
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string(),
            Self::Number(text) | Self::Expression(text) => text.clone(),
            Self::Text(text) => quoted(text),
            Self::EnumValue(value) => style.enum_value(value),
            Self::SomeEnumValue(value) => style.enum_value(value),
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

    /// Returns the fields whose value is one of several enum values, and these. `field` has the value.
    pub(crate) fn options<'s>(&'s self, field: Option<&'static Field>) -> Vec<(&'static Field, &'s [&'static str])> {
        match self {
            Self::OneOf(values) => field.map(|field| (field, &**values)).into_iter().collect(),
            Self::Object(entries) => entries.iter().flat_map(|(field, value)| value.options(Some(field))).collect(),
            Self::List(items) => items.iter().flat_map(|item| item.options(field)).collect(),
            _ => Vec::new(),
        }
    }

    /// Returns whether it has no gap, and is not one of several values.
    pub fn is_certain(&self) -> bool {
        match self {
            Self::Object(entries) => entries.iter().all(|(_, value)| value.is_certain()),
            Self::List(items) => items.iter().all(Self::is_certain),
            Self::Expression(_) => true,
            value => value.json().is_some(),
        }
    }

    /// Returns the value as JSON, or `None` if it has a gap, is one of several values or is known only when the program runs.
    pub fn json(&self) -> Option<String> {
        Some(match self {
            Self::Gap
            | Self::TextGap
            | Self::ObjectGap
            | Self::Expression(_)
            | Self::SomeEnumValue(_)
            | Self::OneOf(_) => {
                return None;
            }
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => number.clone(),
            Self::Text(text) | Self::EnumValue(text) => json_string(text),
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
