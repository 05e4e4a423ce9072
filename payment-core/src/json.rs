//! JSON out and in.
//!
//! Out goes through a writer of our own (`write`). In, one typed pass by `serde_json` (`typed`) takes what is
//! right; when it says no, a second pass (`read`) makes a tree of the text, for every violation to be told.

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
mod write;

#[cfg(feature = "responses")]
pub(crate) use cursor::{Cursor, unescape};
pub use write::{NUMBER_ROOM, close_object, decimal, text, text_room, unquoted, word};
#[cfg(feature = "runtime")]
pub(crate) use {
    free::{compact, compact_value},
    members::{Each, Member, Source, debug, render, room, write_object},
    read::read,
    typed::{
        fill, read_bool, read_list, read_number, read_object, read_raw, read_text, read_word, write_decimal, write_raw,
    },
};
