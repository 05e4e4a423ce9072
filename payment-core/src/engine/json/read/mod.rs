//! Readers of JSON text.

pub(crate) mod canonical;
pub(crate) mod compact;
mod cursor;
pub(crate) mod serialize;
mod syntax_error;
mod unescape;

pub use {cursor::Cursor, unescape::unescape};
pub(crate) use {syntax_error::SyntaxError, unescape::read_string};
