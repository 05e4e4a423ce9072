//! JSON as text: a writer, and readers that lose no digit.

mod nesting;
#[cfg(feature = "runtime")]
mod read;
mod write;

pub use nesting::{LEVELS, RUN_TIME_LEVELS};
#[cfg(feature = "runtime")]
pub(crate) use read::*;
#[cfg(feature = "runtime")]
pub use read::{Cursor, unescape};
#[cfg(feature = "runtime")]
pub(crate) use write::{NUMBER_SIZE, write_decimal, write_enum_value};
pub use write::{close_object, json_string};
#[cfg(feature = "runtime")]
pub use write::{text_size, write_text};
