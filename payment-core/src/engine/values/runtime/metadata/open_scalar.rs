//! Checked values inside metadata.

use alloc::vec::Vec;

use super::value::{MetadataScalar, MetadataValue, sealed, utf8};
use crate::engine::values::json_value::WriteJson;

/// A checked string, number or enum value that is not a secret.
pub trait OpenScalar: WriteJson {}

// Not recommended: errors then name `From`, and types that users know.
#[diagnostic::do_not_recommend]
impl<T: OpenScalar> sealed::Scalar for T {}

#[diagnostic::do_not_recommend]
impl<T: OpenScalar> MetadataScalar for T {}

#[diagnostic::do_not_recommend]
impl<T: OpenScalar> From<T> for MetadataValue {
    fn from(value: T) -> Self {
        let mut json = Vec::with_capacity(value.size_hint());
        value.write_value(&mut json);
        Self::from_json_text(utf8(json))
    }
}
