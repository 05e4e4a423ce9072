//! The cases that several rows of `rule_rows.rs` share, and the table of all rules, which is created from these rows.

use super::facts::{refund as r, refund_preference as rp, session as s, split as p, subjects};
use super::rule_rows::rule_rows;
use crate::engine::rules::{
    Blame::{Key, Last, Value, Whole},
    FactSet, Rule,
    RuleSuggestion::{Add, Meet, Remove, Write, WriteTo},
    Setting,
    Setting::{Absent, Bool, EnumValue, Present, With},
    cases, rules,
};

/// Creates the cases of a field that must have its default with the methods `QR` and `VIRTUAL_ACCOUNT`.
macro_rules! default_with_qr_and_va {
    ($field:literal, $default:literal, $fact:expr) => {
        cases! {
            concat!("{", $field, "} must be `", $default, "` with the method `QR`"),
            [Remove($fact)]
                => [$fact, s::QR] but not [], Key($fact);
            concat!("{", $field, "} must be `", $default, "` with the method `VIRTUAL_ACCOUNT`"),
            [Remove($fact)]
                => [$fact, s::VIRTUAL_ACCOUNT] but not [], Key($fact);
        }
    };
}

/// Creates the cases of a field of the hosted page, which must be `false` in mode `API`.
macro_rules! false_in_api_mode {
    ($field:literal, $fact:expr) => {
        cases! {
            concat!("{", $field, "} must be `false` in mode `API`"),
            [Remove($fact), Write(&[EnumValue(s::API, "REDIRECT"), RETURN_URLS])]
                => [$fact, s::API] but not [], Key($fact);
        }
    };
}

/// Creates the cases of an object that only one method may have: `path, fact of the object => method`.
macro_rules! only_with_method {
    ($path:literal, $fact:expr => $method:ident) => {
        cases! {
            concat!("{", $path, "} cannot be used with the method {value}"),
            [Remove($fact), Write(&[EnumValue(s::METHOD, stringify!($method))])]
                => [s::METHOD, $fact] but not [s::$method], Key($fact);
        }
    };
}

/// Creates the message for a card with two sources.
macro_rules! two_sources {
    ($first:literal, $second:literal) => {
        concat!("{", $first, "} and {", $second, "} cannot be used together in {card}")
    };
}

const RETURN_URLS: Setting =
    With(s::REDIRECT_URL, &["success_return_url", "failure_return_url", "expiration_return_url"]);
/// A request for mode `API` without the fields of the hosted page.
const API: &[Setting] = &[EnumValue(s::API, "API"), Absent(s::SHOW_SAVED), Absent(s::BYPASS)];
const SINGLE: &[Setting] = &[EnumValue(s::MULTIPLE, "SINGLE"), Present(s::AMOUNT)];
const STATIC_ACCOUNT: &[Setting] = &[EnumValue(s::METHOD, "VIRTUAL_ACCOUNT"), Present(s::VA_CHANNEL)];
const STATIC_QR: &[Setting] = &[EnumValue(s::METHOD, "QR"), Absent(s::AMOUNT)];
const SOURCES: FactSet = s::TOKEN.union(s::CARD_NUMBER).union(s::ENCRYPTED_CARD);

/// Creates the cases of a refund by transfer: `it is by transfer, it has a destination`.
macro_rules! transfer_requires_destination {
    ($by_transfer:expr, $destination:expr) => {
        cases! {
            "`{method}: {=TRANSFER_ONLY}` requires {transferDestination}",
            [Add($destination)]
                => [$by_transfer] but not [$destination], Value($by_transfer);
        }
    };
}

/// All rules.
///
/// # Examples
///
/// ```
/// use payment_session::rules::RULES;
///
/// // The rules that one request can be allowed to break
/// let waivable = RULES.iter().filter(|rule| rule.id.waiver().is_some());
/// assert!(waivable.count() > 20);
/// ```
pub static RULES: &[Rule] = rule_rows!(rules);

#[cfg(test)]
mod tests;
