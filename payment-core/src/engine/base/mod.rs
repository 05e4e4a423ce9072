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

/// Returns the values in ascending order, each of them once.
// A `BTreeSet` is compiled again for each type of elements. In a macro, that is as much code as the rest of this crate.
pub(crate) fn distinct<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_unstable();
    values.dedup();
    values
}
