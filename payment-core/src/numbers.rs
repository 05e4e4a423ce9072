//! The checked numbers of a request.

use crate::{Decimal, number::number};

type Range = Result<(), &'static str>;

fn positive(number: Decimal) -> Range {
    if number.is_zero() { Err("must be greater than 0") } else { Ok(()) }
}

fn percentage(number: Decimal) -> Range {
    positive(number)?;
    if number.exceeds(100) { Err("must be at most 100") } else { Ok(()) }
}

fn month(number: Decimal) -> Range {
    if number.is_whole_up_to(12) && !number.is_zero() { Ok(()) } else { Err("must be a month, 1 to 12") }
}

fn year(number: Decimal) -> Range {
    if number.is_whole_up_to(99) { Ok(()) } else { Err("must be a year of two digits, 0 to 99") }
}

number! {
    /// An amount to be paid: an exact decimal number of 1 to 18 digits, greater than 0.
    pub struct AmountValue: "amount.value", positive;
    /// A price or fee: an exact decimal number of 1 to 18 digits, 0 or more.
    pub struct PriceValue: "amount.value", |_| Ok(());
    /// How many of a product: a decimal number of 1 to 18 digits, greater than 0.
    pub struct Quantity: "quantity", positive;
    /// A share in percent: a decimal number of 1 to 18 digits, greater than 0, at most 100.
    pub struct Percentage: "percentage", percentage;
    /// The month in which a card expires, 1 to 12.
    pub struct ExpMonth: secret "card-data", month;
    /// The year in which a card expires, two digits.
    pub struct ExpYear: secret "card-data", year;
}
