//! The numbers of an order.

use crate::engine::{schema::Range, values::number_type::number};

const POSITIVE: Range = Range {
    positive: true,
    most: None,
    whole: false,
    has_thousands: false,
    said: "must be greater than 0",
    correct: |_| None,
};
const COUNT: Range = Range { most: Some(99), whole: true, said: "must be a whole number from 1 to 99", ..POSITIVE };

number! {
    /// A count of articles.
    pub struct Count: Count, COUNT, "2";
    /// A weight.
    pub struct Weight: Weight, POSITIVE, "1.5";
}
