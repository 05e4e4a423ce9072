//! A way to correct a mistake, as data.

use alloc::vec::Vec;

use crate::engine::{base::path::Path, schema::Sample};

/// A change of a request. A [`Suggestion`](super::Suggestion) has one or several.
///
/// `entry` is the path of an entry that is there, `to` that of a field after the change. Objects and
/// lists that are absent on the way to it are created, and a `null` there is replaced.
///
/// Values are data, too, where the text only names them: enum values to choose from are [`Sample::OneOf`], and the one that
/// a misspelt name is near is [`Sample::EnumValue`], although the text asks whether it is meant. Where a value has two readings,
/// such as the number `50.000`, each is a suggestion of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The key of an entry is replaced by that of another field of its object, or by the same one in quotes.
    Name {
        /// The entry.
        entry: Path,
        /// The field.
        to: Path,
    },
    /// The key of an entry is replaced by that of one of these fields of its object.
    NameOneOf {
        /// The entry.
        entry: Path,
        /// The wire names of the fields.
        to: Vec<&'static str>,
    },
    /// An entry becomes a field of another object.
    Move {
        /// The entry.
        entry: Path,
        /// The field.
        to: Path,
    },
    /// A field is added.
    Add {
        /// The field.
        to: Path,
        /// Its value, which may have gaps.
        value: Sample,
    },
    /// An entry is removed.
    Remove {
        /// The entry.
        entry: Path,
    },
    /// The sign after the key of an entry is replaced, in source code.
    Sign {
        /// The entry.
        entry: Path,
        /// The sign: `:`, `?:`, `!:` or `!?:`.
        sign: &'static str,
    },
    /// An entry gets another value.
    Write {
        /// The entry.
        entry: Path,
        /// The value, which may have gaps.
        value: Sample,
    },
}
