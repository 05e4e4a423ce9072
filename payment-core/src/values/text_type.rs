//! What every checked text does, written once: `text!` makes a type of each row.

/// Makes the checked texts. A row: docs, `pub struct Name: Rule, fewest..=most characters, form, "example";`, without
/// `..=most` where there is no limit, with `secret` or `card` after the rule (see [`crate::schema::Secrecy`]). Examples
/// are the documentation's own.
// Expanded once per type, so keep it small and call shared functions.
macro_rules! text {
    ($($(#[doc = $docs:tt])* pub struct $name:ident: $rule:ident $(, $secrecy:ident)?, $min:literal $(..=$max:literal)?, $form:path $(, $example:tt)?;)*) => {
        $(
            $(#[doc = $docs])*
            ///
            #[doc = concat!("Rule `", crate::schema::rule_id::rule_name!($rule), "`" $(, ", characters: ", stringify!($min), " to ", stringify!($max))?, ".")]
            /// Made by `FromStr` and by `TryFrom` of `&str`, `String` and `&String`: `value.try_into()?`, `value.parse()?`.
            pub struct $name(crate::values::text_storage::TextStorage);
        )*

        const _: () = {
            use crate::{schema::{RuleId, Text, TextValue}, values::text_type::only};

            $(
                impl TextValue for $name {
                    const TEXT: Text = Text {
                        name: stringify!($name),
                        rule: RuleId::$rule,
                        min: $min,
                        max: [$($max,)? usize::MAX][0],
                        form: $form,
                        example: only(&[$($example)?]),
                        secrecy: crate::values::text_type::secrecy!($($secrecy)?),
                    };
                }
            )*
        };

        crate::values::text_type::live!($($name [$($secrecy)?])*);
    };
}

/// What texts do in the running program; the macro's build is spared from reading it.
#[cfg(feature = "runtime")]
macro_rules! live {
    ($($name:ident [$($secrecy:ident)?])*) => {
        const _: () = {
            use crate::values::{Invalid, checked_text::CheckedText, text_storage::TextStorage};
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
                        crate::values::checked_text::parse_string(text)
                    }
                }

                impl TryFrom<&str> for $name {
                    type Error = Invalid;

                    fn try_from(text: &str) -> Result<Self, Invalid> {
                        crate::values::checked_text::parse_text(text)
                    }
                }

                impl TryFrom<&String> for $name {
                    type Error = Invalid;

                    fn try_from(text: &String) -> Result<Self, Invalid> {
                        crate::values::checked_text::parse_text(text)
                    }
                }

                impl FromStr for $name {
                    type Err = Invalid;

                    fn from_str(text: &str) -> Result<Self, Invalid> {
                        crate::values::checked_text::parse_text(text)
                    }
                }

                impl Serialize for $name {
                    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        serializer.serialize_str(self.0.text())
                    }
                }

                impl<'de> Deserialize<'de> for $name {
                    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        crate::values::deserialize::read_text(deserializer)
                    }
                }

                crate::values::text_type::shown!($($secrecy)? $name);
            )*
        };

        /// The texts of literals that the macro has checked.
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod of {
            $(pub const fn $name(text: &'static str) -> super::$name {
                super::$name(crate::values::text_storage::TextStorage::literal(text))
            })*
        }

        /// The same, for optional members: one short call each costs the least to compile.
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod some {
            $(pub const fn $name(text: &'static str) -> Option<super::$name> {
                Some(super::$name(crate::values::text_storage::TextStorage::literal(text)))
            })*
        }
    };
}

#[cfg(not(feature = "runtime"))]
macro_rules! live {
    ($($any:tt)*) => {};
}

/// What stands where something may stand. (A macro would be expanded for each text.)
pub const fn only(text: &[&'static str]) -> Option<&'static str> {
    match text {
        [text, ..] => Some(*text),
        [] => None,
    }
}

macro_rules! secrecy {
    () => {
        crate::schema::Secrecy::Open
    };
    (secret) => {
        crate::schema::Secrecy::Secret
    };
    (card) => {
        crate::schema::Secrecy::Card
    };
}

/// How a text shows itself: openly, or redacted and wiped.
#[cfg(feature = "runtime")]
macro_rules! shown {
    ($name:ident) => {
        impl $name {
            /// Creates a text that is not checked, for one that the gateway accepts and this crate refuses.
            pub const fn new_unchecked(text: alloc::borrow::Cow<'static, str>) -> Self {
                Self(crate::values::text_storage::TextStorage::new(text))
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
                crate::values::checked_text::debug_text(self, f)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0.into_string()
            }
        }

        crate::values::compared_text::compared!($name);
        impl crate::values::metadata::Shown for $name {}
    };
    ($secrecy:ident $name:ident) => {
        impl $name {
            /// The secret itself. Keep it out of logs.
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

#[cfg(feature = "runtime")]
pub(crate) use shown;
pub(crate) use {live, secrecy, text};
