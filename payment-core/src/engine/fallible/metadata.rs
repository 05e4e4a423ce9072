//! Plain values inside metadata.

use super::{Conversion, Converts, ConvertsAt, InOption};
use crate::engine::values::MetadataValue;

/// A value that converts into metadata.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into a metadata value",
    label = "expected a string, boolean or number, a checked value, or a list or map of these",
    note = "`MetadataValue::from_serialize(&value)?` converts any other value that serializes",
    note = "for an `Option`, write `?:` instead of `:`"
)]
pub trait ConvertsIntoMetadata<By>: Sized {
    #[doc(hidden)]
    const CONVERSION: Conversion<MetadataValue, Self>;
}

// Not recommended: the error would otherwise name the trait that it needs.
#[diagnostic::do_not_recommend]
impl<By, T: Converts<MetadataValue, By>> ConvertsIntoMetadata<By> for T {
    const CONVERSION: Conversion<MetadataValue, Self> = T::CONVERSION;
}

/// An `Option` of such a value, written as `key?: value`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into an `Option` of a metadata value",
    label = "expected an `Option` of a string, boolean or number, a checked value, or a list or map of these",
    note = "`MetadataValue::from_serialize(&value)?` converts any other value that serializes",
    note = "for a value that is always present, write `:` instead of `?:`"
)]
pub trait ConvertsIntoOptionalMetadata<By>: Sized {
    #[doc(hidden)]
    const CONVERSION: Conversion<Option<MetadataValue>, Self>;
}

#[diagnostic::do_not_recommend]
impl<By, T: ConvertsAt<Option<MetadataValue>, InOption<By>>> ConvertsIntoOptionalMetadata<By> for T {
    const CONVERSION: Conversion<Option<MetadataValue>, Self> = T::CONVERSION;
}
