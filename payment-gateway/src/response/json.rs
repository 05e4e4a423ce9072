//! JSON of a response that is kept as it was received.

use alloc::{
    boxed::Box,
    string::String,
    vec::{self, Vec},
};
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
pub struct Received(pub(super) RawJson);

impl PartialEq for Received {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The fields of an object that are not documented, or not of the documented type, in the order of the response.
///
/// Two are equal if they have the same fields, in any order.
///
/// `Debug` shows only the names.
///
/// # Examples
///
/// ```
/// use payment_session::SessionResponse;
///
/// let body = br#"{"id":"a972","loyaltyTier":"GOLD"}"#;
/// let session = SessionResponse::from_json(body)?;
/// let tier = session.other.get("loyaltyTier").map(|json| json.as_json());
/// assert_eq!(tier, Some(r#""GOLD""#));
/// let names: Vec<_> = session.other.iter().map(|(name, _)| name).collect();
/// assert_eq!(names, ["loyaltyTier"]);
/// # Ok::<(), payment_session::response::ReadError>(())
/// ```
#[derive(Clone, Default)]
pub struct OtherMembers(Vec<(Box<str>, RawJson)>);

impl OtherMembers {
    /// Returns the field with this name, or `None` if there is no such field. Of several, it returns the last one.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::SessionResponse;
    ///
    /// let session = SessionResponse::from_json(br#"{"id":"a972","tier":1,"tier":2}"#)?;
    /// assert_eq!(session.other.get("tier").map(|tier| tier.as_json()), Some("2"));
    /// assert_eq!(session.other.len(), 2);
    /// assert!(session.other.get("id").is_none()); // a documented field
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub fn get(&self, name: &str) -> Option<&RawJson> {
        self.0.iter().rev().find(|(other, _)| **other == *name).map(|(_, json)| json)
    }

    /// Returns whether there are no other fields.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the number of other fields.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns these fields, followed by others.
    pub(crate) fn followed_by(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Returns the fields in the order of their names. Those of one name keep their order, because the last one counts.
    fn sorted(&self) -> Vec<&(Box<str>, RawJson)> {
        let mut fields: Vec<_> = self.0.iter().collect();
        fields.sort_by_key(|(name, _)| name);
        fields
    }

    /// Returns the names and values in the order of the response.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &RawJson)> {
        self.0.iter().map(|(name, json)| (&**name, json))
    }
}

impl PartialEq for OtherMembers {
    fn eq(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
    }
}

impl Eq for OtherMembers {}

impl IntoIterator for OtherMembers {
    type Item = (Box<str>, RawJson);
    type IntoIter = vec::IntoIter<(Box<str>, RawJson)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<(String, RawJson)> for OtherMembers {
    fn from_iter<I: IntoIterator<Item = (String, RawJson)>>(members: I) -> Self {
        Self(members.into_iter().map(|(name, json)| (name.into(), json)).collect())
    }
}

impl fmt::Debug for OtherMembers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}
