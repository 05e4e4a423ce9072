//! Run-time values of `payment_session!` inside metadata.

use super::MetadataValue;

/// A run-time value in metadata: every `impl Into<MetadataValue>`.
///
/// It exists for the errors of rustc, which name it. You neither import nor implement it.
///
/// # Examples
///
/// ```
/// use payment_session::values::IntoMetadata;
///
/// /// The macro accepts these values in `metadata: { "key": value }`.
/// fn accepted(_: impl IntoMetadata) {}
///
/// accepted("web");
/// accepted(7_u32);
/// accepted(vec![String::from("a"), String::from("b")]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a metadata value",
    label = "expected a string, boolean, integer or decimal, a checked value, or a list or map of these",
    note = "`MetadataValue::from_serialize(&value)?` converts any other value that serializes",
    note = "for an `Option`, write `?:` instead of `:`"
)]
pub trait IntoMetadata {
    /// Converts the value.
    fn into_metadata(self) -> MetadataValue;
}

// Not recommended: the error would otherwise name `Into`.
#[diagnostic::do_not_recommend]
impl<T: Into<MetadataValue>> IntoMetadata for T {
    fn into_metadata(self) -> MetadataValue {
        self.into()
    }
}

/// An `Option` of such a value, written as `key?: value`. You neither import nor implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `Option` of a metadata value",
    label = "expected an `Option` of a string, boolean, integer or decimal, a checked value, or a list or map of these",
    note = "`MetadataValue::from_serialize(&value)?` converts any other value that serializes",
    note = "for a value that is always present, write `:` instead of `?:`"
)]
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
