//! What to write: members as they might stand in a call.

use alloc::{format, string::String, vec::Vec};

use super::{Style, wording};
use crate::{
    node::Value,
    schema::{Field, Kind, Object, Secrecy, Text, Words},
};

impl Style {
    /// A member as it might be written: an object with its required members.
    pub fn sample(self, field: &Field) -> String {
        format!("{}: {}", self.key(field), self.sample_value(field.kind))
    }

    fn sample_value(self, kind: Kind) -> String {
        match kind {
            Kind::Object(object) | Kind::Checked(object) => self.sample_object(object, None),
            Kind::Free(_) => "{ … }".into(),
            Kind::List(item) => format!("[{}]", self.sample_value(*item)),
            Kind::Text(_) => "\"…\"".into(),
            Kind::Bool => "true".into(),
            Kind::Number(_) => "…".into(),
            Kind::Word(words) => self.word(sample_word(words)),
        }
    }

    /// An object with its required members, and a value in its place.
    fn sample_object(self, object: &Object, given: Option<&(&Field, String)>) -> String {
        let members: Vec<_> = object
            .fields
            .iter()
            .filter_map(|field| match given {
                Some((place, value)) if core::ptr::eq(*place, field) => Some(format!("{}: {value}", self.key(field))),
                _ => field.required.then(|| self.sample(field)),
            })
            .collect();
        match &*members {
            [] => "{ … }".into(),
            members => format!("{{ {} }}", wording::commas(members)),
        }
    }

    /// The object that a word is meant to stand in: `{ type: QR }` for `QR`.
    pub fn around_word(self, object: &Object, word: &str) -> Option<String> {
        let direct = |field: &&Field| matches!(field.kind, Kind::Word(words) if words.position(word).is_some());
        if let Some(field) = object.fields.iter().find(direct) {
            return Some(self.sample_object(object, Some(&(field, self.word(word)))));
        }
        object.fields.iter().find_map(|field| match field.kind {
            Kind::Object(inner) => {
                let value = self.around_word(inner, word)?;
                Some(self.sample_object(object, Some(&(field, value))))
            }
            _ => None,
        })
    }

    /// The object that another value is meant to stand in: `{ value: 10000, currency: IDR }` for `10000`.
    pub fn around(self, object: &Object, value: &Value<'_>) -> String {
        if let Value::Text(word) | Value::Name(word) = value
            && let Some(around) = self.around_word(object, word)
        {
            return around;
        }
        let required = object.fields.iter().filter(|field| field.required);
        // any text passes as a name: that tells nothing
        let is_telling = |field: &&Field| matches!(field.kind, Kind::Text(text) if text.rule != "text");
        let optional = object.fields.iter().filter(|field| !field.required).filter(is_telling);
        let given = required.chain(optional).find_map(|field| Some((field, scalar(field.kind, value)?)));
        self.sample_object(object, given.as_ref())
    }
}

/// A value as it might stand at a place of this kind, if it may.
fn scalar(kind: Kind, value: &Value<'_>) -> Option<String> {
    match (kind, value) {
        (Kind::Text(kind), Value::Text(text)) => is_open(kind, text).then(|| format!("{text:?}")),
        (Kind::Number(kind), Value::Number(number)) => kind.read(number).is_ok().then(|| String::from(&**number)),
        _ => None,
    }
}

fn is_open(kind: &Text, text: &str) -> bool {
    kind.secrecy == Secrecy::Open && kind.check(text).is_ok()
}

/// A word to begin with: the first, or the usual one of a long list.
pub fn sample_word(words: &Words) -> &'static str {
    match words.name {
        "Currency" => "IDR",
        "Country" => "ID",
        _ => words.words[0].name,
    }
}

/// A text like `written` that passes, if it is plain what was meant.
pub fn mended(kind: &Text, written: &str) -> Option<String> {
    let digits = || written.chars().filter(char::is_ascii_digit).collect::<String>();
    let mended = match kind.rule {
        "reference" => {
            written.trim().chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect()
        }
        "phone" if written.starts_with('0') => digits().trim_start_matches('0').into(),
        "phone" => digits(),
        "url" if !written.as_bytes().windows(3).any(|part| part == b"://") => format!("https://{written}"),
        "instant" => {
            let mut text = written.trim().to_ascii_uppercase();
            if let Some(at) = text.find(' ') {
                text.replace_range(at..=at, "T");
            }
            if let Some(local) = text.strip_suffix("+00:00") {
                text = format!("{local}Z");
            }
            match text.len() {
                10 => format!("{text}T23:59:59Z"),
                16 => format!("{text}:00Z"),
                19 => format!("{text}Z"),
                _ => text,
            }
        }
        _ => written.trim().into(),
    };
    (mended != written && is_open(kind, &mended)).then_some(mended)
}
