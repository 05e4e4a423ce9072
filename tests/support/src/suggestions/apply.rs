//! Applies suggestions to bodies.

use payment_core::{
    base::path::Path,
    inspect::help::Change,
    schema::{Field, Kind, Object, Sample},
};
use serde_json::{Value, json};

use super::{
    Found,
    body::{at, remove, set, set_sign},
};
use crate::Random;

pub fn field_at(object: &'static Object, pointer: &str) -> Option<&'static Field> {
    let (mut object, mut last) = (Some(object), None);
    for segment in Path::default().join(pointer).segments() {
        let key = &*segment.text();
        if key.parse::<usize>().is_ok() {
            continue;
        }
        last = object?.by_wire(key);
        object = last.and_then(|field| object_of(field.kind));
    }
    last
}

fn object_of(kind: Kind) -> Option<&'static Object> {
    match kind {
        Kind::List(item) => object_of(*item),
        kind => kind.as_object(),
    }
}

/// Returns a valid value of unknown content.
fn valid(kind: Kind, random: &mut Random) -> Value {
    match kind {
        Kind::Text(text) => {
            let number = "4111111111111111";
            json!(text.example.unwrap_or(&number[..number.len().min(text.max)]))
        }
        Kind::Number(_) => json!(1),
        Kind::Bool => json!(true),
        Kind::EnumValue(words) => json!(words.name_at(random.below(words.count()))),
        Kind::List(item) => json!([valid(*item, random)]),
        Kind::Free(_) => json!({}),
        Kind::Object(object) => {
            let fields = object.fields.iter().filter(|field| field.required);
            Value::Object(fields.map(|field| (field.wire.to_owned(), valid(field.kind, random))).collect())
        }
    }
}

/// Returns a sample with valid values in its gaps.
fn filled(sample: &Sample, field: Option<&'static Field>, random: &mut Random) -> Option<Value> {
    Some(match sample {
        Sample::Object(entries) => Value::Object(
            entries
                .iter()
                .map(|(field, value)| Some((field.wire.to_owned(), filled(value, Some(field), random)?)))
                .collect::<Option<_>>()?,
        ),
        Sample::List(items) => {
            Value::Array(items.iter().map(|item| filled(item, field, random)).collect::<Option<_>>()?)
        }
        Sample::OneOf(words) => json!(random.one(words)),
        sample => match sample.json() {
            Some(json) => serde_json::from_str(&json).unwrap(),
            None => match (field?.kind, sample) {
                (Kind::List(item), Sample::ObjectGap) => valid(*item, random),
                (kind, _) => valid(kind, random),
            },
        },
    })
}

/// What became of a request.
pub struct Applied {
    pub request: Vec<Value>,
    /// Whether a change writes over another value.
    pub is_lost: bool,
}

/// Applies the changes of a suggestion in these selections. Returns `None` if a change has no place.
pub fn apply(
    request: &[Value],
    object: &'static Object,
    found: &Found,
    suggestion: &[Change],
    selections: &[usize],
    random: &mut Random,
) -> Option<Applied> {
    let seed = random.below(usize::MAX);
    let mut applied = Applied { request: request.to_vec(), is_lost: false };
    let changes = Changes { request, object, found, suggestion };
    let mut is_changed = false;
    for selection in selections {
        // Each selection gets the same values.
        let random = &mut Random::new(seed as u64);
        is_changed |= changed(&changes, &mut applied, *selection, random).is_some();
    }
    is_changed.then_some(applied)
}

/// A suggestion.
struct Changes<'c> {
    request: &'c [Value],
    object: &'static Object,
    found: &'c Found,
    suggestion: &'c [Change],
}

/// Applies the changes in one selection.
fn changed(changes: &Changes<'_>, applied: &mut Applied, selection: usize, random: &mut Random) -> Option<()> {
    let Changes { request, object, found, suggestion } = *changes;
    let mut body = applied.request[selection].clone();
    for change in suggestion {
        match change {
            // A key in quotes.
            Change::Name { entry, to } if entry == to => {}
            Change::Name { entry, to } | Change::Move { entry, to } => {
                let (entry, to) = (&entry.to_string(), &to.to_string());
                let (sign, value) = remove(&mut body, entry)?;
                applied.is_lost |= at(&body, to).is_some_and(|there| !there.is_null());
                set(&mut body, to, value)?;
                set_sign(&mut body, to, sign)?;
            }
            Change::NameOneOf { entry, to } => {
                remove(&mut body, &entry.to_string())?;
                let field: &&str = random.one(to);
                let to = &entry.outer().child(field).to_string();
                let value = valid(field_at(object, to)?.kind, random);
                applied.is_lost |= at(&body, to).is_some_and(|there| !there.is_null());
                // A `null` there goes with its sign.
                remove(&mut body, to);
                set(&mut body, to, value)?;
            }
            Change::Write { entry, .. } if found.id == "va-number-digits" => {
                // The text names the length.
                let digits: String = found.help.chars().filter(char::is_ascii_digit).collect();
                set(&mut body, &entry.to_string(), json!("0".repeat(digits.parse().ok()?)))?;
            }
            Change::Add { to, value } | Change::Write { entry: to, value } => {
                let to = &to.to_string();
                let value = filled(value, field_at(object, to), random)?;
                applied.is_lost |=
                    matches!(change, Change::Add { .. }) && at(&body, to).is_some_and(|it| !it.is_null());
                set(&mut body, to, value)?;
            }
            // Other selections may lack it.
            Change::Remove { entry } => {
                let entry = &entry.to_string();
                if remove(&mut body, entry).is_none() && !request.iter().any(|body| at(body, entry).is_some()) {
                    return None;
                }
            }
            Change::Sign { entry, sign } => {
                set_sign(&mut body, &entry.to_string(), sign)?;
            }
        }
    }
    applied.request[selection] = body;
    Some(())
}
