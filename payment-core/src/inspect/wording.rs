//! How findings name things.

use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::String,
    vec::Vec,
};

use crate::{
    node::{Node, Value},
    schema::{Field, Kind, Object, SESSION},
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

    fn plain(self, field: &Field) -> &'static str {
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

    /// A member as it might be written: an object with its required members.
    pub fn sample(self, field: &Field) -> String {
        let value = match field.kind {
            Kind::Object(object) | Kind::Checked(object) => {
                let members: Vec<_> =
                    object.fields.iter().filter(|field| field.required).map(|field| self.sample(field)).collect();
                match &*members {
                    [] => "{ … }".into(),
                    members => format!("{{ {} }}", members.join(", ")),
                }
            }
            Kind::Free(_) => "{ … }".into(),
            Kind::List(_) => "[ … ]".into(),
            Kind::Text(_) => "\"…\"".into(),
            Kind::Bool => "true".into(),
            Kind::Number(_) => "…".into(),
            Kind::Word(words) => match words.words {
                [first, ..] if words.words.len() <= 16 => self.word(first.name),
                _ => self.word(if words.name == "Currency" { "IDR" } else { "ID" }),
            },
        };
        format!("{}: {value}", self.key(field))
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

/// Puts names in the place of `{wireName}`, words in that of `{=WORD}`; other braces stay. Between backticks they
/// are written as in a call, else as in a sentence.
pub fn fill(template: &str, style: Style) -> String {
    let (mut filled, mut rest, mut is_code) = (String::new(), template, false);
    while let Some(at) = rest.find(['{', '`']) {
        filled.push_str(&rest[..at]);
        let inner = &rest[at + 1..];
        if rest[at..].starts_with('`') {
            is_code = !is_code;
            filled.push('`');
            rest = inner;
            continue;
        }
        let name = inner
            .split_once('}')
            .map(|(name, _)| name)
            .filter(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._=".contains(&b)));
        let Some(name) = name else {
            filled.push('{');
            rest = inner;
            continue;
        };
        let shown: String = match (name.strip_prefix('='), is_code, style) {
            (Some(word), true, Style::Wire) => format!("\"{word}\""),
            (Some(word), ..) => word.into(),
            (None, true, Style::Wire) => format!("\"{name}\""),
            (None, true, Style::Rust) => style.path(name).into_owned(),
            (None, false, _) => format!("`{}`", style.path(name)),
        };
        filled.push_str(&shown);
        rest = &inner[name.len() + 1..];
    }
    filled.push_str(rest);
    filled
}

/// The objects that have a member of this name, if any has.
pub fn homes(key: &str, style: Style) -> Option<String> {
    fn search(object: &'static Object, path: &str, key: &str, style: Style, found: &mut Vec<String>) {
        for field in object.fields {
            let path = match path {
                "" => style.plain(field).to_owned(),
                path => format!("{path}.{}", style.plain(field)),
            };
            let mut kind = field.kind;
            while let Kind::List(item) = kind {
                kind = *item;
            }
            if let Kind::Object(inner) | Kind::Checked(inner) = kind {
                if inner.fields.iter().any(|field| style.plain(field) == key) {
                    found.push(format!("`{path}`"));
                }
                search(inner, &path, key, style, found);
            }
        }
    }

    let mut found = Vec::new();
    search(SESSION, "", key, style, &mut found);
    match &*found {
        [] => None,
        [one] => Some(one.clone()),
        [all @ .., last] => Some(format!("{} or {last}", all.join(", "))),
    }
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
