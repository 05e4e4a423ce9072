//! The fields that the keys of an object mean, repeated keys, and missing fields.

use alloc::{collections::BTreeMap, format, vec::Vec};
use core::ptr;

use super::{
    Finding, Inspector, Origin,
    choices::are_separate,
    group_by_place,
    tree::{Arm, Entry, KeyMatch, Value},
};
use crate::{
    base::{
        distinct::distinct,
        wording::{list_in_words, shorten},
    },
    schema::{Field, Object, RuleId},
};

impl Inspector<'_> {
    /// Finds the field that each key means, and reports unknown and repeated keys.
    pub(super) fn keys(&mut self, object: &'static Object, entries: &mut [Entry<'_>]) {
        self.documented_keys(object, entries);
        self.other_keys(object, entries);
    }

    /// Finds the field of each key that is documented or marked.
    fn documented_keys(&mut self, object: &'static Object, entries: &mut [Entry<'_>]) {
        // The entries that give each field. Keys that repeat must not be compared with all keys before them.
        let mut given = alloc::vec![Vec::new(); object.fields.len()];
        for at in 0..entries.len() {
            let (before, rest) = entries.split_at_mut(at);
            let entry = &mut rest[0];
            let field = if entry.is_identifier { object.by_rust(&entry.key) } else { object.by_wire(&entry.key) };
            let Some(field) = field else {
                if entry.is_unchecked {
                    self.report_unquoted_key(entry);
                    entry.key_match = KeyMatch::Other;
                }
                continue;
            };
            let Some(field_at) = object.fields.iter().position(|other| ptr::eq(other, field)) else { continue };
            let first = given[field_at].iter().map(|first: &usize| &before[*first]);
            entry.key_match = match first.clone().find(|first| !are_separate(first, entry)) {
                Some(first) => {
                    self.report_repeated_key(&entry.key, entry.place, first.place);
                    KeyMatch::Repeated(field)
                }
                None => KeyMatch::Given(field),
            };
            if entry.gives(field) {
                given[field_at].push(at);
            }
        }
    }

    /// Reports the keys that are not documented, and finds the fields that they are likely to mean.
    fn other_keys(&mut self, object: &'static Object, entries: &mut [Entry<'_>]) {
        // Collected once: a text may have thousands of unknown keys.
        let given: Vec<_> = entries
            .iter()
            .filter_map(|entry| {
                entry.given_field().filter(|field| entry.may_set(field)).map(|field| (entry.arms.clone(), field))
            })
            .collect();
        let first_uses = first_uses(entries, |entry| entry.is_identifier);
        for (at, first) in first_uses.into_iter().enumerate() {
            let entry = &entries[at];
            if !matches!(entry.key_match, KeyMatch::New | KeyMatch::Other) {
                continue;
            }
            if first < at && !are_separate(&entries[first], entry) {
                self.report_repeated_key(&entry.key, entry.place, entries[first].place);
                entries[at].key_match = KeyMatch::Unknown;
            } else if !entry.is_unchecked {
                // A field that only other arms give may be what this key means.
                let present: Vec<_> =
                    given.iter().filter(|(arms, _)| entry.arms.starts_with(arms)).map(|(_, field)| *field).collect();
                let key_match = self.report_unknown_key(object, entry, &present);
                let entry = &mut entries[at];
                entry.key_match = key_match;
                if entry.is_bare() && !entry.key.is_empty() {
                    // A misspelt key is no better as a variable.
                    entry.value.value = Value::Broken;
                }
            }
        }
    }

    /// Reports a key that an earlier entry at the place `first` has too.
    pub(super) fn report_repeated_key(&mut self, key: &str, place: usize, first: usize) {
        if self.omits(RuleId::DuplicateField, place) {
            return;
        }
        self.within(key, "", |inspector| {
            let message = format!("`{}` is given twice", shorten(key));
            let finding = inspector.finding(RuleId::DuplicateField, place, message, "remove one of them");
            inspector.findings.push(Finding { other: Some(first), ..finding });
        });
    }

    /// Reports required fields that are absent. JSON gets one error for each field, the macro one for each place.
    pub(super) fn report_missing_fields(&mut self, object: &'static Object, entries: &[Entry<'_>], place: usize) {
        let mut missing = Vec::new();
        for field in object.fields.iter().filter(|field| field.required) {
            let giving: Vec<_> =
                entries.iter().filter(|entry| entry.may_set(field) || entry.is_misspelling_of(field)).collect();
            missing.extend(self.places_without(&giving, 0, place).into_iter().map(|place| (place, field)));
        }
        for (place, fields) in group_by_place(&missing) {
            self.report_missing_fields_at(place, &fields, entries);
        }
    }

    /// Returns the places where a field is absent that these entries give, of which all lie in the same `depth` arms.
    ///
    /// Choices are independent, so the field is always present if it is in one of them whatever its arm is.
    fn places_without(&self, giving: &[&Entry<'_>], depth: usize, place: usize) -> Vec<usize> {
        if giving.iter().any(|entry| entry.arms.len() == depth) {
            return Vec::new();
        }
        let choices = distinct(giving.iter().map(|entry| entry.arms[depth].choice));
        let mut shortest: Option<Vec<usize>> = None;
        for choice in choices {
            let arms = &self.choices[choice];
            let places = arms.possible_arms().flat_map(|index| {
                let arm = Arm { choice, index };
                let giving: Vec<_> = giving.iter().copied().filter(|entry| entry.arms[depth] == arm).collect();
                self.places_without(&giving, depth + 1, arms.arms[index].place)
            });
            let places: Vec<_> = places.collect();
            if shortest.as_ref().is_none_or(|shortest| places.len() < shortest.len()) {
                shortest = Some(places);
            }
        }
        shortest.unwrap_or_else(|| Vec::from([place]))
    }

    fn report_missing_fields_at(&mut self, place: usize, missing: &[&'static Field], entries: &[Entry<'_>]) {
        match (missing, self.origin) {
            ([first, _, ..], Origin::Macro) => {
                let samples = missing.iter().map(|field| self.style.sample_next_to(field, entries));
                let help = format!("add `{}`", samples.collect::<Vec<_>>().join(", "));
                let names: Vec<_> = missing.iter().map(|field| self.style.quoted_name(field)).collect();
                let message = format!("{} are missing", list_in_words(&names, "and"));
                self.report(first.rule_if_missing(), place, message, help);
            }
            _ => missing.iter().for_each(|field| self.report_missing_field(place, field, entries)),
        }
    }

    fn report_missing_field(&mut self, place: usize, field: &'static Field, entries: &[Entry<'_>]) {
        let rule = field.rule_if_missing();
        if self.omits(rule, place) {
            return;
        }
        let (name, sample) = (self.style.quoted_name(field), self.style.sample_next_to(field, entries));
        match entries.iter().find(|entry| entry.gives(field) && !entry.may_set(field)) {
            Some(entry) => {
                let place = if self.origin == Origin::Macro { entry.value.place } else { place };
                let message = format!("{name} is required, so it cannot be `null`");
                self.report(rule, place, message, format!("write `{sample}`"));
            }
            None => self.report(rule, place, format!("{name} is missing"), format!("add `{sample}`")),
        }
    }
}

/// Returns for each entry the first one with the same key; keys of different kinds are never the same.
pub(super) fn first_uses(entries: &[Entry<'_>], kind: impl Fn(&Entry<'_>) -> bool) -> Vec<usize> {
    let mut firsts = BTreeMap::new();
    let keys = entries.iter().enumerate();
    keys.map(|(at, entry)| *firsts.entry((&*entry.key, kind(entry))).or_insert(at)).collect()
}
