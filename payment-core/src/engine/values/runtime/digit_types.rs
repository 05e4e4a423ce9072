//! The types of digits whose number depends on the value of a field next to them.

use alloc::{boxed::Box, format};

use super::Invalid;
use crate::engine::schema::{Parameters, RuleId, VaNumberLength, ValueSuggestion, text_checks};

/// Creates the types of run-time strings next to a literal value: `exact` for a value that fixes the number of digits,
/// which is the parameter of the type, and `any` for all other values. Both convert into the type after `of`. The row after
/// `by` has their names.
macro_rules! digit_types {
    (of $text:ident by $row:ident; $(#[doc = $exact_docs:literal])* exact $exact:ident; $(#[doc = $any_docs:literal])* any $any:ident;) => {
        $(#[doc = $exact_docs])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $exact<const N: usize>(alloc::borrow::Cow<'static, str>);

        $(#[doc = $any_docs])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $any(alloc::borrow::Cow<'static, str>);

        $crate::engine::values::digit_types::impl_digits!([const N: usize] $exact<N>, stringify!($exact), N, N, $text, $row);
        $crate::engine::values::digit_types::impl_digits!([] $any, stringify!($any), 1, $row.most, $text, $row);
    };
}

/// Implements one of the types.
macro_rules! impl_digits {
    ([$($generics:tt)*] $type:ty, $name:expr, $min:expr, $max:expr, $text:ident, $row:ident) => {
        /// A number without digits, for an expansion that does not use it.
        impl<$($generics)*> $crate::engine::values::json_value::Blank for $type {
            fn blank() -> Self {
                Self(alloc::borrow::Cow::Borrowed(""))
            }
        }

        impl<$($generics)*> TryFrom<alloc::string::String> for $type {
            type Error = $crate::engine::values::Invalid;

            fn try_from(digits: alloc::string::String) -> Result<Self, $crate::engine::values::Invalid> {
                $crate::engine::values::digit_types::check_digit_count(&$row, $name, &digits, $min, $max)?;
                Ok(Self(alloc::borrow::Cow::Owned(digits)))
            }
        }

        impl<$($generics)*> TryFrom<&str> for $type {
            type Error = $crate::engine::values::Invalid;

            fn try_from(digits: &str) -> Result<Self, $crate::engine::values::Invalid> {
                alloc::string::String::from(digits).try_into()
            }
        }

        impl<$($generics)*> TryFrom<&alloc::string::String> for $type {
            type Error = $crate::engine::values::Invalid;

            fn try_from(digits: &alloc::string::String) -> Result<Self, $crate::engine::values::Invalid> {
                digits.as_str().try_into()
            }
        }

        impl<$($generics)*> TryFrom<$text> for $type {
            type Error = $crate::engine::values::Invalid;

            fn try_from(number: $text) -> Result<Self, $crate::engine::values::Invalid> {
                (&number).try_into()
            }
        }

        impl<$($generics)*> TryFrom<&$text> for $type {
            type Error = $crate::engine::values::Invalid;

            fn try_from(number: &$text) -> Result<Self, $crate::engine::values::Invalid> {
                number.as_ref().try_into()
            }
        }

        impl<$($generics)*> core::str::FromStr for $type {
            type Err = $crate::engine::values::Invalid;

            fn from_str(digits: &str) -> Result<Self, $crate::engine::values::Invalid> {
                digits.try_into()
            }
        }

        impl<$($generics)*> AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl<$($generics)*> core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl<$($generics)*> serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::engine::values::deserialize::write_text(&self.0, serializer)
            }
        }

        impl<'de, $($generics)*> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::engine::values::deserialize::require_text_to_read(&deserializer)?;
                alloc::string::String::deserialize(deserializer)?.try_into().map_err(serde::de::Error::custom)
            }
        }

        impl<$($generics)*> $crate::engine::values::json_value::WriteJson for $type {
            fn size_hint(&self) -> usize {
                $crate::engine::json::text_size(&self.0)
            }

            fn write_value(&self, out: &mut alloc::vec::Vec<u8>) {
                $crate::engine::json::write_text(&self.0, out);
            }
        }

        impl<$($generics)*> From<$type> for $text {
            fn from(digits: $type) -> Self {
                $crate::engine::values::checked_text::CheckedText::from_storage($crate::engine::values::text_storage::TextStorage::owned(digits.0))
            }
        }
    };
}

/// Checks the number of digits.
pub fn check_digit_count(
    row: &VaNumberLength,
    name: &'static str,
    text: &str,
    min: usize,
    max: usize,
) -> Result<(), Invalid> {
    if max > row.most {
        return Err(rejected(name, 0, row.most));
    }
    text_checks::digit_count(text, min, max).map_err(|_| rejected(name, min, max))
}

fn rejected(name: &'static str, min: usize, max: usize) -> Invalid {
    let reason = format!("must have {}", text_checks::digit_range(min, max));
    let suggestion = ValueSuggestion::Digits { min, max };
    let parameters = Some(Box::new(Parameters::of_length(min, max)));
    Invalid { suggestion, parameters, ..Invalid::new(name, RuleId::VaNumberDigits, reason) }
}

pub(crate) use {digit_types, impl_digits};
