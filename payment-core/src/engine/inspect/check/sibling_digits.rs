//! A string of an invocation, and the field next to it that decides how many digits it has: that field is literal, and the
//! string is in its arms.

use core::iter;

use super::Checker;
use crate::engine::{
    inspect::{
        mistake::What,
        tree::{Entry, Node},
        typed::{Cause, Flaw, KeyMatch, Typed, TypedEntry, is_given_by_several_choices},
    },
    rules::{DigitFields, digit_fields},
    schema::Field,
};

impl<'t> Checker<'_, 't> {
    /// Returns the fields of such a string that entries in source code give, or `None` if they give none that is checked.
    pub fn given_digits(&self, entries: &[Entry<'_>], keys: &[KeyMatch]) -> Option<DigitFields> {
        // No rule looks at the fields of a part before its draft is checked.
        let fields = digit_fields(self.scope.object).filter(|_| !self.scope.facts.is_empty())?;
        let mut given = iter::zip(entries, keys);
        let is_unchecked = given
            .clone()
            .any(|(entry, key)| entry.is_unchecked && (key.gives(fields.text) || key.gives(fields.sibling)));
        let is_checked = !is_unchecked && !self.allows(fields.digits.rule);
        let is_given = given.any(|(entry, key)| key.gives(fields.text) && !entry.value.is_null());
        (self.is_macro() && is_given && is_checked).then_some(fields)
    }

    /// Returns whether a field in source code is such a string, or the field that decides its digits. Each limits the
    /// values of the other.
    pub fn is_digit_field(&self, field: &Field) -> bool {
        self.is_macro() && digit_fields(self.scope.object).is_some_and(|it| field == it.text || field == it.sibling)
    }

    /// Checks such a string and the field that decides its digits.
    pub fn check_digits(&mut self, fields: DigitFields, entries: &mut [TypedEntry<'t>]) {
        self.check_sibling(fields, entries);
        self.check_text_next_to_choice(fields, entries);
    }

    /// Reports a run-time value that decides how many digits a string has, so it must be literal.
    fn check_sibling(&mut self, fields: DigitFields, entries: &mut [TypedEntry<'t>]) {
        let sibling = fields.sibling;
        for entry in entries {
            if entry.gives(sibling) && matches!(entry.value.value, Typed::RunTime(_)) {
                let Node { value, place } = entry.value.written;
                let (place, what) = if entry.is_optional {
                    (entry.written.place, What::OptionalDecidingField { field: sibling, is_literal: false })
                } else {
                    (*place, What::RunTimeSibling { fields, value })
                };
                self.within(sibling.wire, sibling.rust, |checker| checker.report(place, what));
                entry.value.value = Typed::Invalid(Flaw { kind: Some(sibling.kind), cause: Cause::Misplaced });
            }
        }
    }

    /// Reports a string that is next to a choice of values that require different numbers of digits: it fits one of them
    /// at most, and a run-time value would need a type for each.
    fn check_text_next_to_choice(&mut self, fields: DigitFields, entries: &mut [TypedEntry<'t>]) {
        let DigitFields { text, sibling, digits } = fields;
        let wrong_text = || Typed::Invalid(Flaw { kind: Some(text.kind), cause: Cause::Rejected });
        let is_repeated = is_given_by_several_choices(entries, sibling);
        for at in 0..entries.len() {
            let text_entry = &entries[at];
            if !text_entry.gives(text) {
                continue;
            }
            if is_repeated {
                // Nobody knows its digits before the field next to it is set once.
                entries[at].value.value = wrong_text();
                continue;
            }
            let siblings = entries.iter().filter(|it| it.gives(sibling) && !it.written.excludes(text_entry.written));
            let mut ranges = siblings.filter_map(|sibling| match &sibling.value.value {
                Typed::EnumValue(_, name) | Typed::Unlisted(_, name) => Some(digits.range(name)),
                _ => None,
            });
            let first = ranges.next();
            if ranges.any(|other| Some(other) != first)
                && matches!(text_entry.value.value, Typed::Text(..) | Typed::RunTime(_))
            {
                let (place, key) = (text_entry.value.place(), &*text_entry.written.key);
                self.within(text.wire, text.rust, |checker| {
                    checker.report(place, What::TextNextToChoice { digits, key });
                });
                // The digits have been reported.
                if let Typed::Text(..) = entries[at].value.value {
                    entries[at].value.value = wrong_text();
                }
            }
        }
    }
}
