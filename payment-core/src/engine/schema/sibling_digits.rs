//! Strings of digits whose number depends on the value of a field next to them.

use alloc::{format, string::String};
use core::{fmt, ptr};

use super::{RuleId, text_checks};

/// How many digits a string has next to each value of another field, and the words for it.
#[doc(hidden)]
pub struct SiblingDigits {
    /// Returns the number of digits next to a value, or `None` if any number of digits passes.
    pub digits: fn(&str) -> Option<usize>,
    /// The greatest number of digits.
    pub most: usize,
    /// The rule that another number of digits breaks.
    pub rule: RuleId,
    /// A message's words for the string: "account number".
    pub text_noun: &'static str,
    /// A message's word for the other field: "channel".
    pub sibling_noun: &'static str,
    /// The type of a run-time string next to a value that fixes the number of digits, which is the parameter of the type.
    pub fixed_type: &'static str,
    /// The type of a run-time string next to any other value.
    pub open_type: &'static str,
    /// The end of the names of the traits with notes for a value of another type, after `Is` and `ConvertsInto`.
    pub trait_name: &'static str,
}

impl SiblingDigits {
    /// Returns the least and the greatest number of digits next to a value.
    pub fn range(&self, sibling: &str) -> (usize, usize) {
        (self.digits)(sibling).map_or((1, self.most), |digits| (digits, digits))
    }

    /// Returns the number of digits that a string needs and does not have, in words. `is_listed` is whether the value next
    /// to it is listed.
    pub(crate) fn mistake(&self, text: &str, sibling: &str, is_listed: bool) -> Option<String> {
        if text.chars().count() > self.most {
            // The field itself rejects such a string.
            return None;
        }
        let (min, max) = self.range(sibling);
        let reason = text_checks::digit_count(text, min, max).err()?;
        // Another value may be anything, so it is not shown.
        Some(if is_listed {
            format!("{reason} for `{sibling}`")
        } else {
            format!("{reason} for this {}", self.sibling_noun)
        })
    }
}

/// Two are equal if they are the same row.
impl PartialEq for SiblingDigits {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for SiblingDigits {}

/// Prints the noun. The function has no name at run time.
impl fmt::Debug for SiblingDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text_noun)
    }
}
