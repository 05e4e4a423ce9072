//! Reads objects: finds all fields first, then takes each by its name.

use alloc::{boxed::Box, string::String, vec::Vec};

use super::{RawJson, ReadError, item_limit::ItemLimit, json::SourceJson};
use crate::response::{RefundId, SessionId};
use payment_core::{
    base::wiped_text::WipedText,
    for_gateway::{Cursor, unescape},
    request::{ChargeId, CustomerId, Cvc, EncryptedCard, RefundAccountNumber, Token},
    values::OtherFields,
};

/// The outcome of reading a field's JSON, which is not `null`.
pub enum Reading<T> {
    /// It is of the documented type.
    Value(T),
    /// It says that there is no value, for example by an empty string.
    Absent,
    /// Only a part of it is of the documented type: some items of a list.
    Partial(T),
    /// It is of another type.
    Mismatch,
}

impl<T> Reading<T> {
    fn of(value: Option<T>) -> Self {
        value.map_or(Self::Mismatch, Self::Value)
    }
}

/// A type that a field's JSON can be read as.
pub trait Read: Sized {
    /// Reads it. The items of lists count against `limit`.
    fn read(json: &str, limit: &mut ItemLimit) -> Reading<Self>;
}

/// A type of a field in a response's struct.
pub trait ReadField: Sized {
    /// Takes the field out of an object, by its first name that can be read. Returns `None` if a required field is
    /// missing.
    fn take(members: &mut Members<'_>, names: &[&str]) -> Option<Self>;
}

/// A struct that is created from the fields of an object.
pub trait ReadObject: Sized {
    /// Returns `None` if a required field is missing.
    fn of(members: &mut Members<'_>) -> Option<Self>;
}

/// For parts that most objects lack.
impl<T: ReadObject> ReadObject for Box<T> {
    fn of(members: &mut Members<'_>) -> Option<Self> {
        T::of(members).map(Self::new)
    }
}

impl<T: ReadObject> Read for T {
    fn read(json: &str, limit: &mut ItemLimit) -> Reading<Self> {
        let Some(members) = Members::of(json) else { return Reading::Mismatch };
        let mut members = Members { limit: *limit, ..members };
        let object = Self::of(&mut members);
        *limit = members.limit;
        Reading::of(object)
    }
}

/// The fields of a JSON object, each value as it is written.
#[derive(Default)]
pub struct Members<'a> {
    /// The JSON of the object.
    json: &'a str,
    /// The fields that are not taken yet.
    rest: Vec<(WipedText<'a>, &'a str)>,
    /// The limit on the items of lists in them.
    limit: ItemLimit,
}

impl<'a> Members<'a> {
    /// Returns the fields of `json`, which must be JSON, or `None` if it is not an object.
    pub fn of(json: &'a str) -> Option<Self> {
        let mut cursor = Cursor::new(json);
        if cursor.peek() != b'{' {
            return None;
        }
        cursor.skip_byte();
        let mut members = Vec::new();
        while cursor.has_next(b'}') {
            let written = cursor.string();
            // A name with half of a surrogate pair is not a documented one. It is kept as it is written.
            let name = unescape(written).unwrap_or(written.into());
            cursor.skip_colon();
            members.push((name, cursor.value()));
        }
        Some(Self { json, rest: members, limit: ItemLimit::default() })
    }

    /// Returns the place of a field. If several have its name, the last one counts.
    fn position(&self, name: &str) -> Option<usize> {
        self.rest.iter().rposition(|member| *member.0 == *name)
    }

    /// Returns the JSON of a field.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.position(name).map(|at| self.rest[at].1)
    }

    /// Takes out the first of these fields that can be read.
    pub fn take<T: Read>(&mut self, names: &[&str]) -> Option<T> {
        names.iter().find_map(|name| self.take_named(name))
    }

    /// Takes out a field that can be read or is absent. Others stay, and so does one that is read in part.
    fn take_named<T: Read>(&mut self, name: &str) -> Option<T> {
        let at = self.position(name)?;
        let reading = match self.rest[at].1 {
            "null" => Reading::Absent,
            json => T::read(json, &mut self.limit),
        };
        if let Reading::Value(_) | Reading::Absent = reading {
            self.rest.remove(at);
        }
        match reading {
            Reading::Value(value) | Reading::Partial(value) => Some(value),
            Reading::Absent | Reading::Mismatch => None,
        }
    }

    /// Takes out the fields of an object, or returns `None` if this field is not one.
    pub fn take_object(&mut self, name: &str) -> Option<Self> {
        let at = self.position(name)?;
        let object = Self::of(self.rest[at].1)?;
        self.rest.remove(at);
        Some(object)
    }

    /// Returns the JSON of the object as it was received.
    pub fn source_json(&self) -> SourceJson {
        SourceJson(RawJson::new_unchecked(self.json))
    }

    /// Returns the fields that were not taken.
    pub fn rest(&mut self) -> OtherFields<RawJson> {
        let rest = core::mem::take(&mut self.rest).into_iter();
        let fields = rest.map(|(name, json)| (String::from(&*name).into(), RawJson::new_unchecked(json)));
        OtherFields::of_response(fields.collect())
    }
}

impl<T: Read> ReadField for Option<T> {
    fn take(members: &mut Members<'_>, names: &[&str]) -> Option<Self> {
        Some(members.take(names))
    }
}

impl<T: Read> ReadField for Vec<T> {
    fn take(members: &mut Members<'_>, names: &[&str]) -> Option<Self> {
        Some(members.take(names).unwrap_or_default())
    }
}

/// Types of required fields.
macro_rules! required {
    ($($type:ty)*) => {$(
        impl $crate::response::read::ReadField for $type {
            fn take(members: &mut $crate::response::read::Members<'_>, names: &[&str]) -> Option<Self> {
                members.take(names)
            }
        }
    )*};
}

pub(super) use required;

required!(String RefundId SessionId);

/// Items of another type are left out of the list, and so are those beyond the limit. The field is then kept as a whole.
impl<T: Read> Read for Vec<T> {
    fn read(json: &str, limit: &mut ItemLimit) -> Reading<Self> {
        let mut cursor = Cursor::new(json);
        if cursor.peek() != b'[' {
            return Reading::Mismatch;
        }
        cursor.skip_byte();
        let (mut items, mut is_whole) = (Self::new(), true);
        for place in 0.. {
            if !cursor.has_next(b']') {
                break;
            }
            if !limit.allows(place) {
                is_whole = false;
                break;
            }
            match T::read(cursor.value(), limit) {
                Reading::Value(item) => items.push(item),
                _ => is_whole = false,
            }
        }
        if is_whole { Reading::Value(items) } else { Reading::Partial(items) }
    }
}

/// Reads a string, or a number as it is written: the gateway uses either. An empty string is absent.
fn read_scalar(json: &str) -> Reading<WipedText<'_>> {
    let text = match json.as_bytes() {
        [b'"', ..] => unescape(json),
        [b'-' | b'0'..=b'9', ..] => Some(json.into()),
        _ => None,
    };
    match text {
        Some(text) if text.is_empty() => Reading::Absent,
        text => Reading::of(text),
    }
}

/// Reads a type that can be parsed from a string.
pub fn read_parsed<T>(json: &str, parse: fn(&str) -> Option<T>) -> Reading<T> {
    match read_scalar(json) {
        Reading::Value(text) | Reading::Partial(text) => Reading::of(parse(&text)),
        Reading::Absent => Reading::Absent,
        Reading::Mismatch => Reading::Mismatch,
    }
}

impl Read for String {
    fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
        read_parsed(json, |text| Some(text.into()))
    }
}

impl Read for u64 {
    fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
        read_parsed(json, |text| text.parse().ok())
    }
}

/// Accepts `true` and `false`, also as strings.
impl Read for bool {
    fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
        Reading::of(json.trim_matches('"').parse().ok())
    }
}

/// Types of requests whose values may be used in the next request.
macro_rules! texts {
    ($($type:ident)*) => {$(
        impl Read for $type {
            fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
                read_parsed(json, |text| text.parse().ok())
            }
        }
    )*};
}

texts!(ChargeId CustomerId Cvc EncryptedCard RefundAccountNumber RefundId SessionId Token);

/// Returns the one JSON value that a body holds, without the white space around it, and without a byte order mark, which some
/// libraries write.
pub fn json_text(body: &[u8]) -> Result<&str, ReadError> {
    let text = core::str::from_utf8(body).map_err(|_| ReadError::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_ascii().is_empty() {
        return Err(ReadError::Empty);
    }
    match serde_json::from_str::<&serde_json::value::RawValue>(text) {
        Ok(json) => Ok(json.get()),
        Err(error) if error.is_eof() => Err(ReadError::Truncated),
        Err(_) => Err(ReadError::NotJson),
    }
}

/// Returns the fields of a body that is one object.
pub fn members(body: &[u8]) -> Result<Members<'_>, ReadError> {
    Members::of(json_text(body)?).ok_or(ReadError::OtherType)
}

impl Read for RawJson {
    fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
        Reading::Value(Self::new_unchecked(json))
    }
}

/// Reads a body that is one value.
pub fn read_body<T: Read>(body: &[u8]) -> Result<T, ReadError> {
    read_json(json_text(body)?)
}

/// Reads a value that must be present and whole.
pub fn read_json<T: Read>(json: &str) -> Result<T, ReadError> {
    let mut limit = ItemLimit::default();
    let reading = T::read(json, &mut limit);
    match reading {
        _ if limit.is_exceeded() => Err(ReadError::TooManyItems),
        Reading::Value(value) => Ok(value),
        _ if json.starts_with('{') => Err(ReadError::MissingField),
        _ => Err(ReadError::OtherType),
    }
}
