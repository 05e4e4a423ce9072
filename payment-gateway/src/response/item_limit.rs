//! The limit on the items of typed lists. An item takes more memory than its shortest JSON.

/// The number of items that a list may have. A page has at most 100.
const IN_A_LIST: usize = 1_000;

/// The number of items that all lists of one text may have together: lists can contain objects with lists.
const IN_A_TEXT: usize = 10_000;

/// Counts the items of the typed lists of one text.
#[derive(Clone, Copy, Default, Debug)]
pub struct ItemLimit {
    /// The items that were counted.
    counted: usize,
    is_exceeded: bool,
}

impl ItemLimit {
    /// Counts the item at this place of its list. Returns whether it may be read.
    pub fn allows(&mut self, place: usize) -> bool {
        self.counted += 1;
        self.is_exceeded |= place >= IN_A_LIST || self.counted > IN_A_TEXT;
        !self.is_exceeded
    }

    /// Returns whether a list has more items than were read.
    pub fn is_exceeded(self) -> bool {
        self.is_exceeded
    }
}
