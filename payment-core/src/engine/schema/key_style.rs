//! The style of keys and enum values: Rust names, or names as in JSON.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::Field;
use crate::engine::base::wording::quoted;

/// The style in which fields are named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    Rust,
    Wire,
}

impl Style {
    pub fn field_name(self, field: &Field) -> &'static str {
        match self {
            Self::Rust => field.rust,
            Self::Wire => field.wire,
        }
    }

    /// Returns a field's name as a message shows it.
    pub fn quoted_name(self, field: &Field) -> String {
        format!("`{}`", self.field_name(field))
    }

    /// Returns a field's key as an invocation has it.
    pub fn key(self, field: &Field) -> String {
        self.quoted_key(self.field_name(field))
    }

    /// Returns the name of a key as an invocation has it.
    pub fn quoted_key(self, name: &str) -> String {
        match self {
            Self::Rust => name.into(),
            Self::Wire => format!("\"{name}\""),
        }
    }

    /// Returns an enum value as an invocation has it. In lower case it is a string, because a name would be a variable.
    pub fn enum_value(self, value: &str) -> String {
        match self {
            Self::Rust if value.starts_with(char::is_uppercase) => value.into(),
            Self::Rust | Self::Wire => quoted(value),
        }
    }

    /// Returns the names of the fields on a path, with points between them.
    pub fn field_path(self, path: &[&Field]) -> String {
        path.iter().map(|field| self.field_name(field)).collect::<Vec<_>>().join(".")
    }

    /// Returns a wire name, or several joined by points, in this style.
    pub fn path(self, wire: &str) -> Cow<'_, str> {
        if let Self::Wire = self {
            return wire.into();
        }
        let mut rust = String::new();
        for c in wire.chars() {
            if c.is_ascii_uppercase() {
                rust.push('_');
            }
            rust.push(c.to_ascii_lowercase());
        }
        rust.into()
    }
}
