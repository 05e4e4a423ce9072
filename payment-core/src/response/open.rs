//! Enum values of responses: the documented ones, and others as they were received.

use alloc::boxed::Box;
use core::fmt;

use super::item_limit::ItemLimit;
use super::read::{Member, Members, Read, Reading, read_parsed};
use crate::values::word_impls::Listed;

/// A documented word, or any other that the gateway may say one day.
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::{SessionResponse, response::SessionStatus};
///
/// let session = SessionResponse::from_json(br#"{"id":"1","status":"PAID"}"#)?;
/// assert_eq!(session.status, SessionStatus::PAID);
/// match session.status.known() {
///     Some(SessionStatus::PAID) => {}
///     Some(_) => {}
///     None => eprintln!("a status that nobody knows: {}", session.status),
/// }
/// # Ok::<(), payment_session::response::ReadError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Open<T> {
    /// A documented enum value. Upper and lower case are the same.
    Known(T),
    /// Another string as it was received. It is empty if the field was absent.
    Other(Box<str>),
}

impl<T: Word> Open<T> {
    /// Returns the enum value, or `None` if it is not documented.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(word) => Some(word.clone()),
            Self::Other(_) => None,
        }
    }

    /// Returns the documented spelling, or the string that was received.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(word) => word.as_str(),
            Self::Other(word) => word,
        }
    }

    pub(super) fn of(text: &str) -> Self {
        T::from_text(text).map_or_else(|| Self::Other(text.into()), Self::Known)
    }
}

impl<T: PartialEq> PartialEq<T> for Open<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(self, Self::Known(word) if word == other)
    }
}

impl<T: Word> fmt::Display for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Shows only the enum value, in quotes if it is not documented.
impl<T: Word> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(word) => f.write_str(word.as_str()),
            Self::Other(word) => fmt::Debug::fmt(word, f),
        }
    }
}

impl<T: Word> Read for Open<T> {
    fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
        read_parsed(json, |text| Some(Self::of(text)))
    }
}

/// A word that is always asked for, as a status: empty if it is absent.
impl<T: Word> Member for Open<T> {
    fn take(members: &mut Members<'_>, names: &[&str]) -> Option<Self> {
        Some(members.take(names).unwrap_or_else(|| Self::Other("".into())))
    }
}

/// A list of documented words.
pub trait Word: Clone + Sized {
    #[doc(hidden)]
    fn as_str(&self) -> &str;

    #[doc(hidden)]
    fn from_text(text: &str) -> Option<Self>;
}

/// The words of requests. Documented answers write some of them in small letters.
impl<T: Listed> Word for T {
    fn as_str(&self) -> &str {
        self.as_ref()
    }

    fn from_text(text: &str) -> Option<Self> {
        let at = T::LIST.position(text).or_else(|| T::LIST.position(&text.to_ascii_uppercase()))?;
        T::ALL.get(at).cloned()
    }
}

/// Returns the documented word that `text` is, in any case. `aliases` are other spellings.
pub fn known_word<T: Copy + Word>(words: &[T], aliases: &[(&str, T)], text: &str) -> Option<T> {
    let alias = aliases.iter().find(|(alias, _)| text.eq_ignore_ascii_case(alias)).map(|(_, word)| word);
    alias.or_else(|| words.iter().find(|word| text.eq_ignore_ascii_case(word.as_str()))).copied()
}

/// Makes enums of documented words. A variant is spelt as its word; `= "…"` where that is no name, `| "…"` for what is read as the same.
// `Eq` and `Hash` are by hand, for derived ones cost every clean build more; docs are `tt` as in `answer!`
macro_rules! known_words {
    ($($(# $docs:tt)* pub enum $name:ident {
        $($(# $word_docs:tt)* $word:ident $(= $wire:tt)? $(| $alias:tt)?,)*
    })*) => {$(
        $(# $docs)*
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(# $word_docs)* $word,)*
        }

        impl $name {
            /// All documented enum values.
            pub const WORDS: &'static [Self] = &[$(Self::$word),*];

            /// Returns the enum value in its spelling on the wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$word => crate::response::open::wire!($word $($wire)?),)*
                }
            }
        }

        impl Eq for $name {}

        impl core::hash::Hash for $name {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                state.write_u8(*self as u8);
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl crate::response::open::Word for $name {
            fn as_str(&self) -> &str {
                (*self).as_str()
            }

            fn from_text(text: &str) -> Option<Self> {
                crate::response::open::known_word(Self::WORDS, &[$($(($alias, Self::$word),)?)*], text)
            }
        }
    )*};
}

macro_rules! wire {
    ($word:ident) => {
        stringify!($word)
    };
    ($word:ident $wire:tt) => {
        $wire
    };
}

pub(crate) use {known_words, wire};
