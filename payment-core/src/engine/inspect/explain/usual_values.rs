//! Enum values that a help may write although nobody has written them: the usual currency.

use crate::engine::{
    inspect::{
        tree::Value,
        typed::{TypedNode, TypedObject, TypedValue},
    },
    schema::{Kind, Sample},
};

/// Returns whether a request may name another enum value than the usual one of its list: by a value of that list, by a key
/// that is not documented, or in a value that nobody can look into. Money must not be guessed.
pub fn may_have_another(request: &TypedObject<'_>) -> bool {
    let mut entries = request.entries.iter();
    request.is_unfinished
        || entries.any(|entry| match entry.field() {
            Some(field) => may_be_another(request, field.kind, &entry.value),
            None => true,
        })
}

/// Returns whether a value in an object may be, or have, another enum value than the usual one.
fn may_be_another(object: &TypedObject<'_>, kind: Kind, node: &TypedNode<'_>) -> bool {
    match &node.value {
        TypedValue::Absent => false,
        TypedValue::Object(inner) => may_have_another(inner),
        TypedValue::List(item, items) => items.iter().any(|node| may_be_another(object, **item, node)),
        // An amount may be written with its currency: `"USD 5.00"`.
        TypedValue::Invalid(_)
            if object.object.fields.iter().any(|field| is_usual(field.kind)) || has_usual_in(kind) =>
        {
            !matches!(node.written.value, Value::Number(_))
        }
        _ => is_usual(kind) || has_usual_in(kind),
    }
}

/// Returns whether a list of enum values has a usual one.
fn is_usual(kind: Kind) -> bool {
    matches!(kind, Kind::EnumValue(list) if list.sample.is_some())
}

/// Returns whether values of this kind contain such enum values.
fn has_usual_in(kind: Kind) -> bool {
    kind.object()
        .is_some_and(|object| object.fields.iter().any(|field| is_usual(field.kind) || has_usual_in(field.kind)))
}

/// Returns a value with a gap in the place of each usual enum value.
pub fn without_usual(value: Sample) -> Sample {
    match value {
        Sample::SomeEnumValue(_) => Sample::Gap,
        Sample::Object(fields) => {
            Sample::Object(fields.into_iter().map(|(field, value)| (field, without_usual(value))).collect())
        }
        Sample::List(items) => Sample::List(items.into_iter().map(without_usual).collect()),
        value => value,
    }
}
