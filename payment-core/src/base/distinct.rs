//! Numbers without repetition.

use alloc::vec::Vec;

/// Returns the numbers in ascending order, each of them once.
// Not a `BTreeSet`: with one for each element type, half of this crate's code in a macro was that of B-trees and sorts.
pub fn distinct(numbers: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut numbers: Vec<usize> = numbers.into_iter().collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
