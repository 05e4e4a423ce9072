//! The part of an intent that only this crate reads.

use serde::{Deserialize, Serialize};

use crate::{
    journal::{JournalError, JournalErrorKind},
    operation::AnyOperation,
};

/// The version of stored intents.
pub const VERSION: u32 = 1;

/// The content of an entry.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    pub version: u32,
    pub operation: AnyOperation,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    pub path: String,
    pub is_withheld: bool,
    /// The number of attempts that may have been carried out.
    pub uncertain: u8,
}

impl Stored {
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("strings, numbers and lists serialize")
    }

    pub fn from_json(json: &str) -> Result<Self, JournalError> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }

        let unreadable = |error| JournalError::with_source(JournalErrorKind::Unreadable, error);
        let Version { version } = serde_json::from_str(json).map_err(unreadable)?;
        if version > VERSION {
            return Err(JournalError::new(JournalErrorKind::Newer));
        }
        serde_json::from_str(json).map_err(unreadable)
    }
}
