//! The fields that the keys of an object mean, repeated keys, and missing fields.

use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};
use core::iter;

use super::{Checker, MeantField};
use crate::{
    base::{distinct::distinct, spelling},
    inspect::{
        meant::{Meant, fields_of},
        mistake::{UnknownKey, What},
        tree::{Arm, Entry, Place, group_by_place},
        typed::{KeyMatch, TypedEntry, TypedObject, is_given_by_several_choices},
    },
    request::REQUESTS,
    schema::{Field, Object},
};

impl<'t> Checker<'_, 't> {
    /// Returns the field that each key means, and reports unknown and repeated keys.
    pub fn keys(&mut self, object: &'static Object, entries: &'t [Entry<'t>]) -> Vec<KeyMatch> {
        let mut keys = self.documented_keys(object, entries);
        self.other_keys(object, entries, &mut keys);
        keys
    }

    /// Finds the field of each key that is documented, and the undocumented keys that are unchecked.
    fn documented_keys(&mut self, object: &'static Object, entries: &'t [Entry<'t>]) -> Vec<KeyMatch> {
        let mut keys = Vec::with_capacity(entries.len());
        // The entries that set each field. Keys that repeat must not be compared with all keys before them.
        let mut given: Vec<(&'static Field, Vec<&Entry<'_>>)> = Vec::new();
        for entry in entries {
            let field = if entry.is_identifier { object.by_rust(&entry.key) } else { object.by_wire(&entry.key) };
            let Some(field) = field else {
                if entry.is_unchecked && entry.is_identifier {
                    self.report(entry.place, What::UnquotedUncheckedKey { key: &entry.key });
                }
                keys.push(if entry.is_unchecked { KeyMatch::Other } else { KeyMatch::Unknown });
                continue;
            };
            let at = given.iter().position(|(other, _)| *other == field).unwrap_or_else(|| {
                given.push((field, Vec::new()));
                given.len() - 1
            });
            let same = &mut given[at].1;
            keys.push(match same.iter().find(|first| !first.excludes(entry)) {
                Some(first) => {
                    self.report_repeated_key(entry, first, is_chosen(first, entry));
                    KeyMatch::Repeated(field)
                }
                None => {
                    same.push(entry);
                    KeyMatch::Given(field)
                }
            });
        }
        keys
    }

    /// Reports the keys that are not documented, and finds the fields that they are likely to mean.
    fn other_keys(&mut self, object: &'static Object, entries: &'t [Entry<'t>], keys: &mut [KeyMatch]) {
        // Collected once: a text may have thousands of unknown keys.
        let is_given = |entry: &Entry<'_>| entry.is_unchecked || !entry.value.is_null();
        let given: Vec<_> = iter::zip(entries, &*keys)
            .filter_map(|(entry, key)| Some((&entry.arms, key.given_field().filter(|_| is_given(entry))?)))
            .collect();
        let first_uses = first_uses(entries, |entry| entry.is_identifier);
        let mut uses = alloc::vec![0_usize; entries.len()];
        for first in &first_uses {
            uses[*first] += 1;
        }
        let mut unknown = Vec::new();
        for (at, &first) in first_uses.iter().enumerate() {
            let entry = &entries[at];
            if !matches!(keys[at], KeyMatch::Unknown | KeyMatch::Other) {
                continue;
            }
            if first < at && !entries[first].excludes(entry) {
                let first = &entries[first];
                self.report_repeated_key(entry, first, is_chosen(first, entry));
                keys[at] = KeyMatch::Unknown;
            } else if !entry.is_unchecked {
                unknown.push(UndocumentedKey { at, near: self.near_field(object, entry), is_repeated: uses[at] > 1 });
            }
        }
        // Also those that are `null`.
        let written: Vec<_> = keys.iter().filter_map(|key| key.given_field()).collect();
        let far: Vec<_> = unknown.iter().filter(|key| key.near.is_none()).collect();
        let pointer = if unknown.is_empty() { String::new() } else { self.trail.pointer().to_string() };
        let here = fields_of(&pointer);
        // The fields that other keys mean here.
        let mut taken: Vec<&'static Field> = unknown.iter().filter_map(|key| key.near).collect();
        for key in &unknown {
            let entry = &entries[key.at];
            // A key may mean a field that only other arms set.
            let is_present = |arms: &[Arm]| entry.arms.starts_with(arms);
            let present: Vec<_> = given.iter().filter(|(arms, _)| is_present(arms)).map(|(_, field)| *field).collect();
            let has_other = || far.iter().any(|other| other.at != key.at && !entries[other.at].excludes(entry));
            let only_missing = || {
                let near =
                    unknown.iter().filter(|other| is_present(&entries[other.at].arms)).filter_map(|key| key.near);
                self.only_missing_field(object, entry, &near.chain(present.iter().copied()).collect::<Vec<_>>())
            };
            let guess = if key.near.is_some() || has_other() { None } else { only_missing() };
            let meant = key.near.or(guess);
            let may_mean = match meant {
                Some(_) => None,
                None => Meant::of(object, entry, entries, &present, &here),
            };
            let only = may_mean.as_ref().and_then(|meant| meant.only_here(object, &here));
            keys[key.at] = match (key.near, guess.or(only)) {
                (Some(field), _) if present.contains(&field) => KeyMatch::Unknown,
                (Some(field), _) => KeyMatch::Near(field),
                // Of several keys, the first counts.
                (None, Some(field)) if !taken.contains(&field) => {
                    taken.push(field);
                    KeyMatch::Guess(field)
                }
                (None, _) => KeyMatch::Unknown,
            };
            if only.is_none() && REQUESTS.contains(&self.context.object) {
                if let Some(way) = may_mean.as_ref().and_then(Meant::only_elsewhere) {
                    let arms = self.arms.iter().chain(&entry.arms).copied().collect();
                    let meant = MeantField { way, arms };
                    // A text may have thousands of such keys, but there are not many fields.
                    if !self.meant.contains(&meant) {
                        self.meant.push(meant);
                    }
                }
                if let Some(Meant::Joined(_)) = may_mean {
                    self.replaced.push(pointer.clone());
                }
            }
            let is_movable = !key.is_repeated && !meant.is_some_and(|field| written.contains(&field));
            let is_guess = guess.is_some();
            let what =
                UnknownKey { object, entry, siblings: entries, meant, is_guess, may_mean, given: present, is_movable };
            self.report(entry.place, What::UnknownKey(what));
        }
    }

    /// Returns the field that an unknown key is near.
    fn near_field(&self, object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
        let is_macro = self.is_macro();
        let wordless = if is_macro { field_of_bare_word(object, entry) } else { None };
        let only = || if is_macro { only_field_beginning_with(object, entry) } else { None };
        wordless.or_else(|| nearest(object, &entry.key)).or_else(only)
    }

    /// Returns the only required field that is not set, if an unknown key may mean it.
    fn only_missing_field(
        &self,
        object: &'static Object,
        entry: &Entry<'_>,
        given: &[&'static Field],
    ) -> Option<&'static Field> {
        let mut missing = object.fields.iter().filter(|field| field.required && !given.contains(field));
        let field = missing.next().filter(|_| missing.next().is_none())?;
        (!entry.is_bare() && self.would_accept(field, entry)).then_some(field)
    }

    /// Reports a key that an earlier entry has too.
    pub fn report_repeated_key(&mut self, entry: &'t Entry<'t>, first: &Entry<'_>, is_chosen: bool) {
        self.within(&entry.key, "", |checker| {
            checker.report(entry.place, What::RepeatedKey { key: &entry.key, first: first.place, is_chosen });
        });
    }

    /// Reports required fields that are absent: in JSON each field, in the macro all fields of a place together.
    pub fn report_missing_fields(&mut self, parent: &TypedObject<'t>, keys: &[KeyMatch]) {
        let mut missing = Vec::new();
        for field in parent.object.fields.iter().filter(|field| field.required) {
            if is_given_by_several_choices(&parent.entries, field) || self.is_meant_in_these_arms(field) {
                continue;
            }
            let entries = parent.entries.iter();
            let giving: Vec<_> =
                entries.filter(|entry| entry.may_set(field) || entry.is_misspelling_of(field)).collect();
            missing.extend(self.places_without(&giving, 0, parent.place).into_iter().map(|place| (place, field)));
        }
        let given = || -> Vec<_> { parent.entries.iter().filter_map(TypedEntry::given_field).collect() };
        for (place, fields) in group_by_place(missing) {
            let mut absent = Vec::new();
            for field in fields {
                let Some(null) = null_entry(parent, field) else {
                    absent.push(field);
                    continue;
                };
                let is_repeated = keys.iter().any(|key| key.repeated_field() == Some(field));
                let place = if self.is_macro() { null.value.place() } else { place };
                self.report(place, What::NullField { field, given: given(), is_repeated });
            }
            let is_in_arm = place != parent.place;
            if self.is_macro() && !absent.is_empty() {
                self.report(place, What::MissingFields { fields: absent, given: given(), is_in_arm });
            } else {
                for field in absent {
                    let fields = Vec::from([field]);
                    self.report(place, What::MissingFields { fields, given: given(), is_in_arm });
                }
            }
        }
    }

    /// Returns whether a key in the arms of the object that is checked means a field of it.
    fn is_meant_in_these_arms(&mut self, field: &Field) -> bool {
        if self.meant.is_empty() {
            return false;
        }
        let pointer = self.trail.pointer().to_string();
        let here = fields_of(&pointer);
        let is_in_arms = |meant: &&MeantField| meant.arms.iter().all(|arm| self.arms.contains(arm));
        self.meant.iter().filter(is_in_arms).any(|meant| meant.leads_to(&here, field))
    }

    /// Removes the missing fields that an unknown key of another object means.
    pub fn forget_missing_fields_that_are_meant(&mut self) {
        let Self { meant, replaced, mistakes, context, .. } = self;
        if meant.is_empty() {
            return;
        }
        mistakes.retain(|mistake| {
            let pointer = mistake.pointer().to_string();
            let What::MissingFields { fields, .. } = &mut mistake.what else { return true };
            if replaced.contains(&pointer) {
                return false;
            }
            let here = fields_of(&pointer);
            // A field that is missing in one arm is blamed on the arm.
            let is_in_place =
                |meant: &&MeantField| meant.arms.last().is_none_or(|arm| context.choices[*arm].place == mistake.place);
            let is_meant = |field: &&Field| meant.iter().filter(is_in_place).any(|meant| meant.leads_to(&here, field));
            fields.retain(|field| !is_meant(field));
            !fields.is_empty()
        });
    }

    /// Returns the places where a field is absent that these entries set, of which all lie in the same `depth` arms.
    ///
    /// Choices are independent, so the field is always present if it is in one of them whatever its arm is.
    fn places_without(&self, giving: &[&TypedEntry<'_>], depth: usize, place: Place) -> Vec<Place> {
        if giving.iter().any(|entry| entry.arms().len() == depth) {
            return Vec::new();
        }
        let choices = distinct(giving.iter().map(|entry| entry.arms()[depth].choice));
        let mut shortest: Option<Vec<Place>> = None;
        for choice in choices {
            let places = self.context.choices.possible_arms(choice).flat_map(|arm| {
                let giving: Vec<_> = giving.iter().copied().filter(|entry| entry.arms()[depth] == arm).collect();
                self.places_without(&giving, depth + 1, self.context.choices[arm].place)
            });
            let places: Vec<_> = places.collect();
            if shortest.as_ref().is_none_or(|shortest| places.len() < shortest.len()) {
                shortest = Some(places);
            }
        }
        shortest.unwrap_or_else(|| Vec::from([place]))
    }
}

/// Returns the entry that sets a field to `null`.
fn null_entry<'p, 't>(parent: &'p TypedObject<'t>, field: &Field) -> Option<&'p TypedEntry<'t>> {
    parent.entries.iter().find(|entry| entry.gives(field) && !entry.may_set(field))
}

/// Returns whether two entries lie in arms of different choices, which may exclude each other.
fn is_chosen(one: &Entry<'_>, other: &Entry<'_>) -> bool {
    match (one.arms.last(), other.arms.last()) {
        (Some(one), Some(other)) => one.choice != other.choice,
        _ => false,
    }
}

impl MeantField {
    /// Returns whether it is this field of the object `here`, or lies in it.
    fn leads_to(&self, here: &[&str], field: &Field) -> bool {
        self.way.starts_with(here) && self.way.get(here.len()) == Some(&field.wire)
    }
}

/// A key that is not documented.
struct UndocumentedKey {
    /// The index of its entry.
    at: usize,
    /// The field that it is a misspelling of.
    near: Option<&'static Field>,
    /// Whether a later entry has the same key.
    is_repeated: bool,
}

/// Returns for each entry the first one with the same key; keys of different kinds are never the same.
pub fn first_uses(entries: &[Entry<'_>], kind: impl Fn(&Entry<'_>) -> bool) -> Vec<usize> {
    let mut firsts = BTreeMap::new();
    let keys = entries.iter().enumerate();
    keys.map(|(at, entry)| *firsts.entry((&*entry.key, kind(entry))).or_insert(at)).collect()
}

/// Returns the field that a key is a misspelling of.
pub fn nearest(object: &'static Object, key: &str) -> Option<&'static Field> {
    let names: Vec<_> = object.fields.iter().map(|field| field.wire).collect();
    object.by_wire(spelling::nearest(key, &names)?)
}

/// Returns the field that an enum value without a key is meant for, as in `{ QR }`.
pub fn field_of_bare_word(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    if entry.is_bare() { object.accepting_word(&entry.key) } else { None }
}

/// Returns the only field that a key without colon and value is the beginning of.
fn only_field_beginning_with(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    let mut begun =
        object.fields.iter().filter(|field| entry.is_bare() && spelling::begins_with(field.wire, &entry.key));
    let first = begun.next()?;
    begun.next().is_none().then_some(first)
}
