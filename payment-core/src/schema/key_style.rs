//! How keys and enum values are written: by their Rust names, or as in JSON.

use alloc::{borrow::Cow, string::String};

use super::Field;
use crate::base::{bytes, wording::say};

/// Whether members are named as in Rust or as on the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Rust,
    Wire,
}

impl Style {
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
