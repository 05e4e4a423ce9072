//! The error of a call that cannot be created.

use alloc::{string::ToString, sync::Arc};
use core::fmt;

use percent_encoding::{NON_ALPHANUMERIC, percent_encode};

/// The error of a call that cannot be created, because of its path, an id in its path, or its body.
///
/// A look-up that cannot be created says nothing about the object. Do not read it as an empty result. The error quotes at
/// most one character of the path, and nothing of an id or of the body.
///
/// # Examples
///
/// ```
/// use payment_session::gateway::{AccessToken, CallError, Environment, Gateway};
/// # use std::time::Duration;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let token = AccessToken::new("t", Duration::from_secs(900))?;
/// let gateway = Gateway::new(Environment::Sandbox, token);
///
/// let error = gateway.get("/v1/refunds?reference=INV 1").unwrap_err();
/// assert_eq!(error, CallError::Character { at: 25, character: ' ' });
/// let message = "the path has the character ' ' at byte 25; write it as `%20`";
/// assert_eq!(error.to_string(), message);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallError {
    /// The path does not begin with `/`, for example because it has a scheme and a host.
    NotAbsolute,
    /// The path has `//`, which would name another host or an empty segment.
    EmptySegment {
        /// The offset of the first `/` in the path, in bytes.
        at: usize,
    },
    /// The path has a segment `.` or `..`, perhaps percent-encoded, which clients resolve.
    DotSegment {
        /// The offset of the segment in the path, in bytes.
        at: usize,
    },
    /// The path has a character that must be percent-encoded.
    Character {
        /// The offset of the character in the path, in bytes.
        at: usize,
        /// The character.
        character: char,
    },
    /// The path has a `%` that two hexadecimal digits do not follow.
    Percent {
        /// The offset of the `%` in the path, in bytes.
        at: usize,
    },
    /// The path has more than 8,000 bytes.
    TooLong {
        /// The length of the path in bytes.
        length: usize,
    },
    /// The id in the path is empty.
    EmptyId,
    /// The id in the path is `.` or `..`, which HTTP clients resolve.
    DotId,
    /// The body does not serialize to a JSON object.
    NotAnObject,
    /// The body does not serialize to JSON. [`source`](core::error::Error::source) returns the reason.
    Unserializable(UnserializableBody),
}

impl CallError {
    /// Returns the offset of the mistake in the path, in bytes, or `None` if the body or an id is wrong.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::CallError;
    ///
    /// assert_eq!(CallError::EmptySegment { at: 3 }.position(), Some(3));
    /// assert_eq!(CallError::NotAnObject.position(), None);
    /// ```
    pub const fn position(&self) -> Option<usize> {
        match self {
            Self::NotAbsolute => Some(0),
            Self::EmptySegment { at } | Self::DotSegment { at } | Self::Character { at, .. } | Self::Percent { at } => {
                Some(*at)
            }
            Self::TooLong { .. } => Some(super::call_path::MAX_LENGTH),
            Self::EmptyId | Self::DotId | Self::NotAnObject | Self::Unserializable(_) => None,
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAbsolute => f.write_str("the path must begin with `/`; leave out the scheme and the host"),
            Self::EmptySegment { at } => write!(f, "the path has `//` at byte {at}; write one `/`"),
            Self::DotSegment { at } => {
                write!(f, "the path has a segment `.` or `..` at byte {at}; write the path that it leads to")
            }
            Self::Character { at, character } => {
                let mut bytes = [0; 4];
                let encoded = percent_encode(character.encode_utf8(&mut bytes).as_bytes(), NON_ALPHANUMERIC);
                write!(f, "the path has the character {character:?} at byte {at}; write it as `{encoded}`")
            }
            Self::Percent { at } => {
                write!(f, "the path has `%` without two hexadecimal digits at byte {at}; write a percent sign as `%25`")
            }
            Self::TooLong { length } => {
                let most = super::call_path::MAX_LENGTH;
                write!(f, "the path has {length} bytes; the maximum is {most}")
            }
            Self::EmptyId => f.write_str("the id is empty"),
            Self::DotId => f.write_str("the id is `.` or `..`, which HTTP clients resolve"),
            Self::NotAnObject => {
                f.write_str("the body must serialize to a JSON object; read JSON text as a `RawJson` first")
            }
            Self::Unserializable(UnserializableBody(reason)) => {
                write!(f, "the body cannot be written as JSON: {reason}")
            }
        }
    }
}

impl core::error::Error for CallError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Unserializable(UnserializableBody(reason)) => Some(&**reason),
            _ => None,
        }
    }
}

/// The reason why a body does not serialize to JSON. Two reasons are equal if their messages are.
#[derive(Clone, Debug)]
pub struct UnserializableBody(Arc<serde_json::Error>);

impl UnserializableBody {
    pub(super) fn new(reason: serde_json::Error) -> Self {
        Self(Arc::new(reason))
    }
}

impl PartialEq for UnserializableBody {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_string() == other.0.to_string()
    }
}

impl Eq for UnserializableBody {}
