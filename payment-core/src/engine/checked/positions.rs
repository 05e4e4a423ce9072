//! Lines and columns of a text.

/// The lines and columns of growing offsets, in one walk over the text.
pub struct Positions<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Positions<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// Returns the line and column of an offset, both from 1. A column is one character.
    pub fn of(&mut self, place: usize) -> (usize, usize) {
        for c in self.text[self.at..place].chars() {
            match c {
                '\n' => (self.line, self.column) = (self.line + 1, 1),
                _ => self.column += 1,
            }
        }
        self.at = place;
        (self.line, self.column)
    }
}
