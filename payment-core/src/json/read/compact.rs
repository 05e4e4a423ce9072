//! JSON that is free inside: metadata, installment, and what is refused.

use alloc::{string::String, vec::Vec};

use super::{Cursor, syntax_error::SyntaxError, unescape};
use crate::base::source_text::SourceText;

/// Copies free JSON without the white space between its tokens.
pub struct Walk<'o> {
    /// The copy, if one is needed.
    pub out: Option<&'o mut String>,
    /// Whether any object in it has a key twice.
    pub repeats: bool,
}

/// Returns the JSON object `text` without the white space between its tokens. The object lies on `level`.
///
/// `text` must be JSON.
pub fn compact(text: &str, level: usize) -> Result<String, &'static str> {
    match Cursor::new(text).peek() {
        b'{' => compact_value(text, level),
        _ => Err("is not a JSON object"),
    }
}

/// Does the same for any JSON value.
pub fn compact_value(text: &str, level: usize) -> Result<String, &'static str> {
    let mut out = String::with_capacity(text.len());
    let mut walk = Walk { out: Some(&mut out), repeats: false };
    walk.value(&mut Cursor::new(text), level).map_err(|wrong| wrong.reason)?;
    if walk.repeats { Err("contains a key twice") } else { Ok(out) }
}

impl Walk<'_> {
    fn put(&mut self, piece: &str) {
        if let Some(out) = &mut self.out {
            out.push_str(piece);
        }
    }

    /// Reads a value, which lies on `level` if it is an object or a list.
    pub fn value(&mut self, cursor: &mut Cursor<'_>, level: usize) -> Result<(), SyntaxError> {
        match cursor.peek() {
            b'{' => self.object(cursor, level),
            b'[' => self.list(cursor, level),
            b'"' => self.string(cursor).map(drop),
            _ => {
                self.put(cursor.scalar());
                Ok(())
            }
        }
    }

    fn string<'a>(&mut self, cursor: &mut Cursor<'a>) -> Result<SourceText<'a>, SyntaxError> {
        let place = cursor.place();
        let written = cursor.string();
        self.put(written);
        unescape(written).ok_or_else(|| SyntaxError::surrogate(place))
    }

    fn object(&mut self, cursor: &mut Cursor<'_>, level: usize) -> Result<(), SyntaxError> {
        SyntaxError::check_level(cursor, level)?;
        cursor.bump();
        self.put("{");
        let mut keys = Vec::new();
        while cursor.has_next(b'}') {
            if !keys.is_empty() {
                self.put(",");
            }
            keys.push(self.string(cursor)?);
            cursor.colon();
            self.put(":");
            self.value(cursor, level + 1)?;
        }
        self.put("}");
        keys.sort_unstable();
        self.repeats |= keys.windows(2).any(|pair| pair[0] == pair[1]);
        Ok(())
    }

    fn list(&mut self, cursor: &mut Cursor<'_>, level: usize) -> Result<(), SyntaxError> {
        SyntaxError::check_level(cursor, level)?;
        cursor.bump();
        self.put("[");
        let mut is_first = true;
        while cursor.has_next(b']') {
            if !is_first {
                self.put(",");
            }
            is_first = false;
            self.value(cursor, level + 1)?;
        }
        self.put("]");
        Ok(())
    }
}
