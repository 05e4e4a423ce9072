//! Strings that are cut to the length that the gateway accepts.

use alloc::string::String;

use super::{
    Invalid,
    checked_text::{CheckedText, parse_string},
};

macro_rules! truncated {
    ($($name:ident)*) => {$(
        impl $name {
            /// Creates a value from the longest beginning of `text` that is not too long.
            ///
            /// Lengths count Unicode scalar values; a character with combining marks may be cut between them.
            ///
            /// # Errors
            ///
            /// Returns the reason if the text is too short, that is if it is empty where it must not be.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use payment_session::request::", stringify!($name), ";")]
            ///
            #[doc = concat!("let text = ", stringify!($name), "::truncated(\"é\".repeat(1_000))?;")]
            /// assert!(text.as_ref().chars().count() < 1_000);
            /// # Ok::<(), payment_session::Invalid>(())
            /// ```
            pub fn truncated(text: impl Into<alloc::string::String>) -> Result<Self, crate::engine::values::Invalid> {
                crate::engine::values::truncated_text::parse_truncated(text.into())
            }
        }
    )*};
}

pub fn parse_truncated<T: CheckedText>(mut text: String) -> Result<T, Invalid> {
    if let Some((end, _)) = text.char_indices().nth(T::TEXT.max) {
        text.truncate(end);
    }
    parse_string(text)
}

pub(crate) use truncated;
