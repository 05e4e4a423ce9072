//! The enum values of an order. They are in lower case.

use crate::engine::values::word_enum::words;

const DELIVERIES: &[(&str, &str)] = &[("collect", "pickup")];

words! {
    /// The way of an order to the customer.
    pub enum Delivery: Enum, also DELIVERIES {
        /// Brought to the address. This is the default.
        courier,
        /// Fetched from a pickup point.
        pickup,
    }

    /// The speed of an order.
    pub enum Speed: Enum {
        /// Within a week.
        regular,
        /// On the next day.
        next_day,
    }

    /// The owner of a pickup point.
    pub enum Carrier: Enum, called "carrier" {
        /// Lockers with 4 digits.
        kurir,
        /// Lockers with 6 digits.
        paxel,
        /// Counters without lockers.
        toko,
    }

    /// The kind of an article.
    pub enum LineKind: Enum {
        /// Clothing, which has a size.
        clothing,
        /// Anything else.
        other,
    }

    /// The size of clothing.
    pub enum Size: Enum {
        /// Small.
        small,
        /// Large.
        large,
    }

    /// The unit of a weight.
    pub enum Unit: Enum, sample kg {
        /// Grams.
        g,
        /// Kilograms.
        kg,
    }
}
