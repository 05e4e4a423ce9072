//! Reads objects from a deserializer.

use core::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{self, DeserializeSeed, MapAccess, Visitor},
};

use super::{
    deserialize::{reject, require_text_to_read},
    json_value::{FieldSource, FieldValue, JsonValue, UncheckedPermit},
};
use crate::engine::{
    base::wording::{given_twice, shorten},
    schema::Kind,
};

/// Reads an object.
pub fn read<'de, T: JsonValue, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut object = T::blank(UncheckedPermit(()));
    fill(&mut object, deserializer)?;
    Ok(object)
}

/// Fills an object in its place.
pub fn fill<'de, T: JsonValue, D: Deserializer<'de>>(object: &mut T, deserializer: D) -> Result<(), D::Error> {
    struct ObjectVisitor<'a, T>(&'a mut T);

    impl<'de, T: JsonValue> Visitor<'de> for ObjectVisitor<'_, T> {
        type Value = ();

        reject!("an object": visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128)
            visit_f64(f64) visit_str(&str) visit_bytes(&[u8]));

        fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<(), M::Error> {
            read_fields(self.0, map)
        }
    }

    require_text_to_read(&deserializer)?;
    deserializer.deserialize_any(ObjectVisitor(object))
}

/// Reads an optional field, which may be `null`. An object is filled in its place.
fn read_optional<'de, T: FieldValue, D: Deserializer<'de>>(
    place: &mut Option<T>,
    deserializer: D,
) -> Result<(), D::Error> {
    struct ObjectVisitor<'a, T>(&'a mut Option<T>);

    impl<'de, T: FieldValue> Visitor<'de> for ObjectVisitor<'_, T> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a value")
        }

        fn visit_none<E: de::Error>(self) -> Result<(), E> {
            Ok(())
        }

        fn visit_unit<E: de::Error>(self) -> Result<(), E> {
            Ok(())
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            // The rules of a checked object are checked when it is read.
            if const { matches!(T::KIND, Kind::Object(object) if !object.is_checked) } {
                return fill(self.0.insert(T::blank(UncheckedPermit(()))), deserializer);
            }
            *self.0 = Some(T::take(deserializer)?);
            Ok(())
        }
    }

    deserializer.deserialize_option(ObjectVisitor(place))
}

/// Fills an object from a map.
fn read_fields<'de, T: JsonValue, M: MapAccess<'de>>(object: &mut T, map: M) -> Result<(), M::Error> {
    let mut source = Entries { map, kind: T::KIND, fields_read: 0, result: Ok(()) };
    object.read(&mut source);
    source.result?;
    match const { required_fields(T::KIND) } & !source.fields_read {
        0 => Ok(()),
        missing => Err(missing_field(T::KIND, missing)),
    }
}

struct Entries<M, E> {
    map: M,
    /// The kind of the object.
    kind: Kind,
    /// The fields that were read, one bit for each.
    fields_read: u32,
    result: Result<(), E>,
}

impl<'de, M: MapAccess<'de>> FieldSource for Entries<M, M::Error> {
    #[inline]
    fn next<At>(&mut self, find: impl FnOnce(&str) -> Option<At>) -> Option<At> {
        match self.map.next_key_seed(KeySeed(find)) {
            Ok(at) => at,
            Err(error) => {
                self.fail(error);
                None
            }
        }
    }

    #[inline]
    fn required<T: FieldValue>(&mut self, place: &mut T) -> bool {
        match self.map.next_value_seed(Required(PhantomData)) {
            Ok(value) => {
                *place = value;
                true
            }
            Err(error) => self.fail(error),
        }
    }

    #[inline]
    fn optional<T: FieldValue>(&mut self, place: &mut Option<T>) -> bool {
        match self.map.next_value_seed(Optional(place)) {
            Ok(()) => true,
            Err(error) => self.fail(error),
        }
    }

    #[inline]
    fn once(&mut self, place: u32) -> bool {
        if self.fields_read & (1 << place) != 0 {
            return self.fail(repeated_field(self.kind, place));
        }
        self.fields_read |= 1 << place;
        true
    }
}

impl<M, E> Entries<M, E> {
    #[cold]
    fn fail(&mut self, error: E) -> bool {
        self.result = Err(error);
        false
    }
}

/// Returns the required fields, one bit for each. rustc evaluates it for other kinds too, for calls that never happen.
const fn required_fields(kind: Kind) -> u32 {
    let Kind::Object(object) = kind else { return 0 };
    let (mut at, mut required) = (0, 0);
    while at < object.fields.len() {
        required |= (object.fields[at].required as u32) << at;
        at += 1;
    }
    required
}

#[cold]
fn missing_field<E: de::Error>(kind: Kind, missing: u32) -> E {
    E::missing_field(field_name(kind, missing.trailing_zeros()))
}

#[cold]
fn repeated_field<E: de::Error>(kind: Kind, place: u32) -> E {
    E::custom(given_twice(field_name(kind, place)))
}

/// Returns the name of a field by its place in the table.
fn field_name(kind: Kind, place: u32) -> &'static str {
    match kind {
        Kind::Object(object) => object.fields[place as usize].wire,
        _ => "",
    }
}

/// The type of a required field.
struct Required<T>(PhantomData<T>);

impl<'de, T: FieldValue> DeserializeSeed<'de> for Required<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::take(deserializer)
    }
}

/// The place of an optional field.
struct Optional<'a, T>(&'a mut Option<T>);

impl<'de, T: FieldValue> DeserializeSeed<'de> for Optional<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        read_optional(self.0, deserializer)
    }
}

/// Finds the field that a key names. An unknown key is rejected.
struct KeySeed<F>(F);

impl<'de, T, F: FnOnce(&str) -> Option<T>> DeserializeSeed<'de> for KeySeed<F> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T, F: FnOnce(&str) -> Option<T>> Visitor<'_> for KeySeed<F> {
    type Value = T;

    reject!("a key": visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128)
        visit_f64(f64) visit_bytes(&[u8]));

    fn visit_str<E: de::Error>(self, key: &str) -> Result<T, E> {
        (self.0)(key).ok_or_else(|| E::custom(format_args!("unknown field `{}`", shorten(key))))
    }
}
