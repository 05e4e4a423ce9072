//! The storage of checked texts.

use alloc::{borrow::Cow, string::String};

/// A string literal, or a string of the running program.
///
/// Fifty types contain it. Calls of a type that is not generic compile faster than those of a `Cow`.
#[allow(missing_debug_implementations, reason = "it may be card data")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TextStorage(Cow<'static, str>);

impl TextStorage {
    pub const fn new(text: Cow<'static, str>) -> Self {
        Self(text)
    }

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

#[cfg(test)]
mod tests {
    use super::TextStorage;

    #[test]
    fn wiping_empties_an_owned_text() {
        let mut text = TextStorage::owned("4440000112200001");
        let copy = text.clone();
        text.wipe();
        assert_eq!((text.text(), copy.text()), ("", "4440000112200001"));
    }
}
