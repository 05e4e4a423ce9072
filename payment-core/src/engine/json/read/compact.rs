//! Arbitrary JSON without white space: metadata, installment, and rejected values.

use alloc::{string::String, vec::Vec};

use super::{Cursor, SyntaxError, unescape};
use crate::engine::base::wiped_text::WipedText;

/// Returns the JSON object `text` without the white space between its tokens. The object lies on `level`.
///
/// `text` must be JSON.
pub fn compact_object(text: &str, level: usize) -> Result<String, &'static str> {
    match Cursor::new(text).peek() {
        b'{' => compact_value(text, level),
        _ => Err("is not a JSON object"),
    }
}

/// Returns the JSON value `text` without the white space between its tokens. An object or list lies on `level`.
///
/// `text` must be JSON.
pub fn compact_value(text: &str, level: usize) -> Result<String, &'static str> {
    let mut copy = String::with_capacity(text.len());
    let mut walk = Walk { copy: Some(&mut copy), has_repeated_key: false };
    walk.value(&mut Cursor::new(text), level).map_err(|error| error.reason)?;
    if walk.has_repeated_key { Err("contains a key twice") } else { Ok(copy) }
}

/// A value that was skipped.
pub struct SkippedValue {
    /// Whether an object in it has a key twice.
    pub has_repeated_key: bool,
}

/// Skips a value, which lies on `level` if it is an object or a list.
pub fn skip_value(cursor: &mut Cursor<'_>, level: usize) -> Result<SkippedValue, SyntaxError> {
    let mut walk = Walk { copy: None, has_repeated_key: false };
    walk.value(cursor, level)?;
    Ok(SkippedValue { has_repeated_key: walk.has_repeated_key })
}

/// A walk over arbitrary JSON.
struct Walk<'o> {
    /// The copy of the tokens, if one is needed.
    copy: Option<&'o mut String>,
    has_repeated_key: bool,
}

impl Walk<'_> {
    fn copy(&mut self, token: &str) {
        if let Some(copy) = &mut self.copy {
            copy.push_str(token);
        }
    }

    fn value(&mut self, cursor: &mut Cursor<'_>, level: usize) -> Result<(), SyntaxError> {
        match cursor.peek() {
            b'{' => self.object(cursor, level),
            b'[' => self.list(cursor, level),
            b'"' => self.string(cursor).map(drop),
            _ => {
                self.copy(cursor.scalar());
                Ok(())
            }
        }
    }

    fn string<'a>(&mut self, cursor: &mut Cursor<'a>) -> Result<WipedText<'a>, SyntaxError> {
        let place = cursor.place();
        let written = cursor.string();
        self.copy(written);
        unescape(written).ok_or_else(|| SyntaxError::half_surrogate_pair(place))
    }

    fn object(&mut self, cursor: &mut Cursor<'_>, level: usize) -> Result<(), SyntaxError> {
        SyntaxError::check_level(cursor, level)?;
        cursor.skip_byte();
        self.copy("{");
        let mut keys = Vec::new();
        while cursor.has_next(b'}') {
            if !keys.is_empty() {
                self.copy(",");
            }
            keys.push(self.string(cursor)?);
            cursor.skip_colon();
            self.copy(":");
            self.value(cursor, level + 1)?;
        }
        self.copy("}");
        keys.sort_unstable();
        self.has_repeated_key |= keys.windows(2).any(|pair| pair[0] == pair[1]);
        Ok(())
    }

    fn list(&mut self, cursor: &mut Cursor<'_>, level: usize) -> Result<(), SyntaxError> {
        SyntaxError::check_level(cursor, level)?;
        cursor.skip_byte();
        self.copy("[");
        let mut is_first = true;
        while cursor.has_next(b']') {
            if !is_first {
                self.copy(",");
            }
            is_first = false;
            self.value(cursor, level + 1)?;
        }
        self.copy("]");
        Ok(())
    }
}
