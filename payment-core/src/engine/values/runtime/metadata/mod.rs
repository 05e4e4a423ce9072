//! JSON objects with any content, and the values in them.

mod into_metadata;
pub(crate) mod json_text;
mod open_scalar;
pub(crate) mod value;

pub use {
    into_metadata::{IntoMetadata, IntoOptionalMetadata},
    open_scalar::OpenScalar,
    value::{MetadataScalar, MetadataValue},
};

/// Creates the types of JSON objects with any content, with their implementations.
macro_rules! impl_free_json {
    ($($(#[doc = $($docs:tt)+])* $name:ident [$rule:ident, $level:literal];)*) => {$(
        $(#[doc = $($docs)+])*
        #[derive(Clone)]
        pub struct $name(alloc::borrow::Cow<'static, str>);

        crate::engine::values::metadata::impl_json_text!($name);

        const _: () = {
            use alloc::{borrow::Cow, string::{String, ToString}};
            use crate::engine::{
                schema::RuleId,
                values::{Invalid, MetadataValue, OtherFields, json_value::{JsonValue, UncheckedPermit}},
            };

            impl JsonValue for $name {
                fn blank(_: UncheckedPermit) -> Self {
                    Self::new()
                }
            }

            impl $name {
                /// Creates an object without fields.
                pub const fn new() -> Self {
                    Self(Cow::Borrowed("{}"))
                }

                /// Sets a field. Returns its previous value, or `None` if it was not set.
                ///
                /// This writes the whole object again, as [`remove`](Self::remove) does. A map converts at once.
                ///
                /// # Examples
                ///
                /// ```
                /// use payment_session::values::Metadata;
                ///
                /// let mut metadata = Metadata::new();
                /// assert_eq!(metadata.insert("table", 7), None);
                /// assert_eq!(metadata.insert("table", "7a").map(|table| table.as_json().to_owned()), Some("7".into()));
                /// assert_eq!(metadata.as_json(), r#"{"table":"7a"}"#);
                /// ```
                pub fn insert(
                    &mut self,
                    key: impl Into<String>,
                    value: impl Into<MetadataValue>,
                ) -> Option<MetadataValue> {
                    let mut fields = OtherFields::of_object(&self.0);
                    let previous = fields.insert(key.into(), value);
                    self.0 = Cow::Owned(fields.to_object());
                    previous
                }

                /// Returns the value of a field, or `None` if it is not set.
                ///
                /// # Examples
                ///
                /// ```
                /// use payment_session::values::Metadata;
                ///
                /// let metadata: Metadata = r#"{"table": 7}"#.parse()?;
                /// assert_eq!(metadata.get("table"), Some(7.into()));
                /// assert_eq!(metadata.get("guests"), None);
                /// # Ok::<(), payment_session::Invalid>(())
                /// ```
                pub fn get(&self, key: &str) -> Option<MetadataValue> {
                    OtherFields::of_object(&self.0).remove(key)
                }

                /// Removes a field. Returns its value, or `None` if it was not set.
                ///
                /// # Examples
                ///
                /// ```
                /// use payment_session::values::Metadata;
                ///
                /// let mut metadata: Metadata = r#"{"table": 7, "guests": 2}"#.parse()?;
                /// assert_eq!(metadata.remove("table"), Some(7.into()));
                /// assert_eq!(metadata.as_json(), r#"{"guests":2}"#);
                /// # Ok::<(), payment_session::Invalid>(())
                /// ```
                pub fn remove(&mut self, key: &str) -> Option<MetadataValue> {
                    let mut fields = OtherFields::of_object(&self.0);
                    let removed = fields.remove(key)?;
                    self.0 = Cow::Owned(fields.to_object());
                    Some(removed)
                }

                /// Returns the keys and values in their order.
                ///
                /// # Examples
                ///
                /// ```
                /// use payment_session::values::Metadata;
                ///
                /// let metadata: Metadata = r#"{"table": 7, "guests": 2}"#.parse()?;
                /// let keys: Vec<_> = metadata.iter().map(|(key, _)| key).collect();
                /// assert_eq!(keys, ["table", "guests"]);
                /// # Ok::<(), payment_session::Invalid>(())
                /// ```
                pub fn iter(&self) -> impl Iterator<Item = (String, MetadataValue)> + use<> {
                    OtherFields::of_object(&self.0).into_iter().map(|(key, value)| (key.into_owned(), value))
                }

                /// Creates a value from any value that serializes as a JSON object.
                ///
                /// # Errors
                ///
                /// Returns the reason if a key is duplicate, or if a number is not finite.
                ///
                /// # Examples
                ///
                /// ```
                /// use std::collections::BTreeMap;
                ///
                /// use payment_session::values::Metadata;
                ///
                /// let metadata = Metadata::from_serialize(&BTreeMap::from([("attempt", 2), ("items", 7)]))?;
                /// assert_eq!(metadata.as_json(), r#"{"attempt":2,"items":7}"#);
                /// assert!(Metadata::from_serialize(&[1, 2]).is_err()); // a list is not an object
                /// # Ok::<(), payment_session::Invalid>(())
                /// ```
                pub fn from_serialize(value: &(impl serde::Serialize + ?Sized)) -> Result<Self, Invalid> {
                    match crate::engine::json::serialize::to_string(value, crate::engine::json::LEVELS - $level + 1) {
                        Ok(json) => Self::read(&json),
                        Err(error) => Err(Invalid::new(stringify!($name), RuleId::$rule, error.to_string())),
                    }
                }

                fn read(json: &str) -> Result<Self, Invalid> {
                    match crate::engine::json::compact::compact_object(json, $level) {
                        Ok(text) => Ok(Self(Cow::Owned(text))),
                        Err(reason) => Err(Invalid::new(stringify!($name), RuleId::$rule, reason)),
                    }
                }
            }

            impl Default for $name {
                fn default() -> Self {
                    Self::new()
                }
            }

            impl TryFrom<MetadataValue> for $name {
                type Error = Invalid;

                fn try_from(value: MetadataValue) -> Result<Self, Invalid> {
                    Self::read(value.as_json())
                }
            }

            /// Reads JSON text.
            impl core::str::FromStr for $name {
                type Err = Invalid;

                fn from_str(json: &str) -> Result<Self, Invalid> {
                    match serde_json::from_str::<&serde_json::value::RawValue>(json) {
                        Ok(raw) => Self::read(raw.get()),
                        Err(_) => Err(Invalid::new(stringify!($name), RuleId::$rule, "is not JSON")),
                    }
                }
            }

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    crate::engine::values::deserialize::read_json(deserializer, Self::read)
                }
            }
        };
    )*};
}

pub(crate) use {impl_free_json, json_text::impl_json_text};
