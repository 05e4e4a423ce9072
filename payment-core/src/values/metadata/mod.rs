//! JSON objects that are free inside, and the values in them.

#[cfg(feature = "runtime")]
mod into_metadata;
#[cfg(feature = "runtime")]
mod maps;
#[cfg(feature = "runtime")]
pub(crate) mod value;

use crate::schema::{Free, Kind, RuleId, Value};

#[cfg(feature = "runtime")]
pub use {
    into_metadata::IntoMetadata,
    value::{MetadataScalar, MetadataValue, Shown},
};

/// Makes the types. A row: docs, name, the rule that anything but an object breaks, the level in a request.
macro_rules! free {
    ($($(#[doc = $docs:tt])* pub struct $name:ident: $rule:ident, level $level:literal;)*) => {$(
        $(#[doc = $docs])*
        ///
        #[doc = concat!("Rule `", crate::schema::rule_id::rule_name!($rule), "`.")]
        /// Its members are kept as they are written, numbers to the last digit; two are equal when their texts
        /// without white space are.
        #[cfg_attr(feature = "runtime", derive(Clone, PartialEq, Eq, Hash))]
        pub struct $name(alloc::borrow::Cow<'static, str>);

        impl Value for $name {
            const KIND: Kind = {
                static FREE: Free = Free { name: stringify!($name), rule: RuleId::$rule };
                Kind::Free(&FREE)
            };
        }

        #[cfg(feature = "runtime")]
        impl $name {
            /// Of what is written out and the run-time values in it. (Here rustc finds a name for it, which it tells
            /// in constants.)
            #[doc(hidden)]
            pub fn create_at_run_time<const N: usize>(start: &'static str, parts: [(MetadataValue, &'static str); N]) -> Self {
                Self(alloc::borrow::Cow::Owned(value::join(start, &parts)))
            }
        }

        #[cfg(feature = "runtime")]
        const _: () = {
            use alloc::{borrow::Cow, string::ToString};
            use crate::values::{Invalid, json_value::{JsonValue, Unchecked}};

            impl JsonValue for $name {
                fn blank(_: Unchecked) -> Self {
                    Self::EMPTY
                }

                fn size_hint(&self) -> usize {
                    self.0.len()
                }

                fn render(&self, out: &mut alloc::vec::Vec<u8>) {
                    out.extend_from_slice(self.0.as_bytes());
                }
            }

            impl $name {
                #[doc(hidden)]
                pub const EMPTY: Self = Self(Cow::Borrowed("{}"));

                /// Of any value that serialises as a JSON object; duplicate keys and numbers that are none (NaN)
                /// are refused.
                pub fn from_serialize(value: &(impl serde::Serialize + ?Sized)) -> Result<Self, Invalid> {
                    match crate::json::strict::to_string(value, crate::json::LEVELS - $level + 1) {
                        Ok(json) => Self::read(&json),
                        Err(error) => Err(Invalid::new(stringify!($name), RuleId::$rule, error.to_string())),
                    }
                }

                /// The JSON text, without white space between its tokens.
                pub fn as_json(&self) -> &str {
                    &self.0
                }

                #[doc(hidden)]
                pub const fn new_unchecked(json: &'static str) -> Self {
                    Self(Cow::Borrowed(json))
                }

                fn read(json: &str) -> Result<Self, Invalid> {
                    match crate::json::compact::compact(json, $level) {
                        Ok(text) => Ok(Self(Cow::Owned(text))),
                        Err(reason) => Err(Invalid::new(stringify!($name), RuleId::$rule, reason)),
                    }
                }
            }

            impl TryFrom<MetadataValue> for $name {
                type Error = Invalid;

                fn try_from(value: MetadataValue) -> Result<Self, Invalid> {
                    Self::read(value.as_json())
                }
            }

            /// From JSON text.
            impl core::str::FromStr for $name {
                type Err = Invalid;

                fn from_str(json: &str) -> Result<Self, Invalid> {
                    match serde_json::from_str::<&serde_json::value::RawValue>(json) {
                        Ok(raw) => Self::read(raw.get()),
                        Err(_) => Err(Invalid::new(stringify!($name), RuleId::$rule, "is not JSON")),
                    }
                }
            }

            impl core::fmt::Debug for $name {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    write!(f, concat!(stringify!($name), "({})"), self.0)
                }
            }

            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    crate::values::deserialize::write_raw(&self.0, serializer)
                }
            }

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let json = crate::values::deserialize::read_raw(deserializer)?;
                    json.parse().map_err(|invalid: Invalid| serde::de::Error::custom(invalid.to_string()))
                }
            }
        };
    )*};
}

free! {
    /// What the merchant wants to have back: a JSON object, free inside.
    pub struct Metadata: Metadata, level 2;
    /// A plan of instalments: a JSON object, free inside, since the documentation contradicts itself on it.
    pub struct Installment: Type, level 4;
}
