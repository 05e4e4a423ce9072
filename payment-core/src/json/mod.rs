//! JSON as text: a writer, and readers that lose no digit.

mod nesting;
#[cfg(feature = "runtime")]
mod read;
mod write;

pub use nesting::{LEVELS, RUN_TIME_LEVELS};
#[cfg(feature = "runtime")]
pub(crate) use read::*;
pub use write::{
    NUMBER_SIZE, close_object, json_string, text_size, write_decimal, write_text, write_unquoted, write_word,
};
