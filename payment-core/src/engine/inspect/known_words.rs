//! Enum values of which any could be meant, and of which the request has one already: the currency of its other amounts.

use alloc::vec::Vec;
use core::cell::RefCell;

use super::{
    key_meaning::{FieldPath, homes_of, named_field},
    tree::{Arm, Entry, Hint, Node, Value},
    typed::TypedObject,
};
use crate::engine::{
    base::{
        distinct::distinct,
        spelling::{ends_with_words, normalized, normalizes_to},
    },
    schema::{Denoted, Field, Kind, Object, Sample, Words, walk},
};

/// The most entries and items of a request that are looked at. A text may have thousands of them, and a hundred mistakes.
const MOST: usize = 1_000;

/// The greatest number of bytes of an amount with its currency.
const MOST_OF_AMOUNT: usize = 48;

/// Whether the requests with a mistake have an entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    Always,
    Sometimes,
    Never,
}

/// A request, and the place in it that a help writes a value for.
#[derive(Clone, Copy)]
pub struct KnownWords<'k> {
    pub root: &'k TypedObject<'k>,
    pub mentions: &'k Mentions,
    /// The pointer of that place. What is written there says more than the rest of the request.
    pub near: &'k str,
    /// The presence of an entry in these arms.
    pub presence: &'k dyn Fn(&[Arm]) -> Presence,
}

impl KnownWords<'_> {
    /// Returns a value of this kind, in which an enum value that only shows the form of all others is the one of the request.
    /// If the request has another one, but not always, or several, or one that nobody knows, there is a gap in its place.
    pub fn in_sample(self, kind: Kind, value: Sample) -> Sample {
        match (kind, value) {
            (Kind::Word(words), Sample::SomeWord(_) | Sample::Gap) if words.are_codes() => self.word(words),
            (Kind::List(item), Sample::List(items)) => {
                Sample::List(items.into_iter().map(|value| self.in_sample(*item, value)).collect())
            }
            (_, Sample::Object(entries)) => {
                let entry = |(field, value): (&'static Field, _)| (field, self.in_sample(field.kind, value));
                Sample::Object(entries.into_iter().map(entry).collect())
            }
            (_, value) => value,
        }
    }

    fn word(self, words: &'static Words) -> Sample {
        let keys: Vec<_> = self.near.split('/').skip(1).collect();
        let near = if keys.is_empty() { Vec::new() } else { Search::run(self.root, words, &keys) };
        // Other arms may have a value at the same place.
        if near.iter().any(|it| (self.presence)(&it.arms) != Presence::Never) {
            return self.meant(words, &near);
        }
        let mut lists = self.mentions.0.borrow_mut();
        let at = lists.iter().position(|(other, _)| *other == words).unwrap_or_else(|| {
            lists.push((words, Search::run(self.root, words, &[])));
            lists.len() - 1
        });
        self.meant(words, &lists[at].1)
    }

    /// Returns the enum value that all mentions leave.
    fn meant(self, words: &Words, mentions: &[Mention]) -> Sample {
        let possible =
            || mentions.iter().map(|it| ((self.presence)(&it.arms), it)).filter(|it| it.0 != Presence::Never);
        let clear = possible().find(|(presence, it)| *presence == Presence::Always && it.is_clear);
        match (clear.and_then(|(_, it)| it.word), words.sample) {
            (Some(word), _) if possible().all(|(_, it)| it.word == Some(word)) => Sample::Word(word.into()),
            (None, Some(example)) if mentions.iter().all(|it| it.word == Some(example)) => Sample::SomeWord(example),
            _ => Sample::Gap,
        }
    }
}

/// The enum values that a request names, of each list that has been asked about.
#[derive(Default)]
pub struct Mentions(RefCell<Vec<(&'static Words, Vec<Mention>)>>);

/// A part of a request that names an enum value, or may name one.
#[derive(PartialEq, Eq)]
struct Mention {
    /// The arms that it lies in.
    arms: Vec<Arm>,
    /// The value, or `None` if nobody knows it.
    word: Option<&'static str>,
    /// Whether it certainly is such a value, so that a help may repeat it.
    is_clear: bool,
}

/// The place of a search.
#[derive(Clone, Copy)]
struct At<'s> {
    /// The object whose entries are read, also those in an object under an unknown key.
    object: &'static Object,
    /// The keys on the way to the only value that counts.
    only: &'s [&'s str],
}

struct Search {
    root: &'static Object,
    words: &'static Words,
    /// The names of the fields that have these enum values.
    names: Vec<&'static str>,
    found: Vec<Mention>,
    /// The arms around the entry that is looked at.
    arms: Vec<Arm>,
    /// The number of entries and items to look at.
    left: usize,
}

impl Search {
    /// Returns the mentions in a request, or in the value to which these keys lead.
    fn run(root: &TypedObject<'_>, words: &'static Words, only: &[&str]) -> Vec<Mention> {
        let is_of_words = |field: &&'static Field| is_of(field, words);
        let names = distinct(walk(root.object).iter().map(|it| it.field).filter(is_of_words).map(|it| it.wire));
        let (found, arms) = (Vec::new(), Vec::new());
        let mut search = Self { root: root.object, words, names, found, arms, left: MOST };
        let entries: Vec<_> = root.entries.iter().map(|entry| entry.written).collect();
        search.entries(&entries, At { object: root.object, only }, &mut Vec::new());
        search.found
    }

    fn add(&mut self, word: Option<&'static str>, is_clear: bool) {
        let mention = Mention { arms: self.arms.clone(), word, is_clear };
        if !self.found.contains(&mention) {
            self.found.push(mention);
        }
    }

    /// Returns whether there is room for another entry or item. What is not looked at may name anything.
    fn takes(&mut self) -> bool {
        if self.left == 0 {
            self.add(None, false);
            return false;
        }
        self.left -= 1;
        true
    }

    fn entries(&mut self, entries: &[&Entry<'_>], at: At<'_>, here: &mut FieldPath) {
        let field_of = |entry: &Entry<'_>| {
            let given = if entry.is_identifier { at.object.by_rust(&entry.key) } else { at.object.by_wire(&entry.key) };
            given.or_else(|| named_field(at.object, &entry.key).filter(|_| !entry.is_bare()))
        };
        let [key, only @ ..] = at.only else {
            for entry in entries {
                if !self.takes() {
                    return;
                }
                self.entry(entry, field_of(entry), at, here);
            }
            return;
        };
        let is_written = |entry: &&&Entry<'_>| {
            entry.key == *key || at.object.by_wire(key).is_some_and(|field| field.rust == entry.key)
        };
        let is_named = |entry: &&&Entry<'_>| field_of(entry).is_some_and(|field| field.wire == *key);
        let has_key = entries.iter().any(|entry| is_written(&entry));
        for entry in entries.iter().filter(|entry| if has_key { is_written(entry) } else { is_named(entry) }) {
            self.entry(entry, field_of(entry), At { only, ..at }, here);
        }
    }

    fn entry(&mut self, entry: &Entry<'_>, field: Option<&'static Field>, at: At<'_>, here: &mut FieldPath) {
        let around = self.arms.len();
        self.arms.extend(&entry.arms);
        match field {
            Some(field) => {
                here.push(field);
                self.value(field.kind, &entry.value, at, here);
                here.pop();
            }
            None => self.unknown_entry(entry, at, here),
        }
        self.arms.truncate(around);
    }

    fn items<'e>(&mut self, items: &'e [Node<'e>], at: At<'_>, mut each: impl FnMut(&mut Self, &'e Node<'e>, At<'_>)) {
        if let [key, only @ ..] = at.only {
            let item = key.parse::<usize>().ok().and_then(|index| items.get(index));
            return item.into_iter().for_each(|item| each(self, item, At { only, ..at }));
        }
        for item in items {
            if !self.takes() {
                return;
            }
            each(self, item, at);
        }
    }

    /// Adds what the value of a field names.
    fn value(&mut self, kind: Kind, node: &Node<'_>, at: At<'_>, here: &mut FieldPath) {
        let inner = At { object: kind.object().unwrap_or(at.object), ..at };
        match (kind, &node.value) {
            // Arbitrary JSON is the user's own.
            (_, Value::Null) | (Kind::Free(_), _) => {}
            (_, Value::Object(entries)) => self.entries(&refs(entries), inner, here),
            (Kind::List(item), Value::List(items)) => {
                self.items(items, at, |search, node, at| search.value(*item, node, at, here));
            }
            (_, Value::List(items)) => self.items(items, at, |search, node, at| search.value(kind, node, at, here)),
            (Kind::Word(words), value) if words == self.words => self.add(self.certain(value), true),
            (_, Value::Text(text)) if self.is_amount(kind, at.object) => self.amount(text),
            (_, value) if is_unknown(value) && has_word(kind, self.words) => {
                self.add(self.certain(value), true);
            }
            _ => {}
        }
    }

    /// Adds what an entry with an unknown key names.
    fn unknown_entry(&mut self, entry: &Entry<'_>, at: At<'_>, here: &mut FieldPath) {
        if let Some(word) = self.listed(&entry.key) {
            return self.add(Some(word), entry.is_bare() || self.is_priced(at.object));
        }
        self.value_of_unknown(entry, &entry.value, at, here);
    }

    fn value_of_unknown(&mut self, entry: &Entry<'_>, node: &Node<'_>, at: At<'_>, here: &mut FieldPath) {
        let is_priced = self.is_priced(at.object);
        match &node.value {
            Value::Object(entries) => self.entries(&refs(entries), at, here),
            Value::List(items) => {
                self.items(items, at, |search, node, at| search.value_of_unknown(entry, node, at, here));
            }
            value @ (Value::Text(_) | Value::Name(_) | Value::Constant(_) | Value::Expression(_)) => {
                let (word, is_named) = (self.certain(value), self.is_named(entry, at.object, here));
                match (word, value) {
                    _ if is_named => self.add(word, true),
                    (Some(_), _) if is_priced => self.add(word, true),
                    (_, Value::Text(text)) if is_priced => self.amount(text),
                    (_, Value::Text(text) | Value::Name(text)) => {
                        if let Some(word) = self.listed(text) {
                            self.add(Some(word), false);
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// Returns whether an unknown key ends in the name of a field with these enum values, or belongs in another object as one.
    fn is_named(&self, entry: &Entry<'_>, object: &'static Object, here: &FieldPath) -> bool {
        let key = normalized(&entry.key);
        let is_name = |name: &&str| normalizes_to(name, &key) || ends_with_words(&entry.key, &normalized(name));
        let ends_here = |way: &FieldPath| way.last().is_some_and(|field| is_of(field, self.words));
        self.names.iter().any(is_name) || homes_of(self.root, object, &entry.key, here).iter().any(ends_here)
    }

    fn listed(&self, name: &str) -> Option<&'static str> {
        self.words.position(name).map(|at| self.words.name_at(at))
    }

    /// Returns the enum value that a value certainly denotes.
    fn certain(&self, value: &Value<'_>) -> Option<&'static str> {
        match value {
            Value::Text(word) | Value::Constant(word) => self.words.denoted(word),
            // In lower case, it is a variable.
            Value::Name(word) => self.listed(word),
            Value::Expression(Hint::Path(word) | Hint::InBrackets(word)) => self.listed(word),
            _ => None,
        }
    }

    /// Adds the enum value next to the number of an amount: `USD` in `USD 100.00`.
    fn amount(&mut self, text: &str) {
        match unit_of(text) {
            "" => {}
            unit => self.add(self.words.denoted(unit), true),
        }
    }

    /// Returns whether a text at the place of a value of this kind may be an amount with its currency.
    fn is_amount(&self, kind: Kind, object: &Object) -> bool {
        match kind {
            Kind::Object(object) | Kind::Checked(object) => self.is_priced(object),
            kind => is_number(kind) && self.is_priced(object),
        }
    }

    /// Returns whether an object has a number next to such an enum value.
    fn is_priced(&self, object: &Object) -> bool {
        let has = |is_it: &dyn Fn(&Field) -> bool| object.fields.iter().any(is_it);
        has(&|field| is_of(field, self.words)) && has(&|field| is_number(field.kind))
    }
}

/// Returns what a number is written with, such as `USD` in `USD 1,000.50`. It is empty if there is nothing. A longer text is
/// returned as it is.
pub fn unit_of(text: &str) -> &str {
    let is_of_number =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '_' | '\'' | '-' | '+');
    if text.len() > MOST_OF_AMOUNT { text } else { text.trim_matches(is_of_number) }
}

fn refs<'e, 'a>(entries: &'e [Entry<'a>]) -> Vec<&'e Entry<'a>> {
    entries.iter().collect()
}

fn is_of(field: &Field, words: &Words) -> bool {
    matches!(field.kind, Kind::Word(other) if other == words)
}

fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Number(_)) || matches!(kind, Kind::Text(text) if text.denotes() == Denoted::Number)
}

/// Returns whether values of this kind have such an enum value.
fn has_word(kind: Kind, words: &Words) -> bool {
    kind.object()
        .is_some_and(|object| object.fields.iter().any(|field| is_of(field, words) || has_word(field.kind, words)))
}

/// Returns whether nobody knows what is in a value.
fn is_unknown(value: &Value<'_>) -> bool {
    value.may_be_run_time() || matches!(value, Value::Doubtful)
}
