//! Which field each key of an object means: repeated keys and missing fields.

use alloc::{collections::BTreeMap, format, vec::Vec};
use core::ptr;

use super::{
    Inspector, Origin,
    facts::member,
    tree::{Entry, KeyMatch, Value},
};
use crate::{
    base::wording::{joined, shorten},
    schema::{Field, Object, RuleId},
};

impl Inspector {
    /// Finds the field that each key means, and reports unknown and repeated keys.
    pub(super) fn keys(&mut self, object: &'static Object, entries: &mut [Entry<'_>]) {
        // Each field that is given, and the place of its first key.
        let mut given: Vec<(&'static Field, usize)> = Vec::new();
        for entry in &mut *entries {
            let field = if entry.is_identifier { object.by_rust(&entry.key) } else { object.by_wire(&entry.key) };
            let Some(field) = field else {
                if entry.is_unchecked {
                    self.undocumented_key(entry);
                    entry.key_match = KeyMatch::Other;
                }
                continue;
            };
            match given.iter().find(|(other, _)| ptr::eq(*other, field)) {
                Some((_, first)) => {
                    self.duplicate(&entry.key, entry.place, *first);
                    entry.key_match = KeyMatch::Repeated(field);
                }
                None => {
                    given.push((field, entry.place));
                    entry.key_match = KeyMatch::Given(field);
                }
            }
        }
        let is_present = |field: &Field| entries.iter().any(|entry| entry.may_be(field));
        let present: Vec<_> = given.iter().map(|(field, _)| *field).filter(|field| is_present(field)).collect();
        let first_uses = first_uses(entries, |entry| entry.is_identifier);
        for (at, first) in first_uses.into_iter().enumerate() {
            let entry = &entries[at];
            if !matches!(entry.key_match, KeyMatch::New | KeyMatch::Other) {
                continue;
            }
            if first < at {
                self.duplicate(&entry.key, entry.place, entries[first].place);
                entries[at].key_match = KeyMatch::Unknown;
            } else if !entry.is_unchecked {
                let key_match = self.unknown(object, entry, &present);
                let entry = &mut entries[at];
                entry.key_match = key_match;
                if entry.is_alone() && !entry.key.is_empty() {
                    // A misspelt key is no better as a variable.
                    entry.value.value = Value::Broken;
                }
            }
        }
    }

    pub(super) fn duplicate(&mut self, key: &str, place: usize, first: usize) {
        self.within(key, "", |inspector| {
            let message = format!("`{}` is given twice", shorten(key));
            inspector.report(RuleId::DuplicateField, place, message, "remove one of them");
        });
        if let Some(finding) = self.findings.last_mut() {
            finding.other = Some(first);
        }
    }

    /// Reports required fields that are absent: each by itself in JSON, all at once in the macro.
    pub(super) fn missing(&mut self, object: &'static Object, entries: &[Entry<'_>], place: usize) {
        let is_present = |field: &Field| entries.iter().any(|entry| entry.may_be(field) || entry.is_near(field));
        let missing: Vec<_> = object.fields.iter().filter(|field| field.required && !is_present(field)).collect();
        let sample = |field: &&'static Field| self.style.sample_next_to(field, entries);
        let samples: Vec<_> = missing.iter().map(sample).collect();
        let names: Vec<_> = missing.iter().map(|field| self.style.quoted_name(field)).collect();
        let null = |field: &Field| member(entries, field.rust);
        match (&*missing, self.origin) {
            ([], _) => {}
            ([first, _, ..], Origin::Macro) => {
                let message = format!("{} are missing", joined(&names, "and"));
                self.report(first.missing(), place, message, format!("add `{}`", samples.join(", ")));
            }
            _ => {
                for ((field, name), sample) in missing.iter().zip(names).zip(samples) {
                    match null(field) {
                        Some(entry) => {
                            let place = if self.origin == Origin::Macro { entry.value.place } else { place };
                            let message = format!("{name} is required, so it cannot be `null`");
                            self.report(field.missing(), place, message, format!("write `{sample}`"));
                        }
                        None => {
                            let message = format!("{name} is missing");
                            self.report(field.missing(), place, message, format!("add `{sample}`"));
                        }
                    }
                }
            }
        }
    }
}

/// Returns for each entry the first one with the same key; keys of different kinds are never the same.
pub(super) fn first_uses(entries: &[Entry<'_>], kind: impl Fn(&Entry<'_>) -> bool) -> Vec<usize> {
    let mut firsts = BTreeMap::new();
    let keys = entries.iter().enumerate();
    keys.map(|(at, entry)| *firsts.entry((&*entry.key, kind(entry))).or_insert(at)).collect()
}
