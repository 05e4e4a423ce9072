//! Run-time values of `payment_session!` inside metadata.

use super::MetadataValue;

/// A value that metadata can hold: `impl Into<MetadataValue>`, under a name that explains itself in errors.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a metadata value",
    label = "expected a string, boolean, integer or decimal, a checked value, or a list or map of these",
    note = "`MetadataValue::from_serialize(&value)?` converts any other value that serializes"
)]
#[doc(hidden)]
pub trait IntoMetadata {
    /// Converts the value.
    fn into_metadata(self) -> MetadataValue;
}

// Not recommended: the error would otherwise speak of `Into`.
#[diagnostic::do_not_recommend]
impl<T: Into<MetadataValue>> IntoMetadata for T {
    fn into_metadata(self) -> MetadataValue {
        self.into()
    }
}

/// An `Option` of such a value, written as `key?: value`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `Option` of a metadata value",
    label = "expected an `Option` of a string, boolean, integer or decimal, a checked value, or a list or map of these",
    note = "`MetadataValue::from_serialize(&value)?` converts any other value that serializes",
    note = "for a value that is always present, write `:` instead of `?:`"
)]
#[doc(hidden)]
pub trait IntoOptionalMetadata {
    /// Converts the value.
    fn into_optional_metadata(self) -> Option<MetadataValue>;
}

#[diagnostic::do_not_recommend]
impl<T: IntoMetadata> IntoOptionalMetadata for Option<T> {
    fn into_optional_metadata(self) -> Option<MetadataValue> {
        self.map(T::into_metadata)
    }
}
