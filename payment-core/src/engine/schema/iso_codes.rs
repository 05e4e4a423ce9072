//! ISO codes: a list of enum values in one string, which is searched in few steps.

use core::ops::Range;

/// The codes of an ISO standard: currencies (`request/currencies.rs`) or countries (`request/countries.rs`).
///
/// Both lists are searched and described in the same way, and differ only in this data, so they have one type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IsoCodes {
    /// The number of letters of each code.
    pub width: usize,
    /// The name of the standard: "ISO 4217".
    pub standard: &'static str,
    /// The form of a code with an example, in words.
    pub form: &'static str,
    /// The codes in alphabetical order, separated by spaces.
    pub text: &'static str,
}

impl IsoCodes {
    pub fn count(self) -> usize {
        (self.text.len() + 1) / (self.width + 1)
    }

    pub fn at(self, at: usize) -> &'static str {
        &self.text[self.range(at)]
    }

    fn range(self, at: usize) -> Range<usize> {
        let start = at * (self.width + 1);
        start..start + self.width
    }

    pub fn position(self, name: &str) -> Option<usize> {
        if name.len() != self.width {
            return None;
        }
        let (wanted, all) = (as_number(name.as_bytes()), self.text.as_bytes());
        // Without a branch, which the processor would predict wrongly half of the time.
        let (mut first, mut count) = (0, self.count());
        while count > 1 {
            let half = count / 2;
            first += half * usize::from(as_number(&all[self.range(first + half)]) <= wanted);
            count -= half;
        }
        if all[self.range(first)] == *name.as_bytes() { Some(first) } else { None }
    }
}

/// Returns two or three letters as a number, which sorts in the same way.
fn as_number(letters: &[u8]) -> u32 {
    match letters {
        [a, b] => u32::from_be_bytes([0, 0, *a, *b]),
        [a, b, c] => u32::from_be_bytes([0, *a, *b, *c]),
        _ => 0,
    }
}
