//! What every checked number does, written once: `number!` makes a type of each row.

/// Makes the checked numbers. A row: docs, `pub struct Name: Rule, range, "example";`, with `secret` at the end
/// for what prints redacted.
macro_rules! number {
    ($($(#[doc = $docs:tt])* pub struct $name:ident: $rule:ident, $range:path, $example:tt $(, $secrecy:ident)?;)*) => {
        $(
            $(#[doc = $docs])*
            ///
            #[doc = concat!("Rule `", crate::schema::rule_id::rule_name!($rule), "`.")]
            /// Made by `FromStr` and by `TryFrom` of the integers: `value.try_into()?`, `"10.50".parse()?`. Two are equal
            /// when their digits are: `10` is not `10.0`. For `serde` see [`PaymentSession`](crate::session::PaymentSession).
            #[cfg_attr(feature = "runtime", derive(Clone, Copy, PartialEq, Eq, Hash))]
            pub struct $name(crate::base::Decimal);

            impl crate::schema::Value for $name {
                const KIND: crate::schema::Kind = {
                    static NUMBER: crate::schema::Number = crate::schema::Number {
                        name: stringify!($name),
                        rule: crate::schema::RuleId::$rule,
                        range: $range,
                        example: Some($example),
                    };
                    crate::schema::Kind::Number(&NUMBER)
                };
            }

            #[cfg(feature = "runtime")]
            const _: () = {
                use crate::{schema::{Kind, Number, Value}, values::{Invalid, json_value::{JsonValue, Unchecked}}};

                const NUMBER: &Number = match <$name as Value>::KIND {
                    Kind::Number(number) => number,
                    _ => unreachable!(),
                };

                impl JsonValue for $name {
                    fn blank(_: Unchecked) -> Self {
                        Self(crate::base::Decimal::new(0, 0))
                    }

                    fn size_hint(&self) -> usize {
                        crate::json::NUMBER_SIZE
                    }

                    fn render(&self, out: &mut alloc::vec::Vec<u8>) {
                        crate::json::decimal(self.0, out);
                    }
                }

                impl core::str::FromStr for $name {
                    type Err = Invalid;

                    fn from_str(text: &str) -> Result<Self, Invalid> {
                        match NUMBER.read(text) {
                            Ok(number) => Ok(Self(number)),
                            Err(reason) => Err(Invalid::new(NUMBER.name, NUMBER.rule, reason)),
                        }
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
                        crate::values::deserialize::write_decimal(self.0, serializer)
                    }
                }

                impl<'de> serde::Deserialize<'de> for $name {
                    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        crate::values::deserialize::read_number(NUMBER, deserializer).map(Self)
                    }
                }

                crate::values::number_type::integers!($name: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
                crate::values::number_type::shown!($($secrecy)? $name);
            };
        )*

        /// The numbers of literals that the macro has checked.
        #[cfg(feature = "runtime")]
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod of {
            $(pub const fn $name(digits: u64, scale: u8) -> super::$name {
                super::$name(crate::base::Decimal::new(digits, scale))
            })*
        }

        /// The same, for optional members.
        #[cfg(feature = "runtime")]
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod some {
            $(pub const fn $name(digits: u64, scale: u8) -> Option<super::$name> {
                Some(super::$name(crate::base::Decimal::new(digits, scale)))
            })*
        }
    };
}

/// What an integer that is written out is read as. (Behind `dyn` it is compiled once for all integers.)
#[cfg(feature = "runtime")]
pub fn of_integer<T: core::str::FromStr>(number: &dyn core::fmt::Display) -> Result<T, T::Err> {
    alloc::format!("{number}").parse()
}

#[cfg(feature = "runtime")]
macro_rules! integers {
    ($name:ident: $($integer:ident)*) => {
        $(
            impl TryFrom<$integer> for $name {
                type Error = crate::values::Invalid;

                fn try_from(number: $integer) -> Result<Self, Self::Error> {
                    crate::values::number_type::of_integer(&number)
                }
            }
        )*
    };
}

#[cfg(feature = "runtime")]
macro_rules! shown {
    ($name:ident) => {
        impl $name {
            /// The number itself.
            pub const fn get(self) -> crate::base::Decimal {
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

        impl From<$name> for crate::base::Decimal {
            fn from(number: $name) -> Self {
                number.0
            }
        }

        crate::values::compared_number::compared!($name);

        impl crate::values::metadata::Shown for $name {}
    };
    (secret $name:ident) => {
        impl $name {
            /// The secret itself. Keep it out of logs.
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

pub(crate) use number;
#[cfg(feature = "runtime")]
pub(crate) use {integers, shown};
