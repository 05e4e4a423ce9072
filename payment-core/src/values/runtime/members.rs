//! What is done with an object's members, one after the other.

use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};

use super::{MetadataValue, OtherFields, json_value::JsonValue};
use crate::json::{self, close_object};
use crate::schema::{Field, Kind, Object};

/// What every member is.
pub trait Member: JsonValue + fmt::Debug + Serialize + for<'de> Deserialize<'de> {}

impl<T: JsonValue + fmt::Debug + Serialize + for<'de> Deserialize<'de>> Member for T {}

/// What is done with each member. A key is written `,"key":`.
pub trait Each {
    fn required<T: Member>(&mut self, key: &'static str, value: &T);

    #[inline]
    #[allow(clippy::ref_option)] // so that the tables need no `as_ref`
    fn optional<T: Member>(&mut self, key: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(key, value);
        }
    }
}

/// Where members are read from. It keeps what goes wrong: so an object's own part is as short as can be.
pub trait Source {
    /// The next member, which `find` knows; none at the end, or if something is wrong.
    fn next<At>(&mut self, find: impl FnOnce(&str) -> Option<At>) -> Option<At>;

    /// Reads the value of one that must be there; whether all is well.
    fn required<T: Member>(&mut self, place: &mut T) -> bool;

    /// Reads the value of one that may be absent; whether all is well.
    fn optional<T: Member>(&mut self, place: &mut Option<T>) -> bool;

    /// Notes that a member, by its place among all, has been there; whether for the first time.
    fn once(&mut self, place: u32) -> bool;
}

/// Returns the other fields of an object that are written: a documented field that is set wins.
fn other_fields<T: JsonValue>(object: &T) -> impl Iterator<Item = (&str, &MetadataValue)> {
    let other = object.other_fields().into_iter().flat_map(OtherFields::iter);
    other.filter(|(name, _)| !is_set(object, name))
}

/// Returns whether the documented field with this name on the wire is set.
pub fn is_set<T: JsonValue>(object: &T, name: &str) -> bool {
    struct Search<'a> {
        name: &'a str,
        is_found: bool,
    }

    impl Each for Search<'_> {
        fn required<T: Member>(&mut self, key: &'static str, _: &T) {
            self.is_found |= &key[2..key.len() - 2] == self.name;
        }
    }

    let mut search = Search { name, is_found: false };
    object.each(&mut search);
    search.is_found
}

/// Returns the number of bytes that an object takes: exact, or a little more.
pub fn object_size<T: JsonValue>(object: &T) -> usize {
    struct Size(usize);

    impl Each for Size {
        #[inline]
        fn required<T: Member>(&mut self, key: &'static str, value: &T) {
            self.0 += key.len() + value.size_hint();
        }
    }

    let mut size = Size(2);
    object.each(&mut size);
    let other = other_fields(object).map(|(name, value)| json::text_size(name) + value.as_json().len() + 2);
    size.0 + other.sum::<usize>()
}

/// Appends an object's JSON.
pub fn render<T: JsonValue>(object: &T, out: &mut Vec<u8>) {
    struct Render<'a>(&'a mut Vec<u8>);

    impl Each for Render<'_> {
        #[inline]
        fn required<T: Member>(&mut self, key: &'static str, value: &T) {
            self.0.extend_from_slice(key.as_bytes());
            value.render(self.0);
        }
    }

    let start = out.len();
    object.each(&mut Render(out));
    for (name, value) in other_fields(object) {
        out.push(b',');
        json::text(name, out);
        out.push(b':');
        out.extend_from_slice(value.as_json().as_bytes());
    }
    close_object(start, out);
}

pub fn write_object<T: JsonValue, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    struct Write<M: SerializeMap> {
        map: M,
        result: Result<(), M::Error>,
    }

    impl<M: SerializeMap> Each for Write<M> {
        #[inline]
        fn required<T: Member>(&mut self, key: &'static str, value: &T) {
            if self.result.is_ok() {
                self.result = self.map.serialize_entry(&key[2..key.len() - 2], value);
            }
        }
    }

    let mut write = Write { map: serializer.serialize_map(None)?, result: Ok(()) };
    object.each(&mut write);
    write.result?;
    for (name, value) in other_fields(object) {
        write.map.serialize_entry(name, value)?;
    }
    write.map.end()
}

/// Shows an object as a derived `Debug` does.
pub fn debug<T: JsonValue>(object: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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

    impl Each for Show<'_, '_, '_> {
        fn required<T: Member>(&mut self, _: &'static str, value: &T) {
            self.show(value);
        }

        fn optional<T: Member>(&mut self, _: &'static str, value: &Option<T>) {
            self.show(value);
        }
    }

    let Kind::Object(Object { name, fields, .. }) = T::KIND else { return Ok(()) };
    let mut out = f.debug_struct(name);
    object.each(&mut Show { out: &mut out, fields });
    if let Some(other) = object.other_fields().filter(|other| !other.is_empty()) {
        out.field("other", other);
    }
    out.finish()
}
