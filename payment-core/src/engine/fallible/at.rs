//! The place of a value in a request.

use crate::engine::base::path::Path;

/// A JSON pointer (RFC 6901), perhaps with the index of a list item that only the running program knows.
#[derive(Clone, Copy, Debug)]
pub struct At {
    /// The pointer, or the part of it before the index.
    start: &'static str,
    /// The index of an item and the part of the pointer after it.
    item: Option<(usize, &'static str)>,
}

impl At {
    /// Creates a pointer that is known at compile time.
    pub const fn fixed(pointer: &'static str) -> Self {
        Self { start: pointer, item: None }
    }

    /// Creates a pointer into the item at `index` of the list at `list`. `rest` is empty for the item as a whole.
    // No list of a request lies inside another, so one index is enough.
    pub const fn item(list: &'static str, index: usize, rest: &'static str) -> Self {
        Self { start: list, item: Some((index, rest)) }
    }

    /// Returns the path that it means.
    pub(super) fn path(self) -> Path {
        let start = Path::default().join(self.start);
        match self.item {
            None => start,
            Some((index, rest)) => start.item(index).join(rest),
        }
    }
}
