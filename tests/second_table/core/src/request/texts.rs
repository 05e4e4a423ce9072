//! The strings of an order.

use crate::engine::{schema::forms, values::text_type::text};

text! {
    /// The shop's number of an order.
    pub struct OrderNumber: OrderNumber, 1..=20, forms::REFERENCE, "A-1001";
    /// An e-mail address.
    pub struct Mail: Mail, 1..=60, forms::EMAIL, "ayu@example.com";
    /// A name, a street or a town.
    pub struct Line1: Text, 1..=40, forms::ANY, "Jalan Melati 3";
    /// The code that opens a door.
    pub struct DoorCode: Text, protected, 1..=10, forms::ANY, "4711";
    /// A message on a card with a gift.
    pub struct Message: Text, 1..=30, forms::ANY, "Happy birthday";
    /// The number of an article.
    pub struct Article: Text, 1..=12, forms::ALPHANUMERIC, "TS 100";
    /// The number of a locker, which has the digits of its carrier.
    pub struct LockerNumber: LockerDigits, 0, forms::DIGITS, "123456";
}
