//! The ids of intents.

use std::{fmt, str::FromStr};

use payment_session::gateway::{InvalidSetting, RequestId};
use serde::{Deserialize, Serialize};

/// The id of an intent. The requests of its call have this id, too, in the header `X-REQUEST-ID`.
///
/// # Examples
///
/// ```
/// use payment_client::journal::IntentId;
///
/// let id: IntentId = "0123456789abcdef".parse()?;
/// assert_eq!(id.as_ref(), "0123456789abcdef");
/// # Ok::<(), payment_session::gateway::InvalidSetting>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IntentId(RequestId);

impl IntentId {
    /// Returns the id of the requests.
    pub const fn request_id(&self) -> &RequestId {
        &self.0
    }
}

impl From<RequestId> for IntentId {
    fn from(id: RequestId) -> Self {
        Self(id)
    }
}

impl FromStr for IntentId {
    type Err = InvalidSetting;

    fn from_str(text: &str) -> Result<Self, InvalidSetting> {
        text.parse().map(Self)
    }
}

impl AsRef<str> for IntentId {
    fn as_ref(&self) -> &str {
        self.0.as_ref()
    }
}

impl fmt::Display for IntentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_ref())
    }
}
