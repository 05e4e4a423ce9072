//! Violations as a list, which is never empty.

use alloc::vec::Vec;
use core::{ops::Index, slice};

use super::{violation::Violation, violations::Violations};

impl AsRef<[Violation]> for Violations {
    fn as_ref(&self) -> &[Violation] {
        self.as_slice()
    }
}

impl Index<usize> for Violations {
    type Output = Violation;

    fn index(&self, at: usize) -> &Violation {
        &self.list[at]
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = alloc::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl From<Violation> for Violations {
    fn from(violation: Violation) -> Self {
        Self { list: Vec::from([violation]), omitted: 0 }
    }
}

/// Adds violations after those that are there.
///
/// # Examples
///
/// ```
/// use payment_session::{PaymentSession, Violation};
///
/// let mut violations = PaymentSession::from_json(b"{}").unwrap_err();
/// let count = violations.len();
/// let message = "the terms must be accepted";
/// violations.extend([Violation::custom("terms", "/acceptedTerms", message)]);
/// assert_eq!(violations.len(), count + 1);
/// ```
impl Extend<Violation> for Violations {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, violations: I) {
        self.list.extend(violations);
    }
}
