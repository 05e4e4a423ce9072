//! What all checked texts do, by what each says of itself.

use crate::schema;
#[cfg(feature = "runtime")]
use {
    super::{Held, Invalid},
    crate::json,
    alloc::{string::String, vec::Vec},
    core::fmt,
};

/// What a checked text says of itself; the rest is the same for all.
pub trait CheckedText: Sized {
    const TEXT: schema::Text;

    /// Of what has been checked, or will be.
    #[cfg(feature = "runtime")]
    fn made(text: Held) -> Self;

    #[cfg(feature = "runtime")]
    fn text(&self) -> &str;
}

impl<T: CheckedText> schema::Value for T {
    const KIND: schema::Kind = schema::Kind::Text(&T::TEXT);

    #[cfg(feature = "runtime")]
    fn blank(_: schema::Unchecked) -> Self {
        T::made(Held::literal(""))
    }

    #[cfg(feature = "runtime")]
    fn room(&self) -> usize {
        json::text_room(self.text())
    }

    #[cfg(feature = "runtime")]
    fn render(&self, out: &mut Vec<u8>) {
        json::text(self.text(), out);
    }
}

#[cfg(feature = "runtime")]
impl<T: CheckedText> crate::request::Text for T {
    fn text(&self) -> &str {
        self.text()
    }
}

#[cfg(feature = "runtime")]
pub fn of_string<T: CheckedText>(text: String) -> Result<T, Invalid> {
    // made first: a refused secret is wiped, too
    let value = T::made(Held::owned(text));
    const { &T::TEXT }.checked(value.text())?;
    Ok(value)
}

#[cfg(feature = "runtime")]
pub fn of_str<T: CheckedText>(text: &str) -> Result<T, Invalid> {
    const { &T::TEXT }.checked(text)?;
    Ok(T::made(Held::owned(text)))
}

#[cfg(feature = "runtime")]
pub fn debug<T: CheckedText>(text: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(T::TEXT.name).field(&text.text()).finish()
}
