//! Lists, and the items that an iterator yields, written as `..iterator`.

use alloc::{borrow::Cow, vec::Vec};

use super::{
    Conversion, ConversionError, ConvertFn, Fill, Slot,
    errors::{At, ConversionErrors},
};
use crate::engine::{checked::Violations, values::json_value::Blank};

/// A list of items, or a slice that is copied.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into a list of `{Item}`",
    label = "expected a `Vec` or slice of `{Item}`",
    note = "`[for row in rows {{ … }}]` writes an object for each row, and `[..iterator]` is a list of items that convert",
    note = "`[value]` is a list of one; an `Option` of a list is for `key?: value`, in a field that may be absent"
)]
pub trait ConvertsIntoList<Item: Clone + 'static>: Sized {
    #[doc(hidden)]
    const CONVERSION: Conversion<Cow<'static, [Item]>, Self>;
}

macro_rules! lists {
    ($([$($length:tt)*] $list:ty: $into_vec:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<Item: Clone + 'static, $($length)*> ConvertsIntoList<Item> for $list {
            const CONVERSION: Conversion<Cow<'static, [Item]>, Self> = Conversion(|list| Ok(Cow::Owned($into_vec(list))));
        }
    )*};
}

lists! {
    [] Vec<Item>: Vec::from;
    [const N: usize] [Item; N]: Vec::from;
    [] &Vec<Item>: Vec::clone;
    [] &[Item]: <[Item]>::to_vec;
    [const N: usize] &[Item; N]: <[Item]>::to_vec;
}

#[diagnostic::do_not_recommend]
impl<Item: Clone + 'static> ConvertsIntoList<Item> for Cow<'static, [Item]> {
    const CONVERSION: Conversion<Self, Self> = Conversion(Ok);
}

#[diagnostic::do_not_recommend]
impl<Item: Clone + 'static> ConvertsIntoList<Item> for Result<Cow<'static, [Item]>, Violations> {
    const CONVERSION: Conversion<Cow<'static, [Item]>, Self> =
        Conversion(|list| list.map_err(ConversionError::Violations));
}

/// An `Option` of a list, written as `key?: value`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into an `Option` of a list of `{Item}`",
    label = "expected an `Option` of a `Vec` or slice of `{Item}`",
    note = "for a value that is always present, write `key: value`"
)]
pub trait ConvertsIntoOptionalList<Item: Clone + 'static>: Sized {
    #[doc(hidden)]
    const CONVERSION: Conversion<Option<Cow<'static, [Item]>>, Self>;
}

#[diagnostic::do_not_recommend]
impl<Item: Clone + 'static, T: ConvertsIntoList<Item>> ConvertsIntoOptionalList<Item> for Option<T> {
    const CONVERSION: Conversion<Option<Cow<'static, [Item]>>, Self> =
        Conversion(|list| list.map(T::CONVERSION.0).transpose());
}

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
