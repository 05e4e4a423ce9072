//! The enums of listed values.

use super::{Invalid, json_value::JsonValue};
use crate::engine::{
    json::unescape,
    schema::{EnumValues, Kind},
};

/// An enum of listed values.
pub trait EnumType: JsonValue + AsRef<str> + Clone + 'static {
    /// The list of the spellings.
    const LIST: &'static EnumValues = match Self::KIND {
        Kind::EnumValue(list) => list,
        _ => unreachable!(),
    };

    /// All listed values, in the order of the list.
    const ALL: &'static [Self];

    /// Returns the value of a name that is not in the list. Most lists have none.
    fn from_unlisted(_: &str) -> Option<Self> {
        None
    }

    /// Parses a name that is not in the list.
    ///
    /// # Errors
    ///
    /// Returns what the name must be.
    fn parse_unlisted(name: &str) -> Result<Self, Invalid> {
        Err(Invalid::misspelt(Self::LIST, name, Self::LIST.message_if_unlisted()))
    }
}

/// Reads an enum value that an inspection has accepted, from its JSON. The name may be near a listed one.
pub fn take_inspected<T: EnumType>(json: &str) -> Option<T> {
    let name = unescape(json)?;
    match T::LIST.position(&name) {
        Some(at) => Some(T::ALL[at].clone()),
        None => T::from_unlisted(&name),
    }
}

/// Parses an enum value by its spelling.
pub fn parse_enum_value<T: EnumType>(name: &str) -> Result<T, Invalid> {
    match T::LIST.position(name) {
        Some(at) => Ok(T::ALL[at].clone()),
        None => T::parse_unlisted(name),
    }
}

/// Creates the enums of listed values, with their implementations.
macro_rules! impl_enum_values {
    ($($(#[doc = $($docs:tt)+])* $name:ident [$($(#[doc = $($value_docs:tt)+])* $value:ident,)* $(..$other:ident($type:ty))?];)*) => {
        $(
            $(#[doc = $($docs)+])*
            #[allow(non_camel_case_types)]
            #[derive(PartialEq, Hash)]
            #[non_exhaustive]
            pub enum $name {
                $($(#[doc = $($value_docs)+])* $value,)*
                $(
                    #[doc(hidden)]
                    $other($type),
                )?
            }
        )*

        const _: () = {
            use crate::engine::values::{Invalid, json_value::{JsonValue, WriteJson, UncheckedPermit}, enum_impls::{EnumType, parse_enum_value}};
            use alloc::string::String;
            use core::{fmt, str::FromStr};
            use serde::{Deserialize, Deserializer, Serialize, Serializer};

            $(
                impl EnumType for $name {
                    const ALL: &'static [Self] = Self::VALUES;

                    $(
                        fn from_unlisted(name: &str) -> Option<Self> {
                            Some(Self::$other(<$type>::of_name(name)))
                        }

                        fn parse_unlisted(name: &str) -> Result<Self, Invalid> {
                            let closed = || Some(Self::LIST.message_if_unlisted()).filter(|_| !Self::LIST.open);
                            match closed().or_else(|| Self::LIST.message_if_misspelt(name)) {
                                Some(reason) => Err(Invalid::misspelt(Self::LIST, name, reason)),
                                None => Ok(Self::$other(<$type>::of_name(name))),
                            }
                        }
                    )?
                }

                impl WriteJson for $name {
                    fn size_hint(&self) -> usize {
                        self.as_str().len() + 2
                    }

                    fn write_value(&self, out: &mut alloc::vec::Vec<u8>) {
                        if const { Self::LIST.holds_unchecked } {
                            crate::engine::json::write_text(self.as_str(), out);
                        } else {
                            crate::engine::json::write_enum_value(self.as_str(), out);
                        }
                    }
                }

                impl JsonValue for $name {
                    fn blank(_: UncheckedPermit) -> Self {
                        Self::VALUES[0].clone()
                    }

                    fn is_unchecked_card_number(&self) -> bool {
                        let is_possible = const { Self::LIST.holds_unchecked };
                        is_possible
                            && Self::LIST.position(self.as_str()).is_none()
                            && crate::engine::schema::card_detection::looks_like_card_number(self.as_str())
                    }

                    fn content(&self) -> crate::engine::schema::Content<'_> {
                        crate::engine::schema::Content::Text(self.as_str())
                    }

                    fn take_inspected(json: &str, _: UncheckedPermit) -> Option<Self> {
                        crate::engine::values::enum_impls::take_inspected(json)
                    }
                }

                impl $name {
                    /// All listed values, in documented order.
                    pub const VALUES: &'static [Self] = &[$(Self::$value),*];
                }

                impl Eq for $name {}

                impl TryFrom<&str> for $name {
                    type Error = Invalid;

                    fn try_from(name: &str) -> Result<Self, Invalid> {
                        parse_enum_value(name)
                    }
                }

                impl TryFrom<String> for $name {
                    type Error = Invalid;

                    fn try_from(name: String) -> Result<Self, Invalid> {
                        parse_enum_value(&name)
                    }
                }

                impl TryFrom<&String> for $name {
                    type Error = Invalid;

                    fn try_from(name: &String) -> Result<Self, Invalid> {
                        parse_enum_value(name)
                    }
                }

                impl FromStr for $name {
                    type Err = Invalid;

                    fn from_str(name: &str) -> Result<Self, Invalid> {
                        parse_enum_value(name)
                    }
                }

                impl AsRef<str> for $name {
                    fn as_ref(&self) -> &str {
                        self.as_str()
                    }
                }

                impl fmt::Display for $name {
                    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.pad(self.as_str())
                    }
                }

                impl crate::engine::values::metadata::OpenScalar for $name {}

                impl Serialize for $name {
                    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        crate::engine::values::deserialize::write_text(self.as_str(), serializer)
                    }
                }

                impl<'de> Deserialize<'de> for $name {
                    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        crate::engine::values::deserialize::read_enum_value(deserializer)
                    }
                }

                crate::engine::values::enum_impls::spelling!($name [$($value)*] $($other)?);
            )*
        };
    };
}

/// Implements the parts that differ between closed and open lists. A closed list is `Copy`, and its table has the
/// spellings.
macro_rules! spelling {
    ($name:ident [$($value:ident)*]) => {
        impl $name {
            /// Returns the spelling of the enum value in JSON.
            pub fn as_str(&self) -> &str {
                Self::LIST.name_at(*self as usize)
            }
        }

        impl Copy for $name {}

        // A derived one would name each enum value.
        #[allow(clippy::expl_impl_clone_on_copy)]
        impl Clone for $name {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
    ($name:ident [$($value:ident)*] $other:ident) => {
        impl $name {
            /// Returns the spelling of the enum value in JSON.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$value => stringify!($value),)*
                    Self::$other(name) => name.as_str(),
                }
            }
        }

        impl Clone for $name {
            fn clone(&self) -> Self {
                match self {
                    $(Self::$value => Self::$value,)*
                    Self::$other(name) => Self::$other(name.clone()),
                }
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::$other(name) => f.debug_tuple(stringify!($other)).field(name).finish(),
                    value => f.write_str(value.as_str()),
                }
            }
        }
    };
}

pub(crate) use {impl_enum_values, spelling};
