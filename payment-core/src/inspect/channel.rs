//! The channel next to an account number.

use alloc::{collections::BTreeSet, format};

use super::{
    Inspector, Origin,
    choices::are_separate,
    tree::{Entry, KeyMatch, Value},
    values::CHOOSE,
};
use crate::{
    rules::{Test, Waiver, number_length},
    schema::RuleId,
};

impl Inspector<'_> {
    /// Returns the fields of an account number and of the channel that decides its length, if the object that is
    /// inspected has them.
    fn number_and_channel(&self) -> Option<(&'static str, &'static str)> {
        let path = &self.path[self.start..];
        self.facts.iter().find_map(|fact| match fact.test {
            Test::WrongLength { number, channel } if *fact.path == *path => Some((number, channel)),
            _ => None,
        })
    }

    /// Returns whether there is an account number in source code whose length the channel next to it decides.
    pub(super) fn has_number(&self, entries: &[Entry<'_>]) -> bool {
        let Some((number, channel)) = self.number_and_channel() else { return false };
        let given = |name| entries.iter().filter(move |entry| entry.given().is_some_and(|field| field.rust == name));
        let is_marked = |name| given(name).any(|entry| entry.is_unchecked);
        let is_given = given(number).any(|entry| !matches!(entry.value.value, Value::Null));
        let is_checked = !is_marked(number) && !is_marked(channel) && !self.allowed.contains(Waiver::VaNumberDigits);
        self.origin == Origin::Macro && is_given && is_checked
    }

    /// Reports a channel that is a run-time value: it decides the length of an account number, so it must be literal.
    pub(super) fn channel_next_to_number(&mut self, entries: &mut [Entry<'_>]) {
        let Some((_, channel)) = self.number_and_channel() else { return };
        for entry in entries {
            if let (KeyMatch::Given(field), Value::Expression) = (entry.key_match, &entry.value.value)
                && field.rust == channel
            {
                self.within(field.wire, field.rust, |inspector| {
                    let name = inspector.style.field_name(field);
                    let message =
                        format!("`{name}` decides how many digits the account number has, so it must be a literal");
                    inspector.report(RuleId::DecidingValue, entry.value.place, message, CHOOSE);
                });
                entry.value.value = Value::Misplaced;
            }
        }
    }

    /// Reports an account number that is next to a choice of channels whose numbers have different lengths: it fits one
    /// of them at most, and a run-time value would need a type for each.
    pub(super) fn number_next_to_choice(&mut self, entries: &mut [Entry<'_>]) {
        let Some((number, channel)) = self.number_and_channel() else { return };
        for at in 0..entries.len() {
            let number_entry = &entries[at];
            if number_entry.given().is_none_or(|field| field.rust != number) {
                continue;
            }
            let channels = entries.iter().filter(|entry| entry.given().is_some_and(|field| field.rust == channel));
            let lengths: BTreeSet<_> = channels
                .filter(|channel| !are_separate(channel, number_entry))
                .filter_map(|channel| match &channel.value.value {
                    Value::Word(word) => Some(number_length(word)),
                    Value::Text(text) => Some(number_length(text)),
                    _ => None,
                })
                .collect();
            if lengths.len() > 1 && matches!(number_entry.value.value, Value::Text(_) | Value::Expression) {
                let name = format!("`{}`", number_entry.key);
                let message = format!("{name} is next to a choice of channels whose numbers have different lengths");
                let help = format!("write {name} in each arm, after its channel");
                let place = number_entry.value.place;
                self.within("virtualAccountNumber", number, |inspector| {
                    inspector.report(RuleId::VaNumberDigits, place, message, help);
                });
                // The length has been reported.
                if let Value::Text(_) = number_entry.value.value {
                    entries[at].value.value = Value::Refused;
                }
            }
        }
    }
}
