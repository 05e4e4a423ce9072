//! Enum values of which any could be meant, and of which the request has one already: the currency of its other amounts.

use alloc::vec::Vec;

use super::{
    key_meaning::{FieldPath, homes_of},
    shown_values::written_scalar,
    tree::Arm,
    typed::{KeyMatch, Typed, TypedObject},
};
use crate::engine::schema::{Field, Kind, Object, Sample, Words};

/// Whether the requests with a mistake have an entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    Always,
    Sometimes,
    Never,
}

/// Returns a value of this kind, in which an enum value that only shows the form of all others is the one of the request. If
/// the request has another one, but not always, or several, nobody knows which is meant.
///
/// `presence` is that of an entry in these arms.
pub fn with_known_words(
    root: &TypedObject<'_>,
    presence: &dyn Fn(&[Arm]) -> Presence,
    kind: Kind,
    value: Sample,
) -> Sample {
    let with_known_words = |kind, value| with_known_words(root, presence, kind, value);
    match (kind, value) {
        (Kind::Word(words), Sample::SomeWord(example)) => {
            let mut search = Search { root: root.object, presence, words, found: Vec::new() };
            search.add_of_object(root, &mut Vec::new(), Presence::Always);
            search.known_word(example)
        }
        (Kind::List(item), Sample::List(items)) => {
            Sample::List(items.into_iter().map(|value| with_known_words(*item, value)).collect())
        }
        (_, Sample::Object(entries)) => {
            let entry = |(field, value): (&'static Field, _)| (field, with_known_words(field.kind, value));
            Sample::Object(entries.into_iter().map(entry).collect())
        }
        (_, value) => value,
    }
}

/// The enum values of a list that a request has.
struct Search<'s> {
    root: &'static Object,
    presence: &'s dyn Fn(&[Arm]) -> Presence,
    words: &'static Words,
    found: Vec<(Presence, Sample)>,
}

impl Search<'_> {
    fn known_word(self, example: &'static str) -> Sample {
        let always = self.found.iter().find(|(presence, _)| *presence == Presence::Always);
        let is_only = |word: &Sample, least: Presence| {
            self.found.iter().all(|(presence, other)| *presence > least || other == word)
        };
        match always {
            Some((_, word)) if is_only(word, Presence::Sometimes) => word.clone(),
            None if is_only(&Sample::Word(example.into()), Presence::Never) => Sample::SomeWord(example),
            _ => Sample::Gap,
        }
    }

    fn add_of_object(&mut self, object: &TypedObject<'_>, here: &mut FieldPath, around: Presence) {
        for entry in &object.entries {
            let presence = around.max((self.presence)(entry.arms()));
            if let KeyMatch::Nameless = entry.key {
                let is_of_words = |field: &&Field| matches!(field.kind, Kind::Word(words) if words == self.words);
                let homes = homes_of(self.root, object.object, &entry.written.key, here);
                if homes.iter().any(|way| way.last().is_some_and(is_of_words)) {
                    let word = written_scalar(Kind::Word(self.words), &entry.written.value.value);
                    self.found.extend(word.map(|word| (presence, word)));
                }
            } else if let Some(field) = entry.given_field() {
                here.push(field);
                self.add_of_value(&entry.value.value, here, presence);
                here.pop();
            }
        }
    }

    fn add_of_value(&mut self, value: &Typed<'_>, here: &mut FieldPath, presence: Presence) {
        match value {
            Typed::EnumValue(words, word) if *words == self.words => {
                self.found.push((presence, Sample::Word((*word).into())));
            }
            Typed::Object(object) | Typed::Checked(object) => self.add_of_object(object, here, presence),
            Typed::List(_, items) => items.iter().for_each(|item| self.add_of_value(&item.value, here, presence)),
            _ => {}
        }
    }
}
