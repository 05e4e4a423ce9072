//! Requests without a flaw.

use core::ops::Deref;

use super::typed::{Json, KeyMatch, Typed, TypedEntry, TypedObject};

/// A request in which every key and every value is valid.
pub struct Valid<'t>(TypedObject<'t>);

impl<'t> Valid<'t> {
    /// Returns the object as a valid one, or `None` if a key or value in it is not valid.
    pub fn new(object: TypedObject<'t>) -> Option<Self> {
        is_valid_object(&object).then_some(Self(object))
    }
}

impl<'t> Deref for Valid<'t> {
    type Target = TypedObject<'t>;

    fn deref(&self) -> &TypedObject<'t> {
        &self.0
    }
}

fn is_valid_object(object: &TypedObject<'_>) -> bool {
    object.entries.iter().all(is_valid_entry)
}

fn is_valid_entry(entry: &TypedEntry<'_>) -> bool {
    match entry.key {
        KeyMatch::Given(_) | KeyMatch::Other => is_valid_value(&entry.value.value),
        KeyMatch::Repeated(_) | KeyMatch::Near(_) | KeyMatch::Guess(_) | KeyMatch::Unknown => false,
    }
}

fn is_valid_value(value: &Typed<'_>) -> bool {
    match value {
        Typed::Absent
        | Typed::Bool(_)
        | Typed::Number(..)
        | Typed::Text(..)
        | Typed::EnumValue(..)
        | Typed::Unlisted(..)
        | Typed::RunTime(_)
        | Typed::UncheckedText(_) => true,
        Typed::Object(object) | Typed::Checked(object) => is_valid_object(object),
        Typed::List(_, items) => items.iter().all(|item| is_valid_value(&item.value)),
        Typed::Free(_, json) | Typed::Other(json) => is_valid_json(json),
        Typed::Kept | Typed::Invalid(_) => false,
    }
}

fn is_valid_json(json: &Json<'_>) -> bool {
    match json {
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::RunTime => true,
        Json::List(items) => items.iter().all(|item| is_valid_json(&item.value)),
        Json::Object(entries) => entries.iter().all(|entry| is_valid_json(&entry.value.value)),
        Json::Raw | Json::Invalid(_) => false,
    }
}
