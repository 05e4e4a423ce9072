//! Types whose values can be part of a request.

use super::{Kind, Text};

/// A type whose values can be part of a request.
pub trait Value: Sized {
    /// The values that this type accepts.
    const KIND: Kind;
}

impl Value for bool {
    const KIND: Kind = Kind::Bool;
}

/// A type of checked texts.
#[doc(hidden)]
pub trait TextValue: Sized {
    const TEXT: Text;
}

impl<T: TextValue> Value for T {
    const KIND: Kind = Kind::Text(&T::TEXT);
}
