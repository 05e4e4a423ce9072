//! Plain values inside metadata.

use super::{Converts, OptionSlot, Slot};
use crate::values::MetadataValue;

/// A value that converts into metadata.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into a metadata value",
    label = "expected a string, boolean or number, a checked value, or a list or map of these",
    note = "`MetadataValue::from_serialize(&value)?` converts any other value that serializes"
)]
pub trait ConvertsIntoMetadata: Sized {
    /// Puts the value on its way into metadata.
    fn slot(self) -> Slot<MetadataValue, Self>;

    /// Puts an optional value on its way into metadata, written as `"key"?: value`.
    fn optional_slot(value: Option<Self>) -> OptionSlot<MetadataValue, Self>;
}

// Not recommended: the error would otherwise name the trait that it needs.
#[diagnostic::do_not_recommend]
impl<T: Converts<MetadataValue>> ConvertsIntoMetadata for T {
    fn slot(self) -> Slot<MetadataValue, Self> {
        Converts::slot(self)
    }

    fn optional_slot(value: Option<Self>) -> OptionSlot<MetadataValue, Self> {
        Converts::optional_slot(value)
    }
}
