//! What the values of all requests share: checks, errors, free JSON and lists.
//!
//! The macros that create the types of texts, numbers, enum values and objects are here; their rows are in `request`.

pub(crate) mod checked;
#[cfg(feature = "runtime")]
pub(crate) mod checked_text;
#[cfg(feature = "runtime")]
pub(crate) mod compared_number;
#[cfg(feature = "runtime")]
pub(crate) mod compared_text;
#[cfg(feature = "runtime")]
pub(crate) mod deserialize;
#[cfg(feature = "runtime")]
pub(crate) mod invalid;
#[cfg(feature = "runtime")]
pub(crate) mod json_value;
mod list_type;
#[cfg(feature = "runtime")]
#[doc(hidden)]
pub mod lists;
#[cfg(feature = "runtime")]
mod map_source;
#[cfg(feature = "runtime")]
pub(crate) mod members;
pub(crate) mod metadata;
#[cfg(feature = "runtime")]
mod non_empty;
pub(crate) mod number_type;
pub(crate) mod object_struct;
#[cfg(feature = "runtime")]
mod other_fields;
#[cfg(feature = "runtime")]
pub(crate) mod text_content;
pub(crate) mod text_storage;
pub(crate) mod text_type;
#[cfg(feature = "runtime")]
pub(crate) mod truncated_text;
pub(crate) mod word_enum;

pub use crate::base::Decimal;
pub use checked::Checked;
pub use list_type::List;
pub use metadata::{Installment, Metadata};
#[cfg(feature = "runtime")]
pub use {
    invalid::Invalid,
    metadata::{IntoMetadata, MetadataScalar, MetadataValue},
    non_empty::{MaybeText, non_empty},
    other_fields::OtherFields,
};
