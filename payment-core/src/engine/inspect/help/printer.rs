//! The words of changes.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Change, Suggestion, Verb};
use crate::engine::{
    base::{
        path::{Path, Segment},
        wording::list_in_words,
    },
    schema::{Field, Object, Sample, key_style::Style},
};

/// Puts changes into words, for source code and for JSON.
pub struct Printer<'p> {
    /// The object that the paths lead into.
    pub root: &'static Object,
    pub style: Style,
    /// The path of the mistake, if the reader looks at its entry.
    pub blamed: Option<&'p Path>,
    /// The paths of the objects that the reader looks at: first the one that the mistake is in. Other objects are named.
    pub near: Vec<Path>,
}

impl Printer<'_> {
    pub fn suggestion(&self, changes: Vec<Change>) -> Suggestion {
        self.added_in("", changes)
    }

    /// Returns the suggestion to make these changes in an `else`, which is absent.
    pub(crate) fn in_absent_else(&self, changes: Vec<Change>) -> Suggestion {
        self.added_in("an `else` with ", changes)
    }

    /// Returns the suggestion to make these changes. `around` is what has the fields that are added.
    fn added_in(&self, around: &str, changes: Vec<Change>) -> Suggestion {
        let mut phrases: Vec<(Verb, Vec<String>)> = Vec::new();
        let mut rest = changes.iter().peekable();
        while let Some(change) = rest.next() {
            // A key and its value are one entry.
            let value = match (change, rest.peek()) {
                (Change::Name { to, .. }, Some(Change::Write { entry, value })) if to == entry => Some(value),
                _ => None,
            };
            if value.is_some() {
                rest.next();
            }
            let (verb, words) = self.phrase(change, value);
            match phrases.last_mut() {
                Some((last, words_of_last)) if *last == verb && verb != Verb::Other => words_of_last.push(words),
                _ => phrases.push((verb, Vec::from([words]))),
            }
        }
        let options = self.options(&changes);
        // Only a simple suggestion shares its verb with the next one.
        let first = match *phrases {
            [(verb, ref words)] if words.len() == 1 && options.is_empty() => verb,
            _ => Verb::Other,
        };
        let text = |(verb, words): &(Verb, Vec<String>)| {
            let around = if *verb == Verb::Add { around } else { "" };
            format!("{}{around}{}", verb.text(), list_in_words(words, "and"))
        };
        let text: Vec<_> = phrases.iter().map(text).collect();
        let is_example = changes.iter().any(|change| match change {
            Change::Add { value, .. } | Change::Write { value, .. } => !value.is_certain(),
            Change::NameOneOf { .. } => true,
            _ => false,
        });
        Suggestion { changes, is_example, ..Suggestion::of(first, text.join(", and ") + &options) }
    }

    fn phrase(&self, change: &Change, value: Option<&Sample>) -> (Verb, String) {
        match change {
            Change::Name { to, .. } => match value {
                Some(value) => (Verb::Write, self.entry(to, value)),
                None => (Verb::Write, format!("`{}`", self.key(to))),
            },
            Change::NameOneOf { entry, to } => {
                let object = entry.outer();
                let keys: Vec<_> = to.iter().map(|field| self.key(&object.child(field))).collect();
                (Verb::Other, format!("use one of `{}`", keys.join("`, `")))
            }
            Change::Move { entry, to } => {
                let (outer, name) = (to.outer(), self.name(to));
                let name = if self.name(entry) == name { String::new() } else { format!(", as `{name}`") };
                let to = if outer.is_root() {
                    format!("to the top of the request{name}")
                } else {
                    format!("into `{}`{name}", self.path(&outer))
                };
                (Verb::Move, to)
            }
            Change::Add { to, value } => (Verb::Add, self.entry(to, value)),
            Change::Write { entry, value } => (Verb::Write, self.entry(entry, value)),
            Change::Sign { entry, sign } => (Verb::Write, format!("`{}{sign}`", self.key(entry))),
            Change::Remove { entry } if Some(entry) == self.blamed => (Verb::Remove, "it".into()),
            Change::Remove { entry } => (Verb::Remove, format!("`{}`{}", self.key(entry), self.around(entry))),
        }
    }

    /// Returns the values that the gaps of changes can have. Of several changes, lists would hide all but additions.
    fn options(&self, changes: &[Change]) -> String {
        if changes.len() > 1 && !changes.iter().all(|change| matches!(change, Change::Add { .. })) {
            return String::new();
        }
        let gaps = changes.iter().filter_map(|change| match change {
            Change::Add { value: Sample::Object(_), .. } if changes.len() > 1 => None,
            Change::Add { to: field, value } | Change::Write { entry: field, value } => {
                Some(value.options(self.field(field)))
            }
            _ => None,
        });
        let options = gaps.flatten().map(|(field, values)| {
            let values: Vec<_> = values.iter().map(|value| format!("`{}`", self.style.enum_value(value))).collect();
            format!("`{}` is {}", self.style.field_name(field), list_in_words(&values, "or"))
        });
        let options: Vec<_> = options.collect();
        if options.is_empty() { String::new() } else { format!(", where {}", list_in_words(&options, "and")) }
    }

    /// Returns an entry with its key, and the object that it is in.
    fn entry(&self, path: &Path, value: &Sample) -> String {
        let (shown, place) = (value.show(self.style), self.around(path));
        match self.field(path) {
            Some(field) => format!("`{}: {shown}`{place}", self.style.key(field)),
            None => format!("`{shown}`{place}"),
        }
    }

    /// Returns the name of the object around an entry, unless the reader looks at it.
    fn around(&self, path: &Path) -> String {
        let outer = path.outer();
        if self.near.contains(&outer) { String::new() } else { format!(" in `{}`", self.path(&outer)) }
    }

    fn key(&self, path: &Path) -> String {
        match self.field(path) {
            Some(field) => self.style.key(field),
            None => self.style.quoted_key(&self.name(path)),
        }
    }

    pub(crate) fn name(&self, path: &Path) -> String {
        match (self.field(path), path.last()) {
            (Some(field), _) => self.style.field_name(field).into(),
            (None, Some(Segment::Key(key))) => key.to_string(),
            (None, Some(Segment::Index(index))) => index.to_string(),
            (None, None) => String::new(),
        }
    }

    /// Returns the names of the fields on the way of a path. Of the lists, only those around the mistake have an index.
    pub(crate) fn path(&self, path: &Path) -> String {
        let around = self.near.first().map_or_else(Vec::new, |here| here.segments());
        let (mut printed, mut is_around) = (String::new(), true);
        for (at, (segment, field)) in self.steps(path).into_iter().enumerate() {
            is_around &= around.get(at) == Some(&segment);
            let dot = if printed.is_empty() { "" } else { "." };
            match (segment, field) {
                (_, Some(field)) => printed.extend([dot, self.style.field_name(field)]),
                (Segment::Key(key), None) => printed.extend([dot, key]),
                (Segment::Index(index), None) if is_around => printed.extend(["[", &index.to_string(), "]"]),
                (Segment::Index(_), None) => {}
            }
        }
        printed
    }

    /// Returns the steps of a path with their fields. Items of lists and unknown keys have none.
    fn steps<'s>(&self, path: &'s Path) -> Vec<(&'s Segment, Option<&'static Field>)> {
        let mut object = Some(self.root);
        let step = |segment: &'s Segment| {
            let Segment::Key(key) = segment else { return (segment, None) };
            let field = object.and_then(|object| object.by_wire(key));
            object = field.and_then(|field| field.kind.object());
            (segment, field)
        };
        path.segments().into_iter().map(step).collect()
    }

    /// Returns the field at a path, or `None` for an item of a list and an unknown key.
    fn field(&self, path: &Path) -> Option<&'static Field> {
        self.steps(path).last()?.1
    }
}
