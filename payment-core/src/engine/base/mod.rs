//! Numbers, strings and bytes, without any knowledge of payments.

pub(crate) mod bytes;
pub(crate) mod date_time;
pub(crate) mod decimal;
pub mod path;
pub mod spelling;
pub mod wiped_text;
pub mod wording;

pub use decimal::Decimal;

use alloc::vec::Vec;

/// Returns a few values in ascending order, each of them once.
// Sorting and a `BTreeSet` are compiled again for each type of elements. In a macro, that is a tenth of this crate's code.
pub(crate) fn distinct<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut distinct = Vec::new();
    for value in values {
        if let Err(at) = distinct.binary_search(&value) {
            distinct.insert(at, value);
        }
    }
    distinct
}
