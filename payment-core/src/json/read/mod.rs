//! Readers of JSON text.

pub(crate) mod compact;
mod cursor;
pub(crate) mod strict;
mod syntax_error;
mod unescape;

pub(crate) use {
    cursor::Cursor,
    syntax_error::SyntaxError,
    unescape::{read_string, unescape},
};
