//! Items of a list that an iterator yields, written as `..iterator`.

use alloc::vec::Vec;
use core::marker::PhantomData;

use super::{Blank, Convert, Converts, Fill, Slot, at::At, refusals::Refusals};

/// A list of items of the type `Item` that takes an iterator.
pub struct IntoItems<Item>(PhantomData<Item>);

/// Values of the type `T` on their way into a list.
pub struct Items<Item, T, I>(I, Convert<Item, T>);

impl<Item> IntoItems<Item> {
    /// Accepts the values of an iterator as items.
    pub fn of<T: Converts<Item>, I: IntoIterator<Item = T>>(values: I) -> Items<Item, T, I> {
        Items(values, T::converted)
    }
}

impl<F, I: IntoIterator<Item = F>> Items<F, F, I> {
    /// Appends the items, which have the list's type.
    pub fn append(self, items: &mut Vec<F>, _: &mut Refusals, _: &'static str) {
        items.extend(self.0);
    }
}

/// Appending values of another type to a list.
pub trait Append<Item> {
    /// Converts and appends the items. `list` is the JSON pointer of the list.
    fn append(self, items: &mut Vec<Item>, refusals: &mut Refusals, list: &'static str);
}

impl<Item: Blank, T, I: IntoIterator<Item = T>> Append<Item> for Items<Item, T, I> {
    fn append(self, items: &mut Vec<Item>, refusals: &mut Refusals, list: &'static str) {
        let Self(values, convert) = self;
        for value in values {
            let at = At::item(list, items.len(), "");
            items.push(Slot(value, convert).fill(refusals, at));
        }
    }
}
