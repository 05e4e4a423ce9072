//! The channel next to an account number.

use alloc::format;
use core::iter;

use super::{
    Origin,
    inspector::Inspector,
    kinds::CHOOSE,
    tree::Entry,
    typed::{Cause, Flaw, KeyMatch, Typed, TypedEntry, is_given_by_several_choices},
};
use crate::{
    rules::{AccountNumber, Waiver, account_number, number_length},
    schema::{Object, RuleId},
};

impl Inspector<'_> {
    /// Returns the account number in source code whose length the channel next to it decides, or `None` if the entries
    /// have none that is checked.
    pub(super) fn given_account_number(
        &self,
        object: &'static Object,
        entries: &[Entry<'_>],
        keys: &[KeyMatch],
    ) -> Option<AccountNumber> {
        // No rule looks at the fields of a part before its draft is checked.
        let account = account_number(object).filter(|_| !self.facts.is_empty())?;
        let mut given = iter::zip(entries, keys);
        let is_unchecked = given
            .clone()
            .any(|(entry, key)| entry.is_unchecked && (key.gives(account.number) || key.gives(account.channel)));
        let is_checked = !is_unchecked && !self.allowed.contains(Waiver::VaNumberDigits);
        let is_given = given.any(|(entry, key)| key.gives(account.number) && !entry.value.is_null());
        (self.origin == Origin::Macro && is_given && is_checked).then_some(account)
    }

    /// Reports a channel that is a run-time value: it decides the length of an account number, so it must be literal.
    pub(super) fn report_run_time_channel(&mut self, account: &AccountNumber, entries: &mut [TypedEntry<'_>]) {
        let channel = account.channel;
        for entry in entries {
            if entry.gives(channel) && matches!(entry.value.value, Typed::RunTime(_)) {
                self.within(channel.wire, channel.rust, |inspector| {
                    let name = inspector.style.field_name(channel);
                    let message =
                        format!("`{name}` decides how many digits the account number has, so it must be a literal");
                    inspector.report(RuleId::DecidingValue, entry.value.place(), message, CHOOSE);
                });
                entry.value.value = Typed::Invalid(Flaw { kind: Some(channel.kind), cause: Cause::Misplaced });
            }
        }
    }

    /// Reports an account number that is next to a choice of channels whose numbers have different lengths: it fits one
    /// of them at most, and a run-time value would need a type for each.
    pub(super) fn report_number_next_to_choice(&mut self, account: &AccountNumber, entries: &mut [TypedEntry<'_>]) {
        let number = account.number;
        let wrong_number = || Typed::Invalid(Flaw { kind: Some(number.kind), cause: Cause::Rejected });
        let is_repeated = is_given_by_several_choices(entries, account.channel);
        for at in 0..entries.len() {
            let number_entry = &entries[at];
            if !number_entry.gives(number) {
                continue;
            }
            if is_repeated {
                // Nobody knows its length before the channel is set once.
                entries[at].value.value = wrong_number();
                continue;
            }
            let channels = entries.iter().filter(|entry| entry.gives(account.channel));
            let mut lengths =
                channels.filter(|channel| !channel.written.excludes(number_entry.written)).filter_map(|channel| {
                    match &channel.value.value {
                        Typed::EnumValue(_, word) => Some(number_length(word)),
                        Typed::Unlisted(_, name) => Some(number_length(name)),
                        _ => None,
                    }
                });
            let length = lengths.next();
            if lengths.any(|other| Some(other) != length)
                && matches!(number_entry.value.value, Typed::Text(..) | Typed::RunTime(_))
            {
                let name = format!("`{}`", number_entry.written.key);
                let message = format!("{name} is next to a choice of channels whose numbers have different lengths");
                let help = format!("write {name} in each arm, after its channel");
                let place = number_entry.value.place();
                self.within(number.wire, number.rust, |inspector| {
                    inspector.report(RuleId::VaNumberDigits, place, message, help);
                });
                // The length has been reported.
                if let Typed::Text(..) = entries[at].value.value {
                    entries[at].value.value = wrong_number();
                }
            }
        }
    }
}
