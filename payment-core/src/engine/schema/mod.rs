//! The objects, strings, numbers and enum values of a request, as data.
//!
//! The tables come from the types: [`Value::KIND`] describes the values of a type, and
//! [`request::SESSION`](crate::request::SESSION) describes the whole request.
//!
//! Later versions keep the names, kinds, lengths and order that the gateway's documentation keeps, and the fields of these
//! types. They may add rows, enum values and fields. `docs` is prose: show it, but do not compare it.
//!
//! # Examples
//!
//! ```
//! use payment_session::{request::SESSION, schema::Kind};
//!
//! // The strings of a request that have a greatest length
//! let limited = SESSION.fields.iter().filter_map(|field| match field.kind {
//!     Kind::Text(text) if text.max < usize::MAX => Some((field.wire, text.max)),
//!     _ => None,
//! });
//! assert!(limited.into_iter().any(|limit| limit == ("clientReferenceId", 100)));
//! ```

pub(crate) mod alias;
pub(crate) mod braces;
mod card_data;
pub(crate) mod card_detection;
pub(crate) mod correct;
mod enum_values;
pub(crate) mod fact_set;
pub(crate) mod forms;
mod iso_codes;
#[doc(hidden)]
pub mod key_style;
mod kind;
mod number;
pub(crate) mod origin;
pub(crate) mod page;
mod parameters;
mod request;
pub(crate) mod rule;
mod sample;
pub(crate) mod subject;
mod text;
pub(crate) mod text_checks;
mod thousands;
mod va_number_length;
mod value_suggestion;
mod waivers;
mod walk;

use alloc::{string::String, vec::Vec};
use core::ptr;

pub(crate) use alias::Alias;
pub(crate) use card_data::{CardData, CardDataField};
pub(crate) use correct::Correction;
pub(crate) use enum_values::Spellings;
pub use enum_values::{EnumValue, EnumValues, NameMatch};
pub(crate) use fact_set::FactSet;
pub(crate) use iso_codes::IsoCodes;
pub use kind::{Kind, TextValue, Value};
pub use number::{Number, Range};
pub use origin::Origin;
pub use page::Page;
pub use parameters::Parameters;
#[doc(hidden)]
pub use request::Request;
pub(crate) use rule::{Blame, Case, CaseGroup, Combination, RuleName, RuleSuggestion, Setting};
pub use rule::{Rule, RuleId, Waiver};
pub use sample::Sample;
#[doc(hidden)]
pub use subject::Content;
pub(crate) use subject::{Fact, HasRules, Subject, Test};
pub(crate) use text::Form;
pub use text::{Denotation, Secrecy, Text};
pub(crate) use thousands::Thousands;
#[doc(hidden)]
pub use va_number_length::{VaNumberFields, VaNumberLength, va_number_fields};
pub(crate) use value_suggestion::ValueSuggestion;
pub use waivers::{UnknownWaiver, Waivers};
pub use walk::{Location, walk};

/// An object with documented fields.
#[derive(Debug)]
#[non_exhaustive]
pub struct Object {
    /// The Rust type's name.
    pub name: &'static str,
    /// The documentation of the object.
    #[cfg(feature = "schema")]
    pub docs: &'static str,
    /// The documentation page of the object.
    pub page: Page,
    /// The fields in documented order.
    pub fields: &'static [Field],
    /// Whether values of the object are [`Checked`](crate::Checked): it has rules of its own.
    pub is_checked: bool,
    /// Whether the object is a number with its currency, for which people write only the number.
    pub(crate) is_money: bool,
    /// Returns the fields that a string in place of the object means, if people write it as a string.
    pub(crate) read_text: Option<ReadFields>,
    /// The rules between its fields, if there are any.
    pub(crate) about: Option<&'static Subject>,
    /// The request that contains the object, or is it.
    pub(crate) request: &'static Request,
}

impl Object {
    /// Returns the field with this name on the wire, or `None` if there is no such field.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::request::SESSION;
    ///
    /// let field = SESSION.by_wire("clientReferenceId").unwrap();
    /// assert_eq!(field.rust, "client_reference_id");
    /// assert!(field.required);
    /// ```
    pub fn by_wire(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.wire == name)
    }

    /// Returns the field with this Rust name (`type`, not `r#type`), or `None` if there is no such field.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::request::SESSION;
    ///
    /// assert_eq!(SESSION.by_rust("redirect_url").map(|field| field.wire), Some("redirectUrl"));
    /// ```
    pub fn by_rust(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.rust == name)
    }

    /// Returns the fields along a path of Rust names, as far as there are any: for `payment_method.card` those of
    /// `payment_method` and of `card`. The items of a list have no name.
    pub(crate) fn along(&self, path: &[&str]) -> impl Iterator<Item = &'static Field> {
        let mut object = Some(self);
        path.iter().map_while(move |name| {
            let field = object?.by_rust(name)?;
            object = field.kind.object();
            Some(field)
        })
    }

    /// Returns the object at the end of a path of Rust names, or `None` if there is no such object.
    pub(crate) fn at(&'static self, path: &[&str]) -> Option<&'static Self> {
        if path.is_empty() { Some(self) } else { self.along(path).nth(path.len() - 1)?.kind.object() }
    }

    /// Returns whether this is the table of `T`.
    #[doc(hidden)]
    pub fn describes<T: Value>(&self) -> bool {
        T::KIND.as_object() == Some(self)
    }

    /// Returns the request that the object is, or that contains it.
    #[doc(hidden)]
    pub fn request(&self) -> &'static Request {
        self.request
    }

    /// Returns whether the object is a number with its currency.
    #[doc(hidden)]
    pub fn is_money(&self) -> bool {
        self.is_money
    }

    /// Returns whether rules between fields are about the object, so that it can be allowed to break them.
    #[doc(hidden)]
    pub fn has_rules(&self) -> bool {
        self.about.is_some()
    }

    /// Returns the facts that rules between fields ask for. There are none if no rules are about the object.
    pub(crate) fn facts(&self) -> &'static [Fact] {
        self.about.map_or(&[], |subject| subject.facts)
    }

    /// Returns whether the object, an object in it or one of their fields has this page.
    pub(crate) fn has_page(&self, page: Page) -> bool {
        let is_inside =
            |field: &Field| field.page == page || field.kind.object().is_some_and(|inner| inner.has_page(page));
        self.page == page || self.fields.iter().any(is_inside)
    }

    /// Returns the first field with an enum value that a name certainly means, and that value.
    pub(crate) fn naming_enum_value(&self, name: &str) -> Option<(&'static Field, &'static str)> {
        self.fields.iter().find_map(|field| match field.kind {
            Kind::EnumValue(list) => match list.position(name) {
                Some(at) => Some((field, list.name_at(at))),
                None => list.find(name).and_then(NameMatch::certain).map(|value| (field, value)),
            },
            _ => None,
        })
    }
}

/// The strings of an object's fields by their Rust names, and whether they certainly denote the same as one string.
pub(crate) type FieldTexts = (Vec<(&'static str, String)>, bool);

/// A function that returns the fields that a string in place of an object means.
pub(crate) type ReadFields = fn(&str) -> Option<FieldTexts>;

/// Objects are equal if they are the same table.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Object {}

/// A field of an object.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Field {
    /// The name of the field in Rust, without `r#`.
    pub rust: &'static str,
    /// The key in JSON.
    pub wire: &'static str,
    /// Whether every such object must have the field.
    pub required: bool,
    /// The documentation of the field, with lengths and conditions that no rule can check.
    pub docs: &'static str,
    /// The documentation page that describes the field.
    pub page: Page,
    /// The values that the field accepts.
    pub kind: Kind,
}

impl Field {
    /// Returns the rule that an object without this field breaks.
    pub fn rule_if_missing(&self) -> RuleId {
        self.kind.rule_if_missing()
    }
}

/// Fields are equal if they are the same row of the same table. A clone is another row.
impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Field {}

/// JSON objects with any content.
#[derive(Debug)]
#[non_exhaustive]
pub struct Free {
    /// The Rust type's name.
    pub name: &'static str,
    /// The rule that any other value breaks.
    pub rule: RuleId,
}
