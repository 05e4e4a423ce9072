//! Applies remedies to bodies.

use payment_core::{
    inspect::help::Remedy,
    schema::{Field, Kind, Object, Sample},
};
use serde_json::{Value, json};

use super::{
    Advice, Found,
    body::{at, remove, set, set_sign, split},
    normalized,
};
use crate::Random;

pub fn field_at(object: &'static Object, pointer: &str) -> Option<&'static Field> {
    let (mut object, mut last) = (Some(object), None);
    for key in pointer.split('/').skip(1) {
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
        Kind::Word(words) => json!(words.name_at(random.below(words.count()))),
        Kind::List(item) => json!([valid(*item, random)]),
        Kind::Free(_) => json!({}),
        kind => {
            let fields = kind.as_object().unwrap().fields.iter().filter(|field| field.required);
            Value::Object(fields.map(|field| (field.wire.to_owned(), valid(field.kind, random))).collect())
        }
    }
}

/// Returns a sample with valid values in its gaps.
fn filled(sample: &Sample, field: Option<&'static Field>, way: usize, random: &mut Random) -> Option<Value> {
    Some(match sample {
        Sample::Object(entries) => Value::Object(
            entries
                .iter()
                .map(|(field, value)| Some((field.wire.to_owned(), filled(value, Some(field), way, random)?)))
                .collect::<Option<_>>()?,
        ),
        Sample::List(items) => {
            Value::Array(items.iter().map(|item| filled(item, field, way, random)).collect::<Option<_>>()?)
        }
        Sample::OneOf(words) => json!(words[way % words.len()]),
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
    /// The places of values that nobody had looked into before.
    pub unseen: Vec<String>,
    /// The places of objects whose content is drawn.
    pub filled_in: Vec<String>,
    /// Whether a change writes over another value.
    pub is_lost: bool,
    /// Whether some selection has no place for a change.
    pub is_partial: bool,
}

impl Applied {
    /// Returns the texts in the values that were moved.
    pub fn moved_words(&self) -> Vec<String> {
        let mut found = Vec::new();
        for body in &self.request {
            self.unseen.iter().filter_map(|place| at(body, place)).for_each(|value| add_texts(value, &mut found));
        }
        found
    }
}

/// Appends the strings, numbers and booleans in a value.
pub fn add_texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Number(_) | Value::Bool(_) => found.push(value.to_string()),
        Value::Array(items) => items.iter().for_each(|item| add_texts(item, found)),
        Value::Object(entries) => entries.values().for_each(|value| add_texts(value, found)),
        Value::Null => {}
    }
}

/// Returns in how many ways a remedy can be followed: each item of its lists is a different one.
pub fn ways(remedy: &[Remedy]) -> usize {
    let ways = remedy.iter().map(|change| match change {
        Remedy::NameOneOf { to, .. } => to.len(),
        Remedy::Add { value, .. } | Remedy::Write { value, .. } => words(value),
        _ => 1,
    });
    ways.max().unwrap_or(1)
}

fn words(sample: &Sample) -> usize {
    match sample {
        Sample::OneOf(words) => words.len(),
        Sample::Object(entries) => entries.iter().map(|(_, value)| words(value)).max().unwrap_or(1),
        Sample::List(items) => items.iter().map(words).max().unwrap_or(1),
        _ => 1,
    }
}

/// Returns the names of the fields that a remedy changes, and of the enum values that it writes.
pub fn names(remedy: &[Remedy]) -> Vec<String> {
    let mut found = Vec::new();
    for change in remedy {
        match change {
            Remedy::Name { entry, to } | Remedy::Move { entry, to } => found.extend([split(entry).1, split(to).1]),
            Remedy::NameOneOf { to, .. } => found.extend(to.iter().map(|to| split(to).1)),
            Remedy::Remove { entry } => found.push(split(entry).1),
            Remedy::Add { to, value } | Remedy::Write { entry: to, value } => {
                found.push(split(to).1);
                add_names(value, &mut found);
            }
            _ => {}
        }
    }
    found.iter().map(|name| format!("`{}`", normalized(name))).collect()
}

fn add_names(sample: &Sample, found: &mut Vec<String>) {
    match sample {
        Sample::Word(word) => found.push(word.clone()),
        Sample::Bool(value) => found.push(value.to_string()),
        Sample::OneOf(words) => found.extend(words.iter().map(|word| (*word).to_owned())),
        Sample::Object(entries) => entries.iter().for_each(|(field, value)| {
            found.push(field.wire.to_owned());
            add_names(value, found);
        }),
        Sample::List(items) => items.iter().for_each(|item| add_names(item, found)),
        _ => {}
    }
}

/// Returns whether a remedy leaves it to the reader which field or enum value to write.
pub fn leaves_choice(object: &'static Object, remedy: &[Remedy]) -> bool {
    remedy.iter().any(|change| match change {
        Remedy::Add { to, value } | Remedy::Write { entry: to, value } => {
            let field = field_at(object, to);
            words(value) > 1 || matches!((value, field.map(|field| field.kind)), (Sample::Gap, Some(Kind::Word(_))))
        }
        Remedy::NameOneOf { to, .. } => to.len() > 1,
        _ => false,
    })
}

/// Applies the changes of a remedy in one of its ways. Returns `None` if a change has no place.
pub fn apply(
    request: &[Value],
    object: &'static Object,
    found: &Found,
    advice: &Advice,
    way: usize,
    random: &mut Random,
) -> Option<Applied> {
    let seed = random.below(usize::MAX);
    let mut applied = Applied {
        request: request.to_vec(),
        unseen: Vec::new(),
        filled_in: Vec::new(),
        is_lost: false,
        is_partial: false,
    };
    let changes = Changes { request, object, found, remedy: &advice.remedy, way };
    let mut is_changed = false;
    for selection in 0..request.len() {
        if advice.selections.contains(&selection) {
            // Each selection gets the same values.
            let random = &mut Random::new(seed as u64);
            let is_applied = changed(&changes, &mut applied, selection, random).is_some();
            is_changed |= is_applied;
            applied.is_partial |= !is_applied;
        } else if advice.is_limited {
            for change in &advice.remedy {
                if let Remedy::Name { entry, .. } | Remedy::Move { entry, .. } = change {
                    remove(&mut applied.request[selection], entry);
                }
            }
        }
    }
    is_changed.then_some(applied)
}

/// A remedy, in one of its ways.
struct Changes<'c> {
    request: &'c [Value],
    object: &'static Object,
    found: &'c Found,
    remedy: &'c [Remedy],
    way: usize,
}

/// Applies the changes in one selection.
fn changed(changes: &Changes<'_>, applied: &mut Applied, selection: usize, random: &mut Random) -> Option<()> {
    let Changes { request, object, found, remedy, way } = *changes;
    let mut body = applied.request[selection].clone();
    for change in remedy {
        match change {
            // A key in quotes.
            Remedy::Name { entry, to } if entry == to => {}
            Remedy::Name { entry, to } | Remedy::Move { entry, to } => {
                let (sign, value) = remove(&mut body, entry)?;
                applied.is_lost |= at(&body, to).is_some_and(|there| !there.is_null());
                set(&mut body, to, value)?;
                set_sign(&mut body, to, sign)?;
                applied.unseen.push(to.clone());
            }
            Remedy::NameOneOf { entry, to } => {
                remove(&mut body, entry)?;
                let to = &to[way % to.len()];
                let value = valid(field_at(object, to)?.kind, random);
                applied.is_lost |= at(&body, to).is_some_and(|there| !there.is_null());
                // A `null` there goes with its sign.
                remove(&mut body, to);
                set(&mut body, to, value)?;
                applied.filled_in.push(to.clone());
            }
            Remedy::Write { entry, .. } if found.id == "va-number-digits" => {
                // The text names the length.
                let digits: String = found.help.chars().filter(char::is_ascii_digit).collect();
                set(&mut body, entry, json!("0".repeat(digits.parse().ok()?)))?;
            }
            Remedy::Add { to, value } | Remedy::Write { entry: to, value } => {
                let value = filled(value, field_at(object, to), way, random)?;
                applied.is_lost |=
                    matches!(change, Remedy::Add { .. }) && at(&body, to).is_some_and(|it| !it.is_null());
                set(&mut body, to, value)?;
            }
            // Other selections may lack it.
            Remedy::Remove { entry } => {
                if remove(&mut body, entry).is_none() && !request.iter().any(|body| at(body, entry).is_some()) {
                    return None;
                }
            }
            Remedy::Sign { entry, sign } => {
                set_sign(&mut body, entry, sign)?;
                // The sign kept the value from being checked.
                applied.unseen.push(entry.clone());
            }
            _ => return None,
        }
    }
    applied.request[selection] = body;
    Some(())
}
