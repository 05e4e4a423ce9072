//! Samples of fields and objects, for help.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::ptr;

use super::{tree::Value, typed::TypedEntry};
use crate::schema::{Field, Kind, Object, RuleId, Sample, Secrecy, Text, Words, correct};

impl Sample {
    /// Returns a value of this kind. Objects have their required fields.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Object(object) | Kind::Checked(object) => Self::of_object(object, None),
            Kind::Free(_) => Self::ObjectGap,
            Kind::List(item) => Self::List(Vec::from([Self::of(*item)])),
            Kind::Text(_) => Self::TextGap,
            // Another boolean may be meant.
            Kind::Bool => Self::SomeWord("true"),
            Kind::Number(_) => Self::Gap,
            Kind::Word(words) => Self::SomeWord(words.sample_word()),
        }
    }

    /// Returns a value of a field next to the written values: an enum value that names another field goes with that field.
    pub fn next_to(field: &Field, entries: &[TypedEntry<'_>]) -> Self {
        let named = |words: &Words| {
            entries.iter().filter_map(TypedEntry::given_field).find_map(|other| words.that_begins(other.rust))
        };
        match field.kind {
            Kind::Word(words) => named(words).map_or(Self::of(field.kind), |word| Self::Word(word.into())),
            kind => Self::of(kind),
        }
    }

    /// Returns the first field of a path with the others in it, or `None` if there is no such field.
    pub fn along(object: &Object, path: &[&str]) -> Option<(&'static Field, Self)> {
        let [name, rest @ ..] = path else { return None };
        let field = object.by_rust(name)?;
        let value = match field.kind {
            Kind::Object(inner) if !rest.is_empty() => Self::Object(Vec::from([Self::along(inner, rest)?])),
            kind => Self::of(kind),
        };
        Some((field, value))
    }

    /// Returns an object with its required fields, and with this value of one field.
    fn of_object(object: &Object, given: Option<&(&'static Field, Self)>) -> Self {
        let fields = object.fields.iter().filter_map(|field| match given {
            Some((given, value)) if ptr::eq(*given, field) => Some((field, value.clone())),
            _ => field.required.then(|| (field, Self::of(field.kind))),
        });
        let fields: Vec<_> = fields.collect();
        if fields.is_empty() { Self::ObjectGap } else { Self::Object(fields) }
    }

    /// Returns the object that an enum value is meant to be in: `{ type: QR }` for `QR`.
    pub fn around_word(object: &Object, word: &str) -> Option<Self> {
        if let Some(field) = object.accepting_word(word) {
            return Some(Self::of_object(object, Some(&(field, Self::Word(word.into())))));
        }
        object.fields.iter().find_map(|field| match field.kind {
            Kind::Object(inner) => Some(Self::of_object(object, Some(&(field, Self::around_word(inner, word)?)))),
            _ => None,
        })
    }

    /// Returns the object that another value is meant to be in: `{ value: 10000, currency: IDR }` for `10000`.
    pub fn around(object: &Object, value: &Value<'_>) -> Self {
        if let Value::Text(word) | Value::Name(word) = value
            && let Some(around) = Self::around_word(object, word)
        {
            return around;
        }
        // Any text is a valid name, so it does not show that a name is meant.
        let is_telling = |field: &&Field| matches!(field.kind, Kind::Text(text) if text.rule != RuleId::Text);
        let required = object.fields.iter().filter(|field| field.required);
        let others = object.fields.iter().filter(|field| !field.required).filter(is_telling);
        let given = required.chain(others).find_map(|field| Some((field, written_scalar(field.kind, value)?)));
        Self::of_object(object, given.as_ref())
    }
}

/// Returns a value as it might be written at a place of this kind, or `None` if it is not allowed there.
fn written_scalar(kind: Kind, value: &Value<'_>) -> Option<Sample> {
    match (kind, value) {
        (Kind::Text(kind), Value::Text(text)) if may_be_shown(kind, text) => Some(Sample::Text(text.to_string())),
        (Kind::Number(kind), Value::Number(number)) if kind.read(number).is_ok() => {
            Some(Sample::Number(number.to_string()))
        }
        _ => None,
    }
}

/// Returns whether a text is valid and may be shown.
pub fn may_be_shown(kind: &Text, text: &str) -> bool {
    kind.secrecy == Secrecy::Open && kind.check(text).is_ok()
}

/// A valid text like one that is not valid.
pub struct Corrected {
    pub text: String,
    /// Whether it certainly means the same. Otherwise, it is the most likely meaning.
    pub is_certain: bool,
    /// The correction as an instruction that does not quote the text.
    pub instruction: &'static str,
}

/// Returns a valid text like `written`, if it is plain which one was meant.
pub fn corrected(kind: &Text, written: &str) -> Option<Corrected> {
    if kind.secrecy != Secrecy::Open {
        // The corrected text would be a copy of a secret that is not wiped.
        return None;
    }
    let text = (kind.form.correct)(written);
    let is_certain = correct::keeps_meaning(kind.rule, written, &text);
    let instruction = correct::instruction(kind.rule, written, &text);
    (text != written && may_be_shown(kind, &text)).then_some(Corrected { text, is_certain, instruction })
}
