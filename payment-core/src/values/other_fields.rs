//! Fields that this crate does not know, or whose values it does not check.

use alloc::{borrow::Cow, boxed::Box, vec::Vec};
use core::fmt;

use super::MetadataValue;

/// The fields of an object that this crate does not check: their names on the wire, and any JSON.
///
/// They are written after the documented fields, in the order in which they were inserted. A documented field that is
/// set wins over an entry with its name, and a draft's `check()` reports such an entry as a `duplicate-field`. Rules
/// that look at a field with an entry here are silent.
///
/// # Examples
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::{Customer, OtherFields};
///
/// let mut customer = Customer::new("rina@example.com".try_into()?);
/// customer.other.insert("loyaltyTier", "GOLD");
/// assert_eq!(customer.other.get("loyaltyTier").map(|tier| tier.as_json()), Some("\"GOLD\""));
/// # Ok::<(), payment_session::Invalid>(())
/// ```
// Most objects have none, so the list is behind a pointer.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
#[allow(clippy::box_collection)]
pub struct OtherFields(Option<Box<Vec<OtherField>>>);

/// A name on the wire, and a value.
type OtherField = (Cow<'static, str>, MetadataValue);

const _: () = assert!(size_of::<OtherFields>() <= 16);

impl OtherFields {
    /// Creates a list without fields.
    pub const fn new() -> Self {
        Self(None)
    }

    /// Sets a field, and returns its value before that.
    pub fn insert(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<MetadataValue>,
    ) -> Option<MetadataValue> {
        let (name, value) = (name.into(), value.into());
        let fields = self.0.get_or_insert_default();
        match fields.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => Some(core::mem::replace(known, value)),
            None => {
                fields.push((name, value));
                None
            }
        }
    }

    /// Returns the value of a field.
    pub fn get(&self, name: &str) -> Option<&MetadataValue> {
        self.fields().iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Removes a field, and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<MetadataValue> {
        let fields = self.0.as_mut()?;
        let at = fields.iter().position(|(known, _)| known == name)?;
        let (_, value) = fields.remove(at);
        if fields.is_empty() {
            self.0 = None;
        }
        Some(value)
    }

    /// Returns the fields in the order in which they were inserted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &MetadataValue)> {
        self.fields().iter().map(|(name, value)| (&**name, value))
    }

    /// Returns whether there are no fields.
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    fn fields(&self) -> &[OtherField] {
        self.0.as_ref().map_or(&[], |fields| fields)
    }
}

impl<N: Into<Cow<'static, str>>, V: Into<MetadataValue>> Extend<(N, V)> for OtherFields {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, fields: I) {
        for (name, value) in fields {
            self.insert(name, value);
        }
    }
}

impl<N: Into<Cow<'static, str>>, V: Into<MetadataValue>> FromIterator<(N, V)> for OtherFields {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        let mut other = Self::new();
        other.extend(fields);
        other
    }
}

/// Only the names: nobody knows whether the values are secrets.
impl fmt::Debug for OtherFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(|(name, _)| name)).finish()
    }
}
