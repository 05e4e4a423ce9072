//! Objects: their keys, their values, and the combinations of their fields.

use alloc::vec::Vec;
use core::{iter, ptr};

use super::{
    Origin,
    inspector::Inspector,
    tree::{Entry, Place},
    typed::{Cause, Flaw, KeyMatch, Typed, TypedEntry, TypedNode, TypedObject},
};
use crate::{
    rules::facts_about,
    schema::{Object, key_style::Style},
};

impl Inspector<'_> {
    /// Inspects an object: its keys, its values, and the combinations that it has rules for.
    pub(super) fn object<'t>(
        &mut self,
        object: &'static Object,
        entries: &'t [Entry<'t>],
        place: Place,
    ) -> TypedObject<'t> {
        let outer = (self.style, self.facts, self.start);
        if let (Origin::Macro, Some(own)) = (self.origin, Style::of_entries(entries)) {
            self.style = own;
        }
        let own_facts = facts_about(object);
        if !own_facts.is_empty() {
            (self.facts, self.start) = (own_facts, self.path.len());
        }
        let keys = self.keys(object, entries);
        let entries = self.values(object, entries, &keys);
        let typed = TypedObject { object, place, entries };
        self.report_missing_fields(&typed, &keys);
        // The objects in a draft have been checked, with the rules that each of them may break.
        if self.origin != Origin::Draft || self.path.is_empty() {
            self.check_combinations(&typed);
        }
        (self.style, self.facts, self.start) = outer;
        typed
    }

    /// Inspects the values of entries with these keys.
    fn values<'t>(
        &mut self,
        object: &'static Object,
        entries: &'t [Entry<'t>],
        keys: &[KeyMatch],
    ) -> Vec<TypedEntry<'t>> {
        let account = self.given_account_number(object, entries, keys);
        let is_macro = self.origin == Origin::Macro;
        let repeated: Vec<_> = keys.iter().filter_map(|key| key.repeated_field()).collect();
        let mut typed = Vec::new();
        for (written, key) in iter::zip(entries, keys) {
            let is_repeated =
                key.given_field().is_some_and(|field| repeated.iter().any(|other| ptr::eq(*other, field)));
            self.repeated += usize::from(is_repeated);
            let entry = match *key {
                KeyMatch::Given(field) if written.is_unchecked => self.unchecked_field(object, field, written),
                KeyMatch::Other => self.undocumented_entry(object, written),
                KeyMatch::Given(field) => self.field(field, written),
                // The facts in it are unknown, but the macro needs to know the types of run-time values. A misspelt key
                // is no better as a variable.
                KeyMatch::Near(field) | KeyMatch::Repeated(field)
                    if is_macro && !(written.is_bare() && matches!(key, KeyMatch::Near(_))) =>
                {
                    self.silently(|inspector| inspector.field(field, written))
                }
                KeyMatch::Near(_) | KeyMatch::Guess(_) | KeyMatch::Repeated(_) | KeyMatch::Unknown => {
                    let kind = key.meant_field().map(|field| field.kind);
                    let cause = if written.is_bare() { Cause::Unreadable } else { Cause::UnknownKey };
                    (written.is_optional, Typed::Invalid(Flaw { kind, cause }))
                }
            };
            self.repeated -= usize::from(is_repeated);
            let (is_optional, value) = entry;
            // A text may have thousands of such entries, and nothing needs their values.
            let is_needed = match key {
                KeyMatch::Given(_) | KeyMatch::Other => true,
                KeyMatch::Near(field) | KeyMatch::Guess(field) => {
                    is_macro || !typed.iter().any(|other: &TypedEntry<'_>| other.is_misspelling_of(field))
                }
                KeyMatch::Repeated(_) | KeyMatch::Unknown => is_macro,
            };
            if !is_needed {
                continue;
            }
            let value = TypedNode { written: &written.value, value };
            typed.push(TypedEntry { written, key: *key, is_optional, is_repeated, value });
        }
        if let Some(account) = account {
            self.report_run_time_channel(&account, &mut typed);
            self.report_number_next_to_choice(&account, &mut typed);
        }
        typed
    }
}
