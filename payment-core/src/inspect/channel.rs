//! The channel next to an account number.

use alloc::format;

use super::{
    Inspector, Origin, facts,
    tree::{Entry, KeyMatch, Value},
    values::CHOOSE,
};
use crate::{
    rules::{Test, Waiver},
    schema::RuleId,
};

impl Inspector {
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
        let is_marked = |name| facts::member(entries, name).is_some_and(|entry| entry.is_unchecked);
        let is_given = facts::member(entries, number).is_some_and(|entry| !matches!(entry.value.value, Value::Null));
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
}
