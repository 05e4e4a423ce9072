//! The way in which a template writes a run-time value.

use payment_core::{inspect::typed::Typed, schema::Kind};
use proc_macro2::Ident;

use crate::print::{ident, types::Type};

/// The way in which a run-time value is written.
pub enum WriteMethod {
    /// A text that never needs escapes, between quotes.
    PlainText,
    /// A text that may need escapes, between quotes.
    Text,
    /// Rendered JSON.
    Json,
    /// Any other value.
    Value,
}

impl WriteMethod {
    /// Returns the form of a value whose run-time values have this type.
    pub fn of(value: &Typed<'_>, ty: &Type) -> Self {
        match value {
            Typed::RunTime(Kind::Text(_)) if ty.is_digits() => Self::PlainText,
            Typed::RunTime(Kind::Text(text)) if text.is_plain() => Self::PlainText,
            Typed::RunTime(Kind::Text(_)) | Typed::UncheckedText(_) => Self::Text,
            Typed::Other => Self::Json,
            _ => Self::Value,
        }
    }

    /// Returns the quotes around the value, which are known text.
    pub fn quote(&self) -> &'static str {
        if matches!(self, Self::PlainText | Self::Text) { "\"" } else { "" }
    }

    /// Returns the function that writes the value.
    pub fn write(&self) -> Ident {
        ident(match self {
            Self::PlainText | Self::Json => "write_plain",
            Self::Text => "write_escaped",
            Self::Value => "render",
        })
    }

    /// Returns the function that estimates the number of bytes of the value.
    pub fn size(&self) -> Ident {
        ident(if matches!(self, Self::Value) { "size_hint" } else { "length" })
    }
}
