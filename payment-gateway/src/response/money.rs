//! Amounts of money in responses.

use alloc::boxed::Box;
use core::{cmp::Ordering, fmt, hash};

use serde_json::value::RawValue;

use super::{
    Open,
    item_limit::ItemLimit,
    read::{Read, Reading, read_parsed, required},
    response_struct::response_struct,
};
use payment_core::{
    base::Decimal,
    request::{Amount, AmountValue, Currency, RefundAmount},
    values::Invalid,
};

response_struct! {
    /// A sum of money in a response.
    #[page(AmountObject)]
    pub struct Money {
        /// `value`, required: the number. It is 0 if the customer decides.
        value: MoneyValue = "value",
        /// `currency`: an ISO 4217 code.
        currency: Open<Currency> = "currency",
    }
}

/// An exact decimal number of any length, kept as it is written: a JSON number, or a string such as `"10000.00"`.
///
/// Numbers of at most 18 digits are compared by value, also with a request's [`AmountValue`]: `10000.00` is `10000`.
/// Longer and negative numbers are equal if their spellings are, and have no order.
///
/// # Examples
///
/// ```
/// use payment_session::{AmountValue, response::Money};
///
/// let money = Money::from_json(br#"{"value":"10000.00","currency":"IDR"}"#)?;
/// assert_eq!(money.value.as_str(), "10000.00");
/// assert_eq!(money.value, "10000".parse::<AmountValue>().unwrap());
/// # Ok::<(), payment_session::response::ReadError>(())
/// ```
#[derive(Clone)]
pub struct MoneyValue {
    text: Box<str>,
    value: Option<Decimal>,
}

impl MoneyValue {
    /// Returns the number as it was received.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the number in the form of requests, or `None` if it is negative or has more than 18 digits.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::{Money, ReadError};
    ///
    /// let money = |json: &str| Money::from_json(json.as_bytes());
    /// let paid = money(r#"{"value":"10000.00","currency":"IDR"}"#)?;
    /// assert_eq!(paid.value.to_decimal().map(|value| value.digits()), Some(1_000_000));
    /// let refunded = money(r#"{"value":-1,"currency":"IDR"}"#)?;
    /// assert_eq!(refunded.value.to_decimal(), None);
    /// # Ok::<(), ReadError>(())
    /// ```
    pub const fn to_decimal(&self) -> Option<Decimal> {
        self.value
    }

    /// Returns the number of whole units, such as rupiahs, or `None` if it has a fraction or is too large.
    ///
    /// Zeros after the point are no fraction.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::{Money, ReadError};
    ///
    /// let whole = |value: &str| -> Result<Option<i64>, ReadError> {
    ///     let json = format!(r#"{{"value":{value},"currency":"IDR"}}"#);
    ///     Ok(Money::from_json(json.as_bytes())?.value.to_whole())
    /// };
    /// assert_eq!(whole("\"10000.00\"")?, Some(10_000));
    /// assert_eq!(whole("-500")?, Some(-500));
    /// assert_eq!(whole("0.5")?, None);
    /// # Ok::<(), ReadError>(())
    /// ```
    pub fn to_whole(&self) -> Option<i64> {
        let (sign, digits) = self.text.strip_prefix('-').map_or((1, &*self.text), |digits| (-1, digits));
        let number = Decimal::parse(digits).ok()?.normalized();
        let whole = i64::try_from(number.digits()).ok().filter(|_| number.scale() == 0)?;
        Some(sign * whole)
    }

    /// Returns whether the number is 0, as in sessions for which the customer decides the amount.
    pub fn is_zero(&self) -> bool {
        self.value.is_some_and(Decimal::is_zero)
    }

    pub(super) fn of(value: Decimal) -> Self {
        let mut buffer = [0; 24];
        let at = value.write_to(&mut buffer);
        let text = core::str::from_utf8(&buffer[at..]).unwrap_or_default();
        Self { text: text.into(), value: Some(value) }
    }

    fn parse(text: &str) -> Option<Self> {
        is_json_number(text).then(|| Self { text: text.into(), value: Decimal::parse(text).ok() })
    }
}

/// Fails if a request cannot hold the value (negative, 0, more than 18 digits) or the currency (not listed).
///
/// # Examples
///
/// ```
/// use payment_session::{Amount, response::Money};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let authorized = Money::from_json(br#"{"value":"10000.00","currency":"IDR"}"#)?;
/// let amount = Amount::try_from(&authorized)?; // for a capture or a refund
/// let open = Money::from_json(br#"{"value":0,"currency":"IDR"}"#)?;
/// assert!(Amount::try_from(&open).is_err()); // no request has the amount 0
/// # Ok(())
/// # }
/// ```
impl TryFrom<&Money> for Amount {
    type Error = Invalid;

    fn try_from(money: &Money) -> Result<Self, Invalid> {
        Ok(Self::new(money.value.as_str().try_into()?, money.currency.as_str().try_into()?))
    }
}

/// Fails if a refund cannot have the value (negative, 0, more than 18 characters or two decimals) or the currency.
impl TryFrom<&Money> for RefundAmount {
    type Error = Invalid;

    fn try_from(money: &Money) -> Result<Self, Invalid> {
        Ok(Self::new(money.value.as_str().try_into()?, money.currency.as_str().try_into()?))
    }
}

/// Fails like the conversion of a reference.
impl TryFrom<Money> for Amount {
    type Error = Invalid;

    fn try_from(money: Money) -> Result<Self, Invalid> {
        Self::try_from(&money)
    }
}

fn is_json_number(text: &str) -> bool {
    // A `RawValue` is any JSON value, without the white space around it.
    text.starts_with(|c: char| c == '-' || c.is_ascii_digit())
        && serde_json::from_str::<&RawValue>(text).is_ok_and(|json| json.get() == text)
}

impl PartialOrd for MoneyValue {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self.value, other.value) {
            (Some(value), Some(other)) => Some(value.cmp_value(other)),
            (None, None) if self.text == other.text => Some(Ordering::Equal),
            _ => None,
        }
    }
}

impl PartialEq for MoneyValue {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl Eq for MoneyValue {}

impl hash::Hash for MoneyValue {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        match self.value {
            Some(value) => value.normalized().hash(state),
            None => self.text.hash(state),
        }
    }
}

impl PartialEq<Decimal> for MoneyValue {
    fn eq(&self, other: &Decimal) -> bool {
        self.value.is_some_and(|value| value.cmp_value(*other).is_eq())
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
    fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
        read_parsed(json, Self::parse)
    }
}

required!(MoneyValue);
