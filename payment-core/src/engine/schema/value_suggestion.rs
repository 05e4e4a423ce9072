//! The suggestion for a value that is rejected. The macro and the running program use the same suggestion.

use super::{EnumValues, NameMatch};

/// The suggestion for a rejected value. It never quotes the value, which may be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueSuggestion {
    /// A number of characters.
    Length { min: usize, max: usize },
    /// At least one character.
    NotEmpty,
    /// A string that meets a demand, as this one does. Without a demand, it is that of the rule.
    LikeText { example: &'static str, demand: Option<&'static str> },
    /// A number that meets the rule's demand, as this one does.
    LikeNumber(&'static str),
    /// A listed enum value, perhaps the one that is meant. `is_waivable` is whether a waiver accepts the rejected one.
    EnumValue { list: &'static EnumValues, name_match: Option<NameMatch>, is_waivable: bool },
    /// A string with this many digits.
    Digits { min: usize, max: usize },
    /// A number in a string without separators between thousands.
    WithoutSeparators,
    /// A value that JSON can hold.
    Json,
    /// An instruction that corrects the string.
    Correction(&'static str),
    /// Whatever the rule demands.
    Demand,
}
