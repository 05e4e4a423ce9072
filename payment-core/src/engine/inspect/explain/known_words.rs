//! Enum values of which any could be meant, and of which the request has one already: the currency of its other amounts.

use alloc::vec::Vec;

use super::Explainer;
use crate::engine::{
    inspect::{
        sample::written_scalar,
        typed::{KeyMatch, Typed, TypedObject},
        unknown_key::{FieldPath, places_of},
    },
    schema::{Field, Kind, Sample, Words},
};

impl Explainer<'_> {
    /// Returns a value of this kind, in which an enum value that only shows the form of all others is the one of the request,
    /// if it has only one.
    pub fn with_known_words(&self, kind: Kind, value: Sample) -> Sample {
        match (kind, value) {
            (Kind::Word(words), example @ Sample::SomeWord(_)) => self.only_word(words).unwrap_or(example),
            (Kind::List(item), Sample::List(items)) => {
                Sample::List(items.into_iter().map(|value| self.with_known_words(*item, value)).collect())
            }
            (_, Sample::Object(entries)) => {
                let entry = |(field, value): (&'static Field, _)| (field, self.with_known_words(field.kind, value));
                Sample::Object(entries.into_iter().map(entry).collect())
            }
            (_, value) => value,
        }
    }

    /// Returns the only enum value of a list that each request with the mistake has.
    fn only_word(&self, words: &'static Words) -> Option<Sample> {
        let mut search = Search { explainer: self, words, found: Vec::new() };
        search.add_of_object(self.root, &mut Vec::new());
        let (first, others) = search.found.split_first()?;
        others.iter().all(|other| other == first).then(|| first.clone())
    }
}

/// The enum values of a list that a request has.
struct Search<'s> {
    explainer: &'s Explainer<'s>,
    words: &'static Words,
    found: Vec<Sample>,
}

impl Search<'_> {
    fn add_of_object(&mut self, object: &TypedObject<'_>, here: &mut FieldPath) {
        for entry in object.entries.iter().filter(|entry| self.explainer.is_around(entry.arms())) {
            if let KeyMatch::Any = entry.key {
                let is_of_words = |field: &&Field| matches!(field.kind, Kind::Word(words) if words == self.words);
                let places = places_of(self.explainer.context.object, object.object, &entry.written.key, here);
                if places.iter().any(|way| way.last().is_some_and(is_of_words)) {
                    self.found.extend(written_scalar(Kind::Word(self.words), &entry.written.value.value));
                }
            } else if let Some(field) = entry.given_field() {
                here.push(field);
                self.add_of_value(&entry.value.value, here);
                here.pop();
            }
        }
    }

    fn add_of_value(&mut self, value: &Typed<'_>, here: &mut FieldPath) {
        match value {
            Typed::EnumValue(words, word) if *words == self.words => self.found.push(Sample::Word((*word).into())),
            Typed::Object(object) | Typed::Checked(object) => self.add_of_object(object, here),
            Typed::List(_, items) => items.iter().for_each(|item| self.add_of_value(&item.value, here)),
            _ => {}
        }
    }
}
