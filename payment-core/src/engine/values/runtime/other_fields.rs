//! Fields that this crate does not know, or whose values it does not check.

use alloc::{
    borrow::Cow,
    boxed::Box,
    string::String,
    vec::{self, Vec},
};
use core::{
    fmt,
    hash::{Hash, Hasher},
    mem,
};

use super::{MetadataValue, metadata::value::object};
use crate::engine::json::{Cursor, unescape};

/// The fields of an object that are not checked: their names on the wire, and any JSON.
///
/// They keep their order. Two lists are equal if they have the same fields, in any order. `Debug` shows only the names, since
/// the values may be secrets.
///
/// # In a request
///
/// They are written after the documented fields, in the order in which they were inserted. A documented field that is
/// set wins over an entry with its name, and a draft's `check()` reports such an entry as a `duplicate-field`. A rule
/// that looks at a field with an entry here is broken only if it is broken whatever the field contains.
///
/// Card data does not belong here, because these values are not wiped. A draft's `check()` reports it as `card-data`: in a
/// [`Card`](crate::request::Card) any number with a valid check digit and a name such as `cvv`, and below a key such as
/// `cardNo` or `saved_pan` a number of a card scheme. This is a guard against accidents, not a proof.
///
/// ```
/// use payment_session::{Customer, values::OtherFields};
///
/// let mut customer = Customer::new("rina@example.com".try_into()?);
/// customer.other.insert("loyaltyTier", "GOLD");
/// let tier = customer.other.get("loyaltyTier").map(|tier| tier.as_json());
/// assert_eq!(tier, Some("\"GOLD\""));
/// # Ok::<(), payment_session::Invalid>(())
/// ```
///
/// # In a response
///
/// They are the fields that are not documented, or not of the documented type, in the order of the response. A response may
/// have several fields with one name. The values are a `response::RawJson`.
#[derive(Clone)]
pub struct OtherFields<V: 'static = MetadataValue>(Storage<V>);

const _: () = assert!(size_of::<OtherFields>() <= 16);

type OtherField<V> = (Cow<'static, str>, V);

// Each variant is one pointer: most objects have no such fields, and should not become much larger.
#[derive(Clone)]
enum Storage<V: 'static> {
    /// The fields of a constant.
    Literal(&'static &'static [OtherField<V>]),
    #[allow(clippy::box_collection, reason = "one pointer")]
    Owned(Box<Vec<OtherField<V>>>),
}

impl<V> OtherFields<V> {
    const EMPTY: Self = Self(Storage::Literal(&(&[] as &[_])));

    /// Creates a list of the fields of a response.
    #[doc(hidden)]
    pub fn of_response(fields: Vec<(Cow<'static, str>, V)>) -> Self {
        if fields.is_empty() { Self::EMPTY } else { Self(Storage::Owned(Box::new(fields))) }
    }

    /// Returns the value of a field, or `None` if there is no such field. Of several, it returns the last one.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{PaymentSession, rules::Waivers};
    ///
    /// let body = br#"{"clientReferenceId":"INV-1","amount":{"value":1,"currency":"IDR"},
    ///     "redirectUrl":{},"customerId":"C-1","loyaltyTier":"GOLD"}"#;
    /// let session = PaymentSession::from_json_with(body, Waivers::UNKNOWN_FIELDS)?;
    /// assert_eq!(session.other.get("loyaltyTier").map(|tier| tier.as_json()), Some("\"GOLD\""));
    /// assert_eq!(session.other.get("customerId"), None); // a documented field
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    pub fn get(&self, name: &str) -> Option<&V> {
        self.place(name).map(|at| &self.fields()[at].1)
    }

    /// Returns the names and values in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &V)> + Clone {
        self.fields().iter().map(|(name, value)| (&**name, value))
    }

    /// Returns the number of fields.
    pub fn len(&self) -> usize {
        self.fields().len()
    }

    /// Returns whether there are no fields.
    pub fn is_empty(&self) -> bool {
        self.fields().is_empty()
    }

    fn fields(&self) -> &[OtherField<V>] {
        match &self.0 {
            Storage::Literal(fields) => fields,
            Storage::Owned(fields) => fields,
        }
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.fields().iter().rposition(|(known, _)| known == name)
    }

    /// Returns the fields in the order of their names. Those of one name keep their order, because the last one counts.
    fn sorted(&self) -> Vec<&OtherField<V>> {
        let mut fields: Vec<_> = self.fields().iter().collect();
        fields.sort_by_key(|(name, _)| name);
        fields
    }
}

impl<V: Clone> OtherFields<V> {
    fn owned(&mut self) -> &mut Vec<OtherField<V>> {
        if let Storage::Literal(fields) = self.0 {
            self.0 = Storage::Owned(Box::new(fields.to_vec()));
        }
        match &mut self.0 {
            Storage::Owned(fields) => fields,
            Storage::Literal(_) => unreachable!("replaced above"),
        }
    }
}

impl OtherFields {
    /// Creates a list without fields. It does not allocate.
    pub const fn new() -> Self {
        Self::EMPTY
    }

    /// Creates a list of literals.
    #[doc(hidden)]
    pub const fn literal(fields: &'static &'static [(Cow<'static, str>, MetadataValue)]) -> Self {
        Self(Storage::Literal(fields))
    }

    /// Reads JSON text that is known to be an object without repeated keys, and to have no white space around it.
    pub(crate) fn of_object(object: &str) -> Self {
        let (mut cursor, mut fields) = (Cursor::new(object), Self::new());
        cursor.skip_byte();
        while cursor.has_next(b'}') {
            let name = unescape(cursor.string()).expect("the text has no half of a surrogate pair");
            cursor.skip_colon();
            let value = MetadataValue::from_json_text(cursor.value().into());
            fields.push(String::from(&*name).into(), value);
        }
        fields
    }

    /// Writes the fields as an object.
    pub(crate) fn to_object(&self) -> String {
        object(self.iter())
    }

    /// Sets a field. Returns its previous value, or `None` if it was not set. It looks at each field before.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::values::OtherFields;
    ///
    /// let mut fields = OtherFields::new();
    /// assert_eq!(fields.insert("tier", "GOLD"), None);
    /// let previous = fields.insert("tier", "SILVER").unwrap();
    /// assert_eq!(previous.as_json(), "\"GOLD\"");
    /// ```
    pub fn insert(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<MetadataValue>,
    ) -> Option<MetadataValue> {
        let (name, value) = (name.into(), value.into());
        match self.place(&name) {
            Some(at) => Some(mem::replace(&mut self.owned()[at].1, value)),
            None => {
                self.push(name, value);
                None
            }
        }
    }

    /// Adds a field whose name is known to be new, without a search.
    pub(crate) fn push(&mut self, name: Cow<'static, str>, value: MetadataValue) {
        self.owned().push((name, value));
    }

    /// Removes a field. Returns its value, or `None` if it was not set.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::values::OtherFields;
    ///
    /// let mut fields = OtherFields::new();
    /// fields.insert("tier", "GOLD");
    /// assert!(fields.remove("tier").is_some());
    /// assert!(fields.is_empty());
    /// ```
    pub fn remove(&mut self, name: &str) -> Option<MetadataValue> {
        let at = self.place(name)?;
        Some(self.owned().remove(at).1)
    }
}

impl<V> Default for OtherFields<V> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<V: PartialEq> PartialEq for OtherFields<V> {
    fn eq(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
    }
}

impl<V: Eq> Eq for OtherFields<V> {}

impl<V: Hash> Hash for OtherFields<V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.sorted().hash(state);
    }
}

impl<V: Clone> IntoIterator for OtherFields<V> {
    type Item = (Cow<'static, str>, V);
    type IntoIter = vec::IntoIter<Self::Item>;

    fn into_iter(mut self) -> Self::IntoIter {
        mem::take(self.owned()).into_iter()
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

impl<V> fmt::Debug for OtherFields<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(|(name, _)| name)).finish()
    }
}
