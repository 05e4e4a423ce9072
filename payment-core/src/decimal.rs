//! Exact decimal numbers.

use core::fmt;

/// The most digits that a number may have, written out without an exponent.
const DIGITS: usize = 18;

/// An exact decimal number of at most 18 digits, 0 or more; trailing zeros are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// All digits, as one whole number.
    digits: u64,
    /// How many of them stand behind the point.
    scale: u8,
}

impl Decimal {
    #[doc(hidden)]
    pub const fn new(digits: u64, scale: u8) -> Self {
        Self { digits, scale }
    }

    /// All digits as one whole number: 1050 for `10.50`.
    pub const fn digits(self) -> u64 {
        self.digits
    }

    /// How many of the digits stand behind the point: 2 for `10.50`.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// Reads a number as JSON writes it. An exponent is written out: `1e3` is `1000`, with four digits.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        const NO_NUMBER: &str = "must be a number";
        const TOO_LONG: &str = "has more than 18 digits, written out";
        if let [b'-', ..] = text.as_bytes() {
            return Err("must not have a minus sign");
        }
        let (mut digits, mut count, mut end, mut point) = (0, 0, text.len(), None);
        let (mut is_smaller, mut exponent) = (false, 0);
        for at in 0..text.len() {
            match text.as_bytes()[at] {
                // leading zeros do not count
                b'0' if count == 0 => {}
                byte @ b'0'..=b'9' => {
                    count += 1;
                    if count <= DIGITS {
                        digits = digits * 10 + u64::from(byte - b'0');
                    }
                }
                b'.' if point.is_none() => point = Some(at),
                b'e' | b'E' => {
                    let Some(read) = read_exponent(&text[at + 1..]) else { return Err(NO_NUMBER) };
                    ((is_smaller, exponent), end) = (read, at);
                    break;
                }
                _ => return Err(NO_NUMBER),
            }
        }
        let (whole, fraction) = match point {
            Some(point) => (point, end - point - 1),
            None => (end, 0),
        };
        if whole == 0 || point.is_some() && fraction == 0 || whole > 1 && matches!(text.as_bytes(), [b'0', ..]) {
            return Err(NO_NUMBER);
        }
        let scale = match is_smaller {
            true => fraction.saturating_add(exponent),
            false => fraction.saturating_sub(exponent),
        };
        // zeros appended by a positive exponent; a zero stays one zero
        let appended = if count == 0 || is_smaller { 0 } else { exponent.saturating_sub(fraction) };
        let Ok(scale) = u8::try_from(scale) else { return Err(TOO_LONG) };
        // a single zero before the point counts
        if count.saturating_add(appended) > DIGITS || usize::from(scale) >= DIGITS {
            return Err(TOO_LONG);
        }
        for _ in 0..appended {
            digits *= 10;
        }
        Ok(Self { digits, scale })
    }

    /// Whether it is greater than `whole`.
    pub(crate) fn exceeds(self, whole: u64) -> bool {
        let mut limit = whole;
        for _ in 0..self.scale {
            // no number has as many digits as the greatest `u64`
            limit = limit.saturating_mul(10);
        }
        self.digits > limit
    }

    pub(crate) const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// The digits, the point and a zero before it, at the end of `buffer`; where they begin.
    pub(crate) fn write_to(self, buffer: &mut [u8; 24]) -> usize {
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

/// The exponent, with whether it is less than 0.
fn read_exponent(text: &str) -> Option<(bool, usize)> {
    let (is_negative, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] | digits => (false, digits),
    };
    if digits.is_empty() {
        return None;
    }
    let mut exponent = 0_usize;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        // far more than any number takes is as good as what is written
        exponent = exponent.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
    }
    Some((is_negative, exponent))
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; 24];
        let start = self.write_to(&mut buffer);
        f.pad(core::str::from_utf8(&buffer[start..]).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;
    use alloc::string::ToString;

    #[test]
    fn what_is_read_is_written_out() {
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
    fn what_is_no_number_or_too_long_is_refused() {
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
}
