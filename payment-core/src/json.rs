//! JSON out and in.
//!
//! The crate has its own writer (`write`). `serde_json` reads a body in one typed pass (`typed`). Only if that pass
//! refuses the body, a second pass (`read`) builds a tree of it, in which every violation can be found.

#[cfg(feature = "runtime")]
mod cursor;
#[cfg(feature = "runtime")]
mod free;
#[cfg(feature = "runtime")]
mod members;
#[cfg(feature = "runtime")]
mod read;
#[cfg(feature = "runtime")]
mod source;
#[cfg(feature = "runtime")]
mod typed;
#[cfg(feature = "runtime")]
mod unescape;
mod write;

pub use write::{NUMBER_SIZE, close_object, decimal, text, text_size, unquoted, word};
#[cfg(feature = "responses")]
pub(crate) use {cursor::Cursor, unescape::unescape};
#[cfg(feature = "runtime")]
pub(crate) use {
    free::{compact, compact_value},
    members::{Each, Member, Source, debug, object_size, render, write_object},
    read::read,
    typed::{
        fill, read_bool, read_list, read_number, read_object, read_raw, read_text, read_word, write_decimal, write_raw,
    },
};
