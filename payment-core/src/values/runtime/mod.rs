//! Values at run time: how they are created, checked, compared, written to JSON and read from it.

mod checked;
pub(crate) mod checked_text;
pub(crate) mod compared_number;
pub(crate) mod compared_text;
pub(crate) mod deserialize;
mod into_unchecked_text;
pub(crate) mod invalid;
pub(crate) mod json_value;
mod list_type;
#[doc(hidden)]
pub mod lists;
mod map_source;
pub(crate) mod members;
pub(crate) mod metadata;
mod non_empty;
pub(crate) mod number_impls;
pub(crate) mod object_impls;
mod other_fields;
pub(crate) mod text_content;
pub(crate) mod text_impls;
pub(crate) mod text_storage;
pub(crate) mod truncated_text;
pub(crate) mod word_impls;

pub use {
    into_unchecked_text::{IntoOptionalUncheckedText, IntoUncheckedText},
    invalid::Invalid,
    list_type::List,
    metadata::{IntoMetadata, IntoOptionalMetadata, MetadataScalar, MetadataValue},
    non_empty::{MaybeText, non_empty},
    other_fields::OtherFields,
};
pub(crate) use {
    metadata::impl_free_json, number_impls::impl_numbers, object_impls::impl_objects, text_impls::impl_texts,
    word_impls::impl_words,
};
