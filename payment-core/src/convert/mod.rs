//! Conversions from and into the types of other crates. Each needs the feature of its crate's name.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "runtime")]
mod metadata;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "uuid")]
mod uuid;

/// Conversions of values and of references: a row converts `$from` into `$into`, or tries to.
#[doc(hidden)]
#[macro_export]
macro_rules! convert {
    ($($(#[$docs:meta])* try $from:ty => $into:ty | $error:ty: |$value:pat_param| $body:expr;)*) => {$(
        impl TryFrom<&$from> for $into {
            type Error = $error;

            fn try_from($value: &$from) -> Result<Self, $error> {
                $body
            }
        }

        $(#[$docs])*
        impl TryFrom<$from> for $into {
            type Error = $error;

            fn try_from(value: $from) -> Result<Self, $error> {
                Self::try_from(&value)
            }
        }
    )*};
    ($($(#[$docs:meta])* $from:ty => $into:ty: |$value:pat_param| $body:expr;)*) => {$(
        impl From<&$from> for $into {
            fn from($value: &$from) -> Self {
                $body
            }
        }

        $(#[$docs])*
        impl From<$from> for $into {
            fn from(value: $from) -> Self {
                Self::from(&value)
            }
        }
    )*};
}

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time", feature = "uuid"))]
use convert;
