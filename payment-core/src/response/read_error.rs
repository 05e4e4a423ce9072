//! The error of a response, a session or a callback that cannot be read.

use core::fmt;

/// The error of a text that is not a response, session or callback. It never quotes the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadError(&'static str);

impl ReadError {
    pub(crate) const NOT_UTF8: Self = Self("the text is not valid UTF-8");
    pub(crate) const EMPTY: Self = Self("the text is empty");
    pub(crate) const TRUNCATED: Self = Self("the text ends too early");
    pub(crate) const NO_JSON: Self = Self("the text is not valid JSON");
    pub(crate) const OTHER_TYPE: Self = Self("the JSON does not have the documented type");
    pub(crate) const NO_CODE: Self = Self("`code` is missing");
    pub(crate) const OTHER_STATUS: Self = Self("the code contradicts the status");
    pub(crate) const TOO_MANY_ITEMS: Self = Self("a list has too many items");
    pub(crate) const NO_DATA: Self = Self("`data` is missing");
    pub(crate) const NO_EVENT: Self = Self("`event` is missing");
    #[cfg(feature = "http")]
    pub(crate) const NO_TOKEN: Self = Self("`accessToken` is missing or cannot be used in a header");
    #[cfg(feature = "http")]
    pub(crate) const NO_LIFETIME: Self = Self("`expiresIn` is not a positive number of seconds");
    pub(crate) const NO_SESSION: Self = Self("a session with an `id` is missing");
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl core::error::Error for ReadError {}
