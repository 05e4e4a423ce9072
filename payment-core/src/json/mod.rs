//! JSON as text: a writer, and a cursor over text that is known to be JSON.

#[cfg(feature = "runtime")]
pub(crate) mod compact;
#[cfg(feature = "runtime")]
mod cursor;
mod nesting;
#[cfg(feature = "runtime")]
pub(crate) mod strict;
#[cfg(feature = "runtime")]
mod syntax_error;
#[cfg(feature = "runtime")]
mod unescape;
mod write;

pub use nesting::{LEVELS, RUN_TIME_LEVELS};
pub use write::{NUMBER_SIZE, close_object, decimal, text, text_size, unquoted, word};
#[cfg(feature = "runtime")]
pub(crate) use {cursor::Cursor, syntax_error::SyntaxError, unescape::unescape};
