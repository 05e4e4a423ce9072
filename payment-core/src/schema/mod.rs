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
//! # use payment_core as payment_session;
//! use payment_session::{request::SESSION, schema::Kind};
//!
//! // The strings of a request that have a greatest length
//! let limited = SESSION.fields.iter().filter_map(|field| match field.kind {
//!     Kind::Text(text) if text.max < usize::MAX => Some((field.wire, text.max)),
//!     _ => None,
//! });
//! assert!(limited.into_iter().any(|limit| limit == ("clientReferenceId", 100)));
//! ```

mod advice;
pub(crate) mod card_number;
pub(crate) mod correct;
mod enum_lookup;
pub(crate) mod forms;
#[doc(hidden)]
pub mod key_style;
mod kind;
pub(crate) mod page;
mod parameters;
pub(crate) mod rule_id;
mod sample;
mod text;
mod thousands;
mod value;
mod waivers;

use crate::base::{Decimal, spelling};

pub(crate) use advice::Advice;
pub(crate) use correct::Correction;
pub use enum_lookup::Meant;
pub use kind::Kind;
#[doc(hidden)]
pub use kind::KnownKind;
pub use page::Page;
pub use parameters::Parameters;
pub use rule_id::{RuleId, Waiver};
#[doc(hidden)]
pub use sample::Sample;
pub(crate) use text::Form;
pub use text::{Secrecy, Text};
pub(crate) use thousands::Thousands;
pub use value::{TextValue, Value};
pub use waivers::{UnknownWaiver, Waivers};

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
}

impl Object {
    /// Returns the field with this name on the wire, or `None` if there is no such field.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
    /// use payment_session::request::SESSION;
    ///
    /// let field = SESSION.by_wire("clientReferenceId").unwrap();
    /// assert_eq!(field.rust, "client_reference_id");
    /// assert!(field.required);
    /// ```
    pub fn by_wire(&self, name: &str) -> Option<&'static Field> {
        self.field_where(|field| field.wire == name)
    }

    /// Returns the field with this Rust name (`type`, not `r#type`), or `None` if there is no such field.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
    /// use payment_session::request::SESSION;
    ///
    /// assert_eq!(SESSION.by_rust("redirect_url").map(|field| field.wire), Some("redirectUrl"));
    /// ```
    pub fn by_rust(&self, name: &str) -> Option<&'static Field> {
        self.field_where(|field| field.rust == name)
    }

    /// Returns whether this is the table of `T`.
    #[doc(hidden)]
    pub fn describes<T: Value>(&self) -> bool {
        matches!(T::KIND, Kind::Object(object) | Kind::Checked(object) if core::ptr::eq(object, self))
    }

    /// Returns the field with this [`spelling::normalized`] name.
    pub(crate) fn by_normalized_name(&self, normalized: &str) -> Option<&'static Field> {
        self.field_where(|field| spelling::normalizes_to(field.wire, normalized))
    }

    /// Returns the first field that accepts this enum value.
    pub(crate) fn accepting_word(&self, word: &str) -> Option<&'static Field> {
        self.field_where(|field| matches!(field.kind, Kind::Word(words) if words.position(word).is_some()))
    }

    fn field_where(&self, is_it: impl Fn(&Field) -> bool) -> Option<&'static Field> {
        self.fields.iter().find(|field| is_it(field))
    }
}

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

/// The numbers of a type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Number {
    /// The Rust type's name.
    pub name: &'static str,
    /// The rule about the range.
    pub rule: RuleId,
    #[doc(hidden)]
    pub range: Range,
    /// A valid example.
    pub example: Option<&'static str>,
}

/// A range of numbers. None has a minus sign or more than 18 digits.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// Whether a number must be greater than 0.
    pub positive: bool,
    /// The greatest number, or `None` if there is no limit.
    pub most: Option<u64>,
    /// Whether a number must be whole and written without a point.
    pub whole: bool,
    /// The message about other numbers.
    pub said: &'static str,
}

impl Range {
    fn holds(&self, number: Decimal) -> bool {
        let exceeds = self.most.is_some_and(|most| number.cmp_value(Decimal::new(most, 0)).is_gt());
        !(exceeds || self.positive && number.is_zero() || self.whole && number.scale() > 0)
    }
}

/// A list of enum values.
///
/// # Examples
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::{VaChannel, request::MethodType, schema::{Kind, Value, Words}};
///
/// fn words_of<T: Value>() -> &'static Words {
///     let Kind::Word(words) = T::KIND else { panic!("not an enum") };
///     words
/// }
///
/// let methods = words_of::<MethodType>();
/// assert_eq!(methods.names(), ["VIRTUAL_ACCOUNT", "QR", "CARD", "EWALLET"]);
/// assert_eq!(methods.position("QR"), Some(1));
/// assert_eq!(methods.name_at(1), "QR");
///
/// // Three ways to find the value that was meant:
/// assert_eq!(methods.nearest("CRAD"), Some("CARD")); // a misspelling
/// assert_eq!(methods.related_to("QRIS"), Some("QR")); // another name
/// assert_eq!(methods.that_begins("card_number"), Some("CARD")); // a longer name
///
/// let banks = words_of::<VaChannel>();
/// assert!(banks.open);
/// assert_eq!(banks.message_if_misspelt("JAGO"), None);
/// assert!(banks.message_if_misspelt("PERMTA").unwrap().contains("`PERMATA`"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Words {
    /// The Rust type's name.
    pub name: &'static str,
    /// The rule about the spelling.
    pub rule: RuleId,
    pub(crate) spelt: Spelt,
    /// The enum value that helps suggest, or `None` if it is the first.
    pub(crate) sample: Option<&'static str>,
    /// Whether other names of the form `[A-Z][A-Z0-9_]{0,99}` pass too.
    pub open: bool,
}

/// The spellings of a list, in documented order.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Spelt {
    /// Enum values with their documentation.
    Words(&'static [Word]),
    /// ISO codes in alphabetical order.
    Codes(Codes),
}

/// Codes of `width` letters each, separated by spaces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Codes {
    pub width: usize,
    pub text: &'static str,
}

/// A documented enum value.
#[derive(Debug)]
#[non_exhaustive]
pub struct Word {
    /// The spelling on the wire.
    pub name: &'static str,
    /// The documentation of the enum value.
    #[cfg(feature = "schema")]
    pub docs: &'static str,
}

/// JSON objects with any content.
#[derive(Debug)]
#[non_exhaustive]
pub struct Free {
    /// The Rust type's name.
    pub name: &'static str,
    /// The rule that any other value breaks.
    pub rule: RuleId,
}

impl Number {
    /// Reads a number as JSON writes it.
    ///
    /// # Errors
    ///
    /// Returns the reason if the text is not a number, or if the number is out of range.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
    /// use payment_session::{AmountValue, schema::{Kind, Value}};
    ///
    /// let Kind::Number(number) = AmountValue::KIND else { unreachable!() };
    /// assert!(number.read("10.50").is_ok());
    /// assert!(number.read("0").is_err()); // an amount is greater than 0
    /// ```
    pub fn read(&self, text: &str) -> Result<Decimal, &'static str> {
        let number = Decimal::parse(text)?;
        if self.range.holds(number) { Ok(number) } else { Err(self.range.said) }
    }
}
