//! Lists, and those that the expansions of the macros build at run time.
//!
//! The names of two functions appear in rustc's error (E0015) about a constant that has such a list.

use alloc::{borrow::Cow, vec::Vec};

use serde::Deserializer;

use super::{
    deserialize,
    json_value::{FieldSource, FieldValue, FieldVisitor, JsonValue, UncheckedPermit, WriteJson},
};
use crate::engine::schema::{Kind, Value};

/// A list of items. A list of literals is part of the program's data.
pub type List<T> = Cow<'static, [T]>;

impl<T: Value + Clone + 'static> Value for List<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}

impl<T: FieldValue + Clone + 'static> WriteJson for List<T> {
    fn size_hint(&self) -> usize {
        2 + self.iter().map(|item| item.size_hint() + 1).sum::<usize>()
    }

    fn write_value(&self, out: &mut Vec<u8>) {
        out.push(b'[');
        for (at, item) in self.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            item.write_value(out);
        }
        out.push(b']');
    }
}

impl<T: FieldValue + Clone + 'static> JsonValue for List<T> {
    fn blank(_: UncheckedPermit) -> Self {
        Self::Borrowed(&[])
    }

    fn visit_fields<'v, V: FieldVisitor<'v>>(&'v self, visitor: &mut V) {
        for item in self.iter() {
            visitor.required("", item);
        }
    }

    fn take<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize::read_list(deserializer).map(Self::Owned)
    }

    fn read<S: FieldSource>(&mut self, source: &mut S) {
        let items = self.to_mut();
        while let Some(()) = source.next(|_| Some(())) {
            let mut item = T::blank(UncheckedPermit(()));
            if !source.required(&mut item) {
                break;
            }
            items.push(item);
        }
    }
}

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
