//! Lists that control flow builds, for the expansions of the macros.

use alloc::vec::Vec;

/// Adds an item to a list.
pub fn push<T>(list: &mut Vec<T>, item: T) {
    list.push(item);
}

/// An iterator of `T`, or a value that becomes one.
#[diagnostic::on_unimplemented(
    message = "`..` in a list requires an iterator of `{T}`",
    label = "expected an iterator of `{T}`",
    note = "a single value is an item without `..`"
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
