//! The name of a value in messages and help.

use alloc::{format, string::String};

use crate::schema::{Field, key_style::Style};

/// The field that a value belongs to.
#[derive(Clone, Copy)]
pub(super) enum Label {
    Field(&'static Field),
    /// An item of a list.
    Item(&'static Field),
}

impl Label {
    pub(super) fn field(self) -> &'static Field {
        match self {
            Self::Field(field) | Self::Item(field) => field,
        }
    }

    /// Returns the name that a message uses.
    pub(super) fn name(self, style: Style) -> String {
        match self {
            Self::Field(field) => style.quoted_name(field),
            Self::Item(field) => format!("an item of {}", style.quoted_name(field)),
        }
    }

    /// Returns the advice to write this value.
    pub(super) fn advice_to_write(self, style: Style, value: &str) -> String {
        format!("write {}", self.quoted_entry(style, value))
    }

    /// Returns this value as an invocation has it, with its key.
    pub(super) fn quoted_entry(self, style: Style, value: &str) -> String {
        match self {
            Self::Field(field) => format!("`{}: {value}`", style.key(field)),
            Self::Item(_) => format!("`{value}`"),
        }
    }
}
