//! What every list of documented words does, written once: `words!` makes an enum of each.

/// Makes the enums. A variant is spelt as its word; `automatic or AUTOMATIC` reads the second as the first;
/// `..Other(Type)` at the end holds names that the documentation does not list.
macro_rules! words {
    ($($(#[doc = $docs:literal])* pub enum $name:ident: $rule:literal {
        $($(#[doc = $word_docs:literal])* $word:ident $(or $alias:ident)?,)*
        $(..$other:ident($type:ty))?
    })*) => {
        $(
            $(#[doc = $docs])*
            ///
            #[doc = concat!("Rule `", $rule, "`.")]
            #[allow(non_camel_case_types)]
            #[cfg_attr(feature = "runtime", derive(Clone, Debug, PartialEq, Eq, Hash))]
            #[non_exhaustive]
            pub enum $name {
                $($(#[doc = $word_docs])* $word,)*
                $(
                    #[doc(hidden)]
                    $other($type),
                )?
            }

            impl crate::schema::Value for $name {
                const KIND: crate::schema::Kind = {
                    static WORDS: crate::schema::Words = crate::schema::Words {
                        name: stringify!($name),
                        rule: $rule,
                        words: &[$(crate::schema::Word {
                            name: stringify!($word),
                            alias: crate::word::option!($(stringify!($alias))?),
                            docs: concat!($($word_docs, "\n"),*),
                        },)*],
                        open: crate::word::is_there!($($other)?),
                    };
                    crate::schema::Kind::Word(&WORDS)
                };

                #[cfg(feature = "runtime")]
                fn room(&self) -> usize {
                    self.as_str().len() + 2
                }

                #[cfg(feature = "runtime")]
                fn render(&self, out: &mut alloc::vec::Vec<u8>) {
                    match self {
                        $(Self::$word => {
                            out.extend_from_slice(concat!("\"", stringify!($word), "\"").as_bytes());
                        })*
                        $(Self::$other(name) => crate::json::text(name, out),)?
                    }
                }
            }

            #[cfg(feature = "runtime")]
            const _: () = {
                use crate::{schema::{Kind, Value, Words}, text::Invalid};

                const LIST: &Words = match <$name as Value>::KIND {
                    Kind::Word(words) => words,
                    _ => unreachable!(),
                };

                impl $name {
                    /// All documented words, in documented order.
                    pub const WORDS: &'static [Self] = &[$(Self::$word),*];

                    #[doc(hidden)]
                    pub const EMPTY: Self = crate::word::first!($(Self::$word),*);

                    /// The word as it goes out.
                    pub fn as_str(&self) -> &str {
                        match self {
                            $(Self::$word => stringify!($word),)*
                            $(Self::$other(name) => name,)?
                        }
                    }
                }

                impl TryFrom<&str> for $name {
                    type Error = Invalid;

                    fn try_from(name: &str) -> Result<Self, Invalid> {
                        match name {
                            $(stringify!($word) => Ok(Self::$word),)*
                            $($(stringify!($alias) => Ok(Self::$word),)?)*
                            _ => crate::word::other!(LIST, name $(, Self::$other)?),
                        }
                    }
                }

                impl TryFrom<alloc::string::String> for $name {
                    type Error = Invalid;

                    fn try_from(name: alloc::string::String) -> Result<Self, Invalid> {
                        name.as_str().try_into()
                    }
                }

                impl core::str::FromStr for $name {
                    type Err = Invalid;

                    fn from_str(name: &str) -> Result<Self, Invalid> {
                        name.try_into()
                    }
                }

                impl AsRef<str> for $name {
                    fn as_ref(&self) -> &str {
                        self.as_str()
                    }
                }

                impl core::fmt::Display for $name {
                    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.pad(self.as_str())
                    }
                }

                impl crate::MetadataScalar for $name {}

                impl From<$name> for crate::MetadataValue {
                    fn from(word: $name) -> Self {
                        Self::from(word.as_str())
                    }
                }

                impl serde::Serialize for $name {
                    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        serializer.serialize_str(self.as_str())
                    }
                }

                impl crate::json::Read for $name {}

                impl<'de> serde::Deserialize<'de> for $name {
                    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        crate::json::read_word(|name| Self::try_from(name), deserializer)
                    }
                }
            };

            crate::word::copy!($name $(, $other)?);
        )*
    };
}

macro_rules! option {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
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

#[cfg(feature = "runtime")]
macro_rules! first {
    ($first:expr $(, $rest:expr)*) => {
        $first
    };
}

/// A list that is not open is `Copy`.
macro_rules! copy {
    ($name:ident) => {
        #[cfg(feature = "runtime")]
        impl Copy for $name {}
    };
    ($name:ident, $other:ident) => {};
}

/// What a name is that the list does not hold.
#[cfg(feature = "runtime")]
macro_rules! other {
    ($words:ident, $name:ident) => {
        Err(Invalid::misspelt($words, $name, $words.misspelt()))
    };
    ($words:ident, $name:ident, $other:path) => {
        match $words.misspelling($name) {
            Some(reason) => Err(Invalid::misspelt($words, $name, reason)),
            None => Ok($other(alloc::string::String::from($name).into())),
        }
    };
}

pub(crate) use {copy, is_there, option, words};
#[cfg(feature = "runtime")]
pub(crate) use {first, other};
