//! The values of a request that did not convert.

use alloc::{string::ToString, vec::Vec};

use super::{ConversionError, at::At};
use crate::engine::checked::{Violation, Violations};

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
        match Violations::of_kept(self.violations, self.omitted) {
            None => Ok(value),
            Some(violations) => Err(violations),
        }
    }
}
