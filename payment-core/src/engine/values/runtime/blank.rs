//! Values that take the place of rejected ones.

use super::{
    MetadataValue,
    json_value::{JsonValue, UncheckedPermit},
};

/// A type with a value that takes the place of a rejected one. It never leaves the expansion.
pub trait Blank {
    fn blank() -> Self;
}

impl<T: JsonValue> Blank for T {
    fn blank() -> Self {
        <T as JsonValue>::blank(UncheckedPermit(()))
    }
}

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl Blank for MetadataValue {
    fn blank() -> Self {
        false.into()
    }
}
