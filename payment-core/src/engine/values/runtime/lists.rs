//! Lists that are built at run time, for the expansions of the macros.
//!
//! The names of the functions appear in rustc's error (E0015) about a constant that has such a list.

use alloc::vec::Vec;

/// Creates a list that has run-time values.
pub fn create_at_run_time<T, const N: usize>(items: [T; N]) -> Vec<T> {
    items.into()
}

/// Adds an item to a list.
pub fn push_at_run_time<T>(list: &mut Vec<T>, item: T) {
    list.push(item);
}

/// An iterator of `T`, or a value that becomes one.
#[diagnostic::on_unimplemented(
    message = "`..` in a list requires an iterator of `{T}`",
    label = "expected an iterator of `{T}`",
    note = "`..items.iter().cloned()` adds the items of a list; a single value is an item without `..`"
)]
pub trait Items<T> {
    /// Adds the items to a list.
    fn append_to(self, list: &mut Vec<T>);
}

// Not recommended: the error would otherwise explain `IntoIterator` and its associated types.
#[diagnostic::do_not_recommend]
impl<T, I: IntoIterator<Item = T>> Items<T> for I {
    fn append_to(self, list: &mut Vec<T>) {
        list.extend(self);
    }
}
