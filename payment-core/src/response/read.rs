//! Reading of objects: members first, then each by its name.

use alloc::{borrow::Cow, string::String, vec::Vec};

use super::{
    error::Unreadable,
    json::{OtherMembers, RawJson},
};
use crate::{
    json::{Cursor, unescape},
    text::{CheckedText, of_str},
};

/// What a member's text was read as: a value, or nothing where it says that there is none. The error is a text that
/// is not all of the documented type, with what could be read of it.
pub type Reading<T> = Result<Option<T>, Option<T>>;

/// What a member's text, known to be JSON and not `null`, can be read as.
pub trait Read: Sized {
    fn read(json: &str) -> Reading<Self>;
}

/// What may stand in a struct.
pub trait Member: Sized {
    /// Takes it out of the members; anything if it must be there and is not, which the members note.
    fn take(members: &mut Members<'_>, name: &str) -> Self;
}

/// What is made of the members of an object.
pub trait Object: Sized {
    fn of(members: &mut Members<'_>) -> Self;
}

/// Without a member that must be there it is none.
impl<T: Object> Read for T {
    fn read(json: &str) -> Reading<Self> {
        let Some(mut members) = Members::of(json) else { return Err(None) };
        let object = Self::of(&mut members);
        if members.lacks_one { Err(None) } else { Ok(Some(object)) }
    }
}

/// A JSON object's members, each value as it is written.
#[derive(Default)]
pub struct Members<'a> {
    list: Vec<(Cow<'a, str>, &'a str)>,
    /// What the member that is looked for next may be called as well.
    other: Option<&'static str>,
    /// Whether one was asked for that must be there, and is not.
    lacks_one: bool,
}

impl<'a> Members<'a> {
    /// Of a text that is known to be JSON; none if it is no object.
    pub fn of(json: &'a str) -> Option<Self> {
        let mut cursor = Cursor::new(json);
        if cursor.peek() != b'{' {
            return None;
        }
        cursor.bump();
        let mut list = Vec::new();
        if !cursor.is_empty(b'}') {
            loop {
                let written = cursor.string();
                // a name with half of a surrogate pair is none that we know: it stays as it is written
                let name = unescape(written).unwrap_or(Cow::Borrowed(written));
                cursor.peek();
                cursor.bump();
                list.push((name, cursor.value()));
                if !cursor.goes_on(b'}') {
                    break;
                }
            }
        }
        Some(Self { list, other: None, lacks_one: false })
    }

    /// Where a member stands, the last one of its name.
    fn position(&self, name: &str) -> Option<usize> {
        self.list.iter().rposition(|member| member.0 == name)
    }

    /// The text of a member.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        match self.position(name) {
            Some(at) => Some(self.list[at].1),
            None => None,
        }
    }

    /// What the member that is looked for next may be called as well.
    pub fn or(&mut self, other: &'static str) -> &mut Self {
        self.other = Some(other);
        self
    }

    /// A member, if it can be read; else that of its other name. What was read, or is `null`, is taken out; of members
    /// of one name the last counts, the others stay.
    pub fn find<T: Read>(&mut self, name: &str) -> Option<T> {
        let other = self.other.take();
        match (self.read(name), other) {
            (None, Some(other)) => self.read(other),
            (value, _) => value,
        }
    }

    fn read<T: Read>(&mut self, name: &str) -> Option<T> {
        let at = self.position(name)?;
        let reading = match self.list[at].1 {
            "null" => Ok(None),
            json => T::read(json),
        };
        if reading.is_ok() {
            self.list.remove(at);
        }
        match reading {
            Ok(value) | Err(value) => value,
        }
    }

    /// Takes one out that must be there.
    pub fn required<T: Read>(&mut self, name: &str, otherwise: T) -> T {
        match self.find(name) {
            Some(value) => value,
            None => {
                self.lacks_one = true;
                otherwise
            }
        }
    }

    /// Those that were not taken.
    pub fn rest(&mut self) -> OtherMembers {
        let rest = core::mem::take(&mut self.list);
        rest.into_iter().map(|(name, json)| (name.into_owned(), RawJson::trusted(json))).collect()
    }
}

impl<T: Read> Member for Option<T> {
    fn take(members: &mut Members<'_>, name: &str) -> Self {
        members.find(name)
    }
}

impl<T: Read> Member for Vec<T> {
    fn take(members: &mut Members<'_>, name: &str) -> Self {
        members.find(name).unwrap_or_default()
    }
}

/// The one text that must be there: an id.
impl Member for String {
    fn take(members: &mut Members<'_>, name: &str) -> Self {
        members.required(name, Self::new())
    }
}

impl Member for crate::SessionId {
    fn take(members: &mut Members<'_>, name: &str) -> Self {
        members.required(name, crate::schema::Value::blank(crate::schema::Unchecked(())))
    }
}

/// Items that are not of the documented type are left out of the list; the member as a whole is kept then.
impl<T: Read> Read for Vec<T> {
    fn read(json: &str) -> Reading<Self> {
        let mut cursor = Cursor::new(json);
        if cursor.peek() != b'[' {
            return Err(None);
        }
        cursor.bump();
        let (mut items, mut all) = (Self::new(), true);
        if !cursor.is_empty(b']') {
            loop {
                match T::read(cursor.value()) {
                    Ok(Some(item)) => items.push(item),
                    Ok(None) | Err(_) => all = false,
                }
                if !cursor.goes_on(b']') {
                    break;
                }
            }
        }
        if all { Ok(Some(items)) } else { Err(Some(items)) }
    }
}

/// A string, or a number as it is written: gateways are not sure of either. Empty is absent.
pub fn scalar(json: &str) -> Reading<Cow<'_, str>> {
    let text = match json.as_bytes().first() {
        Some(b'"') => unescape(json).ok_or(None)?,
        Some(b'-' | b'0'..=b'9') => Cow::Borrowed(json),
        _ => return Err(None),
    };
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// The same as a type that can be made of a text.
pub fn parsed<T>(json: &str, parse: fn(&str) -> Option<T>) -> Reading<T> {
    match scalar(json) {
        Ok(Some(text)) => match parse(&text) {
            None => Err(None),
            value => Ok(value),
        },
        Ok(None) => Ok(None),
        Err(_) => Err(None),
    }
}

/// What a text is as a type that checks it.
fn checked<T: CheckedText>(text: &str) -> Option<T> {
    of_str(text).ok()
}

impl Read for String {
    fn read(json: &str) -> Reading<Self> {
        parsed(json, |text| Some(text.into()))
    }
}

impl Read for u64 {
    fn read(json: &str) -> Reading<Self> {
        parsed(json, |text| text.parse().ok())
    }
}

/// `true` and `false`; as strings, too.
impl Read for bool {
    fn read(json: &str) -> Reading<Self> {
        json.trim_matches('"').parse().map(Some).map_err(|_| None)
    }
}

/// The types of requests whose values may go into the next one.
macro_rules! texts {
    ($($type:ident)*) => {$(
        impl Read for crate::$type {
            fn read(json: &str) -> Reading<Self> {
                parsed(json, checked)
            }
        }
    )*};
}

texts!(AccountNumber CustomerId Cvc EncryptedCard SessionId Token);

/// A text that is one JSON value, in UTF-8.
pub fn text(json: &[u8]) -> Result<&str, Unreadable> {
    let text = core::str::from_utf8(json).map_err(|_| Unreadable::NOT_UTF8)?;
    if text.trim_ascii().is_empty() {
        return Err(Unreadable::EMPTY);
    }
    match serde_json::from_str::<&serde_json::value::RawValue>(text) {
        Ok(json) => Ok(json.get()),
        Err(error) if error.is_eof() => Err(Unreadable::TRUNCATED),
        Err(_) => Err(Unreadable::NO_JSON),
    }
}

/// The members of a text that is one object.
pub fn members(json: &[u8]) -> Result<Members<'_>, Unreadable> {
    Members::of(text(json)?).ok_or(Unreadable::OTHER_TYPE)
}

/// Such a text as a value.
pub fn whole<T: Read>(json: &[u8]) -> Result<T, Unreadable> {
    value(text(json)?)
}

/// A value that must be there.
pub fn value<T: Read>(json: &str) -> Result<T, Unreadable> {
    match T::read(json) {
        Ok(Some(value)) => Ok(value),
        _ => Err(Unreadable::OTHER_TYPE),
    }
}
