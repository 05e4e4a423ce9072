//! The values of a tree that has been inspected, under one selection of its choices, as rules ask for them.

use alloc::vec::Vec;

use super::selections::Selection;
use crate::engine::{
    inspect::{
        tree::{Place, Value},
        typed::{Cause, InvalidValue, TypedEntry, TypedObject, TypedValue, is_given_by_several_choices},
    },
    rules::{FactState, ObjectValues, ValueState},
    schema::Content,
};

/// An object under one selection of the choices in it.
#[derive(Clone, Copy)]
pub struct SelectedObject<'s, 't> {
    object: &'s TypedObject<'t>,
    pub selection: &'s Selection,
    /// Whether a field is present that an unknown key counts as. For rules, this is unknown.
    has_unknown_keys: bool,
}

impl<'s, 't> SelectedObject<'s, 't> {
    pub fn new(object: &'s TypedObject<'t>, selection: &'s Selection) -> Self {
        Self { object, selection, has_unknown_keys: false }
    }

    /// Returns the object in which unknown keys are those of the fields that they count as.
    pub fn with_unknown_keys(self) -> Self {
        Self { has_unknown_keys: true, ..self }
    }

    pub fn place(self) -> Place {
        self.object.place
    }

    /// Returns the entry at a path, or `None` if it is absent or `null`.
    pub fn entry(self, path: &[&str]) -> Option<&'s TypedEntry<'t>> {
        let entries = self.entries_along(path);
        let last = entries.last().copied().filter(|last| !matches!(last.value.value, TypedValue::Absent))?;
        (entries.len() == path.len()).then_some(last)
    }

    /// Returns the entries along a path, as far as there are any.
    pub fn entries_along(self, path: &[&str]) -> Vec<&'s TypedEntry<'t>> {
        let mut around = Some(self);
        let entries = path.iter().map_while(|name| {
            let object = around?;
            let is_it = |entry: &&TypedEntry<'_>| entry.field().is_some_and(|field| field.rust == *name);
            let entry = object.entries().find(is_it)?;
            around = object.inside(entry);
            Some(entry)
        });
        entries.collect()
    }

    fn entries(self) -> impl Iterator<Item = &'s TypedEntry<'t>> {
        self.object.entries.iter().filter(move |entry| self.selection.includes(entry))
    }

    /// Returns the object that is the value of an entry.
    fn inside(self, entry: &'s TypedEntry<'t>) -> Option<Self> {
        match &entry.value.value {
            TypedValue::Object(object) => Some(Self { object, ..self }),
            _ => None,
        }
    }

    pub fn value_state(self, path: &[&str]) -> ValueState<'t> {
        let [name, rest @ ..] = path else { return ValueState::Absent };
        let Some(field) = self.object.object.by_rust(name) else { return ValueState::Absent };
        match self.entries().find(|entry| entry.may_set(field)) {
            Some(entry) if rest.is_empty() => state_of(entry),
            Some(entry) if entry.written.is_unchecked => ValueState::Unknown,
            // The value is below a rejected one.
            Some(entry) => self.inside(entry).map_or(ValueState::Unknown, |inner| inner.value_state(rest)),
            // It may be under an unknown key.
            None if self.entries().any(|entry| entry.counts_as(field)) => {
                if self.has_unknown_keys && rest.is_empty() {
                    ValueState::present(Content::Other)
                } else {
                    ValueState::Unknown
                }
            }
            None if self.object.is_unfinished => ValueState::Unknown,
            // This is reported.
            None if !self.selection.is_empty() && is_given_by_several_choices(&self.object.entries, field) => {
                ValueState::Unknown
            }
            // A required field that is absent is reported as missing, and decides nothing.
            None if field.required => ValueState::Unknown,
            None => ValueState::Absent,
        }
    }
}

impl ObjectValues for SelectedObject<'_, '_> {
    fn state(&self, path: &[&str]) -> ValueState<'_> {
        self.value_state(path)
    }

    fn order(&self, path: &[&str]) -> Option<usize> {
        Some(self.entry(path)?.place().0)
    }

    fn is_null(&self, path: &[&str]) -> bool {
        self.entries_along(path).last().is_some_and(|last| matches!(last.value.value, TypedValue::Absent))
    }
}

/// Returns the knowledge about an entry that is present.
fn state_of<'t>(entry: &TypedEntry<'t>) -> ValueState<'t> {
    if entry.written.is_unchecked {
        return ValueState::Unchecked(presence_of_unchecked(entry));
    }
    let presence = if entry.is_optional { FactState::Maybe } else { FactState::Yes };
    let content = match &entry.value.value {
        TypedValue::Invalid(InvalidValue { cause: Cause::Doubtful, .. }) => return ValueState::Unknown,
        // What is wrong with the `?` is reported.
        TypedValue::Invalid(InvalidValue { cause: Cause::Rejected | Cause::Misplaced, .. }) => {
            return ValueState::Rejected(FactState::Yes);
        }
        TypedValue::Invalid(_) => return ValueState::Rejected(presence),
        TypedValue::Bool(value) => Content::Bool(*value),
        TypedValue::EnumValue(_, value) => Content::Text(value),
        TypedValue::Text(_, text) | TypedValue::Unlisted(_, text) => Content::Text(text),
        TypedValue::Object(_) => Content::Object,
        TypedValue::RunTime(_) => Content::RunTime,
        _ => Content::Other,
    };
    ValueState::Value(presence, content)
}

/// Returns whether an unchecked entry is present: known if its value cannot be `null`, or is.
fn presence_of_unchecked(entry: &TypedEntry<'_>) -> FactState {
    match (&entry.value.value, &entry.written.value.value) {
        // A wrong sign is reported.
        (TypedValue::Invalid(_), _) => FactState::Unknown,
        _ if entry.is_optional => FactState::Unknown,
        (_, Value::Null) => FactState::No,
        (TypedValue::UncheckedText(_), _) => FactState::Yes,
        (_, value) if value.may_be_run_time() => FactState::Unknown,
        _ => FactState::Yes,
    }
}
