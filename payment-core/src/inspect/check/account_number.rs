//! The account number of an invocation, and the channel next to it: it is literal, and the number is in its arms.

use core::iter;

use super::Checker;
use crate::{
    inspect::{
        mistake::What,
        tree::{Entry, Node},
        typed::{Cause, Flaw, KeyMatch, Typed, TypedEntry, is_given_by_several_choices},
    },
    rules::{AccountFields, Waiver, account_number, number_length},
    schema::{Field, Object},
};

impl<'t> Checker<'_, 't> {
    /// Returns the fields of the account number that entries in source code give, or `None` if they give none that is
    /// checked.
    pub fn given_account_number(
        &self,
        object: &'static Object,
        entries: &[Entry<'_>],
        keys: &[KeyMatch],
    ) -> Option<AccountFields> {
        // No rule looks at the fields of a part before its draft is checked.
        let account = account_number(object).filter(|_| !self.around.facts.is_empty())?;
        let mut given = iter::zip(entries, keys);
        let is_unchecked = given
            .clone()
            .any(|(entry, key)| entry.is_unchecked && (key.gives(account.number) || key.gives(account.channel)));
        let is_checked = !is_unchecked && !self.context.allowed.contains(Waiver::VaNumberDigits);
        let is_given = given.any(|(entry, key)| key.gives(account.number) && !entry.value.is_null());
        (self.is_macro() && is_given && is_checked).then_some(account)
    }

    /// Returns whether a field in source code is an account number, or the channel that decides its length. Each limits
    /// the values of the other.
    pub fn is_account_field(&self, object: &'static Object, field: &Field) -> bool {
        self.is_macro() && account_number(object).is_some_and(|it| field == it.number || field == it.channel)
    }

    /// Checks an account number and its channel.
    pub fn check_account_number(&mut self, account: &AccountFields, entries: &mut [TypedEntry<'t>]) {
        self.check_channel(account, entries);
        self.check_number_next_to_choice(account, entries);
    }

    /// Reports a channel that is a run-time value: it decides the length of an account number, so it must be literal.
    fn check_channel(&mut self, account: &AccountFields, entries: &mut [TypedEntry<'t>]) {
        let channel = account.channel;
        for entry in entries {
            if entry.gives(channel) && matches!(entry.value.value, Typed::RunTime(_)) {
                let Node { value, place } = entry.value.written;
                self.within(channel.wire, channel.rust, |checker| {
                    checker.report(*place, What::RunTimeChannel { channel, value });
                });
                entry.value.value = Typed::Invalid(Flaw { kind: Some(channel.kind), cause: Cause::Misplaced });
            }
        }
    }

    /// Reports an account number that is next to a choice of channels whose numbers have different lengths: it fits one
    /// of them at most, and a run-time value would need a type for each.
    fn check_number_next_to_choice(&mut self, account: &AccountFields, entries: &mut [TypedEntry<'t>]) {
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
                let (place, key) = (number_entry.value.place(), &*number_entry.written.key);
                self.within(number.wire, number.rust, |checker| {
                    checker.report(place, What::NumberNextToChoice { key });
                });
                // The length has been reported.
                if let Typed::Text(..) = entries[at].value.value {
                    entries[at].value.value = wrong_number();
                }
            }
        }
    }
}
