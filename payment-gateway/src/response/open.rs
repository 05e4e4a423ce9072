//! Enum values of responses: the documented ones, and others as they were received.

use alloc::{boxed::Box, string::String};
use core::{convert::Infallible, fmt, str::FromStr};

use super::item_limit::ItemLimit;
use super::read::{Members, Read, ReadField, Reading, read_parsed};
use payment_core::{
    calls::{CancelReason, SimulatedStatus},
    for_gateway::Listed,
    request::{
        CaptureMethod, Country, Currency, EwalletChannel, ExpirationMode, MethodType, Mode, PaymentType, ProductType,
        RefundMethod, RefundReason, ShippingMethod, SplitType, ThreeDsMethod, VaChannel,
    },
};

/// A listed enum value, or a value that this version does not know.
///
/// `Display` and `Serialize` write the listed spelling, or the string that was received. `FromStr` and `Deserialize` read
/// any string, so a value survives a database column.
///
/// # Examples
///
/// ```
/// use payment_session::{SessionResponse, response::{Open, SessionStatus}};
///
/// let session = SessionResponse::from_json(br#"{"id":"1","status":"PAID"}"#)?;
/// assert_eq!(session.status, SessionStatus::PAID);
/// match session.status.known() {
///     Some(SessionStatus::PAID) => {}
///     Some(_) => {}
///     None => eprintln!("a status that this version does not know: {}", session.status),
/// }
/// assert_eq!("ON_HOLD".parse(), Ok(Open::<SessionStatus>::Other("ON_HOLD".into())));
/// # Ok::<(), payment_session::response::ReadError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Open<T> {
    /// A listed enum value. Upper and lower case are the same.
    Known(T),
    /// A value that this version does not know, as it was received. It is empty if the field was absent.
    Other(Box<str>),
}

impl<T: EnumValue> Open<T> {
    /// Returns the enum value, or `None` if this version does not know it.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::{ChargeStatus, Open};
    ///
    /// let status = Open::<ChargeStatus>::from("success"); // in any case
    /// assert_eq!(status.known(), Some(ChargeStatus::SUCCESS));
    /// assert_eq!(Open::<ChargeStatus>::from("ON_HOLD").known(), None);
    /// ```
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(word) => Some(word.clone()),
            Self::Other(_) => None,
        }
    }

    /// Returns the listed spelling, or the string that was received.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(word) => word.as_str(),
            Self::Other(word) => word,
        }
    }

    fn of(text: &str) -> Self {
        T::from_text(text).map_or_else(|| Self::Other(text.into()), Self::Known)
    }
}

impl<T: EnumValue> From<T> for Open<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: EnumValue> From<&str> for Open<T> {
    fn from(text: &str) -> Self {
        Self::of(text)
    }
}

impl<T: EnumValue> FromStr for Open<T> {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::of(text))
    }
}

impl<T: EnumValue> serde::Serialize for Open<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, T: EnumValue> serde::Deserialize<'de> for Open<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::of(&text))
    }
}

impl<T: PartialEq> PartialEq<T> for Open<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(self, Self::Known(word) if word == other)
    }
}

impl<T: EnumValue> fmt::Display for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Shows only the enum value, in quotes if this version does not know it.
impl<T: EnumValue> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(word) => f.write_str(word.as_str()),
            Self::Other(word) => fmt::Debug::fmt(word, f),
        }
    }
}

impl<T: EnumValue> Read for Open<T> {
    fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
        read_parsed(json, |text| Some(Self::of(text)))
    }
}

/// A value that every object should have, such as a status. It is empty if the field is absent.
impl<T: EnumValue> ReadField for Open<T> {
    fn take(members: &mut Members<'_>, names: &[&str]) -> Option<Self> {
        Some(members.take(names).unwrap_or_else(|| Self::Other("".into())))
    }
}

/// An enum of listed values: the `T` of [`Open<T>`]. Only this crate implements it.
///
/// # Examples
///
/// ```
/// use payment_session::response::{EnumValue, Open};
///
/// fn is_known<T: EnumValue>(value: &Open<T>) -> bool {
///     value.known().is_some()
/// }
/// ```
pub trait EnumValue: Clone + Sized {
    #[doc(hidden)]
    fn as_str(&self) -> &str;

    #[doc(hidden)]
    fn from_text(text: &str) -> Option<Self>;
}

/// Returns the value of a request's list. Some responses have its values in lower case.
fn listed_word<T: Listed>(text: &str) -> Option<T> {
    let at = T::LIST.position(text).or_else(|| T::LIST.position(&text.to_ascii_uppercase()))?;
    T::ALL.get(at).cloned()
}

/// Implements [`EnumValue`] for enums of requests.
macro_rules! listed {
    ($($name:ident)*) => {$(
        impl EnumValue for $name {
            fn as_str(&self) -> &str {
                self.as_ref()
            }

            fn from_text(text: &str) -> Option<Self> {
                listed_word(text)
            }
        }
    )*};
}

listed! {
    CancelReason CaptureMethod Country Currency EwalletChannel ExpirationMode MethodType Mode PaymentType ProductType
    RefundMethod RefundReason ShippingMethod SimulatedStatus SplitType ThreeDsMethod VaChannel
}

/// The error of a string that is not a value of an enum of responses. Parse an [`Open`] to keep such a string.
///
/// # Examples
///
/// ```
/// use payment_session::response::{Open, SessionStatus};
///
/// let error = "ON_HOLD".parse::<SessionStatus>().unwrap_err();
/// assert_eq!(error.to_string(), "the string is not a value of `SessionStatus`");
/// assert_eq!("ON_HOLD".parse::<Open<SessionStatus>>().unwrap().to_string(), "ON_HOLD");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnknownValue {
    enum_name: &'static str,
}

impl UnknownValue {
    /// Parses one of the listed values of the enum with this name.
    pub(crate) fn or_parsed<T: EnumValue>(enum_name: &'static str, text: &str) -> Result<T, Self> {
        T::from_text(text).ok_or(Self { enum_name })
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the string is not a value of `{}`", self.enum_name)
    }
}

impl core::error::Error for UnknownValue {}

/// Returns the enum value with the spelling `text`, in upper or lower case. `aliases` are other spellings.
pub fn known_word<T: Copy + EnumValue>(words: &[T], aliases: &[(&str, T)], text: &str) -> Option<T> {
    let alias = aliases.iter().find(|(alias, _)| text.eq_ignore_ascii_case(alias)).map(|(_, word)| word);
    alias.or_else(|| words.iter().find(|word| text.eq_ignore_ascii_case(word.as_str()))).copied()
}

/// Creates enums of listed values. A variant has the spelling of its value. `= "…"` states a spelling that is not a Rust
/// name, and `| "…"` another spelling that is read as the same value.
// Derived `Eq` and `Hash` would make every clean build slower. The documentation is `tt`, as in `response_struct!`.
macro_rules! known_words {
    ($($(#[doc = $docs:tt])* #[page($page:ident)] pub enum $name:ident {
        $($(# $word_docs:tt)* $word:ident $(= $wire:tt)? $(| $alias:tt)?,)*
    })*) => {$(
        $(#[doc = $docs])*
        ///
        #[doc = payment_core::page_link!($page)]
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(# $word_docs)* $word,)*
        }

        impl $name {
            /// All enum values that this version knows.
            pub const VALUES: &'static [Self] = &[$(Self::$word),*];

            /// Returns the spelling of the enum value in JSON.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$word => crate::response::open::wire!($word $($wire)?),)*
                }
            }
        }

        impl Eq for $name {}

        impl core::hash::Hash for $name {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                state.write_u8(*self as u8);
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl core::str::FromStr for $name {
            type Err = crate::response::UnknownValue;

            fn from_str(text: &str) -> Result<Self, crate::response::UnknownValue> {
                crate::response::UnknownValue::or_parsed(stringify!($name), text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = alloc::string::String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl crate::response::open::EnumValue for $name {
            fn as_str(&self) -> &str {
                (*self).as_str()
            }

            fn from_text(text: &str) -> Option<Self> {
                crate::response::open::known_word(Self::VALUES, &[$($(($alias, Self::$word),)?)*], text)
            }
        }
    )*};
}

macro_rules! wire {
    ($word:ident) => {
        stringify!($word)
    };
    ($word:ident $wire:tt) => {
        $wire
    };
}

pub(crate) use {known_words, wire};
