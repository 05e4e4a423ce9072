//! The types of checked numbers.

/// Creates the types of checked numbers, with their implementations.
macro_rules! impl_numbers {
    ($($(#[doc = $($docs:tt)+])* $name:ident [$($secrecy:ident)?];)*) => {
        $(
            $(#[doc = $($docs)+])*
            #[derive(Clone, Copy, PartialEq, Eq, Hash)]
            pub struct $name(crate::engine::base::Decimal);

            const _: () = {
                use crate::engine::{schema::{Kind, Number, Value}, values::{Invalid, json_value::{JsonValue, WriteJson, UncheckedPermit}}};

                const NUMBER: &Number = match <$name as Value>::KIND {
                    Kind::Number(number) => number,
                    _ => unreachable!(),
                };

                impl WriteJson for $name {
                    fn size_hint(&self) -> usize {
                        crate::engine::json::NUMBER_SIZE
                    }

                    fn write_value(&self, out: &mut alloc::vec::Vec<u8>) {
                        crate::engine::json::write_decimal(self.0, out);
                    }
                }

                impl JsonValue for $name {
                    fn blank(_: UncheckedPermit) -> Self {
                        Self(crate::engine::base::Decimal::new(0, 0))
                    }
                }

                impl $name {
                    /// Creates a number from one of another type, by its digits.
                    // With `dyn`, the function is compiled once for all types.
                    pub(crate) fn of_number(number: &dyn core::fmt::Display) -> Result<Self, Invalid> {
                        crate::engine::values::invalid::check_number(NUMBER, &alloc::format!("{number}")).map(Self)
                    }
                }

                impl core::str::FromStr for $name {
                    type Err = Invalid;

                    fn from_str(text: &str) -> Result<Self, Invalid> {
                        crate::engine::values::invalid::check_number_in_string(NUMBER, text).map(Self)
                    }
                }

                impl TryFrom<&str> for $name {
                    type Error = Invalid;

                    fn try_from(text: &str) -> Result<Self, Invalid> {
                        text.parse()
                    }
                }

                impl TryFrom<alloc::string::String> for $name {
                    type Error = Invalid;

                    fn try_from(text: alloc::string::String) -> Result<Self, Invalid> {
                        text.parse()
                    }
                }

                impl TryFrom<&alloc::string::String> for $name {
                    type Error = Invalid;

                    fn try_from(text: &alloc::string::String) -> Result<Self, Invalid> {
                        text.parse()
                    }
                }

                impl serde::Serialize for $name {
                    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        crate::engine::values::deserialize::write_decimal(self.0, serializer)
                    }
                }

                impl<'de> serde::Deserialize<'de> for $name {
                    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        crate::engine::values::deserialize::read_number(NUMBER, deserializer).map(Self)
                    }
                }

                crate::engine::values::number_impls::integers!($name: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
                crate::engine::values::number_impls::access!($($secrecy)? $name);
            };
        )*

        /// Creates numbers from literals that the macro has checked.
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod of {
            $(pub const fn $name(digits: u64, scale: u8) -> super::$name {
                super::$name(crate::engine::base::Decimal::new(digits, scale))
            })*
        }

        /// Creates optional numbers from literals that the macro has checked.
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod some {
            $(pub const fn $name(digits: u64, scale: u8) -> Option<super::$name> {
                Some(super::$name(crate::engine::base::Decimal::new(digits, scale)))
            })*
        }
    };
}

/// Implements the conversions from integers.
macro_rules! integers {
    ($name:ident: $($integer:ident)*) => {
        $(
            impl TryFrom<$integer> for $name {
                type Error = crate::engine::values::Invalid;

                fn try_from(number: $integer) -> Result<Self, Self::Error> {
                    Self::of_number(&number)
                }
            }
        )*
    };
}

/// Implements the access to a number: open, or for a secret, which is redacted.
macro_rules! access {
    ($name:ident) => {
        impl $name {
            /// Returns the exact decimal number.
            pub const fn get(self) -> crate::engine::base::Decimal {
                self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl From<$name> for crate::engine::base::Decimal {
            fn from(number: $name) -> Self {
                number.0
            }
        }

        crate::engine::values::comparison::impl_number_order!($name);

        impl crate::engine::values::metadata::OpenScalar for $name {}
    };
    (secret $name:ident) => {
        impl $name {
            /// Returns the secret. Keep it out of logs.
            pub const fn expose(&self) -> u64 {
                self.0.digits()
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    };
}

pub(crate) use {access, impl_numbers, integers};
