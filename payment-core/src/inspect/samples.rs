//! What to write: members as they might stand in a call.

use alloc::{string::String, vec::Vec};

use super::tree::{Entry, Standing, Value};
use crate::base::wording::{commas, quoted, say};
use crate::schema::key_style::Style;
use crate::{
    base::bytes,
    schema::{Field, Kind, Object, RuleId, Secrecy, Text, Words},
};

impl Style {
    /// A member as it might be written: an object with its required members.
    pub fn sample(self, field: &Field) -> String {
        say("{}: {}", &[&self.key(field), &self.sample_value(field.kind)])
    }

    /// The same, beside what is written: a word that names another member goes with that.
    pub fn sample_beside(self, field: &Field, entries: &[Entry<'_>]) -> String {
        if let Kind::Word(words) = field.kind {
            for entry in entries {
                if let Standing::Given(other) = entry.standing
                    && let Some(word) = words.beginning(other.rust)
                {
                    return say("{}: {}", &[&self.key(field), &self.word(word)]);
                }
            }
        }
        self.sample(field)
    }

    /// A member that lies in others, from the outermost on.
    pub fn sample_of(self, object: &Object, path: &[&str]) -> String {
        let [name, rest @ ..] = path else { return String::new() };
        match object.by_rust(name) {
            Some(field @ Field { kind: Kind::Object(inner), .. }) if !rest.is_empty() => {
                say("{}: { {} }", &[&self.key(field), &self.sample_of(inner, rest)])
            }
            Some(field) => self.sample(field),
            None => String::new(),
        }
    }

    pub fn sample_value(self, kind: Kind) -> String {
        match kind {
            Kind::Object(object) | Kind::Checked(object) => self.sample_object(object, None, ""),
            Kind::Free(_) => "{ … }".into(),
            Kind::List(item) => say("[{}]", &[&self.sample_value(*item)]),
            Kind::Text(_) => "\"…\"".into(),
            Kind::Bool => "true".into(),
            Kind::Number(_) => "…".into(),
            Kind::Word(words) => self.word(sample_word(words)),
        }
    }

    /// An object with its required members, and a value in its place.
    fn sample_object(self, object: &Object, place: Option<&Field>, value: &str) -> String {
        let mut members = Vec::new();
        for field in object.fields {
            if matches!(place, Some(place) if core::ptr::eq(place, field)) {
                members.push(say("{}: {}", &[&self.key(field), value]));
            } else if field.required {
                members.push(self.sample(field));
            }
        }
        if members.is_empty() { "{ … }".into() } else { say("{ {} }", &[&commas(&members)]) }
    }

    /// The object that a word is meant to stand in: `{ type: QR }` for `QR`.
    pub fn around_word(self, object: &Object, word: &str) -> Option<String> {
        if let Some(field) = object.taking(word) {
            return Some(self.sample_object(object, Some(field), &self.word(word)));
        }
        for field in object.fields {
            if let Kind::Object(inner) = field.kind
                && let Some(value) = self.around_word(inner, word)
            {
                return Some(self.sample_object(object, Some(field), &value));
            }
        }
        None
    }

    /// The object that another value is meant to stand in: `{ value: 10000, currency: IDR }` for `10000`.
    pub fn around(self, object: &Object, value: &Value<'_>) -> String {
        if let Value::Text(word) | Value::Name(word) = value
            && let Some(around) = self.around_word(object, word)
        {
            return around;
        }
        // in the first required member that may be so, else in the first of the others
        let (mut place, mut shown) = (None, String::new());
        for field in object.fields {
            // any text passes as a name: that tells nothing
            let is_telling = matches!(field.kind, Kind::Text(text) if text.rule != RuleId::Text);
            if !field.required && (place.is_some() || !is_telling) {
                continue;
            }
            if let Some(scalar) = scalar(field.kind, value) {
                (place, shown) = (Some(field), scalar);
                if field.required {
                    break;
                }
            }
        }
        self.sample_object(object, place, &shown)
    }
}

/// A value as it might stand at a place of this kind, if it may.
fn scalar(kind: Kind, value: &Value<'_>) -> Option<String> {
    match (kind, value) {
        (Kind::Text(kind), Value::Text(text)) if is_open(kind, text) => Some(quoted(text)),
        (Kind::Number(kind), Value::Number(number)) if kind.read(number).is_ok() => Some(String::from(&**number)),
        _ => None,
    }
}

pub fn is_open(kind: &Text, text: &str) -> bool {
    kind.secrecy == Secrecy::Open && kind.check(text).is_ok()
}

/// A word to begin with: the first, unless the list has a more usual one.
pub fn sample_word(words: &Words) -> &'static str {
    words.sample.unwrap_or_else(|| words.name(0))
}

/// A text like `written` that passes, if it is plain what was meant.
pub fn mended(kind: &Text, written: &str) -> Option<String> {
    let trimmed = trimmed(written);
    let mut mended = String::new();
    match kind.rule {
        RuleId::Reference => {
            for c in trimmed.chars() {
                mended.push(if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' });
            }
            if bytes::all(&mended, |b| b == b'-') {
                return None;
            }
        }
        // where its country code ends nobody knows
        RuleId::Phone if kind.name == "NationalNumber" && matches!(written.as_bytes(), [b'+', ..]) => return None,
        RuleId::Phone => {
            let is_national = matches!(written.as_bytes(), [b'0', ..]);
            for c in written.chars() {
                let is_leading = c == '0' && mended.is_empty() && is_national;
                if c.is_ascii_digit() && !is_leading {
                    mended.push(c);
                }
            }
        }
        RuleId::Url => match host(trimmed) {
            Some(host) => mended = say("https://{}", &[host]),
            None => mended.push_str(trimmed),
        },
        RuleId::Instant => {
            for c in trimmed.chars() {
                mended.push(match c {
                    't' | ' ' => 'T',
                    'z' => 'Z',
                    c => c,
                });
            }
            let rest = match (bytes::cut(&mended, b'+'), mended.len()) {
                (Some((local, "00:00")), _) => {
                    mended = local.into();
                    "Z"
                }
                (_, 10) => "T23:59:59Z",
                (_, 16) => ":00Z",
                (_, 19) => "Z",
                _ => "",
            };
            mended.push_str(rest);
        }
        _ => mended.push_str(trimmed),
    }
    if *mended != *written && is_open(kind, &mended) { Some(mended) } else { None }
}

/// A text without white space around it. (Of `trim` the macro would compile much more.)
fn trimmed(text: &str) -> &str {
    let (mut start, mut end, mut at) = (text.len(), 0, 0);
    for c in text.chars() {
        let next = at + c.len_utf8();
        if !c.is_whitespace() {
            start = start.min(at);
            end = next;
        }
        at = next;
    }
    if start < end { &text[start..end] } else { "" }
}

/// What stands behind the scheme of an address that lacks it, or of which it is badly written. None, where another may
/// be meant.
fn host(url: &str) -> Option<&str> {
    match bytes::cut(url, b'/') {
        Some(("http:" | "https:" | "http" | "https", rest)) => match rest.as_bytes() {
            // nothing is wrong with the scheme
            [b'/', ..] if bytes::cut(url, b':').is_some() => None,
            [b'/', ..] => Some(&rest[1..]),
            _ => Some(rest),
        },
        Some(("", _)) => None,
        _ => match bytes::cut(url, b':') {
            None => Some(url),
            Some(("http" | "https", rest)) => Some(rest),
            // a port
            Some((_, rest)) if matches!(rest.as_bytes(), [b'0'..=b'9', ..]) => Some(url),
            _ => None,
        },
    }
}
