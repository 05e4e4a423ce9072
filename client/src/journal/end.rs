//! The end of a call, as a journal keeps it.

use payment_session::response::ApiError;
use serde::{Deserialize, Serialize};

use crate::machine::{self, EndKind};

/// The end of a call, as a journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct End {
    /// The kind of the end.
    pub kind: EndKind,
    /// The ids of the objects that show the end: the session, the refund, the capture, or the charges of a confirmation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
    /// What else is known about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Detail>,
}

/// What a journal keeps of the object that shows an end, or of the error that explains it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// The status of the object.
    Status(String),
    /// The error of the gateway.
    Error(ErrorCode),
}

/// The status and the code of an error of the gateway.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ErrorCode {
    /// The HTTP status.
    pub status: u16,
    /// The code, which is empty if the response had none.
    pub code: String,
}

impl End {
    /// Creates an end without ids and detail.
    pub const fn new(kind: EndKind) -> Self {
        Self { kind, ids: Vec::new(), detail: None }
    }

    /// Returns the status of the object that shows the end.
    pub fn status(&self) -> Option<&str> {
        match self.detail.as_ref()? {
            Detail::Status(status) => Some(status),
            Detail::Error(_) => None,
        }
    }

    /// Returns the error of the gateway that explains the end.
    pub fn error(&self) -> Option<&ErrorCode> {
        match self.detail.as_ref()? {
            Detail::Status(_) => None,
            Detail::Error(error) => Some(error),
        }
    }
}

impl ErrorCode {
    pub(crate) fn of(error: &ApiError) -> Self {
        Self { status: error.status(), code: error.code().to_owned() }
    }

    pub(crate) fn to_error(&self) -> ApiError {
        ApiError::recorded(self.status, &self.code)
    }
}

impl From<End> for machine::End<String> {
    fn from(End { kind, ids, .. }: End) -> Self {
        Self { kind, ids: ids.into_iter().collect() }
    }
}
