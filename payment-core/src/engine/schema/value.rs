//! Types whose values can be part of a request.

use super::{Kind, Text};

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
