//! Follows the helps of one request, as its author does who has no other source.

use std::{collections::HashSet, fs};

use payment_core::{
    inspect::help::Change,
    schema::{Field, Kind, Sample},
};
use serde_json::Value;

use super::{Found, Subject, apply::field_at, is_gone, normalized};
use crate::Random;

/// The most suggestions that a request needs, one after the other.
const MOST_STEPS: usize = 30;

/// Which of the mistakes is corrected next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The first one.
    First,
    /// The last one.
    Last,
}

/// What became of a request.
#[derive(Debug)]
pub struct Followed {
    first: Vec<Value>,
    /// The mistakes and helps that were followed.
    steps: Vec<String>,
    /// The values in their suggestions that nobody has written.
    invented: Vec<String>,
    /// What is wrong with the steps.
    flaw: Option<&'static str>,
}

impl Followed {
    /// Returns what is wrong with the steps, if anything is.
    pub fn flaw(&self) -> Option<String> {
        self.flaw.map(|flaw| self.report(flaw))
    }

    /// Returns the values that the helps invent, if there are any.
    pub fn invention(&self) -> Option<String> {
        (!self.invented.is_empty()).then(|| self.report(&self.invented.join("; ")))
    }

    fn report(&self, what: &str) -> String {
        let first: Vec<_> = self.first.iter().map(Value::to_string).collect();
        format!("{what}\n    {}\n    {}", first.join("\n    "), self.steps.join("\n    "))
    }
}

/// The country code of a telephone number that begins with a zero.
const COUNTRY_CODE: &str = "62";

/// Returns bodies that people have from other gateways.
///
/// # Panics
///
/// Panics if the file cannot be read.
pub fn other_gateways() -> Vec<Value> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/other_gateways.jsonl");
    let read = |line: &str| serde_json::from_str::<Value>(line).unwrap()["body"].take();
    fs::read_to_string(file).unwrap().lines().map(read).collect()
}

impl Subject<'_> {
    /// Follows the first suggestion of each help until no help says what to do. An entry that a help has only a list of fields
    /// for is removed.
    pub fn follow(&self, request: &[Value], next: Next, random: &mut Random) -> Followed {
        let first = request.to_vec();
        let (mut request, mut requests) = (first.clone(), HashSet::new());
        let (mut steps, mut invented, mut flaw) = (Vec::new(), Vec::new(), None);
        let mut all = (self.check)(&request);
        loop {
            let has_suggestion =
                |found: &&Found| found.suggestions.first().is_some_and(|suggestion| !suggestion.is_empty());
            let mut helped = all.iter().filter(has_suggestion);
            let found = if next == Next::First { helped.next() } else { helped.next_back() };
            let Some(found) = found else { break };
            if !requests.insert(format!("{request:?}")) || steps.len() == MOST_STEPS {
                flaw = Some("the suggestions do not end");
                break;
            }
            steps.push(format!("{}: {}: {}", found.pointer, found.message, found.help));
            let suggestion = &found.suggestions[0];
            invented.extend(self.invented(&request, found, suggestion));
            let Some(applied) = self.apply(&request, found, &followed(suggestion), random) else { break };
            request = applied.request;
            let after = (self.check)(&request);
            if !is_gone(found, &all, &after) {
                flaw = Some("the mistake is left");
                break;
            }
            all = after;
        }
        Followed { first, steps, invented, flaw }
    }

    /// Returns the values in a suggestion that nobody has written, and that are not the only possible ones.
    fn invented(&self, request: &[Value], found: &Found, suggestion: &[Change]) -> Vec<String> {
        let mut values = Vec::new();
        for change in suggestion {
            if let Change::Add { to, value } | Change::Write { entry: to, value } = change {
                add_values(value, field_at(self.object, &to.to_string()), &mut values);
            }
        }
        let mut written = Vec::new();
        for body in request {
            add_texts(body, &mut written);
            add_keys(body, &mut written);
        }
        values.retain(|(field, value)| !found.id.rule().is_between_fields() && !is_written(*field, value, &written));
        values.iter().map(|(_, value)| format!("nobody has written {value:?}")).collect()
    }
}

/// Returns a suggestion as it is followed: what it shows is written.
fn followed(suggestion: &[Change]) -> Vec<Change> {
    let change = |change: &Change| match change.clone() {
        Change::NameOneOf { entry, .. } => Change::Remove { entry },
        Change::Add { to, value } => Change::Add { to, value: as_shown(value) },
        Change::Write { entry, value } => Change::Write { entry, value: as_shown(value) },
        change => change,
    };
    suggestion.iter().map(change).collect()
}

/// Appends the strings, numbers and booleans in a value.
fn add_texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Number(_) | Value::Bool(_) => found.push(value.to_string()),
        Value::Array(items) => items.iter().for_each(|item| add_texts(item, found)),
        Value::Object(entries) => entries.values().for_each(|value| add_texts(value, found)),
        Value::Null => {}
    }
}

/// Appends the keys in a value. A value that names a field goes with that field: `type: CARD` with `card`.
fn add_keys(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| {
            found.push(key.clone());
            add_keys(value, found);
        }),
        Value::Array(items) => items.iter().for_each(|item| add_keys(item, found)),
        _ => {}
    }
}

fn as_shown(sample: Sample) -> Sample {
    match sample {
        Sample::SomeEnumValue(word) => Sample::EnumValue(word.to_owned()),
        Sample::Object(entries) => {
            Sample::Object(entries.into_iter().map(|(field, value)| (field, as_shown(value))).collect())
        }
        Sample::List(items) => Sample::List(items.into_iter().map(as_shown).collect()),
        sample => sample,
    }
}

/// Appends the values in a sample that have no gap, each with its field.
fn add_values<'s>(
    sample: &'s Sample,
    field: Option<&'static Field>,
    found: &mut Vec<(Option<&'static Field>, &'s Sample)>,
) {
    match sample {
        Sample::Object(entries) => entries.iter().for_each(|(field, value)| add_values(value, Some(field), found)),
        Sample::List(items) => items.iter().for_each(|item| add_values(item, field, found)),
        Sample::Bool(_) | Sample::Number(_) | Sample::Text(_) | Sample::EnumValue(_) | Sample::SomeEnumValue(_) => {
            found.push((field, sample));
        }
        _ => {}
    }
}

/// Returns whether a value is one of these, perhaps in another form.
fn is_written(field: Option<&'static Field>, value: &Sample, written: &[String]) -> bool {
    let is_word = |text: &str, word: &str| match field.map(|field| field.kind) {
        Some(Kind::EnumValue(words)) => words.find(text).is_some_and(|meant| meant.value() == word),
        _ => normalized(text) == normalized(word),
    };
    match value {
        Sample::EnumValue(word) => written.iter().any(|text| is_word(text, word)),
        // It shows the form of all others, unless one of them is written.
        Sample::SomeEnumValue(word) => {
            let Some(Kind::EnumValue(words)) = field.map(|field| field.kind) else { return false };
            let mut meant: Vec<_> = written.iter().filter_map(|text| words.find(text)?.certain()).collect();
            meant.sort_unstable();
            meant.dedup();
            !matches!(*meant, [other] if other != *word)
        }
        Sample::Bool(value) => written.iter().any(|text| *text == value.to_string()),
        Sample::Number(number) => written.iter().any(|text| digits(text) == digits(number)),
        // Each of its words is written.
        Sample::Text(text) => {
            let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.all(|word| word == COUNTRY_CODE || written.iter().any(|text| text.contains(word)))
        }
        _ => true,
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}
