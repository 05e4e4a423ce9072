//! The error of a response, a session or a callback that cannot be read.

use core::fmt;

/// Why a text is not what it should be: an answer, a session, a callback. The text is never quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadError(&'static str);

impl ReadError {
    pub(crate) const NOT_UTF8: Self = Self("the text is not UTF-8");
    pub(crate) const EMPTY: Self = Self("the text is empty");
    pub(crate) const TRUNCATED: Self = Self("the text ends early");
    pub(crate) const NO_JSON: Self = Self("the text is not JSON");
    pub(crate) const OTHER_TYPE: Self = Self("the JSON is not of the documented type");
    pub(crate) const NO_CODE: Self = Self("there is no `code`");
    pub(crate) const OTHER_STATUS: Self = Self("the code `00` contradicts the status");
    pub(crate) const NO_DATA: Self = Self("there are no `data`");
    pub(crate) const NO_EVENT: Self = Self("there is no `event`");
    #[cfg(feature = "http")]
    pub(crate) const NO_TOKEN: Self = Self("there is no `accessToken` that a header could hold");
    pub(crate) const NO_SESSION: Self = Self("there is no session with an `id`");
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl core::error::Error for ReadError {}
