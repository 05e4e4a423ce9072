//! Enum values of responses: the documented ones, and others as they were received.

use alloc::{boxed::Box, string::String};
use core::{convert::Infallible, fmt, str::FromStr};

use super::enum_value::EnumValue;
use super::item_limit::ItemLimit;
use super::read::{Members, Read, ReadField, Reading, read_parsed};

/// A listed enum value, or a value that this version does not know.
///
/// `Display` and `Serialize` write the listed spelling, or the string that was received. `FromStr` and `Deserialize` read
/// any string, so a value survives a database column.
///
/// # Examples
///
/// ```
/// use payment_session::{SessionResponse, response::{Open, SessionStatus}};
///
/// let session = SessionResponse::from_json(br#"{"id":"1","status":"PAID"}"#)?;
/// assert_eq!(session.status, SessionStatus::PAID);
/// match session.status.known() {
///     Some(SessionStatus::PAID) => {}
///     Some(_) => {}
///     None => eprintln!("a status that this version does not know: {}", session.status),
/// }
/// assert_eq!("ON_HOLD".parse(), Ok(Open::<SessionStatus>::Other("ON_HOLD".into())));
/// # Ok::<(), payment_session::response::ReadError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Open<T> {
    /// A listed enum value. Upper and lower case are the same.
    Known(T),
    /// A value that this version does not know, as it was received. It is empty if the field was absent.
    Other(Box<str>),
}

impl<T: EnumValue> Open<T> {
    /// Returns the enum value, or `None` if this version does not know it.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::{ChargeStatus, Open};
    ///
    /// let status = Open::<ChargeStatus>::from("success"); // in any case
    /// assert_eq!(status.known(), Some(ChargeStatus::SUCCESS));
    /// assert_eq!(Open::<ChargeStatus>::from("ON_HOLD").known(), None);
    /// ```
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value.clone()),
            Self::Other(_) => None,
        }
    }

    /// Returns the listed spelling, or the string that was received.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(value) => value.as_str(),
            Self::Other(value) => value,
        }
    }

    fn of(text: &str) -> Self {
        T::from_text(text).map_or_else(|| Self::Other(text.into()), Self::Known)
    }
}

impl<T: EnumValue> From<T> for Open<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: EnumValue> From<&str> for Open<T> {
    fn from(text: &str) -> Self {
        Self::of(text)
    }
}

impl<T: EnumValue> FromStr for Open<T> {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::of(text))
    }
}

impl<T: EnumValue> serde::Serialize for Open<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, T: EnumValue> serde::Deserialize<'de> for Open<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::of(&text))
    }
}

impl<T: PartialEq> PartialEq<T> for Open<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(self, Self::Known(value) if value == other)
    }
}

impl<T: EnumValue> fmt::Display for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Shows only the enum value, in quotes if this version does not know it.
impl<T: EnumValue> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => f.write_str(value.as_str()),
            Self::Other(value) => fmt::Debug::fmt(value, f),
        }
    }
}

impl<T: EnumValue> Read for Open<T> {
    fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
        read_parsed(json, |text| Some(Self::of(text)))
    }
}

/// A value that every object should have, such as a status. It is empty if the field is absent.
impl<T: EnumValue> ReadField for Open<T> {
    fn take(members: &mut Members<'_>, names: &[&str]) -> Option<Self> {
        Some(members.take(names).unwrap_or_else(|| Self::Other("".into())))
    }
}
