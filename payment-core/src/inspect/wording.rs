//! How findings name things.

use alloc::{borrow::Cow, format, string::String};

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

    /// A member's name.
    pub fn plain(self, field: &Field) -> &'static str {
        match self {
            Self::Rust => field.rust,
            Self::Wire => field.wire,
        }
    }

    /// The same as a message gives it.
    pub fn name(self, field: &Field) -> String {
        say("`{}`", &[self.plain(field)])
    }

    /// A member's key as a call has it.
    pub fn key(self, field: &Field) -> String {
        self.word(self.plain(field))
    }

    /// A word as a call has it.
    pub fn word(self, word: &str) -> String {
        let template = match self {
            Self::Rust => "{}",
            Self::Wire => "\"{}\"",
        };
        say(template, &[word])
    }

    /// The Rust name of a member, from either of its names.
    pub fn rust_name(key: &str) -> Cow<'_, str> {
        Self::Rust.path(key)
    }

    /// A wire name, or several joined by points.
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

/// A template, and what stands in the place of each `{}` in it.
pub type Said<'t> = (&'t str, &'t [&'t str]);

/// Puts values in the place of each `{}`, one after the other; other braces stay. (Each `format!` would be code of its
/// own, to be compiled with the macro.)
pub fn say(template: &str, values: &[&str]) -> String {
    let (mut said, mut rest, mut values) = (String::new(), template, values);
    while let Some((before, after)) = bytes::cut(rest, b'{') {
        said.push_str(before);
        match (after.as_bytes(), values) {
            ([b'}', ..], [value, others @ ..]) => {
                said.push_str(value);
                (rest, values) = (&after[1..], others);
            }
            _ => {
                said.push('{');
                rest = after;
            }
        }
    }
    said.push_str(rest);
    said
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
            if *known == name {
                detail = Some(said);
                break;
            }
        }
        match (detail, name.as_bytes()) {
            (Some(detail), _) => filled.push_str(detail),
            (None, [b'=', ..]) if is_code => filled.push_str(&style.word(&name[1..])),
            (None, [b'=', ..]) => filled.push_str(&name[1..]),
            (None, _) => {
                let quote = match (is_code, style) {
                    (true, Style::Wire) => "\"",
                    (true, Style::Rust) => "",
                    (false, _) => "`",
                };
                filled.push_str(&say("{}{}{}", &[quote, &style.path(name), quote]));
            }
        }
        rest = &rest[name.len() + 2..];
    }
    filled
}

/// The name in the braces that a text begins with.
fn braced(text: &str) -> Option<&str> {
    let [b'{', ..] = text.as_bytes() else { return None };
    let (name, _) = bytes::cut(&text[1..], b'}')?;
    let is_name = bytes::all(name, |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'='));
    if is_name && !name.is_empty() { Some(name) } else { None }
}

/// `a`, `a and b`, `a, b and c`, with this word before the last.
pub fn joined(names: &[String], word: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => say("{} {} {}", &[&commas(all), word, last]),
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

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// A key as a message quotes it: its beginning, if it is long, without control characters.
pub fn shorten(key: &str) -> String {
    const MOST: usize = 60;
    let (quoted, mut escaped) = (quoted(key), String::new());
    for c in quoted[1..quoted.len() - 1].chars() {
        if c == '\'' {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    if key.chars().count() <= MOST {
        return escaped;
    }
    let (mut shown, mut count) = (String::new(), 0);
    for c in escaped.chars() {
        count += 1;
        if count > MOST {
            break;
        }
        shown.push(c);
    }
    shown.push('…');
    shown
}
