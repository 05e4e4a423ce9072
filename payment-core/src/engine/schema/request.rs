//! Requests: what is known about an object because of the request that contains it.

use core::fmt;

#[cfg(feature = "schema")]
use super::RuleId;
use super::{Alias, CardData, Object};

/// A request, which each of its objects leads to.
///
/// Its object leads back to it, so nothing here refers to a constant that has the object.
#[doc(hidden)]
pub struct Request {
    pub(crate) object: fn() -> &'static Object,
    /// The names that people write for fields.
    pub(crate) aliases: &'static [Alias],
    /// The words that people write before the name of a field, and that say nothing about it.
    pub(crate) fillers: &'static [&'static str],
    /// How the data of a card is recognized wherever nobody checks it.
    pub(crate) card_data: &'static CardData,
    /// The request whose pages describe the rules about single values that both have.
    pub(crate) shares_rules_of: Option<&'static Self>,
    /// The rules that JSON Schema cannot express, each with the part that is missing.
    #[cfg(feature = "schema")]
    pub(crate) not_in_json_schema: &'static [(RuleId, &'static str)],
}

impl Request {
    /// Creates a request without names that people write for its fields.
    pub(crate) const fn new(object: fn() -> &'static Object, card_data: &'static CardData) -> Self {
        Self {
            object,
            aliases: &[],
            fillers: &[],
            card_data,
            shares_rules_of: None,
            #[cfg(feature = "schema")]
            not_in_json_schema: &[],
        }
    }

    /// Returns the object that is the request.
    pub fn object(&self) -> &'static Object {
        (self.object)()
    }
}

/// Requests are equal if they have the same table.
impl PartialEq for Request {
    fn eq(&self, other: &Self) -> bool {
        self.object() == other.object()
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.object().name)
    }
}
