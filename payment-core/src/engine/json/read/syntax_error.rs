//! The error of text that is not JSON.

use super::cursor::Cursor;
use crate::engine::json::LEVELS;

/// The reason why a text is not JSON that requests accept.
pub struct SyntaxError {
    /// The offset, in bytes.
    pub place: usize,
    /// The message of the error.
    pub reason: &'static str,
}

impl SyntaxError {
    pub fn half_surrogate_pair(place: usize) -> Self {
        Self { place, reason: "the string contains half of a surrogate pair" }
    }

    /// Returns an error if an object or list at the cursor lies too deep.
    pub fn check_level(cursor: &mut Cursor<'_>, level: usize) -> Result<(), Self> {
        if level > LEVELS {
            return Err(Self { place: cursor.place(), reason: "the text is nested more than 127 levels deep" });
        }
        Ok(())
    }
}
