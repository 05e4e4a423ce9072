//! The fields that the keys of an object mean, repeated keys, and missing fields.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use core::iter;

use super::Checker;
use crate::engine::{
    base::distinct::distinct,
    inspect::{
        mistake::What,
        tree::{Arm, Entry, Place, group_by_place},
        typed::{KeyMatch, TypedEntry, TypedObject, is_given_by_several_choices},
        unknown_key::named_field,
    },
    schema::{Field, Object},
};

/// The fields that the keys of an object mean.
pub struct Keys<'t> {
    /// The meaning of each key.
    pub matches: Vec<KeyMatch>,
    /// The fields that are set, each with the arms of its entry.
    given: Vec<(&'t [Arm], &'static Field)>,
    /// The fields that are set to `null`, each with the arms of its entry.
    nulls: Vec<(&'t [Arm], &'static Field)>,
    /// The fields that unknown keys count as, each with the entry.
    named: Vec<(&'static Field, &'t Entry<'t>)>,
    /// The entries whose unknown keys name no field, the first one of each arm.
    hiding: Vec<usize>,
    /// The entries whose unknown keys are repeated.
    repeated: BTreeSet<usize>,
}

impl Keys<'_> {
    /// Returns whether a later entry has the same unknown key.
    pub fn is_repeated(&self, at: usize) -> bool {
        self.repeated.contains(&at)
    }

    /// Returns the fields that are set wherever an entry is: not those that only other arms set.
    pub fn given_next_to(&self, entry: &Entry<'_>) -> Vec<&'static Field> {
        let given = self.given.iter().filter(|(arms, _)| entry.arms.starts_with(arms));
        given.map(|(_, field)| *field).collect()
    }

    /// Returns the fields that are set, or that other keys count as, wherever an entry is.
    pub fn meant_next_to(&self, entry: &Entry<'_>) -> Vec<&'static Field> {
        let named = self.named.iter().filter(|(_, other)| entry.arms.starts_with(&other.arms));
        self.given_next_to(entry).into_iter().chain(named.map(|(field, _)| *field)).collect()
    }

    /// Returns the required fields that an unknown key hides, because it may be meant for them: those that are absent
    /// wherever its entry is, and that no key names. Of several such keys, the first hides them.
    pub fn hidden_by(&self, object: &'static Object, entries: &[Entry<'_>], at: usize) -> Vec<&'static Field> {
        if !self.hiding.contains(&at) {
            return Vec::new();
        }
        let given = self.given_next_to(&entries[at]);
        let is_meant = |field: &Field| self.matches.iter().any(|key| key.meant_field() == Some(field));
        object.fields.iter().filter(|field| field.required && !given.contains(field) && !is_meant(field)).collect()
    }

    /// Returns whether an entry next to this one sets a field to `null`.
    pub fn is_null_next_to(&self, entry: &Entry<'_>, field: &Field) -> bool {
        self.nulls.iter().any(|(arms, null)| *null == field && entry.arms.starts_with(arms))
    }
}

impl<'t> Checker<'_, 't> {
    /// Returns the field that each key means, and reports repeated keys.
    pub fn keys(&mut self, object: &'static Object, entries: &'t [Entry<'t>]) -> Keys<'t> {
        let matches = self.documented_keys(object, entries);
        let is_given = |entry: &Entry<'_>| entry.is_unchecked || !entry.value.is_null();
        // Collected once: a text may have thousands of unknown keys.
        let set = iter::zip(entries, &matches).filter_map(|(entry, key)| Some((entry, key.given_field()?)));
        let (given, nulls): (Vec<_>, Vec<_>) = set.partition(|(entry, _)| is_given(entry));
        let with_arms = |set: Vec<(&'t Entry<'t>, &'static Field)>| -> Vec<_> {
            set.into_iter().map(|(entry, field)| (&*entry.arms, field)).collect()
        };
        let (given, nulls) = (with_arms(given), with_arms(nulls));
        let mut keys = Keys { given, nulls, named: Vec::new(), hiding: Vec::new(), repeated: BTreeSet::new(), matches };
        self.other_keys(object, entries, &mut keys);
        keys
    }

    /// Finds the field of each key that is documented, and the undocumented keys that are unchecked.
    fn documented_keys(&mut self, object: &'static Object, entries: &'t [Entry<'t>]) -> Vec<KeyMatch> {
        let mut keys = Vec::with_capacity(entries.len());
        // Keys that repeat must not be compared with all keys before them.
        let mut given: Vec<(&'static Field, Setting<'_>)> = Vec::new();
        for entry in entries {
            let field = if entry.is_identifier { object.by_rust(&entry.key) } else { object.by_wire(&entry.key) };
            let Some(field) = field else {
                if entry.is_unchecked && entry.is_identifier {
                    self.within(&entry.key, "", |checker| {
                        checker.report(entry.place, What::UnquotedKey { key: &entry.key, is_marked: true });
                    });
                }
                keys.push(if entry.is_unchecked { KeyMatch::Other } else { KeyMatch::Any });
                continue;
            };
            let at = given.iter().position(|(other, _)| *other == field).unwrap_or_else(|| {
                given.push((field, Setting::default()));
                given.len() - 1
            });
            let same = &mut given[at].1;
            keys.push(match same.first_next_to(entry) {
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

    /// Finds the field that each undocumented key names.
    fn other_keys(&mut self, object: &'static Object, entries: &'t [Entry<'t>], keys: &mut Keys<'t>) {
        for (at, first) in first_uses(entries, |entry| entry.is_identifier).into_iter().enumerate() {
            let entry = &entries[at];
            if !matches!(keys.matches[at], KeyMatch::Any | KeyMatch::Other) {
                continue;
            }
            if first < at && !entries[first].excludes(entry) {
                keys.repeated.insert(first);
                let first = &entries[first];
                self.report_repeated_key(entry, first, is_chosen(first, entry));
                keys.matches[at] = KeyMatch::RepeatedUnknown(named_field(object, &entry.key));
            } else if !entry.is_unchecked {
                keys.matches[at] = match named_field(object, &entry.key) {
                    None => {
                        if !keys.hiding.iter().any(|other| !entries[*other].excludes(entry)) {
                            keys.hiding.push(at);
                        }
                        KeyMatch::Any
                    }
                    Some(field) => {
                        let is_set =
                            keys.given.iter().any(|(arms, given)| *given == field && entry.arms.starts_with(arms));
                        // Of several keys that name a field, the first counts, unless it lies in an arm.
                        let is_named = || {
                            let mut named = keys.named.iter();
                            named.any(|(other, first)| *other == field && entry.arms.starts_with(&first.arms))
                        };
                        if is_set || is_named() {
                            KeyMatch::Unknown(field)
                        } else {
                            keys.named.push((field, entry));
                            KeyMatch::Named(field)
                        }
                    }
                };
            }
        }
    }

    /// Reports a key that an earlier entry has too.
    pub fn report_repeated_key(&mut self, entry: &'t Entry<'t>, first: &Entry<'_>, is_chosen: bool) {
        self.within(&entry.key, "", |checker| {
            checker.report(entry.place, What::RepeatedKey { key: &entry.key, first: first.place, is_chosen });
        });
    }

    /// Reports required fields that are absent: in JSON each field, in the macro all fields of a place together.
    pub fn report_missing_fields(&mut self, parent: &TypedObject<'t>) {
        let mut missing = Vec::new();
        for field in parent.object.fields.iter().filter(|field| field.required) {
            if is_given_by_several_choices(&parent.entries, field) {
                continue;
            }
            let entries = parent.entries.iter();
            let giving: Vec<_> = entries.filter(|entry| entry.may_set(field) || entry.may_mean(field)).collect();
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
                let place = if self.is_macro() { null.value.place() } else { place };
                self.report(place, What::MissingFields { fields: Vec::from([field]), given: given(), is_null: true });
            }
            if self.is_macro() && !absent.is_empty() {
                self.report(place, What::MissingFields { fields: absent, given: given(), is_null: false });
            } else {
                for field in absent {
                    let fields = Vec::from([field]);
                    self.report(place, What::MissingFields { fields, given: given(), is_null: false });
                }
            }
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

/// The entries that set one field, each of which excludes all others: they lie in different arms of one choice, or in
/// different arms inside one of these.
#[derive(Default)]
struct Setting<'t> {
    first: Option<&'t Entry<'t>>,
    /// The entries by their outermost arm, because there may be thousands of arms.
    by_arm: BTreeMap<Option<Arm>, Vec<&'t Entry<'t>>>,
}

impl<'t> Setting<'t> {
    /// Returns the first of them that a request can have next to `entry`.
    fn first_next_to(&self, entry: &Entry<'_>) -> Option<&'t Entry<'t>> {
        let outermost = |entry: &Entry<'_>| entry.arms.first().copied();
        let first = self.first?;
        let choice_of = |entry: &Entry<'_>| outermost(entry).map(|arm| arm.choice);
        if choice_of(first) != choice_of(entry) {
            return Some(first);
        }
        let in_same_arm = self.by_arm.get(&outermost(entry));
        in_same_arm.into_iter().flatten().copied().find(|other| !other.excludes(entry))
    }

    fn push(&mut self, entry: &'t Entry<'t>) {
        self.first.get_or_insert(entry);
        self.by_arm.entry(entry.arms.first().copied()).or_default().push(entry);
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

/// Returns for each entry the first one with the same key; keys of different kinds are never the same.
pub fn first_uses(entries: &[Entry<'_>], kind: impl Fn(&Entry<'_>) -> bool) -> Vec<usize> {
    let mut firsts = BTreeMap::new();
    let keys = entries.iter().enumerate();
    keys.map(|(at, entry)| *firsts.entry((&*entry.key, kind(entry))).or_insert(at)).collect()
}

/// Returns the field that an enum value without a key is meant for, as in `{ QR }`.
pub fn field_of_bare_word(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    if entry.is_bare() { object.accepting_word(&entry.key) } else { None }
}
