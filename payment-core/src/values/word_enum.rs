//! What every list of documented words does, written once: `words!` makes an enum of each.

#[cfg(feature = "runtime")]
use {
    super::{Invalid, json_value::JsonValue},
    crate::{
        json::unescape,
        schema::{Kind, Words},
    },
};

/// A word of a list.
#[cfg(feature = "runtime")]
pub trait Listed: JsonValue + AsRef<str> + Clone + 'static {
    const LIST: &'static Words = match Self::KIND {
        Kind::Word(words) => words,
        _ => unreachable!(),
    };

    /// All words, as they stand in the list.
    const ALL: &'static [Self];

    /// Returns the value of a name that is not in the list. Most lists have none.
    fn from_unlisted(_: &str) -> Option<Self> {
        None
    }

    /// Parses a name that is not in the list.
    fn other(name: &str) -> Result<Self, Invalid> {
        Err(Invalid::misspelt(Self::LIST, name, Self::LIST.misspelt()))
    }
}

/// Reads an enum value that an inspection has accepted, from its JSON. The name may be near a listed one.
#[cfg(feature = "runtime")]
pub fn take_inspected<T: Listed>(json: &str) -> Option<T> {
    let name = unescape(json)?;
    match T::LIST.position(&name) {
        Some(at) => Some(T::ALL[at].clone()),
        None => T::from_unlisted(&name),
    }
}

/// Parses a word by its spelling.
#[cfg(feature = "runtime")]
pub fn parse_word<T: Listed>(name: &str) -> Result<T, Invalid> {
    match T::LIST.position(name) {
        Some(at) => Ok(T::ALL[at].clone()),
        None => T::other(name),
    }
}

/// Makes the enums. A variant is spelt as its word; `automatic or AUTOMATIC` reads the second as the first;
/// `..Other(Type)` at the end holds names that the documentation does not list; `codes 3` after the rule is a list of
/// hundreds, three letters each; `sample WORD` is the one that helps suggest in place of the first.
macro_rules! words {
    ($($(#[doc = $docs:tt])* pub enum $name:ident: $rule:ident $(, codes $width:literal)? $(, sample $sample:ident)? {
        $($(#[doc = $word_docs:expr])* $word:ident,)*
        $(..$other:ident($type:ty))?
    })*) => {
        $(
            $(#[doc = $docs])*
            ///
            #[doc = concat!("Rule `", crate::schema::rule_id::rule_name!($rule), "`.")]
            #[cfg(feature = "runtime")]
            #[allow(non_camel_case_types)]
            #[derive(PartialEq, Hash)]
            #[non_exhaustive]
            pub enum $name {
                $($(#[doc = $word_docs])* $word,)*
                $(
                    #[doc(hidden)]
                    $other($type),
                )?
            }

            /// Stands for the enum where only its schema is wanted.
            #[cfg(not(feature = "runtime"))]
            pub struct $name;
        )*

        const _: () = {
            use crate::schema::{Kind, RuleId, Spelt, Value, Words};

            $(
                impl Value for $name {
                    const KIND: Kind = {
                        const SPELT: Spelt = crate::values::word_enum::spelt!($($width)? [$($word [$($word_docs)*])*]);
                        Kind::Word(&Words {
                            name: stringify!($name),
                            rule: RuleId::$rule,
                            sample: crate::values::text_type::only(&[$(stringify!($sample))?]),
                            spelt: SPELT,
                            open: crate::values::word_enum::is_there!($($other)?),
                        })
                    };
                }
            )*
        };

        crate::values::word_enum::live!($($name [$($word)*] $($other($type))?;)*);
    };
}

/// What words do in the running program; the macro's build is spared from reading it.
#[cfg(feature = "runtime")]
macro_rules! live {
    ($($name:ident [$($word:ident)*] $($other:ident($type:ty))?;)*) => {
        const _: () = {
            use crate::values::{Invalid, json_value::{JsonValue, Unchecked}, word_enum::{Listed, parse_word}};
            use alloc::string::String;
            use core::{fmt, str::FromStr};
            use serde::{Deserialize, Deserializer, Serialize, Serializer};

            $(
                impl Listed for $name {
                    const ALL: &'static [Self] = Self::WORDS;

                    $(
                        fn from_unlisted(name: &str) -> Option<Self> {
                            Some(Self::$other(<$type>::checked(name)))
                        }

                        fn other(name: &str) -> Result<Self, Invalid> {
                            match Self::LIST.misspelling(name) {
                                Some(reason) => Err(Invalid::misspelt(Self::LIST, name, reason)),
                                None => Ok(Self::$other(<$type>::checked(name))),
                            }
                        }
                    )?
                }

                impl JsonValue for $name {
                    fn blank(_: Unchecked) -> Self {
                        Self::WORDS[0].clone()
                    }

                    fn size_hint(&self) -> usize {
                        self.as_str().len() + 2
                    }

                    fn render(&self, out: &mut alloc::vec::Vec<u8>) {
                        crate::json::word(self.as_str(), out);
                    }

                    fn take_inspected(json: &str, _: Unchecked) -> Option<Self> {
                        crate::values::word_enum::take_inspected(json)
                    }
                }

                impl $name {
                    /// All documented words, in documented order.
                    pub const WORDS: &'static [Self] = &[$(Self::$word),*];
                }

                impl Eq for $name {}

                impl TryFrom<&str> for $name {
                    type Error = Invalid;

                    fn try_from(name: &str) -> Result<Self, Invalid> {
                        parse_word(name)
                    }
                }

                impl TryFrom<String> for $name {
                    type Error = Invalid;

                    fn try_from(name: String) -> Result<Self, Invalid> {
                        parse_word(&name)
                    }
                }

                impl TryFrom<&String> for $name {
                    type Error = Invalid;

                    fn try_from(name: &String) -> Result<Self, Invalid> {
                        parse_word(name)
                    }
                }

                impl FromStr for $name {
                    type Err = Invalid;

                    fn from_str(name: &str) -> Result<Self, Invalid> {
                        parse_word(name)
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

                impl crate::values::metadata::Shown for $name {}

                impl Serialize for $name {
                    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        serializer.serialize_str(self.as_str())
                    }
                }

                impl<'de> Deserialize<'de> for $name {
                    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        crate::values::deserialize::read_word(deserializer)
                    }
                }

                crate::values::word_enum::spelling!($name [$($word)*] $($other)?);
            )*
        };
    };
}

#[cfg(not(feature = "runtime"))]
macro_rules! live {
    ($($any:tt)*) => {};
}

/// How a list's words are spelt. (Of codes there are hundreds: a `stringify!` each would be expanded in every build.)
macro_rules! spelt {
    ([$($word:ident [$($docs:tt)*])*]) => {
        Spelt::Words(&[$(crate::schema::Word {
            name: stringify!($word),
            #[cfg(feature = "schema")]
            docs: concat!($($docs, "\n"),*),
        },)*])
    };
    ($width:literal [$($word:ident [$($docs:tt)*])*]) => {
        Spelt::Codes(crate::schema::Codes { width: $width, text: stringify!($($word)*) })
    };
}

macro_rules! is_there {
    () => {
        false
    };
    ($what:ident) => {
        true
    };
}

/// What depends on whether a list is open: one that is not is `Copy`, and spelt by its table.
#[cfg(feature = "runtime")]
macro_rules! spelling {
    ($name:ident [$($word:ident)*]) => {
        impl $name {
            /// The word as it goes out.
            pub fn as_str(&self) -> &str {
                Self::LIST.name(*self as usize)
            }
        }

        impl Copy for $name {}

        // a derived one would name each word
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
    ($name:ident [$($word:ident)*] $other:ident) => {
        impl $name {
            /// The word as it goes out.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$word => stringify!($word),)*
                    Self::$other(name) => name,
                }
            }
        }

        impl Clone for $name {
            fn clone(&self) -> Self {
                match self {
                    $(Self::$word => Self::$word,)*
                    Self::$other(name) => Self::$other(name.clone()),
                }
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::$other(name) => f.debug_tuple(stringify!($other)).field(name).finish(),
                    word => f.write_str(word.as_str()),
                }
            }
        }
    };
}

#[cfg(feature = "runtime")]
pub(crate) use spelling;
pub(crate) use {is_there, live, spelt, words};
