//! Items of a list that an iterator yields, written as `..iterator`.

use alloc::vec::Vec;

use super::{ConvertFn, Fill, Slot, at::At, errors::ConversionErrors};
use crate::engine::values::blank::Blank;

/// Values of the type `T` on their way into a list.
pub struct ListSlot<Item, T, I>(pub(super) I, pub(super) ConvertFn<Item, T>);

impl<F, I: IntoIterator<Item = F>> ListSlot<F, F, I> {
    /// Appends the items, which have the list's type.
    pub fn append_items(self, items: &mut Vec<F>, _: &mut ConversionErrors, _: &'static str) {
        items.extend(self.0);
    }
}

/// Appending values of another type to a list.
pub trait Append<Item> {
    /// Converts and appends the items. `list` is the JSON pointer of the list.
    fn append_items(self, items: &mut Vec<Item>, errors: &mut ConversionErrors, list: &'static str);
}

impl<Item: Blank, T, I: IntoIterator<Item = T>> Append<Item> for ListSlot<Item, T, I> {
    fn append_items(self, items: &mut Vec<Item>, errors: &mut ConversionErrors, list: &'static str) {
        let Self(values, convert) = self;
        for value in values {
            let at = At::item(list, items.len(), "");
            items.push(Slot(value, convert).fill_field(errors, at));
        }
    }
}
