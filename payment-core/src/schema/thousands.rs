//! Numbers in strings, whose points and commas may separate thousands.
//!
//! In Indonesia `50.000` is fifty thousand, elsewhere fifty. A JSON number is never ambiguous.

use alloc::string::String;
use core::iter;

use super::Number;

/// The meanings of a string with a point or comma before each group of three digits.
pub(crate) struct Thousands {
    /// The number, without separators.
    pub digits: String,
    /// The number if the separator is a decimal point. A string with several groups has no such meaning.
    pub fraction: Option<String>,
}

impl Number {
    /// Returns the meanings of a string with separators between its thousands.
    ///
    /// Returns `None` for any other string, and if the number without separators is out of range.
    pub(crate) fn thousands(&self, text: &str) -> Option<Thousands> {
        let separator = text.chars().find(|c| matches!(c, '.' | ','))?;
        let mut groups = text.split(separator);
        let first = groups.next().filter(|first| matches!(first.len(), 1..=3) && !first.starts_with('0'))?;
        let is_group = |group: &str| group.len() == 3;
        if !groups.clone().all(is_group) || !text.bytes().all(|b| b.is_ascii_digit() || char::from(b) == separator) {
            return None;
        }
        let fraction = (groups.clone().count() == 1).then(|| text.replace(separator, "."));
        let digits: String = iter::once(first).chain(groups).collect();
        self.read(&digits).is_ok().then_some(Thousands { digits, fraction })
    }
}
