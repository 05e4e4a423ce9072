//! Decimals keep each digit in both directions, or they are rejected.

use payment_session::{
    AmountValue, Invalid,
    request::{Percentage, PriceValue, Quantity},
};
use rust_decimal::Decimal;

/// Decimals that keep all their digits, including trailing zeros.
const KEPT: &[&str] = &[
    "1",
    "10000",
    "10.50",
    "10.500",
    "0.5",
    "2.0",
    "999999999999999999",
    "99999999999999999.9",
    "0.00000000000000001",
    "1.00000000000000000",
];

/// Decimals that no number accepts.
const REJECTED: &[&str] = &[
    "-1",
    "-0.01",
    "1000000000000000000",
    "1.000000000000000000",
    "0.000000000000000001",
    "0.0000000000000000000000000001",
    "79228162514264337593543950335",
    "-79228162514264337593543950335",
    "7.9228162514264337593543950335",
];

/// Creates a decimal with the digits and the scale of `text`, without the parser of the other crate.
fn decimal(text: &str) -> Decimal {
    let scale = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let digits = text.replace('.', "").parse().unwrap();
    Decimal::from_i128_with_scale(digits, u32::try_from(scale).unwrap())
}

fn kept<T>(text: &str)
where
    T: TryFrom<Decimal, Error = Invalid> + std::fmt::Display + Copy,
    Decimal: From<T>,
{
    let number = T::try_from(decimal(text)).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(number.to_string(), text);
    let back = Decimal::from(number);
    assert_eq!((back, back.scale()), (decimal(text), decimal(text).scale()), "{text}");
}

fn rejected<T: TryFrom<Decimal, Error = Invalid>>(text: &str, rule: &str) {
    let rejection = T::try_from(decimal(text)).err().map(|invalid| invalid.rule().id.as_str());
    assert_eq!(rejection, Some(rule), "{text}");
}

#[test]
fn digits_are_kept() {
    for text in KEPT {
        kept::<AmountValue>(text);
        kept::<PriceValue>(text);
        kept::<Quantity>(text);
    }
    for text in ["0.5", "2.50", "100", "100.00", "99.9999999999999999"] {
        kept::<Percentage>(text);
    }
}

#[test]
fn numbers_are_not_rounded_or_negated() {
    for text in REJECTED {
        rejected::<AmountValue>(text, "amount.value");
        rejected::<PriceValue>(text, "amount.value");
        rejected::<Quantity>(text, "quantity");
        rejected::<Percentage>(text, "percentage");
    }
    rejected::<Percentage>("100.01", "percentage");
}

#[test]
fn zero_is_accepted_only_as_a_price() {
    for text in ["0", "0.00"] {
        kept::<PriceValue>(text);
        rejected::<AmountValue>(text, "amount.value");
        rejected::<Quantity>(text, "quantity");
        rejected::<Percentage>(text, "percentage");
    }
    let negative = -Decimal::new(0, 2);
    assert!(negative.is_sign_negative());
    assert_eq!(PriceValue::try_from(negative).unwrap().to_string(), "0.00");
    assert!(AmountValue::try_from(negative).is_err());
}

#[test]
fn decimals_of_this_crate_convert_too() {
    let amount: AmountValue = "10.50".parse().unwrap();
    assert_eq!(Decimal::from(amount.get()).to_string(), "10.50");
}
