//! The checked numbers of a request.

use crate::{schema::Range, values::number_type::number};

const POSITIVE: Range = Range { positive: true, most: None, whole: false, said: "must be greater than 0" };
const ANY: Range = Range { positive: false, said: "", ..POSITIVE };
const PERCENTAGE: Range = Range { most: Some(100), said: "must be greater than 0 and at most 100", ..POSITIVE };
const MONTH: Range = Range { positive: true, most: Some(12), whole: true, said: "must be a month from 1 to 12" };
const YEAR: Range =
    Range { positive: false, most: Some(99), whole: true, said: "must be a two-digit year from 0 to 99" };

number! {
    /// An amount to be paid: an exact decimal number of 1 to 18 digits, greater than 0.
    pub struct AmountValue: AmountValue, POSITIVE, "10000";
    /// A price or fee: an exact decimal number of 1 to 18 digits, 0 or more.
    pub struct PriceValue: AmountValue, ANY, "100000";
    /// The quantity of a product: a decimal number of 1 to 18 digits, greater than 0.
    pub struct Quantity: Quantity, POSITIVE, "1";
    /// A share in percent: a decimal number of 1 to 18 digits, greater than 0, at most 100.
    pub struct Percentage: Percentage, PERCENTAGE, "2.5";
    /// The month in which a card expires, 1 to 12.
    pub struct ExpMonth: CardData, MONTH, "1", secret;
    /// The year in which a card expires, two digits.
    pub struct ExpYear: CardData, YEAR, "39", secret;
}
