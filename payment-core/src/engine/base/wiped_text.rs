//! Strings that may be secrets.

use alloc::{borrow::Cow, string::String};
use core::{cmp::Ordering, fmt, ops::Deref};

/// A string of a request or a response: borrowed from its source, or owned and wiped when dropped.
///
/// A request's source belongs to the caller, but a string with escapes needs a copy, and it may be a secret.
#[derive(Clone)]
pub enum WipedText<'a> {
    Borrowed(&'a str),
    Owned(WipedString),
}

#[cfg(feature = "runtime")]
type WipedString = zeroize::Zeroizing<String>;
/// The macro reads strings from source code, so none of them is a secret.
#[cfg(not(feature = "runtime"))]
type WipedString = String;

impl Deref for WipedText<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Owned(text) => text,
        }
    }
}

/// Redacts the text, which may be a secret.
impl fmt::Debug for WipedText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WipedText(…)")
    }
}

impl PartialEq for WipedText<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for WipedText<'_> {}

impl PartialOrd for WipedText<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for WipedText<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl Default for WipedText<'_> {
    fn default() -> Self {
        Self::Borrowed("")
    }
}

impl<'a> From<&'a str> for WipedText<'a> {
    fn from(text: &'a str) -> Self {
        Self::Borrowed(text)
    }
}

impl From<String> for WipedText<'_> {
    #[allow(clippy::useless_conversion)] // Without the feature `runtime`, the type is `String`.
    fn from(text: String) -> Self {
        Self::Owned(text.into())
    }
}

impl<'a> From<Cow<'a, str>> for WipedText<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

/// Copies a key, which is not a secret, so the copy is not wiped.
impl<'a> From<WipedText<'a>> for Cow<'a, str> {
    fn from(text: WipedText<'a>) -> Self {
        match text {
            WipedText::Borrowed(text) => Self::Borrowed(text),
            WipedText::Owned(text) => Self::Owned(String::from(text.as_str())),
        }
    }
}
