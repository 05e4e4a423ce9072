//! The traits of values that are written to JSON and read from it.

use alloc::{borrow::Cow, vec::Vec};
use core::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::{MetadataValue, OtherFields};
use crate::engine::{
    json,
    schema::{Content, Kind, Value, Waivers},
};

/// The permission to create a value that was not checked. Only this crate has it, and fills the value at once.
#[derive(Clone, Copy, Debug)]
pub struct UncheckedPermit(pub(crate) ());

/// A value that is written to JSON.
pub trait WriteJson {
    /// Returns the number of bytes of the JSON: exact, or a little more, without escapes.
    #[doc(hidden)]
    fn size_hint(&self) -> usize;

    /// Appends the JSON.
    #[doc(hidden)]
    fn write_value(&self, out: &mut Vec<u8>);
}

/// A string that nothing has checked, in a template.
impl WriteJson for Cow<'static, str> {
    fn size_hint(&self) -> usize {
        json::text_size(self)
    }

    fn write_value(&self, out: &mut Vec<u8>) {
        json::write_text(self, out);
    }
}

/// A value that is written to JSON and read from it.
pub trait JsonValue: Value + WriteJson {
    /// Creates a value that is about to be read.
    #[doc(hidden)]
    fn blank(_: UncheckedPermit) -> Self;

    /// Returns the content, as far as rules look at it.
    #[doc(hidden)]
    fn content(&self) -> Content<'_> {
        match Self::KIND {
            Kind::Object(_) => Content::Object,
            _ => Content::Other,
        }
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

    /// Returns whether this is a string that its type does not accept, and that looks like a card number.
    #[doc(hidden)]
    fn is_unchecked_card_number(&self) -> bool {
        false
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
    fn visit_fields<'v, V: FieldVisitor<'v>>(&'v self, _: &mut V) {}

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
    fn take_inspected(json: &str, _: UncheckedPermit) -> Option<Self>
    where
        Self: for<'de> Deserialize<'de>,
    {
        Self::take(&mut serde_json::Deserializer::from_str(json)).ok()
    }

    /// Fills an object or a list in its place: objects are large, and moving them costs more than reading them.
    #[doc(hidden)]
    fn read<S: FieldSource>(&mut self, _: &mut S) {}
}

/// The type of a field.
pub trait FieldValue: JsonValue + fmt::Debug + Serialize + for<'de> Deserialize<'de> {}

impl<T: JsonValue + fmt::Debug + Serialize + for<'de> Deserialize<'de>> FieldValue for T {}

/// A visitor of the fields of an object. A key is passed as `,"key":`.
pub trait FieldVisitor<'v> {
    fn required<T: FieldValue>(&mut self, key: &'static str, value: &'v T);

    #[inline]
    // The tables need no `as_ref`.
    #[allow(clippy::ref_option)]
    fn optional<T: FieldValue>(&mut self, key: &'static str, value: &'v Option<T>) {
        if let Some(value) = value {
            self.required(key, value);
        }
    }
}

/// Returns the name on the wire from a key `,"name":`. The items of a list have an empty key.
pub fn wire_name(key: &'static str) -> &'static str {
    key.get(2..key.len().saturating_sub(2)).unwrap_or_default()
}

/// A source of fields. It keeps the first error, so that the code of each object is short.
pub trait FieldSource {
    /// Returns the next field, which `find` returns for its key, or `None` at the end or after an error.
    fn next<At>(&mut self, find: impl FnOnce(&str) -> Option<At>) -> Option<At>;

    /// Reads the value of a required field. Returns whether it succeeds.
    fn required<T: FieldValue>(&mut self, place: &mut T) -> bool;

    /// Reads the value of an optional field. Returns whether it succeeds.
    fn optional<T: FieldValue>(&mut self, place: &mut Option<T>) -> bool;

    /// Records that a field was read, by its place in the table. Returns whether it is the first time.
    fn once(&mut self, place: u32) -> bool;
}

/// A type with a value that takes the place of a rejected one. It never leaves the expansion.
pub trait Blank {
    fn blank() -> Self;
}

impl<T: JsonValue> Blank for T {
    fn blank() -> Self {
        <T as JsonValue>::blank(UncheckedPermit(()))
    }
}

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl Blank for MetadataValue {
    fn blank() -> Self {
        false.into()
    }
}
