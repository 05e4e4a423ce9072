//! The values of a request that did not convert, and where they are.

use alloc::{string::ToString, vec::Vec};

use super::ConversionError;
use crate::engine::{
    base::path::Path,
    checked::{Violation, Violations},
};

/// The violations of a request's values so far, in source order.
#[derive(Default)]
pub struct ConversionErrors {
    violations: Vec<Violation>,
    /// The number of violations of parts that were read from long JSON texts.
    omitted: usize,
}

impl ConversionErrors {
    /// Creates an empty list.
    pub const fn new() -> Self {
        Self { violations: Vec::new(), omitted: 0 }
    }

    pub(super) fn record(&mut self, error: ConversionError, at: At) {
        let path = at.path();
        match error {
            ConversionError::Invalid(invalid) => self.violations.push(Violation::of_value(&invalid, path)),
            ConversionError::Missing(kind) => self.violations.push(Violation::of_missing_field(kind, &path)),
            ConversionError::Violations(violations) => {
                self.omitted += violations.omitted();
                self.violations.extend(violations.under(&path.to_string()));
            }
        }
    }

    /// Returns the finished value if every value in it converted.
    ///
    /// # Errors
    ///
    /// Returns the violations of all values that did not convert.
    // rustc names this function if the invocation is in a constant.
    pub fn convert_at_run_time<T>(self, value: T) -> Result<T, Violations> {
        match Violations::of_list(self.violations, self.omitted) {
            None => Ok(value),
            Some(violations) => Err(violations),
        }
    }
}

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
