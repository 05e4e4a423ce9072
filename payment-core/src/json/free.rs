//! JSON that is free inside: metadata, installment, and what is refused.

use alloc::{borrow::Cow, string::String, vec::Vec};

use super::{
    cursor::{Cursor, unescape},
    read::Wrong,
};

/// Reads free JSON without white space between its tokens.
pub struct Walk<'o> {
    /// Where the text goes, if it is wanted.
    pub out: Option<&'o mut String>,
    /// Whether an object in it has a key twice.
    pub repeats: bool,
}

/// The text of a JSON object that lies on `level`, without white space between its tokens.
///
/// `text` must be JSON.
pub fn compact(text: &str, level: usize) -> Result<String, &'static str> {
    match Cursor::new(text).peek() {
        b'{' => compact_value(text, level),
        _ => Err("is not a JSON object"),
    }
}

/// The same of any JSON value.
pub fn compact_value(text: &str, level: usize) -> Result<String, &'static str> {
    let mut out = String::with_capacity(text.len());
    let mut walk = Walk { out: Some(&mut out), repeats: false };
    walk.value(&mut Cursor::new(text), level).map_err(|wrong| wrong.reason)?;
    if walk.repeats { Err("has a key twice") } else { Ok(out) }
}

impl Walk<'_> {
    fn put(&mut self, piece: &str) {
        if let Some(out) = &mut self.out {
            out.push_str(piece);
        }
    }

    /// Passes a value that would lie on `level` if it is an object or a list.
    pub fn value(&mut self, cursor: &mut Cursor<'_>, level: usize) -> Result<(), Wrong> {
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

    fn string<'a>(&mut self, cursor: &mut Cursor<'a>) -> Result<Cow<'a, str>, Wrong> {
        let place = cursor.place();
        let written = cursor.string();
        self.put(written);
        unescape(written).ok_or_else(|| Wrong::surrogate(place))
    }

    fn object(&mut self, cursor: &mut Cursor<'_>, level: usize) -> Result<(), Wrong> {
        Wrong::check_level(cursor, level)?;
        cursor.bump();
        self.put("{");
        let mut keys = Vec::new();
        if !cursor.is_empty(b'}') {
            loop {
                keys.push(self.string(cursor)?);
                cursor.peek();
                cursor.bump();
                self.put(":");
                self.value(cursor, level + 1)?;
                if !cursor.goes_on(b'}') {
                    break;
                }
                self.put(",");
            }
        }
        self.put("}");
        keys.sort_unstable();
        self.repeats |= keys.windows(2).any(|pair| pair[0] == pair[1]);
        Ok(())
    }

    fn list(&mut self, cursor: &mut Cursor<'_>, level: usize) -> Result<(), Wrong> {
        Wrong::check_level(cursor, level)?;
        cursor.bump();
        self.put("[");
        if !cursor.is_empty(b']') {
            loop {
                self.value(cursor, level + 1)?;
                if !cursor.goes_on(b']') {
                    break;
                }
                self.put(",");
            }
        }
        self.put("]");
        Ok(())
    }
}
