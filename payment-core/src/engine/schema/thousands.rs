//! Numbers as people write them: with separators between thousands, and after a currency.

use alloc::{borrow::ToOwned, format, string::String};
use core::iter;

/// The meanings of a string with a separator before each group of three digits.
///
/// In Indonesia `50.000` is fifty thousand, elsewhere fifty. A JSON number is never ambiguous, but an amount in source code
/// is: a person writes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Thousands {
    /// The number, without separators.
    pub digits: String,
    /// The number if the separator is a decimal point, with more or fewer than three digits after it. A string with several
    /// groups, or with other separators, has no such meaning.
    pub fraction: Option<String>,
    /// The word or sign before the number: `Rp`. After a number, a word may be a part of it: `50rb`.
    pub unit: Option<String>,
}

impl Thousands {
    /// Reads a string that is no plain number. Returns `None` for any other string.
    pub fn read(text: &str) -> Option<Self> {
        let (unit, number) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
        let unit = unit.trim();
        let is_of_unit = |c: char| c.is_alphabetic() || matches!(c, '.' | '$' | '€' | '£' | '¥');
        let number = number.trim_end();
        // As in `50.000,-`.
        let without_cents = number.strip_suffix(",-").or_else(|| number.strip_suffix(".-"));
        let separator = without_cents.unwrap_or(number).chars().find(|c| !c.is_ascii_digit());
        if !unit.chars().all(is_of_unit) || unit == "." {
            return None;
        }
        if unit.is_empty() && separator.is_none() && without_cents.is_none() {
            return None;
        }
        let is_point = |c: char| matches!(c, '.' | ',') && Some(c) != separator;
        let (whole, cents) = match without_cents {
            Some(whole) => (whole, None),
            None => number.split_once(is_point).map_or((number, None), |(whole, cents)| (whole, Some(cents))),
        };
        let digits = match separator {
            Some(separator) => without(separator, whole)?,
            None => whole.to_owned(),
        };
        let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !are_digits(&digits) || cents.is_some_and(|cents| !are_digits(cents)) {
            return None;
        }
        let is_one = separator.is_some_and(|sign| matches!(sign, '.' | ',') && whole.matches(sign).count() == 1);
        let fraction = (is_one && cents.is_none() && without_cents.is_none()).then(|| {
            let fraction = whole.replace(',', ".");
            fraction.strip_suffix('0').map_or_else(|| fraction.clone() + "0", String::from)
        });
        let digits = cents.map_or(digits.clone(), |cents| format!("{digits}.{cents}"));
        Some(Self { digits, fraction, unit: (!unit.is_empty()).then(|| unit.to_owned()) })
    }
}

/// Returns the digits of groups of three with this separator.
fn without(separator: char, whole: &str) -> Option<String> {
    let mut groups = whole.split(separator);
    let first = groups.next().filter(|first| matches!(first.len(), 1..=3) && !first.starts_with('0'))?;
    let is_separator = matches!(separator, '.' | ',' | '_' | ' ' | '\'');
    let is_grouped = is_separator && groups.clone().all(|group| group.len() == 3);
    is_grouped.then(|| iter::once(first).chain(groups).collect())
}

#[cfg(test)]
mod tests {
    use super::{String, Thousands};

    fn read(text: &str) -> Option<(String, Option<String>)> {
        Thousands::read(text).map(|Thousands { digits, fraction, .. }| (digits, fraction))
    }

    #[test]
    fn only_one_point_or_comma_may_begin_a_fraction() {
        for (text, digits, fraction) in [
            ("50.000", "50000", Some("50.00")),
            ("12,345", "12345", Some("12.3450")),
            ("Rp 50.000", "50000", Some("50.00")),
            ("Rp50000", "50000", None),
            ("50.000,-", "50000", None),
            ("50000,-", "50000", None),
            ("50,000.00", "50000.00", None),
            ("1.250.000,5", "1250000.5", None),
            ("1_250_000", "1250000", None),
            ("50 000", "50000", None),
            ("1.250.000", "1250000", None),
        ] {
            assert_eq!(read(text), Some((digits.into(), fraction.map(Into::into))), "{text}");
        }
    }

    #[test]
    fn other_strings_are_no_numbers_with_separators() {
        for text in [
            "50000",
            " 50000 ",
            "50000.00",
            "0.500",
            "50rb",
            "50 rb",
            "5.000 jt",
            "-5.000",
            "1.50.000",
            "1.250,000,0",
            "",
            "Rp",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
