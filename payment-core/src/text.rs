//! What every checked text does, written once: `text!` makes a type of each row.

mod checked;

#[cfg(feature = "runtime")]
use {
    crate::schema,
    alloc::{borrow::Cow, string::String},
    core::fmt,
};

pub use checked::*;

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
    pub(crate) fn misspelt(words: &schema::Words, name: &str, reason: String) -> Self {
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
impl schema::Text {
    pub(crate) fn checked(&self, text: &str) -> Result<(), Invalid> {
        self.check(text).map_err(|reason| Invalid::new(self.name, self.rule, reason))
    }
}

/// Makes the checked texts. A row: docs, `pub struct Name: "rule", fewest..=most characters, form, "example";`, with
/// `secret` or `card` before the rule (see [`crate::schema::Secrecy`]). Examples are the documentation's own.
// every function that a type has by itself is compiled for each of them, in every clean build: short ones
macro_rules! text {
    ($($(#[doc = $docs:literal])* pub struct $name:ident: $($secrecy:ident)? $rule:literal, $min:literal..=$max:expr, $form:path $(, $example:literal)?;)*) => {
        $(
            $(#[doc = $docs])*
            ///
            #[doc = concat!("Rule `", $rule, "`, characters: ", stringify!($min), " to ", stringify!($max), ".")]
            /// Made by `TryFrom<&str>`, `TryFrom<String>` and `FromStr`: `value.try_into()?`, `value.parse()?`.
            pub struct $name(alloc::borrow::Cow<'static, str>);
        )*

        const _: () = {
            use crate::{schema::Text, text::{CheckedText, only}};
            #[cfg(feature = "runtime")]
            use alloc::borrow::Cow;

            $(
                impl CheckedText for $name {
                    const TEXT: Text = Text {
                        name: stringify!($name),
                        rule: $rule,
                        min: $min,
                        max: $max,
                        form: $form,
                        example: only(&[$($example)?]),
                        secrecy: crate::text::secrecy!($($secrecy)?),
                    };

                    #[cfg(feature = "runtime")]
                    fn made(text: Cow<'static, str>) -> Self {
                        Self(text)
                    }

                    #[cfg(feature = "runtime")]
                    fn text(&self) -> &str {
                        &self.0
                    }
                }
            )*
        };

        crate::text::live!($($name [$($secrecy)?])*);
    };
}

/// What texts do in the running program; the macro's build is spared from reading it.
#[cfg(feature = "runtime")]
macro_rules! live {
    ($($name:ident [$($secrecy:ident)?])*) => {
        const _: () = {
            use crate::text::{self, CheckedText, Invalid};
            use alloc::string::String;
            use core::{fmt, hash::{Hash, Hasher}, str::FromStr};
            use serde::{Deserialize, Deserializer, Serialize, Serializer};

            $(
                impl Clone for $name {
                    fn clone(&self) -> Self {
                        Self(Clone::clone(&self.0))
                    }
                }

                impl PartialEq for $name {
                    fn eq(&self, other: &Self) -> bool {
                        text::eq(self, other)
                    }
                }

                impl Eq for $name {}

                impl Hash for $name {
                    fn hash<H: Hasher>(&self, state: &mut H) {
                        text::hash(self, state);
                    }
                }

                impl TryFrom<String> for $name {
                    type Error = Invalid;

                    fn try_from(text: String) -> Result<Self, Invalid> {
                        text::of_string(text)
                    }
                }

                impl TryFrom<&str> for $name {
                    type Error = Invalid;

                    fn try_from(text: &str) -> Result<Self, Invalid> {
                        text::of_str(text)
                    }
                }

                impl FromStr for $name {
                    type Err = Invalid;

                    fn from_str(text: &str) -> Result<Self, Invalid> {
                        text::of_str(text)
                    }
                }

                impl Serialize for $name {
                    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        serializer.serialize_str(CheckedText::text(self))
                    }
                }

                impl<'de> Deserialize<'de> for $name {
                    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        crate::json::read_text(deserializer)
                    }
                }

                crate::text::shown!($($secrecy)? $name);
            )*
        };

        /// The texts of literals that the macro has checked.
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod of {
            $(pub const fn $name(text: &'static str) -> super::$name {
                super::$name(alloc::borrow::Cow::Borrowed(text))
            })*
        }

        /// The same, for optional members: one short call each costs the least to compile.
        #[doc(hidden)]
        #[allow(non_snake_case, missing_docs)]
        pub mod some {
            $(pub const fn $name(text: &'static str) -> Option<super::$name> {
                Some(super::$name(alloc::borrow::Cow::Borrowed(text)))
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
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                CheckedText::text(self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(CheckedText::text(self))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                text::debug(self, f)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0.into_owned()
            }
        }

        impl crate::metadata::Shown for $name {}
    };
    ($secrecy:ident $name:ident) => {
        impl $name {
            /// The secret itself. Keep it out of logs.
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
}

#[cfg(feature = "runtime")]
pub(crate) use shown;
pub(crate) use {live, secrecy, text};
