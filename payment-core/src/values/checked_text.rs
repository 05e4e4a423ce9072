//! The behaviour that all checked texts share.

use crate::schema;
#[cfg(feature = "runtime")]
use {
    super::{Invalid, text_storage::TextStorage},
    crate::json,
    alloc::{string::String, vec::Vec},
    core::fmt,
};

/// A checked text. A type states its schema and its storage; everything else is shared.
pub trait CheckedText: Sized {
    const TEXT: schema::Text;

    /// Creates a value of a text that was checked, or will be.
    #[cfg(feature = "runtime")]
    fn new_unchecked(text: TextStorage) -> Self;

    #[cfg(feature = "runtime")]
    fn text(&self) -> &str;
}

impl<T: CheckedText> schema::Value for T {
    const KIND: schema::Kind = schema::Kind::Text(&T::TEXT);

    #[cfg(feature = "runtime")]
    fn blank(_: schema::Unchecked) -> Self {
        T::new_unchecked(TextStorage::literal(""))
    }

    #[cfg(feature = "runtime")]
    fn size_hint(&self) -> usize {
        json::text_size(self.text())
    }

    #[cfg(feature = "runtime")]
    fn render(&self, out: &mut Vec<u8>) {
        json::text(self.text(), out);
    }
}

#[cfg(feature = "runtime")]
impl<T: CheckedText> crate::session::payment_request::Text for T {
    fn text(&self) -> &str {
        self.text()
    }
}

#[cfg(feature = "runtime")]
pub fn parse_string<T: CheckedText>(text: String) -> Result<T, Invalid> {
    // Created first, so that a refused secret is wiped as well.
    let value = T::new_unchecked(TextStorage::owned(text));
    const { &T::TEXT }.checked(value.text())?;
    Ok(value)
}

#[cfg(feature = "runtime")]
pub fn parse_text<T: CheckedText>(text: &str) -> Result<T, Invalid> {
    const { &T::TEXT }.checked(text)?;
    Ok(T::new_unchecked(TextStorage::owned(text)))
}

#[cfg(feature = "runtime")]
pub fn debug_text<T: CheckedText>(text: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(T::TEXT.name).field(&text.text()).finish()
}
