//! The traits of values that have the type of their field, with the notes for a value of another type.

use crate::engine::for_expansions::run_time_value::checks;
pub use crate::engine::for_expansions::run_time_value::*;

checks! {
    /// A string.
    IsText converts:
        "`.try_into()?` converts a string; `let text: String = value.into()` turns a generic value into one";
    /// An enum value.
    IsEnumValue converts:
        "`.try_into()?` converts a string that is one of the values; for an enum of your own, `match` it, with arms such as `Mine::Rupiah => Currency::IDR`";
    /// A reference, or the id of a customer.
    IsId converts:
        "`.try_into()?` converts a string, an integer, or a `Uuid` with the feature `uuid`";
    /// A web address.
    IsUrl converts:
        "`.try_into()?` converts a string";
    /// An instant.
    IsInstant converts:
        "`.try_into()?` converts a string in UTC, a `SystemTime`, or an instant of `chrono`, `jiff` or `time` with the feature of that name"
        : "a date and time without an offset, such as `NaiveDateTime`, needs one first, for example `naive.and_utc()`"
        "a timestamp needs its unit: `ExpiryAt::from_unix_seconds(value)?` for seconds, with `value / 1000` for milliseconds";
    /// A number.
    IsNumber converts:
        "`.try_into()?` converts an integer, a decimal in a string, or a `Decimal` with the feature `rust_decimal`"
        : "a float is not exact, so write its digits: `format!(\"{{value:.0}}\").parse()?` without decimals, or `{{value:.2}}` with two";
    /// An account number of a bank.
    IsVaNumber:
        "the bank next to it has account numbers of this type; `.try_into()?` converts a string or a `VirtualAccountNumber`"
        "a number has lost its leading zeros, so write all digits: `format!(\"{{value:08}}\").parse()?` writes eight of them";
    /// A value that is written as the path of a constant.
    IsConstant:
        "in a constant, write a literal, or an object: `const FEE: Price = payment_part!(Price {{ … }})`"
        "elsewhere, `.try_into()?` converts strings, integers and decimals in strings";
    /// An object.
    IsObject:
        "`payment_part!(…)` creates an object, also for a constant: `const FEE: Price = payment_part!(Price {{ … }})`";
    /// An amount or price.
    IsMoney:
        "an amount is an object: write `{{ value: …, currency: IDR }}`"
        "`payment_part!(…)` creates one, also for a constant: `const FEE: Price = payment_part!(Price {{ … }})`";
    /// Arbitrary JSON.
    IsJson:
        "`Metadata::from_serialize(&value)?` converts a value that implements `Serialize`; `.try_into()?` converts a `serde_json::Value`, and `.into()` a map"
        "`value.parse()?` reads the text of a JSON object";
    /// A boolean.
    IsBool;
}
