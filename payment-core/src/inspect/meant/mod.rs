//! The fields that an unknown key may mean if it is near no field of its object.

mod homes;

use alloc::{format, vec::Vec};

use super::tree::{Entry, Value};
use crate::{
    base::spelling,
    request::request_of,
    schema::{Field, Object, key_style::Style},
};

pub use homes::{Homes, Path, fields_of, find_homes};

/// The fields that an unknown key may mean.
pub enum Meant {
    /// One of these fields of its object.
    Here(Vec<&'static Field>),
    /// The field at the end of this way of wire names, of which the key is a usual name.
    Synonym(&'static [&'static str]),
    /// The request's own field, whose name is that of the object and the key.
    Joined(&'static Field),
    /// A field of the same name in other objects.
    Elsewhere(Homes),
}

impl Meant {
    /// Returns the fields that a key may mean in an object that lies `here`. Returns `None` if it resembles no field.
    pub fn of(
        object: &'static Object,
        entry: &Entry<'_>,
        siblings: &[Entry<'_>],
        given: &[&'static Field],
        here: &[&str],
    ) -> Option<Self> {
        let key = &*entry.key;
        if let Some(path) = synonym(object, entry, here, given) {
            return Some(path);
        }
        if let Some(field) = field_of_word(object, entry).filter(|field| !given.contains(field)) {
            return Some(Self::Here(Vec::from([field])));
        }
        if let Some(field) = field_with_joined_name(object, key, here) {
            return Some(Self::Joined(field));
        }
        let absent = || object.fields.iter().filter(|field| !given.contains(field));
        // Half a key: the fields that it may become.
        let begun: Vec<_> = match key.len() {
            0..=2 => Vec::new(),
            _ => absent().filter(|field| spelling::begins_with(field.wire, key)).collect(),
        };
        // `amount` in a split means its `fixed_amount`, whatever there is elsewhere.
        let end = format!("_{}", Style::rust_name(key));
        let ended: Vec<_> = absent().filter(|field| field.rust.ends_with(&end)).collect();
        // `type: FIXED` chooses among them.
        let is_named = |field: &&Field| {
            let words = siblings.iter().filter_map(|sibling| match &sibling.value.value {
                Value::Name(word) | Value::Text(word) => Some(word),
                _ => None,
            });
            words.into_iter().any(|word| word.len() > 2 && spelling::begins_with(field.rust, word))
        };
        let named: Vec<_> = ended.iter().copied().filter(is_named).collect();
        let ended = if named.is_empty() { ended } else { named };
        let fields = match find_homes(object, entry, here) {
            Some(homes) if !homes.inside.is_empty() || ended.is_empty() => return Some(Self::Elsewhere(homes)),
            None if !begun.is_empty() => begun,
            _ => ended,
        };
        (!fields.is_empty()).then_some(Self::Here(fields))
    }

    /// Returns the only field that the key may mean, if it is one of its object.
    pub fn only_here(&self, object: &'static Object, here: &[&str]) -> Option<&'static Field> {
        match self {
            Self::Here(fields) => match **fields {
                [field] => Some(field),
                _ => None,
            },
            Self::Synonym([outer @ .., last]) if *outer == *here => object.by_wire(last),
            _ => None,
        }
    }

    /// Returns the way to the only field that the key may mean, if it is one of another object. It has wire names.
    pub fn only_elsewhere(&self) -> Option<Vec<&'static str>> {
        match self {
            Self::Here(_) => None,
            Self::Synonym(path) => Some(path.to_vec()),
            Self::Joined(field) => Some(Vec::from([field.wire])),
            Self::Elsewhere(homes) => {
                let (home, field) = homes.only.as_ref()?;
                Some(home.iter().copied().chain([field.wire]).collect())
            }
        }
    }
}

/// Returns the required field that accepts an enum value, for a key such as `method` in `{ method: QR }`.
fn field_of_word(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    let (Value::Name(word) | Value::Text(word)) = &entry.value.value else { return None };
    let key = spelling::normalized(&entry.key);
    let is_about_type = ["method", "type", "kind"].iter().any(|end| key.ends_with(end));
    object.accepting_word(word).filter(|field| field.required && is_about_type)
}

/// Returns the request's own field whose name is the name of an object and a key in it: `id` in `customer`.
fn field_with_joined_name(object: &'static Object, key: &str, here: &[&str]) -> Option<&'static Field> {
    match *here {
        [outer] if !key.is_empty() => {
            request_of(object).by_normalized_name(&spelling::normalized(&format!("{outer}{key}")))
        }
        _ => None,
    }
}

/// Usual names of fields that resemble none, in [`spelling::normalized`] form, and the way to the field. Such a
/// key is not near its field.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("qty", &["orderInformation", "productDetails", "quantity"]),
    ("total", &["amount"]),
    ("items", &["orderInformation", "productDetails"]),
    ("bank", &["paymentMethodOptions", "virtualAccount", "channel"]),
    ("reference", &["clientReferenceId"]),
    ("orderid", &["clientReferenceId"]),
    ("id", &["clientReferenceId"]),
    ("sessionid", &["paymentSessionId"]),
    ("full", &["isFullAmount"]),
    ("method", &["paymentMethod", "type"]),
    ("cardnumber", &["paymentMethod", "card", "number"]),
];

/// Returns the way to a field of which the key is a usual name.
fn synonym(object: &'static Object, entry: &Entry<'_>, here: &[&str], given: &[&'static Field]) -> Option<Meant> {
    let name = spelling::normalized(&entry.key);
    let (_, path) = SYNONYMS.iter().find(|(synonym, _)| *synonym == name)?;
    let (last, outer) = path.split_last()?;
    if *here == *outer {
        object.by_wire(last).filter(|field| !given.contains(field))?;
        return Some(Meant::Synonym(path));
    }
    let is_in_request = here.is_empty() && !outer.is_empty() && request_of(object).by_wire(outer[0]).is_some();
    is_in_request.then_some(Meant::Synonym(path))
}
