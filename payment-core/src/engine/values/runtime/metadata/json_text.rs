//! What the types that hold JSON text have in common.

/// Implements the conversions from maps. Their keys are strings, so that no two of them are one key in JSON.
macro_rules! impl_from_maps {
    ($name:ident: $($key:ty)*) => {$(
        // Not recommended: the list in an error is short enough for strings, numbers and lists only.
        #[diagnostic::do_not_recommend]
        impl<T: MetadataScalar> From<BTreeMap<$key, T>> for $name {
            fn from(map: BTreeMap<$key, T>) -> Self {
                Self(Cow::Owned(object_of_map(map)))
            }
        }

        /// The order of the fields is that of the map's iterator.
        #[cfg(feature = "std")]
        #[diagnostic::do_not_recommend]
        impl<T: MetadataScalar, S> From<std::collections::HashMap<$key, T, S>> for $name {
            fn from(map: std::collections::HashMap<$key, T, S>) -> Self {
                Self(Cow::Owned(object_of_map(map)))
            }
        }
    )*};
}

/// Implements the conversions from values that may not be allowed, by how they serialize.
macro_rules! impl_try_from_serializable {
    ($name:ident: $($value:ty)*) => {$(
        impl TryFrom<$value> for $name {
            type Error = Invalid;

            fn try_from(value: $value) -> Result<Self, Invalid> {
                Self::from_serialize(&value)
            }
        }
    )*};
}

/// Implements how such a type is created from maps and from `serde_json`, compared, written and shown.
macro_rules! impl_json_text {
    ($name:ident) => {
        impl $name {
            /// Wraps JSON that the macro has written.
            #[doc(hidden)]
            pub const fn new_unchecked(json: &'static str) -> Self {
                Self(alloc::borrow::Cow::Borrowed(json))
            }

            /// Creates an object for an expansion. A field without a value is absent. (rustc names this function where
            /// a constant calls it.)
            #[doc(hidden)]
            // A reference would outlive the values that the expansion has just created.
            #[allow(clippy::needless_pass_by_value)]
            pub fn create_at_run_time<const N: usize>(
                fields: [(&'static str, Option<crate::engine::values::MetadataValue>); N],
            ) -> Self {
                Self(alloc::borrow::Cow::Owned(crate::engine::values::metadata::value::object_of_present(&fields)))
            }

            /// Returns the JSON text, without white space between its tokens.
            pub fn as_json(&self) -> &str {
                &self.0
            }
        }

        const _: () = {
            use alloc::{borrow::Cow, collections::BTreeMap, string::String, vec::Vec};
            use core::{
                fmt,
                hash::{Hash, Hasher},
            };

            use crate::engine::{
                json::canonical::{are_equal, canonical},
                values::{
                    Invalid, MetadataScalar,
                    deserialize::write_raw,
                    json_value::WriteJson,
                    metadata::{
                        json_text::{impl_from_maps, impl_try_from_serializable},
                        value::object_of_map,
                    },
                },
            };
            use serde_json::{Map, Value};

            impl_from_maps! { $name: String &str Cow<'_, str> }
            impl_try_from_serializable! { $name: Value &Value Map<String, Value> &Map<String, Value> }

            /// JSON is equal if its value is: keys have no order. Numbers are equal if they are sent with the same digits.
            impl PartialEq for $name {
                fn eq(&self, other: &Self) -> bool {
                    are_equal(&self.0, &other.0)
                }
            }

            impl Eq for $name {}

            impl Hash for $name {
                fn hash<H: Hasher>(&self, state: &mut H) {
                    canonical(&self.0).hash(state);
                }
            }

            impl WriteJson for $name {
                fn size_hint(&self) -> usize {
                    self.0.len()
                }

                fn write_value(&self, out: &mut Vec<u8>) {
                    out.extend_from_slice(self.0.as_bytes());
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, concat!(stringify!($name), "({})"), self.0)
                }
            }

            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    write_raw(&self.0, serializer)
                }
            }
        };
    };
}

pub(crate) use {impl_from_maps, impl_json_text, impl_try_from_serializable};
