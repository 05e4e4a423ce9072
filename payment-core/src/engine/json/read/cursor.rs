//! A cursor over a text that is known to be JSON: `serde_json` has read it once, so nothing here can fail.

/// Walks over JSON, one token at a time.
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Returns the next byte that is not white space, or 0 at the end.
    pub fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied().unwrap_or(0)
    }

    /// Returns the offset of the next token.
    pub fn place(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// Returns a cursor at another token of the same text.
    #[must_use]
    pub fn at(&self, place: usize) -> Self {
        Self { text: self.text, at: place }
    }

    /// Skips one byte, after [`Self::peek`].
    pub fn skip_byte(&mut self) {
        self.at += 1;
    }

    /// Returns whether another field or item follows, after its comma. Skips the end of the object or list otherwise.
    pub fn has_next(&mut self, end: u8) -> bool {
        let next = self.peek();
        if next == b',' || next == end {
            self.skip_byte();
        }
        next != end && next != 0
    }

    /// Returns the number of fields or items of the object or list at the cursor.
    pub fn count(&self) -> usize {
        let (mut cursor, mut count) = (self.at(self.at), 0);
        let is_object = cursor.peek() == b'{';
        let end = if is_object { b'}' } else { b']' };
        cursor.skip_byte();
        while cursor.has_next(end) {
            if is_object {
                cursor.string();
                cursor.skip_colon();
            }
            cursor.value();
            count += 1;
        }
        count
    }

    /// Skips the colon after a key.
    pub fn skip_colon(&mut self) {
        self.peek();
        self.skip_byte();
    }

    /// Returns the next string as it is written, with its quotes.
    pub fn string(&mut self) -> &'a str {
        let start = self.place();
        self.skip_byte();
        // An iterator over the rest reads strings three times as fast as an index does.
        while let Some(length) = self.rest().iter().position(|byte| matches!(byte, b'"' | b'\\')) {
            let is_escape = self.rest()[length] == b'\\';
            self.at += length + if is_escape { 2 } else { 1 };
            if !is_escape {
                break;
            }
        }
        &self.text[start..self.at]
    }

    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// Returns the next number, `true`, `false` or `null` as it is written.
    pub fn scalar(&mut self) -> &'a str {
        let (start, bytes) = (self.place(), self.text.as_bytes());
        while let Some(byte) = bytes.get(self.at) {
            if matches!(byte, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t') {
                break;
            }
            self.at += 1;
        }
        &self.text[start..self.at]
    }

    /// Returns the next value as it is written. It does not recurse, so depth costs no stack.
    pub fn value(&mut self) -> &'a str {
        let start = self.place();
        match self.peek() {
            b'{' | b'[' => self.skip_container(),
            b'"' => drop(self.string()),
            _ => drop(self.scalar()),
        }
        &self.text[start..self.at]
    }

    /// Skips an object or a list. Only strings and brackets decide where it ends.
    fn skip_container(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b'"' => {
                    self.string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.skip_byte();
            if depth == 0 {
                break;
            }
        }
    }
}
