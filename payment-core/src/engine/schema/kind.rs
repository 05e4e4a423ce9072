//! The kinds of values, and the types whose values can be part of a request.

use core::fmt;

use super::{EnumValues, Free, Number, Object, RuleId, Text};

/// The values that a field or a list accepts.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A string with a form of its own.
    Text(&'static Text),
    /// A decimal number.
    Number(&'static Number),
    /// An enum value, which is a string in JSON.
    EnumValue(&'static EnumValues),
    /// `true` or `false`.
    Bool,
    /// An object with documented fields.
    Object(&'static Object),
    /// A list whose items have this kind.
    List(&'static Kind),
    /// A JSON object with any content.
    Free(&'static Free),
}

/// Any JSON, in objects with any content and at fields that are not checked.
static ANY_JSON: Free = Free { name: "MetadataValue", rule: RuleId::Metadata };

impl Kind {
    /// Any JSON, in objects with any content and at fields that are not checked.
    #[doc(hidden)]
    pub const ANY_JSON: Self = Self::Free(&ANY_JSON);

    /// Returns the rule that an object without a required field of this kind breaks.
    pub(crate) fn rule_if_missing(self) -> RuleId {
        match self {
            Self::Text(text) if text.form.is_demanded => text.rule,
            _ => RuleId::MissingField,
        }
    }

    /// Returns the object that values of this kind are, or `None` for other values. Those of a list are lists.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Email, SplitRouting, schema::Value};
    ///
    /// assert_eq!(SplitRouting::KIND.as_object().map(|object| object.name), Some("SplitRouting"));
    /// assert!(Email::KIND.as_object().is_none());
    /// ```
    pub const fn as_object(self) -> Option<&'static Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// Returns the object that values of this kind are, or the items of a list.
    pub(crate) fn object(self) -> Option<&'static Object> {
        match self {
            Self::List(item) => item.object(),
            kind => kind.as_object(),
        }
    }
}

/// Prints the name of the type, so that a field does not print everything below it.
impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, name) = match self {
            Self::Text(text) => ("Text", text.name),
            Self::Number(number) => ("Number", number.name),
            Self::EnumValue(list) => ("EnumValue", list.name),
            Self::Bool => return f.write_str("Bool"),
            Self::Object(object) => ("Object", object.name),
            Self::List(item) => return f.debug_tuple("List").field(item).finish(),
            Self::Free(free) => ("Free", free.name),
        };
        f.debug_tuple(kind).field(&format_args!("{name}")).finish()
    }
}

/// A type whose values can be part of a request. Only this crate implements it.
///
/// # Examples
///
/// ```
/// use payment_session::{Customer, schema::{Object, Value}};
///
/// /// Returns the table of an object, for example to create a form.
/// fn table<T: Value>() -> Option<&'static Object> {
///     T::KIND.as_object()
/// }
///
/// let fields = table::<Customer>().map(|object| object.fields.len());
/// assert_eq!(fields, Some(5));
/// ```
pub trait Value: Sized {
    /// The values that this type accepts.
    const KIND: Kind;
}

impl Value for bool {
    const KIND: Kind = Kind::Bool;
}

/// A type of checked texts.
#[doc(hidden)]
pub trait TextValue: Sized {
    const TEXT: Text;
}

impl<T: TextValue> Value for T {
    const KIND: Kind = Kind::Text(&T::TEXT);
}
