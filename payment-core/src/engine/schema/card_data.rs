//! The names and forms by which card data is recognized where nobody checks it.

use super::Object;

/// How the data of a card is recognized in unchecked values.
pub(crate) struct CardData {
    pub object: fn() -> &'static Object,
    /// The path of the object in the request, in wire names.
    pub path: &'static str,
    /// The name that keys may have in front of those of a field, in [`normalized`](crate::base::spelling::normalized) form.
    pub prefix: &'static str,
    /// The words of keys that announce the object.
    pub words: &'static [&'static str],
    /// The keys in lower case that announce the object although they have no separate words, in normalized form.
    pub keys: &'static [&'static str],
    /// The words of keys that announce something else.
    pub exempt_words: &'static [&'static str],
    /// The fields that have other names too.
    pub fields: &'static [CardDataField],
    /// The wire name of the field that is recognized by its value.
    pub by_form: &'static str,
    /// Returns whether a value has that form. In the object, this is enough.
    pub has_form: fn(&str) -> bool,
    /// Returns whether a value has a form that hardly anything else has. Below a key that announces the object, this is
    /// enough.
    pub has_rare_form: fn(&str) -> bool,
}

/// A field of a card that is recognized by its name. All names are in normalized form.
pub(crate) struct CardDataField {
    pub wire: &'static str,
    /// Names in the object.
    pub names: &'static [&'static str],
    /// Names at the end of any key.
    pub last_words: &'static [&'static str],
    /// Names at the end of a key in the object, or below a key that announces it. Elsewhere, other things have them too.
    pub common_last_words: &'static [&'static str],
    /// Names of a whole key anywhere.
    pub whole_keys: &'static [&'static str],
}

impl CardDataField {
    /// Creates a field without other names.
    pub const fn new(wire: &'static str) -> Self {
        Self { wire, names: &[], last_words: &[], common_last_words: &[], whole_keys: &[] }
    }
}
