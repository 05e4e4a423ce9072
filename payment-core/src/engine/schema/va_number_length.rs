//! The number of digits of a virtual account's number, which depends on the bank.

use alloc::{format, string::String};
use core::{fmt, ptr};

use super::{RuleId, text_checks};

/// How many digits the number of a virtual account has at each channel, and the words for it.
#[doc(hidden)]
pub struct VaNumberLength {
    /// Returns the number of digits at a channel, or `None` if any number of digits passes.
    pub digits: fn(&str) -> Option<usize>,
    /// The greatest number of digits.
    pub most: usize,
    /// The rule that another number of digits breaks.
    pub rule: RuleId,
    /// A message's words for the number: "account number".
    pub number_noun: &'static str,
    /// A message's word for its field: "channel".
    pub channel_noun: &'static str,
    /// The type of a run-time number at a channel that fixes the number of digits, which is the parameter of the type.
    pub fixed_type: &'static str,
    /// The type of a run-time number at any other channel.
    pub open_type: &'static str,
    /// The end of the names of the traits with notes for a value of another type, after `Is` and `ConvertsInto`.
    pub trait_name: &'static str,
}

impl VaNumberLength {
    /// Returns the least and the greatest number of digits at a channel.
    pub fn range(&self, channel: &str) -> (usize, usize) {
        (self.digits)(channel).map_or((1, self.most), |digits| (digits, digits))
    }

    /// Returns the number of digits that a string needs and does not have, in words. `is_listed` is whether the value next
    /// to it is listed.
    pub(crate) fn mistake(&self, text: &str, channel: &str, is_listed: bool) -> Option<String> {
        if text.chars().count() > self.most {
            // The field itself rejects such a string.
            return None;
        }
        let (min, max) = self.range(channel);
        let reason = text_checks::digit_count(text, min, max).err()?;
        // Another value may be anything, so it is not shown.
        Some(if is_listed {
            format!("{reason} for `{channel}`")
        } else {
            format!("{reason} for this {}", self.channel_noun)
        })
    }
}

/// Two are equal if they are the same row.
impl PartialEq for VaNumberLength {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for VaNumberLength {}

/// Prints the noun. The function has no name at run time.
impl fmt::Debug for VaNumberLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number_noun)
    }
}
