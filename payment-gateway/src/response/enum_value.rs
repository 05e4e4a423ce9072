//! Enums of listed values, of requests and of responses.

use core::fmt;

use payment_core::{
    calls::{CancelReason, SimulatedStatus},
    for_gateway::EnumType,
    request::{
        CaptureMethod, Country, Currency, EwalletChannel, ExpirationMode, MethodType, Mode, PaymentType, ProductType,
        RefundMethod, RefundReason, ShippingMethod, SplitType, ThreeDsMethod, VaChannel,
    },
};

/// An enum of listed values: the `T` of [`Open<T>`](super::Open). Only this crate implements it.
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
fn listed_value<T: EnumType>(text: &str) -> Option<T> {
    let at = T::LIST.position(text).or_else(|| T::LIST.position(&text.to_ascii_uppercase()))?;
    T::ALL.get(at).cloned()
}

/// Implements [`EnumValue`] for enums of requests.
macro_rules! impl_enum_value {
    ($($name:ident)*) => {$(
        impl EnumValue for $name {
            fn as_str(&self) -> &str {
                self.as_ref()
            }

            fn from_text(text: &str) -> Option<Self> {
                listed_value(text)
            }
        }
    )*};
}

impl_enum_value! {
    CancelReason CaptureMethod Country Currency EwalletChannel ExpirationMode MethodType Mode PaymentType ProductType
    RefundMethod RefundReason ShippingMethod SimulatedStatus SplitType ThreeDsMethod VaChannel
}

/// The error of a string that is not a value of an enum of responses. Parse an [`Open`](super::Open) to keep such a string.
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
pub fn value_of_spelling<T: Copy + EnumValue>(values: &[T], aliases: &[(&str, T)], text: &str) -> Option<T> {
    let alias = aliases.iter().find(|(alias, _)| text.eq_ignore_ascii_case(alias)).map(|(_, value)| value);
    alias.or_else(|| values.iter().find(|value| text.eq_ignore_ascii_case(value.as_str()))).copied()
}

/// Creates enums of listed values. A variant has the spelling of its value. `= "…"` states a spelling that is not a Rust
/// name, and `| "…"` another spelling that is read as the same value.
// Derived `Eq` and `Hash` would make every clean build slower. The documentation is `tt`, as in `response_struct!`.
macro_rules! response_enums {
    ($($(#[doc = $docs:tt])* #[page($page:ident)] pub enum $name:ident {
        $($(# $value_docs:tt)* $value:ident $(= $wire:tt)? $(| $alias:tt)?,)*
    })*) => {$(
        $(#[doc = $docs])*
        ///
        #[doc = payment_core::page_link!($page)]
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(# $value_docs)* $value,)*
        }

        impl $name {
            /// All enum values that this version knows.
            pub const VALUES: &'static [Self] = &[$(Self::$value),*];

            /// Returns the spelling of the enum value in JSON.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => crate::response::enum_value::wire!($value $($wire)?),)*
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

        impl crate::response::enum_value::EnumValue for $name {
            fn as_str(&self) -> &str {
                (*self).as_str()
            }

            fn from_text(text: &str) -> Option<Self> {
                crate::response::enum_value::value_of_spelling(Self::VALUES, &[$($(($alias, Self::$value),)?)*], text)
            }
        }
    )*};
}

macro_rules! wire {
    ($value:ident) => {
        stringify!($value)
    };
    ($value:ident $wire:tt) => {
        $wire
    };
}

pub(crate) use {response_enums, wire};
