//! Order and comparison of checked strings that are not secret, and of numbers.

use crate::engine::base::Decimal;

/// An integer type with which numbers are compared.
pub trait Integer: Copy {
    /// Returns the integer, or the largest `i128` if it is larger.
    fn to_i128(self) -> i128;
}

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl Integer for $integer {
            fn to_i128(self) -> i128 {
                i128::try_from(self).unwrap_or(i128::MAX)
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

/// Orders numbers by value, then by the number of digits after the point. They are compared with integers by value.
macro_rules! impl_number_order {
    ($name:ident) => {
        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        /// Compares by value, then by scale: `9` < `10` < `10.0`.
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                self.0.cmp(&other.0)
            }
        }

        crate::engine::values::comparison::impl_integer_order!($name);
    };
}

macro_rules! impl_integer_order {
    ($name:ident) => {
        /// Compares by value: `10.0` equals 10.
        impl<I: crate::engine::values::comparison::Integer> PartialEq<I> for $name {
            fn eq(&self, other: &I) -> bool {
                self.partial_cmp(other) == Some(core::cmp::Ordering::Equal)
            }
        }

        /// Compares by value.
        impl<I: crate::engine::values::comparison::Integer> PartialOrd<I> for $name {
            fn partial_cmp(&self, other: &I) -> Option<core::cmp::Ordering> {
                Some(crate::engine::base::Decimal::from(*self).cmp_integer(other.to_i128()))
            }
        }
    };
}

impl_integer_order!(Decimal);

/// Compares strings as they are written.
macro_rules! impl_text_order {
    ($name:ident) => {
        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        /// Compares by characters, which orders instants by time.
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                self.0.text().cmp(other.0.text())
            }
        }

        /// So that a map with such keys can be asked for a `&str`.
        impl core::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.0.text()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0.text() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0.text() == *other
            }
        }
    };
}

pub(crate) use {impl_integer_order, impl_number_order, impl_text_order};
