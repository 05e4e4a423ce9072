//! Samples of fields and objects, for help.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::ptr;

use super::{
    tree::Value,
    typed::{Inspected, TypedEntry},
};
use crate::{
    base::wording::quoted,
    schema::{Field, Kind, Object, RuleId, Secrecy, Text, key_style::Style},
};

impl Style {
    /// Returns a field as it might be written. Objects have their required fields.
    pub fn sample(self, field: &Field) -> String {
        format!("{}: {}", self.key(field), self.sample_value(field.kind))
    }

    /// Returns the same, next to what is written: an enum value that names another field goes with that field.
    pub fn sample_next_to(self, field: &Field, entries: &[TypedEntry<'_, Inspected>]) -> String {
        if let Kind::Word(words) = field.kind
            && let Some(word) =
                entries.iter().filter_map(TypedEntry::given_field).find_map(|other| words.that_begins(other.rust))
        {
            return format!("{}: {}", self.key(field), self.enum_value(word));
        }
        self.sample(field)
    }

    /// Returns a field that lies in others, from the outermost on.
    pub fn sample_of(self, object: &Object, path: &[&str]) -> String {
        let [name, rest @ ..] = path else { return String::new() };
        match object.by_rust(name) {
            Some(field @ Field { kind: Kind::Object(inner), .. }) if !rest.is_empty() => {
                format!("{}: {{ {} }}", self.key(field), self.sample_of(inner, rest))
            }
            Some(field) => self.sample(field),
            None => String::new(),
        }
    }

    pub fn sample_value(self, kind: Kind) -> String {
        match kind {
            Kind::Object(object) | Kind::Checked(object) => self.sample_object(object, None),
            Kind::Free(_) => "{ … }".into(),
            Kind::List(item) => format!("[{}]", self.sample_value(*item)),
            Kind::Text(_) => "\"…\"".into(),
            Kind::Bool => "true".into(),
            Kind::Number(_) => "…".into(),
            Kind::Word(words) => self.enum_value(words.sample_word()),
        }
    }

    /// Returns an object with its required fields, and with this value of one field.
    fn sample_object(self, object: &Object, given: Option<(&Field, &str)>) -> String {
        let fields = object.fields.iter().filter_map(|field| match given {
            Some((given, value)) if ptr::eq(given, field) => Some(format!("{}: {value}", self.key(field))),
            _ => field.required.then(|| self.sample(field)),
        });
        let fields: Vec<_> = fields.collect();
        if fields.is_empty() { "{ … }".into() } else { format!("{{ {} }}", fields.join(", ")) }
    }

    /// Returns the object that an enum value is meant to be in: `{ type: QR }` for `QR`.
    pub fn sample_around_word(self, object: &Object, word: &str) -> Option<String> {
        if let Some(field) = object.accepting_word(word) {
            return Some(self.sample_object(object, Some((field, &self.enum_value(word)))));
        }
        object.fields.iter().find_map(|field| match field.kind {
            Kind::Object(inner) => {
                let value = self.sample_around_word(inner, word)?;
                Some(self.sample_object(object, Some((field, &value))))
            }
            _ => None,
        })
    }

    /// Returns the object that another value is meant to be in: `{ value: 10000, currency: IDR }` for `10000`.
    pub fn sample_around(self, object: &Object, value: &Value<'_>) -> String {
        if let Value::Text(word) | Value::Name(word) = value
            && let Some(around) = self.sample_around_word(object, word)
        {
            return around;
        }
        // Any text is a valid name, so it does not show that a name is meant.
        let is_telling = |field: &&Field| matches!(field.kind, Kind::Text(text) if text.rule != RuleId::Text);
        let required = object.fields.iter().filter(|field| field.required);
        let others = object.fields.iter().filter(|field| !field.required).filter(is_telling);
        let given = required.chain(others).find_map(|field| Some((field, written_scalar(field.kind, value)?)));
        self.sample_object(object, given.as_ref().map(|(field, shown)| (*field, &**shown)))
    }
}

/// Returns a value as it might be written at a place of this kind, or `None` if it is not allowed there.
fn written_scalar(kind: Kind, value: &Value<'_>) -> Option<String> {
    match (kind, value) {
        (Kind::Text(kind), Value::Text(text)) if may_be_shown(kind, text) => Some(quoted(text)),
        (Kind::Number(kind), Value::Number(number)) if kind.read(number).is_ok() => Some(number.to_string()),
        _ => None,
    }
}

/// Returns whether a text is valid and may be shown.
pub fn may_be_shown(kind: &Text, text: &str) -> bool {
    kind.secrecy == Secrecy::Open && kind.check(text).is_ok()
}

/// Returns a valid text like `written`, if it is plain which one was meant.
pub fn corrected(kind: &Text, written: &str) -> Option<String> {
    let corrected = (kind.form.correct)(written);
    (corrected != written && may_be_shown(kind, &corrected)).then_some(corrected)
}
