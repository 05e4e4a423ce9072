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
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, power) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, Some(power)),
            None => (unsigned, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (mantissa, None),
        };
        let is_number = is_digits(whole)
            && (whole.len() == 1 || !whole.starts_with('0'))
            && fraction.is_none_or(is_digits)
            && power
                .is_none_or(|power| power.len() <= 10 && is_digits(power.strip_prefix(['+', '-']).unwrap_or(power)));
        if !is_number {
            return None;
        }
        let power = power.map_or(Some(0), |power| power.parse::<i64>().ok())?;
        let start = text.len() - unsigned.len();
        let other = |c: char| matches!(c, '1'..='9');
        let parts = match mantissa.find(other) {
            None => Parts { negative: false, digits: (0, 0), exponent: 0 },
            Some(first) => {
                let last = mantissa.rfind(other).unwrap_or(first);
                // digits before the point count up, zeros behind it down
                let point = i64::try_from(whole.len()).ok()?;
                let place = i64::try_from(first).ok()?;
                let exponent = power + if place < point { point - place } else { point + 1 - place };
                Parts { negative, digits: (start + first, start + last + 1), exponent }
            }
        };
        Some(Self { text: text.into(), parts })
    }

    /// The significant digits.
    fn digits(&self) -> impl Iterator<Item = u8> + '_ {
        self.text[self.parts.digits.0..self.parts.digits.1].bytes().filter(|byte| *byte != b'.')
    }

    fn is_zero(&self) -> bool {
        self.parts.digits.0 == self.parts.digits.1
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl Ord for MoneyValue {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |value: &Self| match (value.is_zero(), value.parts.negative) {
            (true, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        let size = || {
            let exponents = self.parts.exponent.cmp(&other.parts.exponent);
            exponents.then_with(|| self.digits().cmp(other.digits()))
        };
        sign(self).cmp(&sign(other)).then_with(|| if self.parts.negative { size().reverse() } else { size() })
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
    fn take(members: &mut Members<'_>, names: &[&str]) -> Self {
        let zero = Parts { negative: false, digits: (0, 0), exponent: 0 };
        members.required(names, Self { text: "0".into(), parts: zero })
    }
}
