//! Values that are written to JSON and read from it.

use alloc::vec::Vec;

use serde::{Deserialize, Deserializer};

use super::{
    List, OtherFields, deserialize,
    members::{self, FieldVisitor, Member, Source},
};
use crate::schema::{Value, Waivers};

/// The permission to create a value that was not checked. Only this crate has it, and fills the value at once.
#[derive(Clone, Copy)]
pub struct Unchecked(pub(crate) ());

/// A value that is written to JSON and read from it.
pub trait JsonValue: Value {
    /// Creates a value that is about to be read.
    #[doc(hidden)]
    fn blank(_: Unchecked) -> Self;

    /// Returns the number of bytes of the JSON: exact, or a little more, without escapes.
    #[doc(hidden)]
    fn size_hint(&self) -> usize {
        members::object_size(self)
    }

    /// Appends the JSON.
    #[doc(hidden)]
    fn render(&self, out: &mut Vec<u8>) {
        members::render_object(self, out);
    }

    /// Returns the fields of an object that are not documented, or not checked.
    #[doc(hidden)]
    fn other_fields(&self) -> Option<&OtherFields> {
        None
    }

    #[doc(hidden)]
    fn other_fields_mut(&mut self) -> Option<&mut OtherFields> {
        None
    }

    /// Returns the rules that an object may break.
    #[doc(hidden)]
    fn waivers(&self) -> Waivers {
        Waivers::NONE
    }

    /// Sets the rules that an object may break, if there are rules about it.
    #[doc(hidden)]
    fn set_waivers(&mut self, _: Waivers) {}

    /// Visits each field of an object, in documented order, or each item of a list.
    #[doc(hidden)]
    fn visit_fields<V: FieldVisitor>(&self, _: &mut V) {}

    /// Reads a value. The readers of serde quote values of another type, and these may be secrets.
    #[doc(hidden)]
    fn take<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>
    where
        Self: Deserialize<'de>,
    {
        Self::deserialize(deserializer)
    }

    /// Reads a value that an inspection has accepted, from its JSON. Returns `None` if the type cannot hold it.
    #[doc(hidden)]
    fn take_inspected(json: &str, _: Unchecked) -> Option<Self>
    where
        Self: for<'de> Deserialize<'de>,
    {
        Self::take(&mut serde_json::Deserializer::from_str(json)).ok()
    }

    /// Fills an object or a list in its place: objects are large, and moving them costs more than reading them.
    #[doc(hidden)]
    fn read<S: Source>(&mut self, _: &mut S) {}
}

impl JsonValue for bool {
    fn blank(_: Unchecked) -> Self {
        false
    }

    fn size_hint(&self) -> usize {
        5
    }

    fn render(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }

    fn take<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize::read_bool(deserializer)
    }
}

impl<T: Member + Clone + 'static> JsonValue for List<T> {
    fn blank(_: Unchecked) -> Self {
        Self::Borrowed(&[])
    }

    fn size_hint(&self) -> usize {
        2 + self.iter().map(|item| item.size_hint() + 1).sum::<usize>()
    }

    fn render(&self, out: &mut Vec<u8>) {
        out.push(b'[');
        for (at, item) in self.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            item.render(out);
        }
        out.push(b']');
    }

    fn visit_fields<V: FieldVisitor>(&self, visitor: &mut V) {
        for item in self.iter() {
            visitor.required("", item);
        }
    }

    fn take<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize::read_list(deserializer).map(Self::Owned)
    }

    fn read<S: Source>(&mut self, source: &mut S) {
        let items = self.to_mut();
        while let Some(()) = source.next(|_| Some(())) {
            let mut item = T::blank(Unchecked(()));
            if !source.required(&mut item) {
                break;
            }
            items.push(item);
        }
    }
}
