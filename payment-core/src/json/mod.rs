//! JSON as text: a writer, and a cursor over text that is known to be JSON.

#[cfg(feature = "runtime")]
pub(crate) mod compact;
#[cfg(feature = "runtime")]
mod cursor;
#[cfg(feature = "runtime")]
pub(crate) mod strict;
#[cfg(feature = "runtime")]
mod unescape;
mod write;

pub use write::{NUMBER_SIZE, close_object, decimal, text, text_size, unquoted, word};
#[cfg(feature = "runtime")]
pub(crate) use {cursor::Cursor, unescape::unescape};
