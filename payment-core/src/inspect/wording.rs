//! How findings name things.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use crate::{
    bytes,
    node::{Entry, Node, Value},
    schema::Field,
};

/// Whether members are named as in Rust or as on the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Rust,
    Wire,
}

impl Style {
    /// As the first key of a call is written.
    pub fn of(root: &Node<'_>) -> Self {
        match &root.value {
            Value::Object(entries) => Self::of_entries(entries).unwrap_or(Self::Rust),
            _ => Self::Rust,
        }
    }

    /// As the first key is written, if there is one.
    pub fn of_entries(entries: &[Entry<'_>]) -> Option<Self> {
        match entries {
            [] => None,
            [first, ..] if first.is_identifier => Some(Self::Rust),
            _ => Some(Self::Wire),
        }
    }

    /// A member's name as a message gives it.
    pub fn name(self, field: &Field) -> String {
        match self {
            Self::Rust => format!("`{}`", field.rust),
            Self::Wire => format!("`{}`", field.wire),
        }
    }

    /// The names of several, as a sentence lists them.
    pub fn list(self, fields: &[&Field]) -> String {
        let mut names = Vec::new();
        for field in fields {
            names.push(self.name(field));
        }
        joined(&names, "and")
    }

    /// The same without backticks.
    pub fn plain(self, field: &Field) -> &'static str {
        match self {
            Self::Rust => field.rust,
            Self::Wire => field.wire,
        }
    }

    /// A member's key as a call has it.
    pub fn key(self, field: &Field) -> String {
        match self {
            Self::Rust => field.rust.into(),
            Self::Wire => format!("\"{}\"", field.wire),
        }
    }

    /// A word as a call has it.
    pub fn word(self, word: &str) -> String {
        match self {
            Self::Rust => word.into(),
            Self::Wire => format!("\"{word}\""),
        }
    }

    /// The Rust name of a member, from either of its names.
    pub fn rust_name(key: &str) -> Cow<'_, str> {
        Self::Rust.path(key)
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

/// Puts names in the place of `{wireName}`, words in that of `{=WORD}`, and what `details` tell of the request in
/// theirs; other braces stay. Between backticks they are written as in a call, else as in a sentence.
pub fn fill(template: &str, style: Style, details: &[(&str, String)]) -> String {
    let (mut filled, mut rest, mut is_code) = (String::new(), template, false);
    while let Some(c) = rest.chars().next() {
        let Some(name) = braced(rest) else {
            is_code ^= c == '`';
            filled.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        let mut detail = None;
        for (known, said) in details {
            if detail.is_none() && *known == name {
                detail = Some(said);
            }
        }
        let shown: String = match (detail, name.strip_prefix('='), is_code, style) {
            (Some(detail), ..) => detail.clone(),
            (None, Some(word), true, Style::Wire) => format!("\"{word}\""),
            (None, Some(word), ..) => word.into(),
            (None, None, true, Style::Wire) => format!("\"{name}\""),
            (None, None, true, Style::Rust) => style.path(name).into_owned(),
            (None, None, false, _) => format!("`{}`", style.path(name)),
        };
        filled.push_str(&shown);
        rest = &rest[name.len() + 2..];
    }
    filled
}

/// The name in the braces that a text begins with.
fn braced(text: &str) -> Option<&str> {
    let (name, _) = bytes::cut(text.strip_prefix('{')?, b'}')?;
    let is_name = bytes::all(name, |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'='));
    if is_name && !name.is_empty() { Some(name) } else { None }
}

/// `a`, `a and b`, `a, b and c`, with this word before the last.
pub fn joined(names: &[String], word: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} {word} {last}", commas(all)),
    }
}

/// `a, b, c`. (Compiled unoptimised, as part of a macro, `join` is a thousand instructions for each type.)
pub fn commas(names: &[String]) -> String {
    let mut list = String::new();
    for name in names {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(name);
    }
    list
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
    let is_long = key.chars().count() > MOST;
    let (mut shown, mut count) = (String::new(), 0);
    for c in key.chars() {
        for c in c.escape_debug() {
            if is_long && count == MOST {
                shown.push('…');
                return shown;
            }
            shown.push(c);
            count += 1;
        }
    }
    shown
}
