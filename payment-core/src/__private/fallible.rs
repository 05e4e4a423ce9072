//! The traits of values that convert into a field, with the notes for a value that does not convert.

use crate::engine::fallible::conversions;
pub use crate::engine::fallible::*;

conversions! {
    /// A string.
    ConvertsIntoText:
        "strings of every kind convert; `let text: String = value.into()` turns a generic value into one"
        "`value.to_string()` writes a value of another type, and `format!(\"{{value:08}}\")` a number that has lost its leading zeros, as eight digits";
    /// An enum value.
    ConvertsIntoEnumValue:
        "a string converts if it is one of the values; for an enum of your own, `match` it, with arms such as `Mine::Rupiah => Currency::IDR`";
    /// A reference, or the id of a customer.
    ConvertsIntoId:
        "strings and integers convert, and a `Uuid` with the feature `uuid`; `value.to_string()` writes any other id";
    /// A web address.
    ConvertsIntoUrl:
        "strings convert";
    /// An instant.
    ConvertsIntoInstant:
        "a string in UTC and a `SystemTime` convert, and an instant of `chrono`, `jiff` or `time` with the feature of that name"
        "a date and time without an offset, such as `NaiveDateTime`, needs one first, for example `naive.and_utc()`"
        "a timestamp needs its unit: `ExpiryAt::from_unix_seconds(value)` for seconds, with `value / 1000` for milliseconds";
    /// A number.
    ConvertsIntoNumber:
        "integers and decimals in strings convert, and a `Decimal` with the feature `rust_decimal`"
        "a float is not exact, so write its digits: `format!(\"{{value:.0}}\")` without decimals, or `{{value:.2}}` with two";
    /// An account number of a bank.
    ConvertsIntoVaNumber:
        "strings of digits and a `VirtualAccountNumber` convert"
        "a number has lost its leading zeros, so write all digits: `format!(\"{{value:08}}\")` writes eight of them";
    /// An object.
    ConvertsIntoObject:
        "write an object as `{{ … }}`, with the values of a row in it; `payment_part!(…)` and `try_payment_part!(…)` create one";
    /// An amount or price.
    ConvertsIntoMoney:
        "an amount is an object: write `{{ value: …, currency: IDR }}`";
    /// Arbitrary JSON.
    ConvertsIntoJson:
        "maps with string keys and a `serde_json::Value` convert, and `Metadata::from_serialize(&value)` any other value that serializes"
        "`value.parse::<Metadata>()` reads the text of a JSON object";
    /// A boolean.
    ConvertsIntoBool:
        "only a `bool` converts: compare a value of another type, for example `value == \"true\"` or `value != 0`";
}
