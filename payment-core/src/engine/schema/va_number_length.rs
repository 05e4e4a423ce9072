//! The number of digits of a virtual account's number, which depends on the bank, and the fields that have both.

use alloc::string::String;
use core::{fmt, ptr};

use super::{Field, Object, Test, text_checks};

/// How many digits the number of a virtual account has at each channel.
#[doc(hidden)]
pub struct VaNumberLength {
    /// Returns the number of digits at a channel, or `None` if any number of digits passes.
    pub digits: fn(&str) -> Option<usize>,
    /// The greatest number of digits.
    pub most: usize,
}

impl VaNumberLength {
    /// Returns the least and the greatest number of digits at a channel.
    pub fn range(&self, channel: &str) -> (usize, usize) {
        (self.digits)(channel).map_or((1, self.most), |digits| (digits, digits))
    }

    /// Returns the number of digits that a string needs at a channel and does not have, in words.
    pub(crate) fn mistake(&self, text: &str, channel: &str) -> Option<String> {
        if text.chars().count() > self.most {
            // The field itself rejects such a string.
            return None;
        }
        let (min, max) = self.range(channel);
        text_checks::digit_count(text, min, max).err()
    }
}

/// Two are equal if they are the same row.
impl PartialEq for VaNumberLength {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for VaNumberLength {}

/// Prints the greatest number. The function has no name at run time.
impl fmt::Debug for VaNumberLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VaNumberLength").field("most", &self.most).finish_non_exhaustive()
    }
}

/// The field of a number, and that of the channel, which decides how many digits the number has.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct VaNumberFields {
    pub text: &'static Field,
    pub channel: &'static Field,
    pub digits: &'static VaNumberLength,
}

/// Returns these fields of `object`, or `None` if `object` is no virtual account.
#[doc(hidden)]
pub fn va_number_fields(object: &'static Object) -> Option<VaNumberFields> {
    let request = object.request.object();
    request.facts().iter().find_map(|fact| match fact.test {
        Test::WrongDigits { text, channel, digits } if request.at(fact.path) == Some(object) => {
            Some(VaNumberFields { text: object.by_rust(text)?, channel: object.by_rust(channel)?, digits })
        }
        _ => None,
    })
}
