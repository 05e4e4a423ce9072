//! The typed pass: `serde` in and out of the objects. In, it has only to say no.

use alloc::{
    boxed::Box,
    string::{String, ToString},
};
use core::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed, MapAccess, Visitor},
    ser::SerializeMap,
};
use serde_json::value::RawValue;

use crate::{
    Decimal,
    schema::{Number, Text},
    text::Invalid,
};

/// The methods of a visitor that refuse what is of another type, without quoting it: it may be a secret. (That takes
/// `deserialize_any`; asked for one type, `serde_json` quotes what it finds instead.)
macro_rules! refuse {
    ($wanted:literal: $($method:ident($type:ty))*) => {
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str($wanted)
        }

        $(fn $method<E: de::Error>(self, _: $type) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $wanted)))
        })*
    };
}

/// An object's members, in and out.
pub trait Members: Sized {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
    fn read<'de, M: MapAccess<'de>>(map: M) -> Result<Self, M::Error>;
}

pub fn write_object<T: Members, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    object.write(&mut map)?;
    map.end()
}

pub fn read_object<'de, T: Members, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Object<T>(PhantomData<T>);

    impl<'de, T: Members> Visitor<'de> for Object<T> {
        type Value = T;

        refuse!("an object": visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128)
            visit_f64(f64) visit_str(&str) visit_bytes(&[u8]));

        fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<T, M::Error> {
            T::read(map)
        }
    }

    deserializer.deserialize_any(Object(PhantomData))
}

/// Which member a key is; an unknown one is refused.
pub struct Key<F>(pub F);

impl<'de, T, F: FnOnce(&str) -> Option<T>> DeserializeSeed<'de> for Key<F> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T, F: FnOnce(&str) -> Option<T>> Visitor<'_> for Key<F> {
    type Value = T;

    refuse!("a key": visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128)
        visit_f64(f64) visit_bytes(&[u8]));

    fn visit_str<E: de::Error>(self, key: &str) -> Result<T, E> {
        (self.0)(key).ok_or_else(|| E::unknown_field(key, &[]))
    }
}

/// A member is given twice.
pub fn twice<E: de::Error>() -> E {
    E::custom("a member is given twice")
}

pub fn read_text<'de, D: Deserializer<'de>>(text: &'static Text, deserializer: D) -> Result<String, D::Error> {
    struct TextVisitor(&'static Text);

    impl Visitor<'_> for TextVisitor {
        type Value = String;

        refuse!("a string": visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128)
            visit_f64(f64) visit_bytes(&[u8]));

        fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
            match self.0.checked(text) {
                Ok(()) => Ok(text.into()),
                Err(invalid) => Err(E::custom(invalid)),
            }
        }
    }

    deserializer.deserialize_any(TextVisitor(text))
}

pub fn read_word<'de, T, D: Deserializer<'de>>(
    find: fn(&str) -> Result<T, Invalid>,
    deserializer: D,
) -> Result<T, D::Error> {
    struct WordVisitor<T>(fn(&str) -> Result<T, Invalid>);

    impl<T> Visitor<'_> for WordVisitor<T> {
        type Value = T;

        refuse!("a word": visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128)
            visit_f64(f64) visit_bytes(&[u8]));

        fn visit_str<E: de::Error>(self, name: &str) -> Result<T, E> {
            (self.0)(name).map_err(E::custom)
        }
    }

    deserializer.deserialize_any(WordVisitor(find))
}

/// A number by its text, so that no digit is lost.
pub fn read_number<'de, D: Deserializer<'de>>(number: &'static Number, deserializer: D) -> Result<Decimal, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    number.read(raw.get()).map_err(|reason| de::Error::custom(Invalid::new(number.name, number.rule, reason)))
}

/// Exact in JSON text; through `serde_json::Value` a fraction is what `Value` can hold.
pub fn write_decimal<S: Serializer>(number: Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    if number.scale() == 0 {
        return serializer.serialize_u64(number.digits());
    }
    write_raw(&number.to_string(), serializer)
}

/// JSON text as it is.
pub fn write_raw<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let raw: &RawValue = serde_json::from_str(json).map_err(serde::ser::Error::custom)?;
    raw.serialize(serializer)
}
