//! The error of a response, a session or a callback that cannot be read.

use core::fmt;

/// The error of a text that is not a response, session or callback. It never quotes the text.
///
/// # Examples
///
/// ```
/// use payment_session::{SessionResponse, response::ReadError};
///
/// assert_eq!(SessionResponse::from_json(br#"{"id":"a97"#), Err(ReadError::Truncated));
/// let without_id = SessionResponse::from_json(br#"{"status":"PAID"}"#);
/// assert_eq!(without_id, Err(ReadError::MissingField));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadError {
    /// The text is not valid UTF-8.
    NotUtf8,
    /// The text is empty.
    Empty,
    /// The text ends too early.
    Truncated,
    /// The text is not valid JSON.
    NotJson,
    /// The JSON does not have the documented type.
    OtherType,
    /// The object lacks a required field, such as the `id` of a session, or the field has another type.
    MissingField,
    /// A list has too many items.
    TooManyItems,
    /// The response has no `code`.
    MissingCode,
    /// The code of the response contradicts its status, for example the code `00` with the status 500.
    ContradictoryCode,
    /// The response has no `data`.
    MissingData,
    /// The callback has no `event`.
    MissingEvent,
    /// The response has no `accessToken`, or one that no header can contain.
    InvalidToken,
    /// The `expiresIn` of the token is not a positive number of seconds.
    InvalidLifetime,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotUtf8 => "the text is not valid UTF-8",
            Self::Empty => "the text is empty",
            Self::Truncated => "the text ends too early",
            Self::NotJson => "the text is not valid JSON",
            Self::OtherType => "the JSON does not have the documented type",
            Self::MissingField => "a required field is missing",
            Self::TooManyItems => "a list has too many items",
            Self::MissingCode => "`code` is missing",
            Self::ContradictoryCode => "the code contradicts the status",
            Self::MissingData => "`data` is missing",
            Self::MissingEvent => "`event` is missing",
            Self::InvalidToken => "`accessToken` is missing or cannot be used in a header",
            Self::InvalidLifetime => "`expiresIn` is not a positive number of seconds",
        })
    }
}

impl core::error::Error for ReadError {}
