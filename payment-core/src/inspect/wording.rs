//! How findings name things.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use crate::{
    node::{Node, Value},
    schema::{Field, Kind},
};

/// Whether members are named as in Rust or as on the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Rust,
    Wire,
}

impl Style {
    /// As the first key is written.
    pub fn of(root: &Node<'_>) -> Self {
        match &root.value {
            Value::Object(entries) if entries.first().is_some_and(|entry| entry.is_identifier) => Self::Rust,
            _ => Self::Wire,
        }
    }

    /// A member's name as a message gives it.
    pub fn name(self, field: &Field) -> String {
        match self {
            Self::Rust => format!("`{}`", field.rust),
            Self::Wire => format!("`{}`", field.wire),
        }
    }

    /// A member's key as it is to be written.
    pub fn key(self, field: &Field) -> String {
        match self {
            Self::Rust => format!("`{}`", field.rust),
            Self::Wire => format!("`\"{}\"`", field.wire),
        }
    }

    /// A member as it might be written.
    pub fn sample(self, field: &Field) -> String {
        let value = match field.kind {
            Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) => "{ … }",
            Kind::List(_) => "[ … ]",
            Kind::Text(_) => "\"…\"",
            Kind::Bool => "true",
            Kind::Number(_) | Kind::Word(_) => "…",
        };
        match self {
            Self::Rust => format!("`{}: {value}`", field.rust),
            Self::Wire => format!("`\"{}\": {value}`", field.wire),
        }
    }

    /// A wire name, or several joined by points.
    fn path(self, wire: &str) -> Cow<'_, str> {
        match self {
            Self::Wire => wire.into(),
            Self::Rust => {
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
    }
}

/// Puts names in the place of `{wireName}`; other braces stay.
pub fn fill(template: &str, style: Style, ticks: bool) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        let inner = &rest[open + 1..];
        let name = inner
            .split_once('}')
            .map(|(name, _)| name)
            .filter(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.'));
        match name {
            Some(name) => {
                let path = style.path(name);
                let shown = match (ticks, style) {
                    (true, _) => format!("`{path}`"),
                    (false, Style::Rust) => path.into_owned(),
                    (false, Style::Wire) => format!("\"{path}\""),
                };
                filled.push_str(&shown);
                rest = &inner[name.len() + 1..];
            }
            None => {
                filled.push('{');
                rest = inner;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// Appends a segment of a JSON pointer (RFC 6901).
pub fn escape(segment: &str, pointer: &mut String) {
    for c in segment.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// A key as a message quotes it: its beginning, if it is long, without control characters.
pub fn shorten(key: &str) -> String {
    const MOST: usize = 60;
    let shown: Vec<char> = key.chars().take(MOST + 1).flat_map(char::escape_debug).collect();
    if key.chars().nth(MOST).is_some() {
        return shown[..MOST].iter().chain(&['…']).collect();
    }
    shown.into_iter().collect()
}
