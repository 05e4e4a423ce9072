//! Money of answers.

use alloc::{boxed::Box, string::ToString};
use core::{cmp::Ordering, fmt, hash};

use super::{
    Open,
    answer::answer,
    read::{Member, Members, Read, Reading, parsed},
};
use crate::{AmountValue, Currency, Decimal};

answer! {
    /// A sum of money. Documentation page: Amount.
    pub struct Money {
        /// `value`: 0 where the customer decides what to pay.
        value: MoneyValue = "value",
        /// `currency`, an ISO 4217 code.
        currency: Open<Currency> = "currency",
    }
}

/// An exact decimal number of any length, kept as it is written: a JSON number, or a string as `"10000.00"`.
///
/// Compared by value, with a request's [`AmountValue`] too: `10000.00` is `10000`.
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::{AmountValue, Money};
///
/// let money = Money::from_json(br#"{"value":"10000.00","currency":"IDR"}"#)?;
/// assert_eq!(money.value.as_str(), "10000.00");
/// assert_eq!(money.value, "10000".parse::<AmountValue>().unwrap());
/// # Ok::<(), payment_session::Unreadable>(())
/// ```
#[derive(Clone)]
pub struct MoneyValue {
    text: Box<str>,
    parts: Parts,
}

/// `0.d₁d₂d₃… × 10^exponent`, where the digits, those of the text without point, begin and end with none that is 0.
#[derive(Clone, Copy)]
struct Parts {
    negative: bool,
    /// Where the first digit other than 0 stands in the text, and where the last one ends.
    digits: (usize, usize),
    exponent: i64,
}

const ZERO: Parts = Parts { negative: false, digits: (0, 0), exponent: 0 };

impl MoneyValue {
    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number as requests have it; none if it is negative or has more than 18 digits.
    pub fn to_decimal(&self) -> Option<Decimal> {
        Decimal::parse(&self.text).ok()
    }

    /// A number as JSON has it, with an exponent of at most nine digits.
    fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let start = usize::from(bytes.starts_with(b"-"));
        let point = digits_end(bytes, start);
        if point == start || (point > start + 1 && bytes[start] == b'0') {
            return None;
        }
        let mut end = point;
        if bytes.get(point) == Some(&b'.') {
            end = digits_end(bytes, point + 1);
            if end == point + 1 {
                return None;
            }
        }
        let power: i64 = match bytes.get(end) {
            None => 0,
            Some(b'e' | b'E') => {
                let power = &text[end + 1..];
                if power.trim_start_matches(['+', '-']).len() > 9 {
                    return None;
                }
                power.parse().ok()?
            }
            Some(_) => return None,
        };
        let is_zero = |at: usize| matches!(bytes[at], b'0' | b'.');
        let (mut first, mut last) = (start, end);
        while first < last && is_zero(first) {
            first += 1;
        }
        while first < last && is_zero(last - 1) {
            last -= 1;
        }
        let parts = match first == last {
            true => ZERO,
            // digits before the point count up, zeros behind it down
            false => Parts {
                negative: start > 0,
                digits: (first, last),
                exponent: match first < point {
                    true => power + i64::try_from(point - first).ok()?,
                    false => power - i64::try_from(first - point - 1).ok()?,
                },
            },
        };
        Some(Self { text: text.into(), parts })
    }

    /// The significant digits.
    fn digits(&self) -> impl Iterator<Item = u8> + '_ {
        self.text[self.parts.digits.0..self.parts.digits.1].bytes().filter(|byte| *byte != b'.')
    }

    /// -1, 0 or 1.
    fn sign(&self) -> i8 {
        match self.parts {
            Parts { digits: (0, 0), .. } => 0,
            Parts { negative: true, .. } => -1,
            _ => 1,
        }
    }
}

/// Where the digits end that begin here.
fn digits_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b'0'..=b'9') = bytes.get(at) {
        at += 1;
    }
    at
}

impl Ord for MoneyValue {
    fn cmp(&self, other: &Self) -> Ordering {
        let signs = self.sign().cmp(&other.sign());
        if signs != Ordering::Equal {
            return signs;
        }
        let size = match self.parts.exponent.cmp(&other.parts.exponent) {
            Ordering::Equal => self.digits().cmp(other.digits()),
            exponents => exponents,
        };
        if self.parts.negative { size.reverse() } else { size }
    }
}

impl PartialOrd for MoneyValue {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for MoneyValue {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for MoneyValue {}

impl hash::Hash for MoneyValue {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        (self.parts.negative, self.parts.exponent).hash(state);
        self.digits().for_each(|digit| digit.hash(state));
    }
}

impl PartialEq<Decimal> for MoneyValue {
    fn eq(&self, other: &Decimal) -> bool {
        Self::parse(&other.to_string()).is_some_and(|other| *self == other)
    }
}

impl PartialEq<AmountValue> for MoneyValue {
    fn eq(&self, other: &AmountValue) -> bool {
        *self == other.get()
    }
}

impl fmt::Display for MoneyValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for MoneyValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MoneyValue({})", self.text)
    }
}

impl Read for MoneyValue {
    fn read(json: &str) -> Reading<Self> {
        parsed(json, Self::parse)
    }
}

impl Member for MoneyValue {
    fn take(members: &mut Members<'_>, name: &str) -> Self {
        members.required(name, Self { text: "0".into(), parts: ZERO })
    }
}
