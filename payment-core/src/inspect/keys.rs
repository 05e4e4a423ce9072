//! The fields that the keys of an object mean, repeated keys, and missing fields.

use alloc::{collections::BTreeMap, format, string::ToString, vec::Vec};
use core::{iter, ptr};

use super::{
    Origin,
    choices::Arm,
    edit::{Change, Edit},
    findings::Finding,
    inspector::Inspector,
    suggestion::Suggestion,
    tree::Entry,
    tree::{Place, group_by_place},
    typed::{KeyMatch, TypedEntry, TypedObject, is_given_by_several_choices},
};
use crate::{
    base::{
        distinct::distinct,
        wording::{list_in_words, shorten},
    },
    schema::{Field, Object, Parameters, RuleId, Sample},
};

impl Inspector<'_> {
    /// Returns the field that each key means, and reports unknown and repeated keys.
    pub(super) fn keys(&mut self, object: &'static Object, entries: &[Entry<'_>]) -> Vec<KeyMatch> {
        let mut keys = self.documented_keys(object, entries);
        self.other_keys(object, entries, &mut keys);
        keys
    }

    /// Finds the field of each key that is documented, and the undocumented keys that are unchecked.
    fn documented_keys(&mut self, object: &'static Object, entries: &[Entry<'_>]) -> Vec<KeyMatch> {
        let mut keys = Vec::with_capacity(entries.len());
        // The entries that set each field. Keys that repeat must not be compared with all keys before them.
        let mut given = alloc::vec![Vec::new(); object.fields.len()];
        for entry in entries {
            let field = if entry.is_identifier { object.by_rust(&entry.key) } else { object.by_wire(&entry.key) };
            keys.push(match field {
                None if entry.is_unchecked => {
                    self.report_unquoted_key(entry);
                    KeyMatch::Other
                }
                None => KeyMatch::Unknown,
                Some(field) => {
                    let at = object.fields.iter().position(|other| ptr::eq(other, field));
                    let given: &mut Vec<&Entry<'_>> = &mut given[at.unwrap_or_default()];
                    match given.iter().find(|first| !first.excludes(entry)) {
                        Some(first) => {
                            self.report_repeated_key(&entry.key, entry.place, first.place, is_chosen(first, entry));
                            KeyMatch::Repeated(field)
                        }
                        None => {
                            given.push(entry);
                            KeyMatch::Given(field)
                        }
                    }
                }
            });
        }
        keys
    }

    /// Reports the keys that are not documented, and finds the fields that they are likely to mean.
    fn other_keys(&mut self, object: &'static Object, entries: &[Entry<'_>], keys: &mut [KeyMatch]) {
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
                let is_chosen = is_chosen(&entries[first], entry);
                self.report_repeated_key(&entry.key, entry.place, entries[first].place, is_chosen);
                keys[at] = KeyMatch::Unknown;
            } else if !entry.is_unchecked {
                unknown.push(UnknownKey { at, near: self.near_field(object, entry), is_repeated: uses[at] > 1 });
            }
        }
        // Also those that are `null`.
        let written: Vec<_> = keys.iter().filter_map(|key| key.given_field()).collect();
        let far: Vec<_> = unknown.iter().filter(|key| key.near.is_none()).collect();
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
            let meant = match key.near {
                Some(field) => KeyMatch::Near(field),
                None if has_other() => KeyMatch::Unknown,
                None => only_missing().map_or(KeyMatch::Unknown, KeyMatch::Guess),
            };
            let is_written = |field: &Field| written.iter().any(|other| ptr::eq(*other, field));
            let is_movable = !key.is_repeated && !meant.meant_field().is_some_and(is_written);
            keys[key.at] = self.report_unknown_key(object, entry, entries, meant, &present, is_movable);
        }
    }

    /// Returns the only required field that is not set, if an unknown key may mean it.
    fn only_missing_field(
        &self,
        object: &'static Object,
        entry: &Entry<'_>,
        given: &[&'static Field],
    ) -> Option<&'static Field> {
        let is_given = |field: &Field| given.iter().any(|given| ptr::eq(*given, field));
        let mut missing = object.fields.iter().filter(|field| field.required && !is_given(field));
        let field = missing.next().filter(|_| missing.next().is_none())?;
        (!entry.is_bare() && self.would_accept(field, entry)).then_some(field)
    }

    /// Reports a key that an earlier entry at the place `first` has too. Both are `chosen` if different choices have them.
    pub(super) fn report_repeated_key(&mut self, key: &str, place: Place, first: Place, is_chosen: bool) {
        if self.omits(RuleId::DuplicateField, place) {
            return;
        }
        self.within(key, "", |inspector| {
            let message = format!("`{}` is given twice", shorten(key));
            let help = if is_chosen {
                "put both into one choice: `if … { … } else { … }`"
            } else {
                "remove one of them"
            };
            let finding = inspector.finding(RuleId::DuplicateField, place, message, help);
            inspector.findings.push(Finding { other: Some(first), ..finding });
        });
    }

    /// Reports required fields that are absent. JSON gets one error for each field, the macro one for each place.
    pub(super) fn report_missing_fields(&mut self, parent: &TypedObject<'_>, keys: &[KeyMatch]) {
        let mut missing = Vec::new();
        for field in parent.object.fields.iter().filter(|field| field.required) {
            if is_given_by_several_choices(&parent.entries, field) {
                continue;
            }
            let entries = parent.entries.iter();
            let giving: Vec<_> =
                entries.filter(|entry| entry.may_set(field) || entry.is_misspelling_of(field)).collect();
            missing.extend(self.places_without(&giving, 0, parent.place).into_iter().map(|place| (place, field)));
        }
        for (place, fields) in group_by_place(missing) {
            self.report_missing_fields_at(place, &fields, parent, keys);
        }
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
            let places = self.choices.possible_arms(choice).flat_map(|arm| {
                let giving: Vec<_> = giving.iter().copied().filter(|entry| entry.arms()[depth] == arm).collect();
                self.places_without(&giving, depth + 1, self.choices[arm].place)
            });
            let places: Vec<_> = places.collect();
            if shortest.as_ref().is_none_or(|shortest| places.len() < shortest.len()) {
                shortest = Some(places);
            }
        }
        shortest.unwrap_or_else(|| Vec::from([place]))
    }

    fn report_missing_fields_at(
        &mut self,
        place: Place,
        missing: &[&'static Field],
        parent: &TypedObject<'_>,
        keys: &[KeyMatch],
    ) {
        let is_null = |field: &&'static Field| null_entry(parent, field).is_some();
        let (null, absent): (Vec<_>, Vec<_>) = missing.iter().copied().partition(is_null);
        for field in null {
            self.report_null_field(place, field, parent, keys);
        }
        match (&*absent, self.origin) {
            ([first, _, ..], Origin::Macro) => {
                let samples =
                    absent.iter().map(|field| Sample::next_to(field, &parent.entries).show_entry(self.style, field));
                let help = format!("add `{}`", samples.collect::<Vec<_>>().join(", "));
                let names: Vec<_> = absent.iter().map(|field| self.style.quoted_name(field)).collect();
                let message = format!("{} are missing", list_in_words(&names, "and"));
                self.report(first.rule_if_missing(), place, message, Suggestion::example(help));
            }
            _ => absent.into_iter().for_each(|field| self.report_absent_field(place, field, parent)),
        }
    }

    /// Reports a required field that is absent.
    fn report_absent_field(&mut self, place: Place, field: &'static Field, parent: &TypedObject<'_>) {
        let rule = field.rule_if_missing();
        if self.omits(rule, place) {
            return;
        }
        let sample = Sample::next_to(field, &parent.entries);
        let text = format!("add `{}`", sample.show_entry(self.style, field));
        let pointer = self.trail.pointer();
        let parameters =
            Parameters { fields: Vec::from([pointer.child(field.wire).to_string()]), ..Parameters::default() };
        let suggestion = match sample.json() {
            None => Suggestion::example(text),
            // In source code, the place may be an arm.
            Some(_) if place != parent.place => Suggestion::advice(text),
            Some(_) => Suggestion::new(text, Some(Edit::new(Change::Add(field, sample), pointer))),
        };
        let message = format!("{} is missing", self.style.quoted_name(field));
        let finding = self.finding(rule, place, message, suggestion);
        self.findings.push(Finding { parameters, ..finding });
    }

    /// Reports a required field that is `null`.
    fn report_null_field(&mut self, place: Place, field: &'static Field, parent: &TypedObject<'_>, keys: &[KeyMatch]) {
        let is_repeated = keys.iter().any(|key| key.repeated_field().is_some_and(|other| ptr::eq(other, field)));
        let rule = field.rule_if_missing();
        if self.omits(rule, place) {
            return;
        }
        let null = null_entry(parent, field).filter(|_| self.origin == Origin::Macro);
        let place = null.map_or(place, |entry| entry.value.place());
        let message = format!("{} is required, so it cannot be `null`", self.style.quoted_name(field));
        let sample = Sample::next_to(field, &parent.entries);
        let text = format!("write `{}`", sample.show_entry(self.style, field));
        let pointer = self.trail.pointer().child(field.wire);
        let parameters = Parameters { fields: Vec::from([pointer.to_string()]), ..Parameters::default() };
        let suggestion = match Edit::replace(pointer, &sample) {
            Some(_) if is_repeated => Suggestion::advice(text),
            None => Suggestion::example(text),
            edit => Suggestion::new(text, edit),
        };
        let finding = self.finding(rule, place, message, suggestion);
        self.findings.push(Finding { parameters, ..finding });
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

/// A key that is not documented.
struct UnknownKey {
    /// The index of its entry.
    at: usize,
    /// The field that it is a misspelling of.
    near: Option<&'static Field>,
    /// Whether a later entry has the same key.
    is_repeated: bool,
}

/// Returns for each entry the first one with the same key; keys of different kinds are never the same.
pub(super) fn first_uses(entries: &[Entry<'_>], kind: impl Fn(&Entry<'_>) -> bool) -> Vec<usize> {
    let mut firsts = BTreeMap::new();
    let keys = entries.iter().enumerate();
    keys.map(|(at, entry)| *firsts.entry((&*entry.key, kind(entry))).or_insert(at)).collect()
}
