//! A way to correct a mistake, as data.

use alloc::{string::String, vec::Vec};

use crate::engine::schema::Sample;

/// A change of a request. A [`Suggestion`](super::Suggestion) has one or several.
///
/// `entry` is the JSON pointer (RFC 6901) of an entry that is there, `to` that of a field after the change. Objects and
/// lists that are absent on the way to it are created, and a `null` there is replaced.
///
/// Values are data, too, where the text only names them: enum values to choose from are [`Sample::OneOf`], and the one that
/// a misspelt name is near is [`Sample::Word`], although the text asks whether it is meant. Where a value has two readings,
/// such as the number `50.000`, each is a suggestion of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The key of an entry is replaced by that of another field of its object, or by the same one in quotes.
    Name {
        /// The entry.
        entry: String,
        /// The field.
        to: String,
    },
    /// The key of an entry is replaced by that of one of these fields of its object.
    NameOneOf {
        /// The entry.
        entry: String,
        /// The fields.
        to: Vec<String>,
    },
    /// An entry becomes a field of another object.
    Move {
        /// The entry.
        entry: String,
        /// The field.
        to: String,
    },
    /// A field is added.
    Add {
        /// The field.
        to: String,
        /// Its value, which may have gaps.
        value: Sample,
    },
    /// An entry is removed.
    Remove {
        /// The entry.
        entry: String,
    },
    /// The sign after the key of an entry is replaced, in source code.
    Sign {
        /// The entry.
        entry: String,
        /// The sign: `:`, `?:`, `!:` or `!?:`.
        sign: &'static str,
    },
    /// An entry gets another value.
    Write {
        /// The entry.
        entry: String,
        /// The value, which may have gaps.
        value: Sample,
    },
}
