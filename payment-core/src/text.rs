//! What every checked text does, written once: `text!` makes a type of each row.

#[cfg(feature = "runtime")]
use {alloc::borrow::Cow, core::fmt};

/// Why a text, a word or a number may not stand in a request.
#[cfg(feature = "runtime")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    pub(crate) name: &'static str,
    pub(crate) rule: &'static str,
    pub(crate) reason: Cow<'static, str>,
}

#[cfg(feature = "runtime")]
impl Invalid {
    /// The rule that it breaks.
    pub fn rule(&self) -> &'static crate::rules::Rule {
        crate::rules::find(self.rule)
    }

    /// Of a word, with the one that may have been meant.
    pub(crate) fn misspelt(words: &crate::schema::Words, name: &str, reason: alloc::string::String) -> Self {
        let reason = match words.nearest(name) {
            Some(word) => alloc::format!("{reason}; did you mean `{word}`?"),
            None => reason,
        };
        Self::new(words.name, words.rule, reason)
    }

    pub(crate) fn new(name: &'static str, rule: &'static str, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { name, rule, reason: reason.into() }
    }
}

/// The type's name and what is wrong, never the value: it may be a secret.
#[cfg(feature = "runtime")]
impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.name, self.reason)
    }
}

#[cfg(feature = "runtime")]
impl core::error::Error for Invalid {}

#[cfg(feature = "runtime")]
impl crate::schema::Text {
    pub(crate) fn checked(&self, text: &str) -> Result<(), Invalid> {
        self.check(text).map_err(|reason| Invalid::new(self.name, self.rule, reason))
    }
}

/// Makes the checked texts. A row: docs, `pub struct Name: "rule", fewest..=most characters, form, "example";`, with
/// `secret` or `card` before the rule (see [`crate::schema::Secrecy`]). Examples are the documentation's own.
macro_rules! text {
    ($($(#[doc = $docs:literal])* pub struct $name:ident: $($secrecy:ident)? $rule:literal, $min:literal..=$max:expr, $form:path $(, $example:literal)?;)*) => {
        $(
            $(#[doc = $docs])*
            ///
            #[doc = concat!("Rule `", $rule, "`, characters: ", stringify!($min), " to ", stringify!($max), ".")]
            /// Made by `TryFrom<&str>`, `TryFrom<String>` and `FromStr`: `value.try_into()?`, `value.parse()?`.
            #[cfg_attr(feature = "runtime", derive(Clone, PartialEq, Eq, Hash))]
            pub struct $name(alloc::borrow::Cow<'static, str>);

            impl crate::schema::Value for $name {
                const KIND: crate::schema::Kind = {
                    static TEXT: crate::schema::Text = crate::schema::Text {
                        name: stringify!($name),
                        rule: $rule,
                        min: $min,
                        max: $max,
                        form: $form,
                        example: crate::word::option!($($example)?),
                        secrecy: crate::text::secrecy!($($secrecy)?),
                    };
                    crate::schema::Kind::Text(&TEXT)
                };

                #[cfg(feature = "runtime")]
                fn room(&self) -> usize {
                    crate::json::text_room(&self.0)
                }

                #[cfg(feature = "runtime")]
                fn render(&self, out: &mut alloc::vec::Vec<u8>) {
                    crate::json::text(&self.0, out);
                }
            }

            #[cfg(feature = "runtime")]
            const _: () = {
                use alloc::{borrow::Cow, string::String};
                use crate::{schema::{Kind, Text, Value}, text::Invalid};

                const TEXT: &Text = match <$name as Value>::KIND {
                    Kind::Text(text) => text,
                    _ => unreachable!(),
                };

                impl $name {
                    #[doc(hidden)]
                    pub const EMPTY: Self = Self(Cow::Borrowed(""));
                }

                impl TryFrom<String> for $name {
                    type Error = Invalid;

                    fn try_from(text: String) -> Result<Self, Invalid> {
                        // made first: a refused secret is wiped, too
                        let value = Self(Cow::Owned(text));
                        TEXT.checked(&value.0).map(|()| value)
                    }
                }

                impl TryFrom<&str> for $name {
                    type Error = Invalid;

                    fn try_from(text: &str) -> Result<Self, Invalid> {
                        TEXT.checked(text).map(|()| Self(Cow::Owned(text.into())))
                    }
                }

                impl core::str::FromStr for $name {
                    type Err = Invalid;

                    fn from_str(text: &str) -> Result<Self, Invalid> {
                        text.try_into()
                    }
                }

                impl crate::request::Text for $name {
                    fn text(&self) -> &str {
                        &self.0
                    }
                }

                impl serde::Serialize for $name {
                    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        serializer.serialize_str(&self.0)
                    }
                }

                impl crate::json::Read for $name {}

                impl<'de> serde::Deserialize<'de> for $name {
                    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        crate::json::read_text(TEXT, deserializer).map(|text| Self(Cow::Owned(text)))
                    }
                }
            };

            crate::text::shown!($($secrecy)? $name);
        )*

        /// The texts of literals that the macro has checked.
        #[cfg(feature = "runtime")]
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod of {
            $(pub const fn $name(text: &'static str) -> super::$name {
                super::$name(alloc::borrow::Cow::Borrowed(text))
            })*
        }

        /// The same, for optional members: one short call each costs the least to compile.
        #[cfg(feature = "runtime")]
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod some {
            $(pub const fn $name(text: &'static str) -> Option<super::$name> {
                Some(super::$name(alloc::borrow::Cow::Borrowed(text)))
            })*
        }
    };
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
macro_rules! shown {
    ($name:ident) => {
        #[cfg(feature = "runtime")]
        const _: () = {
            impl AsRef<str> for $name {
                fn as_ref(&self) -> &str {
                    &self.0
                }
            }

            impl core::fmt::Display for $name {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.pad(&self.0)
                }
            }

            impl core::fmt::Debug for $name {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.debug_tuple(stringify!($name)).field(&self.0).finish()
                }
            }

            impl From<$name> for alloc::string::String {
                fn from(text: $name) -> Self {
                    text.0.into_owned()
                }
            }

            impl crate::MetadataScalar for $name {}

            impl From<$name> for crate::MetadataValue {
                fn from(text: $name) -> Self {
                    Self::from(&*text.0)
                }
            }
        };
    };
    ($secrecy:ident $name:ident) => {
        #[cfg(feature = "runtime")]
        const _: () = {
            impl $name {
                /// The secret itself. Keep it out of logs.
                pub fn expose(&self) -> &str {
                    &self.0
                }
            }

            impl core::fmt::Debug for $name {
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.write_str(concat!(stringify!($name), "(redacted)"))
                }
            }

            impl Drop for $name {
                fn drop(&mut self) {
                    if let alloc::borrow::Cow::Owned(text) = &mut self.0 {
                        zeroize::Zeroize::zeroize(text);
                    }
                }
            }
        };
    };
}

pub(crate) use {secrecy, shown, text};
