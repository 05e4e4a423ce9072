//! Values without repetition.

use alloc::vec::Vec;

/// Returns the values in ascending order, each of them once.
// A `BTreeSet` is compiled again for each type of elements. In a macro, that is as much code as the rest of this crate.
pub fn distinct<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_unstable();
    values.dedup();
    values
}
