//! Amounts: reading, writing and adding them.

use std::fmt;

use payment_session::{Currency, Price, request::PriceValue};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::rejection::Rejection;

/// An amount in a request body, read to the last digit.
#[derive(Deserialize)]
pub struct Money<'a> {
    #[serde(borrow)]
    value: &'a RawValue,
    currency: String,
}

impl Money<'_> {
    pub fn checked(&self) -> Result<Price, Rejection> {
        checked(self.value.get(), &self.currency)
    }
}

/// An amount whose value is a string, as in the responses of refunds.
#[derive(Clone, Serialize)]
pub struct TextMoney {
    value: String,
    currency: String,
}

impl TextMoney {
    pub fn of(price: &Price) -> Self {
        Self { value: price.value.to_string(), currency: price.currency.to_string() }
    }

    /// Converts the amount to a whole number of its smallest units.
    pub fn units(&self) -> Result<u128, Rejection> {
        checked(&self.value, &self.currency).map(|price| units(&price))
    }
}

impl fmt::Display for TextMoney {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.currency)
    }
}

/// Checks a value and a currency.
pub fn checked(value: &str, currency: &str) -> Result<Price, Rejection> {
    let value: Result<PriceValue, _> = value.parse();
    match (value, Currency::try_from(currency)) {
        (Ok(value), Ok(currency)) => Ok(Price::new(value, currency)),
        (Err(error), _) | (_, Err(error)) => Err(Rejection::invalid("amount", error.to_string())),
    }
}

/// Creates a price from a value that is known to be valid.
pub fn price(value: &str, currency: Currency) -> Price {
    Price::new(value.parse().expect("the value of an amount is the value of a price"), currency)
}

/// The digits after the decimal point that are counted.
const SCALE: usize = 18;

/// Converts a price to a whole number of its smallest units, for additions.
pub fn units(price: &Price) -> u128 {
    let value = price.value.get();
    units_of(value.digits(), value.scale())
}

/// Converts a decimal to a whole number of its smallest units.
pub fn units_of(digits: u64, scale: u8) -> u128 {
    u128::from(digits) * 10_u128.pow(18 - u32::from(scale))
}

/// Converts a number of smallest units back to a price.
pub fn of_units(units: u128) -> Result<PriceValue, Rejection> {
    let digits = format!("{units:0width$}", width = SCALE + 1);
    let (whole, fraction) = digits.split_at(digits.len() - SCALE);
    let text = format!("{whole}.{}", fraction.trim_end_matches('0'));
    text.trim_end_matches('.').parse().map_err(|_| Rejection::invalid("amount", "cannot be added up"))
}
