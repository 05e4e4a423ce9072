//! A place in a text that is known to be JSON: `serde_json` has read it once, so nothing here can fail to parse.

use alloc::borrow::Cow;

/// Walks over JSON, a token at a time.
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte that is not white space; 0 at the end.
    pub fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied().unwrap_or(0)
    }

    /// The offset of the next token.
    pub fn place(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// Goes back to a token's offset.
    pub fn return_to(&mut self, place: usize) {
        self.at = place;
    }

    /// Passes one byte, after [`Self::peek`].
    pub fn bump(&mut self) {
        self.at += 1;
    }

    /// Passes a comma, if there is one and not the end of object or list, which is passed then.
    pub fn goes_on(&mut self, end: u8) -> bool {
        match self.peek() {
            b',' => {
                self.bump();
                true
            }
            byte => {
                debug_assert_eq!(byte, end);
                self.bump();
                false
            }
        }
    }

    /// Whether an object or list is empty; its end is passed then.
    pub fn is_empty(&mut self, end: u8) -> bool {
        let empty = self.peek() == end;
        if empty {
            self.bump();
        }
        empty
    }

    /// A string as it is written, quotes and all.
    pub fn string(&mut self) -> &'a str {
        let (start, bytes) = (self.place(), self.text.as_bytes());
        self.at += 1;
        while let Some(byte) = bytes.get(self.at).filter(|byte| **byte != b'"') {
            self.at += if *byte == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        &self.text[start..self.at]
    }

    /// A number, `true`, `false` or `null` as it is written.
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

    /// Any value as it is written. However deep it is, this takes no stack.
    #[cfg(feature = "responses")]
    pub fn value(&mut self) -> &'a str {
        let (start, mut depth) = (self.place(), 0_usize);
        loop {
            match self.peek() {
                b'{' | b'[' => {
                    depth += 1;
                    self.bump();
                }
                b'}' | b']' => {
                    depth -= 1;
                    self.bump();
                }
                b',' | b':' => self.bump(),
                b'"' => drop(self.string()),
                _ => drop(self.scalar()),
            }
            if depth == 0 || self.at >= self.text.len() {
                return &self.text[start..self.at];
            }
        }
    }
}

/// What a string stands for; none if it has lone surrogates.
pub fn unescape(written: &str) -> Option<Cow<'_, str>> {
    let inner = &written[1..written.len() - 1];
    if !inner.contains('\\') {
        return Some(inner.into());
    }
    serde_json::from_str(written).ok().map(Cow::Owned)
}
