//! The words of remedies.

use alloc::{format, string::String, vec::Vec};

use super::{Remedy, Suggestion, Verb};
use crate::engine::{
    base::{pointer::key_of_segment, wording::list_in_words},
    schema::{Field, Object, Sample, key_style::Style},
};

/// Puts remedies into words, for source code and for JSON.
pub struct Printer<'p> {
    /// The object that the pointers lead into, and its own pointer.
    pub root: &'static Object,
    pub base: &'p str,
    pub style: Style,
    /// The pointer of the mistake.
    pub blamed: &'p str,
    /// The pointer of the object that the mistake is in. Other objects are named.
    pub here: &'p str,
}

impl Printer<'_> {
    /// Returns the suggestion to make these changes.
    pub fn suggestion(&self, remedy: Vec<Remedy>) -> Suggestion {
        self.added_in("", remedy)
    }

    /// Returns the suggestion to make these changes in an `else`, which is absent.
    pub(crate) fn in_absent_else(&self, remedy: Vec<Remedy>) -> Suggestion {
        self.added_in("an `else` with ", remedy)
    }

    /// Returns the suggestion to make these changes. `around` is what has the fields that are added.
    fn added_in(&self, around: &str, remedy: Vec<Remedy>) -> Suggestion {
        let mut phrases: Vec<(Verb, Vec<String>)> = Vec::new();
        let mut changes = remedy.iter().peekable();
        while let Some(change) = changes.next() {
            // A key and its value are one entry.
            let value = match (change, changes.peek()) {
                (Remedy::Name { to, .. }, Some(Remedy::Write { entry, value })) if to == entry => Some(value),
                _ => None,
            };
            if value.is_some() {
                changes.next();
            }
            let (verb, words) = self.phrase(change, value);
            match phrases.last_mut() {
                Some((last, words_of_last)) if *last == verb && verb != Verb::Other => words_of_last.push(words),
                _ => phrases.push((verb, Vec::from([words]))),
            }
        }
        let choices = self.choices(&remedy);
        // Only a simple suggestion shares its verb with the next one.
        let first = match *phrases {
            [(verb, ref words)] if words.len() == 1 && choices.is_empty() => verb,
            _ => Verb::Other,
        };
        let text = |(verb, words): &(Verb, Vec<String>)| {
            let around = if *verb == Verb::Add { around } else { "" };
            format!("{}{around}{}", verb.text(), list_in_words(words, "and"))
        };
        let text: Vec<_> = phrases.iter().map(text).collect();
        let is_example = remedy.iter().any(|change| match change {
            Remedy::Add { value, .. } | Remedy::Write { value, .. } => !value.is_certain(),
            Remedy::NameOneOf { .. } => true,
            _ => false,
        });
        Suggestion { remedy, is_example, ..Suggestion::of(first, text.join(", and ") + &choices) }
    }

    fn phrase(&self, change: &Remedy, value: Option<&Sample>) -> (Verb, String) {
        match change {
            Remedy::Name { to, .. } => match value {
                Some(value) => (Verb::Write, self.entry(to, value)),
                None => (Verb::Write, format!("`{}`", self.key(to))),
            },
            Remedy::NameOneOf { to, .. } => {
                let keys: Vec<_> = to.iter().map(|field| self.key(field)).collect();
                (Verb::Other, format!("use one of `{}`", keys.join("`, `")))
            }
            Remedy::Move { entry, to } => {
                let (outer, name) = (outer(to), self.name(to));
                let is_same = self.name(entry) == name;
                let name = if is_same { String::new() } else { format!(", as `{name}`") };
                let to = match outer {
                    "" => format!("to the top of the request{name}"),
                    outer => format!("into `{}`{name}", self.path(outer)),
                };
                if entry == self.blamed {
                    (Verb::Move, to)
                } else {
                    (Verb::Other, format!("move `{}` {to}", self.key(entry)))
                }
            }
            Remedy::Add { to, value } => (Verb::Add, self.entry(to, value)),
            Remedy::Write { entry, value } => (Verb::Write, self.entry(entry, value)),
            Remedy::Sign { entry, sign } => (Verb::Write, format!("`{}{sign}`", self.key(entry))),
            Remedy::Remove { entry } if entry == self.blamed => (Verb::Remove, "it".into()),
            Remedy::Remove { entry } => (Verb::Remove, format!("`{}`{}", self.key(entry), self.place(entry))),
        }
    }

    /// Returns the values that the gaps of changes can have. Of several changes, lists would hide all but additions.
    fn choices(&self, remedy: &[Remedy]) -> String {
        if remedy.len() > 1 && !remedy.iter().all(|change| matches!(change, Remedy::Add { .. })) {
            return String::new();
        }
        let gaps = remedy.iter().filter_map(|change| match change {
            Remedy::Add { value: Sample::Object(_), .. } if remedy.len() > 1 => None,
            Remedy::Add { to: field, value } | Remedy::Write { entry: field, value } => {
                Some(value.choices(self.field(field)))
            }
            _ => None,
        });
        let choices = gaps.flatten().map(|(field, words)| {
            let words: Vec<_> = words.iter().map(|word| format!("`{}`", self.style.enum_value(word))).collect();
            format!("`{}` is {}", self.style.field_name(field), list_in_words(&words, "or"))
        });
        let choices: Vec<_> = choices.collect();
        if choices.is_empty() { String::new() } else { format!(", where {}", list_in_words(&choices, "and")) }
    }

    /// Returns an entry with its key, and the object that it is in.
    fn entry(&self, pointer: &str, value: &Sample) -> String {
        let (shown, place) = (value.show(self.style), self.place(pointer));
        match self.field(pointer) {
            Some(field) => format!("`{}: {shown}`{place}", self.style.key(field)),
            None => format!("`{shown}`{place}"),
        }
    }

    /// Returns the name of the object around an entry, unless the reader looks at it.
    fn place(&self, pointer: &str) -> String {
        let outer = outer(pointer);
        if outer == self.here || outer == self.base { String::new() } else { format!(" in `{}`", self.path(outer)) }
    }

    fn key(&self, pointer: &str) -> String {
        match self.field(pointer) {
            Some(field) => self.style.key(field),
            None => self.style.quoted_key(&self.name(pointer)),
        }
    }

    pub(crate) fn name(&self, pointer: &str) -> String {
        match self.field(pointer) {
            Some(field) => self.style.field_name(field).into(),
            None => key_of_segment(pointer.rsplit('/').next().unwrap_or_default()),
        }
    }

    /// Returns the names of the fields on the way of a pointer. Of the lists, only those around the mistake have an index.
    pub(crate) fn path(&self, pointer: &str) -> String {
        let (mut path, mut around, mut is_around) = (String::new(), self.keys(self.here), true);
        for (key, field) in self.steps(pointer) {
            is_around &= around.next().is_some_and(|here| field.is_none() || here == key);
            let dot = if path.is_empty() { "" } else { "." };
            match field {
                Some(field) => path.extend([dot, self.style.field_name(field)]),
                None if !is_index(&key) => path.extend([dot, &key]),
                None if is_around => path.extend(["[", &key, "]"]),
                None => {}
            }
        }
        path
    }

    fn keys(&self, pointer: &str) -> impl Iterator<Item = String> {
        pointer.strip_prefix(self.base).unwrap_or(pointer).split('/').skip(1).map(key_of_segment)
    }

    /// Returns the keys of a pointer with their fields. Items of lists and unknown keys have none.
    fn steps(&self, pointer: &str) -> impl Iterator<Item = (String, Option<&'static Field>)> {
        let mut object = Some(self.root);
        self.keys(pointer).map(move |key| {
            let field = object.and_then(|object| object.by_wire(&key));
            if field.is_some() || !is_index(&key) {
                object = field.and_then(|field| field.kind.object());
            }
            (key, field)
        })
    }

    /// Returns the field at a pointer, or `None` for an item of a list and an unknown key.
    fn field(&self, pointer: &str) -> Option<&'static Field> {
        self.steps(pointer).last()?.1
    }
}

/// Returns whether a key is the index of an item.
fn is_index(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the pointer of the object around a value.
pub fn outer(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(outer, _)| outer)
}
