//! Writes objects by visits of their fields, one after the other.

use alloc::vec::Vec;
use core::fmt;

use serde::{Serializer, ser::SerializeMap};

use super::{
    deserialize::require_text_to_write,
    json_value::{FieldValue, FieldVisitor, JsonValue, wire_name},
    metadata::{
        MetadataValue,
        value::{fields_size, write_fields},
    },
    other_fields::OtherFields,
};
use crate::engine::{
    json::close_object,
    schema::{Field, Kind, Object},
};

/// Returns the other fields of an object that are written. A documented field that is set takes precedence.
fn other_fields<T: JsonValue>(object: &T) -> impl Iterator<Item = (&str, &MetadataValue)> {
    let other = object.other_fields().into_iter().flat_map(OtherFields::iter);
    other.filter(|(name, _)| !is_set(object, name))
}

/// Returns whether the documented field with this name on the wire is set.
pub fn is_set<T: JsonValue>(object: &T, name: &str) -> bool {
    struct IsSet<'a> {
        name: &'a str,
        is_found: bool,
    }

    impl<'v> FieldVisitor<'v> for IsSet<'_> {
        fn required<T: FieldValue>(&mut self, key: &'static str, _: &'v T) {
            self.is_found |= wire_name(key) == self.name;
        }
    }

    let mut search = IsSet { name, is_found: false };
    object.visit_fields(&mut search);
    search.is_found
}

/// Returns the number of bytes that an object takes: exact, or a little more.
pub fn object_size<T: JsonValue>(object: &T) -> usize {
    struct Size(usize);

    impl<'v> FieldVisitor<'v> for Size {
        #[inline]
        fn required<T: FieldValue>(&mut self, key: &'static str, value: &'v T) {
            self.0 += key.len() + value.size_hint();
        }
    }

    let mut size = Size(2);
    object.visit_fields(&mut size);
    size.0 + fields_size(other_fields(object))
}

/// Appends an object's JSON.
pub fn write_object<T: JsonValue>(object: &T, out: &mut Vec<u8>) {
    struct WriteJson<'a>(&'a mut Vec<u8>);

    impl<'v> FieldVisitor<'v> for WriteJson<'_> {
        #[inline]
        fn required<T: FieldValue>(&mut self, key: &'static str, value: &'v T) {
            self.0.extend_from_slice(key.as_bytes());
            value.write_value(self.0);
        }
    }

    let start = out.len();
    object.visit_fields(&mut WriteJson(out));
    write_fields(other_fields(object), out);
    close_object(start, out);
}

/// Serializes an object.
pub fn serialize<T: JsonValue, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    struct Write<M: SerializeMap> {
        map: M,
        result: Result<(), M::Error>,
    }

    impl<'v, M: SerializeMap> FieldVisitor<'v> for Write<M> {
        #[inline]
        fn required<T: FieldValue>(&mut self, key: &'static str, value: &'v T) {
            if self.result.is_ok() {
                self.result = self.map.serialize_entry(wire_name(key), value);
            }
        }
    }

    require_text_to_write(&serializer)?;
    let mut write = Write { map: serializer.serialize_map(None)?, result: Ok(()) };
    object.visit_fields(&mut write);
    write.result?;
    for (name, value) in other_fields(object) {
        write.map.serialize_entry(name, value)?;
    }
    write.map.end()
}

/// Formats an object as a derived `Debug` does.
pub fn debug_object<T: JsonValue>(object: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    struct Show<'a, 'b, 'c> {
        out: &'a mut fmt::DebugStruct<'b, 'c>,
        fields: &'static [Field],
    }

    impl Show<'_, '_, '_> {
        fn show(&mut self, value: &dyn fmt::Debug) {
            if let [field, rest @ ..] = self.fields {
                self.out.field(field.rust, value);
                self.fields = rest;
            }
        }
    }

    impl<'v> FieldVisitor<'v> for Show<'_, '_, '_> {
        fn required<T: FieldValue>(&mut self, _: &'static str, value: &'v T) {
            self.show(value);
        }

        fn optional<T: FieldValue>(&mut self, _: &'static str, value: &'v Option<T>) {
            self.show(value);
        }
    }

    let Kind::Object(Object { name, fields, .. }) = T::KIND else { return Ok(()) };
    let mut out = f.debug_struct(name);
    object.visit_fields(&mut Show { out: &mut out, fields });
    if let Some(other) = object.other_fields().filter(|other| !other.is_empty()) {
        out.field("other", other);
    }
    out.finish()
}
