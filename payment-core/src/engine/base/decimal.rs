//! Exact decimal numbers.

use core::{cmp::Ordering, fmt};

/// The maximum number of digits of a number that is written without an exponent.
const DIGITS: usize = 18;

/// An exact decimal number of at most 18 digits, 0 or more. Trailing zeros are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// All digits, as one whole number.
    digits: u64,
    /// The number of digits after the point.
    scale: u8,
}

impl Decimal {
    #[doc(hidden)]
    pub const fn new(digits: u64, scale: u8) -> Self {
        Self { digits, scale }
    }

    /// Returns all digits as one whole number: 1050 for `10.50`.
    pub const fn digits(self) -> u64 {
        self.digits
    }

    /// Returns the number of digits after the point: 2 for `10.50`.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// Parses a number as JSON writes it. An exponent is resolved: `1e3` is `1000`, with four digits.
    #[doc(hidden)]
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        const NO_NUMBER: &str = "must be a number";
        const TOO_LONG: &str = "has more than 18 digits when written without an exponent";
        if let Some(number) = Self::parse_whole(text) {
            return Ok(number);
        }
        if text.starts_with('-') {
            return Err("cannot have a minus sign");
        }
        DecimalText::split(text).ok_or(NO_NUMBER)?.to_decimal().ok_or(TOO_LONG)
    }

    /// Parses a number without a fraction and an exponent, which most numbers are.
    fn parse_whole(text: &str) -> Option<Self> {
        let is_whole = is_digits(text) && text.len() <= DIGITS && !text.starts_with('0');
        if is_whole { Some(Self::new(text.parse().ok()?, 0)) } else { None }
    }

    /// Compares two numbers by value: `10` equals `10.0`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::AmountValue;
    ///
    /// let [stored, read] = ["10000", "10000.00"].map(|text| text.parse::<AmountValue>().unwrap());
    /// assert!(stored != read); // they are not written alike
    /// assert!(stored.get().cmp_value(read.get()).is_eq());
    /// ```
    pub fn cmp_value(self, other: Self) -> Ordering {
        self.scaled_by(other.scale).cmp(&other.scaled_by(self.scale))
    }

    /// Compares a number with an integer by value: `10.0` equals 10.
    pub(crate) fn cmp_integer(self, integer: i128) -> Ordering {
        // No number has more than 18 digits, so a product that saturates is larger than any.
        let scaled = integer.saturating_mul(10_i128.pow(self.scale().into()));
        i128::from(self.digits()).cmp(&scaled)
    }

    /// Returns the number without zeros at the end of its fraction.
    #[doc(hidden)]
    #[must_use]
    pub fn normalized(mut self) -> Self {
        while self.scale > 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.scale -= 1;
        }
        self
    }

    /// Adds two numbers, or returns `None` if the sum has too many digits.
    #[doc(hidden)]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let digits = self.scaled_by(scale - self.scale) + other.scaled_by(scale - other.scale);
        let sum = Self::new(u64::try_from(digits).ok()?, scale).normalized();
        (sum.digits < 10_u64.pow(18)).then_some(sum)
    }

    /// Subtracts a number, or returns zero if it is the greater one. `None` if the result has too many digits.
    #[doc(hidden)]
    pub fn saturating_sub(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let digits = self.scaled_by(scale - self.scale).saturating_sub(other.scaled_by(scale - other.scale));
        let rest = Self::new(u64::try_from(digits).ok()?, scale).normalized();
        (rest.digits < 10_u64.pow(18)).then_some(rest)
    }

    #[doc(hidden)]
    pub const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Returns the digits times a power of ten. A scale is at most 17, so 36 digits suffice, and a `u128` has 38.
    fn scaled_by(self, scale: u8) -> u128 {
        u128::from(self.digits) * 10_u128.pow(scale.into())
    }

    /// Writes the digits, the point and a zero before it at the end of `buffer`, and returns where they begin.
    #[doc(hidden)]
    pub fn write_to(self, buffer: &mut [u8; 24]) -> usize {
        let (mut at, mut rest, mut written) = (buffer.len(), self.digits, 0);
        while rest > 0 || written <= self.scale {
            if written == self.scale && written > 0 {
                at -= 1;
                buffer[at] = b'.';
            }
            at -= 1;
            buffer[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            written += 1;
        }
        at
    }
}

/// The parts of a number without a sign, as JSON writes it.
struct DecimalText<'a> {
    whole: &'a str,
    fraction: &'a str,
    /// Saturates: a number with a larger exponent has too many digits in any case.
    exponent: i64,
}

impl<'a> DecimalText<'a> {
    /// Splits a number at its point and exponent, or returns `None` if `text` is not a number.
    fn split(text: &'a str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
            None => (text, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, fraction)) if !is_digits(fraction) => return None,
            Some(parts) => parts,
            None => (mantissa, ""),
        };
        let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
        (is_digits(whole) && !has_leading_zero).then_some(Self { whole, fraction, exponent })
    }

    /// Returns the number, or `None` if it has more than 18 digits without an exponent.
    fn to_decimal(&self) -> Option<Decimal> {
        let significant = || self.whole.bytes().chain(self.fraction.bytes()).skip_while(|digit| *digit == b'0');
        let count = significant().count();
        let scale = i64::try_from(self.fraction.len()).ok()?.saturating_sub(self.exponent);
        // A large exponent appends zeros, except to zero, which stays one digit.
        let appended = if count == 0 { 0 } else { usize::try_from(scale.min(0).unsigned_abs()).ok()? };
        let scale = usize::try_from(scale.max(0)).ok()?;
        // The single zero before the point counts as a digit.
        if count.saturating_add(appended) > DIGITS || scale >= DIGITS {
            return None;
        }
        let appended = significant().chain(core::iter::repeat_n(b'0', appended));
        let digits = appended.fold(0, |number, digit| number * 10 + u64::from(digit - b'0'));
        Some(Decimal { digits, scale: u8::try_from(scale).ok()? })
    }
}

fn parse_exponent(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let append = |number: i64, digit| number.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
    is_digits(digits).then(|| sign * digits.bytes().fold(0, append))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares by value, then by scale: `9` < `10` < `10.0` < `10.00`, in accordance with `Eq`.
impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.cmp_value(*other).then(self.scale().cmp(&other.scale()))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; 24];
        let start = self.write_to(&mut buffer);
        f.pad(core::str::from_utf8(&buffer[start..]).expect("digits and a point"))
    }
}

#[cfg(test)]
mod tests {
    use core::cmp::Ordering;

    use super::Decimal;
    use alloc::string::ToString;

    #[test]
    fn parsed_numbers_are_written_without_exponents() {
        for (text, written) in [
            ("0", "0"),
            ("10000", "10000"),
            ("1e3", "1000"),
            ("1E+3", "1000"),
            ("1.50", "1.50"),
            ("1.50e1", "15.0"),
            ("0.001e3", "1"),
            ("0.0010e3", "1.0"),
            ("10e-1", "1.0"),
            ("0.5", "0.5"),
            ("5e-1", "0.5"),
            ("0e400", "0"),
            ("0.00", "0.00"),
            ("0e-2", "0.00"),
            ("0.0e5", "0"),
            ("999999999999999999", "999999999999999999"),
            ("0.12345678901234567", "0.12345678901234567"),
            ("1e17", "100000000000000000"),
            ("1e-17", "0.00000000000000001"),
        ] {
            assert_eq!(Decimal::parse(text).map(|d| d.to_string()), Ok(written.into()), "{text}");
        }
    }

    #[test]
    fn malformed_and_too_long_numbers_are_rejected() {
        for text in [
            "",
            "-0",
            "-5",
            "01",
            "1.",
            ".5",
            "1e",
            "1e+",
            "+1",
            "1_000",
            "NaN",
            "1000000000000000000",
            "0.123456789012345678",
            "1e18",
            "1e-18",
            "1e400",
            "0e-400",
            "1e99999999999999999999",
            "1e-99999999999999999999",
        ] {
            assert!(Decimal::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn values_are_compared_without_their_trailing_zeros() {
        let number = |text| Decimal::parse(text).unwrap();
        assert_eq!(number("10").cmp_value(number("10.00")), Ordering::Equal);
        assert_eq!(number("9.99").cmp_value(number("10")), Ordering::Less);
        let (greatest, least) = (number("999999999999999999"), number("0.00000000000000001"));
        assert_eq!(greatest.cmp_value(least), Ordering::Greater);
    }
}
