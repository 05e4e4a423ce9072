//! The checked numbers of a request.
//!
//! The engine limits each to 18 digits (`DIGITS` in `engine/base/decimal.rs`), some of which may be decimals unless its row
//! is `whole`. Only the amount of a refund has at most two decimals: it is a string (`RefundValue` in `texts.rs`), with the
//! form `MONEY` of `engine/schema/forms.rs`.

use crate::engine::{schema::Range, values::number_type::number};

const POSITIVE: Range = Range {
    positive: true,
    most: None,
    whole: false,
    has_thousands: false,
    message: "must be greater than 0",
    correct: |_| None,
};
const AMOUNT: Range = Range { has_thousands: true, ..POSITIVE };
const PRICE: Range = Range { positive: false, message: "", ..AMOUNT };
const PERCENTAGE: Range = Range { most: Some(100), message: "must be greater than 0 and at most 100", ..POSITIVE };
const MONTH: Range = Range { most: Some(12), whole: true, message: "must be a month from 1 to 12", ..POSITIVE };
const YEAR: Range = Range {
    positive: false,
    most: Some(99),
    whole: true,
    message: "must be a two-digit year from 0 to 99",
    correct: |written| {
        let is_year = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
        is_year.then_some("write the last two digits of the year")
    },
    ..POSITIVE
};

number! {
    /// An amount to be paid: an exact decimal number of 1 to 18 digits, greater than 0.
    pub struct AmountValue: AmountValue, AMOUNT, "10000";
    /// A price or fee: an exact decimal number of 1 to 18 digits, 0 or more.
    pub struct PriceValue: AmountValue, PRICE, "100000";
    /// The quantity of a product: a decimal number of 1 to 18 digits, greater than 0.
    pub struct Quantity: Quantity, POSITIVE, "1";
    /// A share in percent: a decimal number of 1 to 18 digits, greater than 0, at most 100.
    pub struct Percentage: Percentage, PERCENTAGE, "2.5";
    /// The month in which a card expires, 1 to 12.
    pub struct ExpMonth: CardData, MONTH, "1", secret;
    /// The year in which a card expires, two digits.
    pub struct ExpYear: CardData, YEAR, "39", secret;
}
