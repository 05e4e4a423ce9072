//! The account number of a request, whose number of digits depends on its channel.

use alloc::{format, string::String};

use super::{Test, facts::subjects};
use crate::{
    request::{self, VaChannel},
    schema::{Field, Kind, Object, Value, text_checks},
};

/// An account number, and the channel that decides how many digits the number has.
#[doc(hidden)]
#[derive(Debug)]
pub struct AccountFields {
    pub number: &'static Field,
    pub channel: &'static Field,
}

/// Returns the fields of the account number in `object`, or `None` if `object` has no such number.
#[doc(hidden)]
pub fn account_number(object: &'static Object) -> Option<AccountFields> {
    subjects::Session.facts.iter().find_map(|fact| match fact.test {
        Test::WrongLength { number, channel } => {
            let account = AccountFields { number: object.by_rust(number)?, channel: object.by_rust(channel)? };
            (request::SESSION.at(fact.path) == Some(object)).then_some(account)
        }
        _ => None,
    })
}

/// Returns the least and the greatest number of digits of an account number at a channel.
pub fn number_length(channel: &str) -> (usize, usize) {
    request::number_digits(channel).map_or((1, text_checks::MOST_DIGITS), |digits| (digits, digits))
}

/// Returns the mistake in the length of an account number at its channel. (Rule `va-number-digits`.)
pub fn wrong_length(channel: &str, number: &str) -> Option<String> {
    if number.chars().count() > text_checks::MOST_DIGITS {
        // The field itself rejects such a number.
        return None;
    }
    let (min, max) = number_length(channel);
    let reason = text_checks::digit_count(number, min, max).err()?;
    let is_documented = matches!(VaChannel::KIND, Kind::Word(words) if words.position(channel).is_some());
    // Another channel may be anything, so it is not shown.
    Some(if is_documented { format!("{reason} for `{channel}`") } else { format!("{reason} for this channel") })
}
