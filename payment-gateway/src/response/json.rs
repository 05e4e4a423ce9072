//! JSON of a response that is kept as it was received.

use alloc::boxed::Box;
use core::fmt;

use payment_core::for_gateway::are_equal;
use serde_json::value::RawValue;

/// JSON text as it was received. `serde_json::from_str(json.as_json())` reads it as a value.
///
/// Two are equal if their values are: white space, escapes and the order of keys make no difference. Numbers are equal if their
/// digits are. `Debug` redacts the text, which may be a secret.
///
/// # Examples
///
/// ```
/// use payment_session::response::RawJson;
///
/// let json: RawJson = serde_json::from_str("[1, 2.50]")?;
/// assert_eq!(json.as_json(), "[1, 2.50]");
/// assert_eq!(json, serde_json::from_str("[1,2.50]")?);
/// assert_ne!(json, serde_json::from_str("[1,2.5]")?); // another spelling of the number
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// The fields of a response that are not documented are such values:
///
/// ```
/// use payment_session::SessionResponse;
///
/// let session = SessionResponse::from_json(br#"{"id":"a972","tier":1,"tier":2}"#)?;
/// let names: Vec<_> = session.other.iter().map(|(name, _)| name).collect();
/// assert_eq!(names, ["tier", "tier"]); // not `id`, which is a documented field
/// assert_eq!(session.other.get("tier").map(|tier| tier.as_json()), Some("2"));
/// # Ok::<(), payment_session::response::ReadError>(())
/// ```
#[derive(Clone)]
pub struct RawJson(Box<str>);

impl RawJson {
    /// Returns the JSON text. It may contain secrets, so keep it out of logs.
    pub fn as_json(&self) -> &str {
        &self.0
    }

    /// Creates a value from a text that is JSON.
    pub(crate) fn new_unchecked(json: &str) -> Self {
        Self(json.into())
    }
}

impl PartialEq for RawJson {
    fn eq(&self, other: &Self) -> bool {
        are_equal(&self.0, &other.0)
    }
}

impl Eq for RawJson {}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RawJson(redacted)")
    }
}

impl serde::Serialize for RawJson {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        payment_core::for_gateway::write_raw(&self.0, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for RawJson {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(|json| Self(json.into()))
    }
}

/// The JSON that an object was read from. It takes no part in comparisons: the fields are compared.
#[derive(Clone, Debug)]
pub struct SourceJson(pub(super) RawJson);

impl PartialEq for SourceJson {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
