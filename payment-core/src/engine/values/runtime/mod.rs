//! Values at run time: how they are created, checked, compared, written to JSON and read from it.
//!
//! The files build on each other in this order:
//!
//! 1. `invalid`, `text_storage`, `metadata/value` and `other_fields` have the contents of values.
//! 2. `json_value` has the traits of values, of fields, and of their visitors and sources.
//! 3. `checked_text` and `enum_impls` have the traits of strings and enum values. `write_object` writes objects.
//! 4. `deserialize` reads values that are not objects, and `read_object` reads objects.
//! 5. `bool_impls`, `lists` and `checked_impls` implement the traits. The macros `impl_…!` implement them for the rows of
//!    the tables.

mod bool_impls;
mod checked_impls;
pub(crate) mod checked_text;
pub(crate) mod comparison;
pub(crate) mod deserialize;
pub(crate) mod digit_types;
pub(crate) mod enum_impls;
mod into_unchecked_text;
pub(crate) mod invalid;
pub(crate) mod json_value;
#[doc(hidden)]
pub mod lists;
pub(crate) mod metadata;
mod non_empty;
pub(crate) mod number_impls;
pub(crate) mod object_impls;
mod other_fields;
pub(crate) mod read_object;
pub(crate) mod text_impls;
pub(crate) mod text_storage;
pub(crate) mod truncated_text;
pub(crate) mod write_object;

pub(crate) use {
    enum_impls::impl_enum_values, metadata::impl_free_json, number_impls::impl_numbers, object_impls::impl_objects,
    text_impls::impl_texts,
};
pub use {
    into_unchecked_text::{IntoOptionalUncheckedText, IntoUncheckedText},
    invalid::Invalid,
    lists::List,
    metadata::{IntoMetadata, IntoOptionalMetadata, MetadataScalar, MetadataValue},
    non_empty::{MaybeText, non_empty},
    other_fields::OtherFields,
};
