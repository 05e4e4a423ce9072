//! Account numbers of a known length.

use alloc::{borrow::Cow, boxed::Box, format, string::String};
use core::fmt;

use crate::{
    engine::{
        schema::{Parameters, RuleId, ValueAdvice, text_checks},
        values::{Invalid, blank::Blank},
    },
    request::{ACCOUNT_NUMBER, VaChannel, VirtualAccountNumber, banks::MOST_DIGITS},
};

/// An account number of exactly `N` digits, at most 100, for a run-time value next to a channel with numbers of that length.
///
/// It is created from a string or a [`VirtualAccountNumber`], with `TryFrom` or `parse`. Rule `va-number-digits`.
///
/// # Examples
///
/// ```
/// use payment_session::request::Digits;
///
/// let number: Digits<8> = "00000001".try_into()?; // a string, because leading zeros count
/// assert_eq!(number.as_ref(), "00000001");
/// assert!(Digits::<8>::try_from("1").is_err());
/// # Ok::<(), payment_session::Invalid>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Digits<const N: usize>(Cow<'static, str>);

/// An account number of 1 to 100 digits, for a run-time value next to a channel without a documented length.
///
/// It is created from a string or a [`VirtualAccountNumber`], with `TryFrom` or `parse`. Rule `va-number-digits`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AccountDigits(Cow<'static, str>);

macro_rules! digits {
    ([$($generics:tt)*] $type:ty, $name:literal, $min:expr, $max:expr) => {
        /// A number without digits, for an expansion that does not use it.
        impl<$($generics)*> Blank for $type {
            fn blank() -> Self {
                Self(Cow::Borrowed(""))
            }
        }

        impl<$($generics)*> TryFrom<String> for $type {
            type Error = Invalid;

            fn try_from(digits: String) -> Result<Self, Invalid> {
                check($name, &digits, $min, $max)?;
                Ok(Self(Cow::Owned(digits)))
            }
        }

        impl<$($generics)*> TryFrom<&str> for $type {
            type Error = Invalid;

            fn try_from(digits: &str) -> Result<Self, Invalid> {
                String::from(digits).try_into()
            }
        }

        impl<$($generics)*> TryFrom<&String> for $type {
            type Error = Invalid;

            fn try_from(digits: &String) -> Result<Self, Invalid> {
                digits.as_str().try_into()
            }
        }

        impl<$($generics)*> TryFrom<VirtualAccountNumber> for $type {
            type Error = Invalid;

            fn try_from(number: VirtualAccountNumber) -> Result<Self, Invalid> {
                (&number).try_into()
            }
        }

        impl<$($generics)*> TryFrom<&VirtualAccountNumber> for $type {
            type Error = Invalid;

            fn try_from(number: &VirtualAccountNumber) -> Result<Self, Invalid> {
                number.as_ref().try_into()
            }
        }

        impl<$($generics)*> core::str::FromStr for $type {
            type Err = Invalid;

            fn from_str(digits: &str) -> Result<Self, Invalid> {
                digits.try_into()
            }
        }

        impl<$($generics)*> AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl<$($generics)*> fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl<$($generics)*> serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de, $($generics)*> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.try_into().map_err(serde::de::Error::custom)
            }
        }

        impl<$($generics)*> crate::engine::values::text_content::TextContent for $type {
            fn text(&self) -> &str {
                &self.0
            }
        }

        impl<$($generics)*> From<$type> for VirtualAccountNumber {
            fn from(digits: $type) -> Self {
                crate::engine::values::checked_text::CheckedText::from_storage(crate::engine::values::text_storage::TextStorage::owned(digits.0))
            }
        }
    };
}

digits!([const N: usize] Digits<N>, "Digits", N, N);
digits!([] AccountDigits, "AccountDigits", 1, MOST_DIGITS);

impl AccountDigits {
    /// Checks an account number against the length that the channel's bank uses.
    ///
    /// Use it where both are known at run time only.
    ///
    /// # Errors
    ///
    /// Returns the reason if the text is not all digits, or if their number is not
    /// [`VaChannel::number_digits`](crate::request::VaChannel::number_digits).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{VaChannel, request::{AccountDigits, VirtualAccountNumber}};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let channel: VaChannel = "PERMATA".parse()?;
    /// let digits = AccountDigits::for_channel(&channel, "00000001")?;
    /// let number: VirtualAccountNumber = digits.into();
    /// assert!(AccountDigits::for_channel(&channel, "1").is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn for_channel(channel: &VaChannel, text: impl Into<String>) -> Result<Self, Invalid> {
        let text = text.into();
        let (min, max) = ACCOUNT_NUMBER.range(channel.as_str());
        check("AccountDigits", &text, min, max)?;
        Ok(Self(Cow::Owned(text)))
    }
}

fn check(name: &'static str, text: &str, min: usize, max: usize) -> Result<(), Invalid> {
    if max > MOST_DIGITS {
        return Err(rejected(name, 0, MOST_DIGITS));
    }
    text_checks::digit_count(text, min, max).map_err(|_| rejected(name, min, max))
}

fn rejected(name: &'static str, min: usize, max: usize) -> Invalid {
    let reason = format!("must have {}", text_checks::digit_range(min, max));
    let advice = ValueAdvice::Digits { min, max };
    let parameters = Some(Box::new(Parameters::of_length(min, max)));
    Invalid { advice, parameters, ..Invalid::new(name, RuleId::VaNumberDigits, reason) }
}
