//! Numbers without repetition.

use alloc::vec::Vec;

/// Returns the numbers in ascending order, each of them once.
// A `BTreeSet` is compiled again for each type of elements. In a macro, that is as much code as the rest of this crate.
pub fn distinct(numbers: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut numbers: Vec<usize> = numbers.into_iter().collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
