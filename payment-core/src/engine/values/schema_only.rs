//! The types of values in a build without the feature `runtime`: they have a place in the schema, and no values.
//!
//! `payment-expand` needs only the schema, so its build omits the fields of the types and their implementations.

use crate::engine::schema::{Kind, Value};

/// Creates types without fields. The same rows create types with fields in `runtime`.
macro_rules! types_without_fields {
    ($($(#[doc = $($docs:tt)+])* $name:ident [$($any:tt)*];)*) => {$(
        $(#[doc = $($docs)+])*
        #[allow(missing_debug_implementations, reason = "it has no values")]
        pub struct $name;
    )*};
}

pub(crate) use types_without_fields as impl_free_json;
pub(crate) use types_without_fields as impl_numbers;
pub(crate) use types_without_fields as impl_objects;
pub(crate) use types_without_fields as impl_texts;
pub(crate) use types_without_fields as impl_enum_values;

/// A list of items.
#[allow(missing_debug_implementations, reason = "it has no values")]
pub struct List<T>(T);

impl<T: Value + 'static> Value for List<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}
