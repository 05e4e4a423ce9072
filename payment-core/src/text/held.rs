//! What every checked text has inside.

use alloc::borrow::Cow;
#[cfg(feature = "runtime")]
use alloc::string::String;

/// A text of a literal, or of the running program. (What fifty types do with a type of ours, which is not generic,
/// compiles faster than what they do with a `Cow`.)
#[cfg_attr(feature = "runtime", derive(Clone, PartialEq, Eq, Hash))]
pub struct Held(Cow<'static, str>);

#[cfg(feature = "runtime")]
impl Held {
    pub const fn literal(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    pub fn owned(text: impl Into<String>) -> Self {
        Self(Cow::Owned(text.into()))
    }

    pub fn text(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0.into_owned()
    }

    pub fn wipe(&mut self) {
        if let Cow::Owned(text) = &mut self.0 {
            zeroize::Zeroize::zeroize(text);
        }
    }
}
