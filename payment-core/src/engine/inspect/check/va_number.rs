//! The number of a virtual account in an invocation, and the channel, which decides how many digits the number has: the channel
//! is literal, and the number is in its arms.

use core::iter;

use super::Checker;
use crate::engine::{
    inspect::{
        mistake::MistakeKind,
        tree::{Entry, Node},
        typed::{Cause, InvalidValue, KeyMatch, TypedEntry, TypedValue, is_given_by_several_choices},
    },
    rules::{VaNumberFields, va_number_fields},
    schema::{Field, RuleId},
};

impl<'t> Checker<'_, 't> {
    /// Returns the fields if entries in source code give a number, or `None` if they give none that is checked.
    pub fn given_va_number(&self, entries: &[Entry<'_>], keys: &[KeyMatch]) -> Option<VaNumberFields> {
        // No rule looks at the fields of a part before its draft is checked.
        let fields = va_number_fields(self.current.object).filter(|_| !self.current.facts.is_empty())?;
        let mut given = iter::zip(entries, keys);
        let is_unchecked = given
            .clone()
            .any(|(entry, key)| entry.is_unchecked && (key.is_of(fields.text) || key.is_of(fields.channel)));
        let is_checked = !is_unchecked && !self.waives(RuleId::VaNumberDigits);
        let is_given = given.any(|(entry, key)| key.is_of(fields.text) && !entry.value.is_null());
        (self.is_macro() && is_given && is_checked).then_some(fields)
    }

    /// Returns whether a field in source code has the number or the channel. Each limits the values of the other.
    pub fn is_va_number_field(&self, field: &Field) -> bool {
        self.is_macro()
            && va_number_fields(self.current.object).is_some_and(|it| field == it.text || field == it.channel)
    }

    /// Reports a run-time channel: it decides how many digits the number has, so it must be literal.
    pub fn check_channel(&mut self, fields: VaNumberFields, entries: &mut [TypedEntry<'t>]) {
        let channel = fields.channel;
        for entry in entries {
            if entry.is_of(channel) && matches!(entry.value.value, TypedValue::RunTime(_)) {
                let Node { value, place } = entry.value.written;
                let (place, kind) = if entry.is_optional {
                    (entry.written.place, MistakeKind::OptionalDecidingField { field: channel, is_literal: false })
                } else {
                    (*place, MistakeKind::RunTimeChannel { fields, value })
                };
                self.within(channel.wire, channel.rust, |checker| checker.report(place, kind));
                entry.value.value =
                    TypedValue::Invalid(InvalidValue { kind: Some(channel.kind), cause: Cause::Misplaced });
            }
        }
    }

    /// Reports a number next to a choice of channels that require different numbers of digits: it fits one of them at
    /// most, and a run-time value would need a type for each.
    pub fn check_text_next_to_choice(&mut self, fields: VaNumberFields, entries: &mut [TypedEntry<'t>]) {
        let VaNumberFields { text, channel, digits } = fields;
        let wrong_text = || TypedValue::Invalid(InvalidValue { kind: Some(text.kind), cause: Cause::Rejected });
        let is_repeated = is_given_by_several_choices(entries, channel);
        for at in 0..entries.len() {
            let text_entry = &entries[at];
            if !text_entry.is_of(text) {
                continue;
            }
            if is_repeated {
                // Nobody knows its digits before the field next to it is set once.
                entries[at].value.value = wrong_text();
                continue;
            }
            let channels = entries.iter().filter(|it| it.is_of(channel) && !it.written.excludes(text_entry.written));
            let mut ranges = channels.filter_map(|channel| match &channel.value.value {
                TypedValue::EnumValue(_, name) | TypedValue::Unlisted(_, name) => Some(digits.range(name)),
                _ => None,
            });
            let first = ranges.next();
            if ranges.any(|other| Some(other) != first)
                && matches!(text_entry.value.value, TypedValue::Text(..) | TypedValue::RunTime(_))
            {
                let (place, key) = (text_entry.value.place(), &*text_entry.written.key);
                self.within(text.wire, text.rust, |checker| {
                    checker.report(place, MistakeKind::TextNextToChoice { key });
                });
                // The digits have been reported.
                if let TypedValue::Text(..) = entries[at].value.value {
                    entries[at].value.value = wrong_text();
                }
            }
        }
    }
}
