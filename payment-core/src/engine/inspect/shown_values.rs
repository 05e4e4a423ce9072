//! Values as a help shows them, made of those that are written.

use alloc::string::ToString;

use super::tree::{ExpressionKind, Value};
use crate::engine::schema::{Denotation, Field, Kind, NameMatch, Number, Object, RuleId, Sample, Secrecy, Text};

/// Returns the object that another value is meant to be in: `{ value: 10000, currency: IDR }` for `10000`.
pub fn wrapped_in(object: &Object, value: &Value<'_>) -> Sample {
    if let Value::Text(name) | Value::Name(name) = value
        && let Some(around) = Sample::around_enum_value(object, name)
    {
        return around;
    }
    if object.read_text.is_some() {
        return Sample::of_object(object, None);
    }
    // Any text is a valid name, so it does not show that a name is meant.
    let is_telling = |field: &&Field| matches!(field.kind, Kind::Text(text) if text.rule != RuleId::Text);
    let is_only = object.fields.iter().filter(|field| field.required).count() == 1;
    let shows = |field: &&Field| is_only || !matches!(field.kind, Kind::Text(_)) || is_telling(field);
    let required = object.fields.iter().filter(|field| field.required).filter(shows);
    let others = object.fields.iter().filter(|field| !field.required).filter(is_telling);
    let given = required.chain(others).find_map(|field| Some((field, written_scalar(field.kind, value)?)));
    let number = || object.fields.iter().find(|field| matches!(field.kind, Kind::Number(_)) && object.is_money());
    let given = given.or_else(|| Some((number()?, expression(value)?)));
    Sample::of_object(object, given.as_ref())
}

/// Returns whether a value in the place of an amount is meant to be in it: a literal, a name or an expression.
pub fn is_single(value: &Value<'_>) -> bool {
    matches!(
        value,
        Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Name(_) | Value::Constant(_) | Value::Expression(_)
    )
}

/// Returns a value that only the running program knows, if it may be repeated.
pub fn expression(value: &Value<'_>) -> Option<Sample> {
    match value {
        Value::Name(name) => Some(Sample::Expression(name.to_string())),
        Value::Expression(ExpressionKind::Short(source)) => Some(Sample::Expression(source.clone())),
        _ => None,
    }
}

/// Returns a value as it might be written at a place of this kind, or `None` if it is not allowed there.
pub fn written_scalar(kind: Kind, value: &Value<'_>) -> Option<Sample> {
    match (kind, value) {
        (Kind::Text(kind), Value::Text(text)) if may_be_shown(kind, text) => Some(Sample::Text(text.to_string())),
        (Kind::Number(kind), Value::Number(number)) if is_certain_number(kind, number) => {
            Some(Sample::Number(number.to_string()))
        }
        // Quotes are the only mistake in a number, or the only thing that it lacks.
        (Kind::Number(kind), Value::Text(text)) if kind.secrecy == Secrecy::Open && is_certain_number(kind, text) => {
            Some(Sample::Number(text.to_string()))
        }
        (Kind::Text(kind), Value::Number(number))
            if kind.denotes() == Denotation::Number && may_be_shown(kind, number) =>
        {
            Some(Sample::Text(number.to_string()))
        }
        (Kind::EnumValue(list), Value::Text(name)) => {
            list.find(name).and_then(NameMatch::certain).map(|value| Sample::EnumValue(value.into()))
        }
        // In lower case, it is a variable.
        (Kind::EnumValue(list), Value::Name(name)) => {
            list.position(name).map(|at| Sample::EnumValue(list.name_at(at).into()))
        }
        (Kind::Bool, Value::Bool(value)) => Some(Sample::Bool(*value)),
        _ => None,
    }
}

/// Returns whether a value may be meant for a place of this kind. Of a literal, this is known.
pub fn may_be_written(kind: Kind, value: &Value<'_>) -> bool {
    let is_literal = matches!(value, Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_));
    !is_literal || written_scalar(kind, value).is_some()
}

fn is_certain_number(kind: &Number, number: &str) -> bool {
    kind.read(number).is_ok() && !kind.is_ambiguous_literal(number)
}

/// Returns whether a text is valid and may be shown.
pub fn may_be_shown(kind: &Text, text: &str) -> bool {
    kind.secrecy == Secrecy::Open && kind.check(text).is_ok()
}

/// Returns such a value if a help may show it: only source code is quoted, and enum values.
pub fn shown_scalar(kind: Kind, value: &Value<'_>, is_macro: bool) -> Option<Sample> {
    let value = written_scalar(kind, value).or_else(|| expression(value))?;
    (is_macro || matches!(value, Sample::EnumValue(_))).then_some(value)
}
