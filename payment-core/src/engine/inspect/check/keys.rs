//! The fields that the keys of an object mean, repeated keys, and missing fields.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

use super::Checker;
use crate::engine::{
    inspect::{
        by_arms::ByArms,
        mistake::{CountedKey, MistakeKind, UnknownKey},
        names::{Naming, alternatives, naming},
        tree::{Entry, group_by_place},
        typed::{KeyMatch, TypedEntry, TypedObject, is_given_by_several_choices},
    },
    schema::{Field, Object},
};

/// The fields that the keys of an object mean.
#[derive(Default)]
pub struct KeyMeanings<'t> {
    /// The meaning of each key.
    pub matches: Vec<KeyMatch>,
    fields: Vec<FieldEntries<'t>>,
    /// The entries with an unknown key that a later one has too, and those with such a later key.
    firsts: BTreeSet<usize>,
    laters: BTreeSet<usize>,
    /// The entries whose key counts as a field that other arms have already.
    partly: BTreeSet<usize>,
    /// The entries whose key means one of several fields, with these.
    alternatives: Vec<(usize, Vec<&'static Field>)>,
}

/// A field, and the entries of an object that mean it.
struct FieldEntries<'t> {
    field: &'static Field,
    /// The entries that have its key.
    written: ByArms<'t>,
    /// Those that set it to a value other than `null`, or are unchecked.
    set: ByArms<'t>,
    /// These, and those whose unknown keys count as the field.
    likely: ByArms<'t>,
}

impl<'t> KeyMeanings<'t> {
    fn of(&self, field: &Field) -> Option<&FieldEntries<'t>> {
        self.fields.iter().find(|of_field| of_field.field == field)
    }

    fn of_mut(&mut self, field: &'static Field) -> &mut FieldEntries<'t> {
        let at = self.fields.iter().position(|of_field| of_field.field == field).unwrap_or_else(|| {
            let (written, set, likely) = Default::default();
            self.fields.push(FieldEntries { field, written, set, likely });
            self.fields.len() - 1
        });
        &mut self.fields[at]
    }

    /// Returns whether a key is unknown, counts as no field, and no earlier one is the same.
    pub fn is_unknown(&self, at: usize) -> bool {
        matches!(self.matches[at], KeyMatch::Unknown) && !self.is_later(at)
    }

    /// Returns whether a key is unknown, and an earlier one is the same.
    pub fn is_later(&self, at: usize) -> bool {
        self.laters.contains(&at)
    }

    /// Returns the fields that a request with an entry may have by these entries.
    fn next_to(
        &self,
        entry: &Entry<'_>,
        entries: for<'m> fn(&'m FieldEntries<'t>) -> &'m ByArms<'t>,
    ) -> Vec<&'static Field> {
        let of_field = self.fields.iter().filter(|of_field| entries(of_field).next_to(&entry.arms).is_some());
        of_field.map(|of_field| of_field.field).collect()
    }

    /// Returns the fields of which earlier keys mean one. Of several keys that mean one of the same fields, the first counts.
    fn alternatives_before(&self, at: usize) -> Vec<&'static Field> {
        let before = self.alternatives.iter().filter(|(other, _)| *other < at);
        before.flat_map(|(_, fields)| fields).copied().collect()
    }

    /// Returns an unknown key. `is_valid` is whether its value is valid in the field that it counts as.
    pub fn unknown(&self, object: &'static Object, entry: &'t Entry<'t>, at: usize, is_valid: bool) -> UnknownKey<'t> {
        let counted = |field| {
            let written = self.of(field).and_then(|of_field| of_field.written.enclosing(&entry.arms));
            let is_alone = !self.firsts.contains(&at) && !self.partly.contains(&at);
            CountedKey { field, is_valid, is_null: written.is_some_and(|it| !is_given(it)), is_alone }
        };
        UnknownKey {
            object,
            entry,
            counts_as: if let KeyMatch::CountsAs(field) = self.matches[at] { Some(counted(field)) } else { None },
            set: self.next_to(entry, |of_field| &of_field.set),
            likely: [self.next_to(entry, |of_field| &of_field.likely), self.alternatives_before(at)].concat(),
        }
    }
}

/// Returns whether an entry sets its field, so that it is not absent.
fn is_given(entry: &Entry<'_>) -> bool {
    entry.is_unchecked || !entry.value.is_null()
}

impl<'t> Checker<'_, 't> {
    /// Returns the field that each key means, and reports repeated keys.
    pub fn keys(&mut self, entries: &'t [Entry<'t>]) -> KeyMeanings<'t> {
        let mut keys = KeyMeanings { matches: Vec::with_capacity(entries.len()), ..KeyMeanings::default() };
        self.documented_keys(entries, &mut keys);
        for field in &mut keys.fields {
            field.set.complete(self.context.choices);
            field.likely.complete(self.context.choices);
        }
        self.unknown_keys(entries, &mut keys);
        keys
    }

    /// Finds the field of each documented key. The others are unknown, or unchecked.
    fn documented_keys(&mut self, entries: &'t [Entry<'t>], keys: &mut KeyMeanings<'t>) {
        let object = self.current.object;
        for entry in entries {
            let field = if entry.is_identifier { object.by_rust(&entry.key) } else { object.by_wire(&entry.key) };
            let Some(field) = field else {
                if entry.is_unchecked && entry.is_identifier {
                    self.within(&entry.key, "", |checker| {
                        checker.report(entry.place, MistakeKind::UnquotedKey { key: &entry.key, has_sign: true });
                    });
                }
                keys.matches.push(if entry.is_unchecked { KeyMatch::Unchecked } else { KeyMatch::Unknown });
                continue;
            };
            let of_field = keys.of_mut(field);
            let key = match of_field.written.add_alone(entry) {
                Err(first) => {
                    self.report_repeated_key(entry, first);
                    KeyMatch::Repeated(field)
                }
                Ok(()) => {
                    if is_given(entry) {
                        of_field.set.add(entry);
                        of_field.likely.add(entry);
                    }
                    KeyMatch::Field(field)
                }
            };
            keys.matches.push(key);
        }
    }

    /// Finds the field that each unknown key means.
    fn unknown_keys(&mut self, entries: &'t [Entry<'t>], keys: &mut KeyMeanings<'t>) {
        let object = self.current.object;
        let firsts = first_uses(entries, |entry| entry.is_identifier);
        let is_unknown = |at: &usize| matches!(keys.matches[*at], KeyMatch::Unknown | KeyMatch::Unchecked);
        let unknown = (0..entries.len()).filter(is_unknown);
        let mut named: Vec<_> = unknown.map(|at| (at, naming(object, &entries[at].key))).collect();
        // Of several keys that name a field, the one that names it best counts, and of those the first.
        named.sort_by_key(|(_, named)| named.map_or(Naming::Near, |(naming, _)| naming));
        for (at, named) in named {
            let (entry, first) = (&entries[at], firsts[at]);
            if first < at && !entries[first].excludes(entry) {
                keys.firsts.insert(first);
                keys.laters.insert(at);
                keys.matches[at] = KeyMatch::Unknown;
                self.report_repeated_key(entry, &entries[first]);
            }
            if entry.is_unchecked {
                continue;
            }
            let Some((_, field)) = named else {
                let alternatives = alternatives(object, &entry.key);
                if alternatives.len() > 1 && !keys.is_later(at) {
                    keys.alternatives.push((at, alternatives));
                }
                continue;
            };
            let of_field = keys.of_mut(field);
            // A key in an arm counts only there.
            if !of_field.likely.is_always_in(&entry.arms) {
                let is_partly = of_field.likely.next_to(&entry.arms).is_some();
                of_field.likely.add(entry);
                keys.matches[at] = KeyMatch::CountsAs(field);
                if is_partly {
                    keys.partly.insert(at);
                }
            }
        }
    }

    /// Reports a key that an earlier entry has too.
    pub fn report_repeated_key(&mut self, entry: &'t Entry<'t>, first: &Entry<'_>) {
        let is_in_choices = is_in_choices(first, entry);
        self.within(&entry.key, "", |checker| {
            checker
                .report(entry.place, MistakeKind::RepeatedKey { key: &entry.key, first: first.place, is_in_choices });
        });
    }

    /// Reports required fields that are absent: in JSON each field, in the macro all fields of a place together.
    pub fn report_missing_fields(&mut self, parent: &TypedObject<'t>) {
        let (mut missing, choices) = (Vec::new(), self.context.choices);
        for field in parent.object.fields.iter().filter(|field| field.required && !parent.is_unfinished) {
            if is_given_by_several_choices(&parent.entries, field) {
                continue;
            }
            let mut giving = ByArms::default();
            for entry in parent.entries.iter().filter(|entry| entry.may_set(field) || entry.counts_as(field)) {
                giving.add(entry.written);
            }
            if giving.first().is_none() {
                missing.push((parent.place, field));
            }
            missing.extend(giving.arms_without(&[], choices).into_iter().map(|arm| (choices[arm].place, field)));
        }
        for (place, fields) in group_by_place(missing) {
            // The fields that are set wherever the place is, and not only in other arms.
            let is_around = |entry: &&TypedEntry<'_>| entry.arms().iter().all(|arm| choices[*arm].has(place));
            let set = || parent.entries.iter().filter(is_around).filter_map(TypedEntry::field).collect();
            let mut absent = Vec::new();
            for field in fields {
                let Some(null) = null_entry(parent, field) else {
                    absent.push(field);
                    continue;
                };
                let place = if self.is_macro() { null.value.place() } else { place };
                self.report(
                    place,
                    MistakeKind::MissingFields { fields: Vec::from([field]), set: set(), is_null: true },
                );
            }
            let together = if self.is_macro() { absent.len().max(1) } else { 1 };
            for fields in absent.chunks(together) {
                self.report(place, MistakeKind::MissingFields { fields: fields.into(), set: set(), is_null: false });
            }
        }
    }
}

fn null_entry<'p, 't>(parent: &'p TypedObject<'t>, field: &Field) -> Option<&'p TypedEntry<'t>> {
    parent.entries.iter().find(|entry| entry.is_of(field) && !entry.may_set(field))
}

/// Returns whether two entries lie in arms of different choices, which may exclude each other.
fn is_in_choices(one: &Entry<'_>, other: &Entry<'_>) -> bool {
    match (one.arms.last(), other.arms.last()) {
        (Some(one), Some(other)) => one.choice != other.choice,
        _ => false,
    }
}

/// Returns for each entry the first one with the same key; keys of different kinds are never the same.
pub fn first_uses(entries: &[Entry<'_>], kind: impl Fn(&Entry<'_>) -> bool) -> Vec<usize> {
    let mut firsts = BTreeMap::new();
    let keys = entries.iter().enumerate();
    keys.map(|(at, entry)| *firsts.entry((&*entry.key, kind(entry))).or_insert(at)).collect()
}
