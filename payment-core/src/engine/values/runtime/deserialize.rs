//! The typed pass: values are read and written by `serde`. It rejects a wrong value without details, because the
//! inspection reports them.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, SeqAccess, Visitor},
    ser,
};
use serde_json::value::RawValue;

use super::{
    Invalid,
    checked_text::CheckedText,
    enum_impls::EnumType,
    invalid::{check_number, check_text},
    json_value::FieldValue,
    text_storage::TextStorage,
};
use crate::engine::{
    base::Decimal,
    schema::{Number, Text},
};

/// Implements the methods of a visitor that reject values of another type. They do not quote a value, which may be a
/// secret. A visitor with them requires `deserialize_any`: if one type is asked for, `serde_json` quotes other values.
macro_rules! reject {
    ($wanted:literal: $($method:ident($type:ty))*) => {
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str($wanted)
        }

        $(fn $method<E: de::Error>(self, _: $type) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $wanted)))
        })*
    };
}

pub(super) use reject;

pub fn read_bool<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    struct BoolVisitor;

    impl Visitor<'_> for BoolVisitor {
        type Value = bool;

        reject!("a boolean": visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128) visit_f64(f64)
            visit_str(&str) visit_bytes(&[u8]));

        fn visit_bool<E: de::Error>(self, value: bool) -> Result<bool, E> {
            Ok(value)
        }
    }

    deserializer.deserialize_any(BoolVisitor)
}

pub fn read_list<'de, T: FieldValue, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    struct ListVisitor<T>(PhantomData<T>);

    impl<'de, T: FieldValue> Visitor<'de> for ListVisitor<T> {
        type Value = Vec<T>;

        reject!("a list": visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128)
            visit_f64(f64) visit_str(&str) visit_bytes(&[u8]));

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
            let mut list = Vec::new();
            while let Some(item) = items.next_element()? {
                list.push(item);
            }
            Ok(list)
        }
    }

    deserializer.deserialize_any(ListVisitor(PhantomData))
}

pub fn read_text<'de, T: CheckedText, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct TextVisitor(&'static Text);

    impl Visitor<'_> for TextVisitor {
        type Value = String;

        reject!("a string": visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128)
            visit_f64(f64) visit_bytes(&[u8]));

        fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
            match check_text(self.0, text) {
                // Created faster than a `String`.
                Ok(()) => Ok(Box::<str>::from(text).into_string()),
                Err(invalid) => Err(E::custom(invalid)),
            }
        }
    }

    require_text_to_read(&deserializer)?;
    let text = deserializer.deserialize_any(TextVisitor(const { &T::TEXT }))?;
    Ok(T::from_storage(TextStorage::owned(text)))
}

pub fn read_enum_value<'de, T: EnumType, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct EnumValueVisitor<T>(PhantomData<T>);

    impl<T: EnumType> Visitor<'_> for EnumValueVisitor<T> {
        type Value = T;

        reject!("an enum value": visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128)
            visit_f64(f64) visit_bytes(&[u8]));

        fn visit_str<E: de::Error>(self, name: &str) -> Result<T, E> {
            crate::engine::values::enum_impls::parse_enum_value(name).map_err(E::custom)
        }
    }

    require_text_to_read(&deserializer)?;
    deserializer.deserialize_any(EnumValueVisitor(PhantomData))
}

/// The error of a binary format. It would hold values in another form than JSON.
const NOT_TEXT: &str = "requests and their values have no binary form; store their JSON";

pub fn require_text_to_read<'de, D: Deserializer<'de>>(deserializer: &D) -> Result<(), D::Error> {
    if deserializer.is_human_readable() { Ok(()) } else { Err(de::Error::custom(NOT_TEXT)) }
}

pub fn require_text_to_write<S: Serializer>(serializer: &S) -> Result<(), S::Error> {
    if serializer.is_human_readable() { Ok(()) } else { Err(ser::Error::custom(NOT_TEXT)) }
}

/// Reads JSON as it is written.
pub fn read_json<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    of_json: impl FnOnce(&str) -> Result<T, Invalid>,
) -> Result<T, D::Error> {
    require_text_to_read(&deserializer)?;
    of_json(Box::<RawValue>::deserialize(deserializer)?.get()).map_err(de::Error::custom)
}

/// Reads a number by its text, so that no digit is lost.
pub fn read_number<'de, D: Deserializer<'de>>(number: &'static Number, deserializer: D) -> Result<Decimal, D::Error> {
    read_json(deserializer, |json| check_number(number, json))
}

/// Writes a number. It is exact in JSON text, but `serde_json::Value` holds a fraction as `f64`.
pub fn write_decimal<S: Serializer>(number: Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    if number.scale() == 0 && serializer.is_human_readable() {
        return serializer.serialize_u64(number.digits());
    }
    write_raw(&number.to_string(), serializer)
}

pub fn write_text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    require_text_to_write(&serializer)?;
    serializer.serialize_str(text)
}

/// Writes JSON text as it is.
///
/// # Errors
///
/// Returns the error of the serializer, of a text that is not JSON, or of a binary format.
pub fn write_raw<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    require_text_to_write(&serializer)?;
    let raw: &RawValue = serde_json::from_str(json).map_err(ser::Error::custom)?;
    raw.serialize(serializer)
}
