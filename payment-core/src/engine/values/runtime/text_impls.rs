//! The types of checked strings.

/// Creates the types of checked strings, with their implementations.
macro_rules! impl_texts {
    ($($(#[doc = $($docs:tt)+])* $name:ident [$($secrecy:ident)?];)*) => {
        $(
            $(#[doc = $($docs)+])*
            pub struct $name(crate::engine::values::text_storage::TextStorage);
        )*

        const _: () = {
            use crate::engine::values::{Invalid, checked_text::CheckedText, text_storage::TextStorage};
            use alloc::string::String;
            use core::{fmt, hash::{Hash, Hasher}, str::FromStr};
            use serde::{Deserialize, Deserializer, Serialize, Serializer};

            $(
                impl CheckedText for $name {
                    fn from_storage(text: TextStorage) -> Self {
                        Self(text)
                    }

                    fn text(&self) -> &str {
                        self.0.text()
                    }
                }

                impl $name {
                    /// Creates a string. `TryFrom` and `FromStr` do the same.
                    ///
                    /// # Errors
                    ///
                    /// Returns the reason if the string is not valid.
                    pub fn new(text: impl Into<String>) -> Result<Self, Invalid> {
                        crate::engine::values::checked_text::parse_string(text.into())
                    }
                }

                impl Clone for $name {
                    fn clone(&self) -> Self {
                        Self(self.0.clone())
                    }
                }

                impl PartialEq for $name {
                    fn eq(&self, other: &Self) -> bool {
                        self.0 == other.0
                    }
                }

                impl Eq for $name {}

                impl Hash for $name {
                    fn hash<H: Hasher>(&self, state: &mut H) {
                        self.0.hash(state);
                    }
                }

                impl TryFrom<String> for $name {
                    type Error = Invalid;

                    fn try_from(text: String) -> Result<Self, Invalid> {
                        crate::engine::values::checked_text::parse_string(text)
                    }
                }

                impl TryFrom<&str> for $name {
                    type Error = Invalid;

                    fn try_from(text: &str) -> Result<Self, Invalid> {
                        crate::engine::values::checked_text::parse_text(text)
                    }
                }

                impl TryFrom<&String> for $name {
                    type Error = Invalid;

                    fn try_from(text: &String) -> Result<Self, Invalid> {
                        crate::engine::values::checked_text::parse_text(text)
                    }
                }

                impl FromStr for $name {
                    type Err = Invalid;

                    fn from_str(text: &str) -> Result<Self, Invalid> {
                        crate::engine::values::checked_text::parse_text(text)
                    }
                }

                impl Serialize for $name {
                    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        crate::engine::values::deserialize::write_text(self.0.text(), serializer)
                    }
                }

                impl<'de> Deserialize<'de> for $name {
                    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        crate::engine::values::deserialize::read_text(deserializer)
                    }
                }

                crate::engine::values::text_impls::access!($($secrecy)? $name);
            )*
        };

        /// Creates strings from literals that the macro has checked.
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod of {
            $(pub const fn $name(text: &'static str) -> super::$name {
                super::$name(crate::engine::values::text_storage::TextStorage::literal(text))
            })*
        }

        /// Creates optional strings from literals that the macro has checked. A short call costs the least to compile.
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod some {
            $(pub const fn $name(text: &'static str) -> Option<super::$name> {
                Some(super::$name(crate::engine::values::text_storage::TextStorage::literal(text)))
            })*
        }
    };
}

/// Implements the access to a string: open, or for a secret, which is redacted and wiped.
macro_rules! access {
    ($name:ident) => {
        impl $name {
            /// Creates a string that is not checked, for one that the gateway accepts and this crate rejects.
            ///
            /// `Debug` redacts it if it looks like a card number and is not valid.
            pub const fn new_unchecked(text: alloc::borrow::Cow<'static, str>) -> Self {
                Self(crate::engine::values::text_storage::TextStorage::new(text))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.0.text()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.0.text())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                crate::engine::values::checked_text::debug_text(self, f)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0.into_string()
            }
        }

        crate::engine::values::comparison::impl_text_order!($name);
        impl crate::engine::values::metadata::OpenScalar for $name {}
    };
    ($secrecy:ident $name:ident) => {
        impl $name {
            /// Returns the secret. Keep it out of logs.
            pub fn expose(&self) -> &str {
                self.0.text()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }

        impl Drop for $name {
            fn drop(&mut self) {
                self.0.wipe();
            }
        }
    };
}

pub(crate) use {access, impl_texts};
