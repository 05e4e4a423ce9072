//! Order of numbers: by value, then by the number of digits after the point. Comparison with integers: by value.

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

macro_rules! compared {
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

        crate::engine::values::compared_number::compared_with_integers!($name);
    };
}

macro_rules! compared_with_integers {
    ($name:ident) => {
        /// Compares by value: `10.0` equals 10.
        impl<I: crate::engine::values::compared_number::Integer> PartialEq<I> for $name {
            fn eq(&self, other: &I) -> bool {
                self.partial_cmp(other) == Some(core::cmp::Ordering::Equal)
            }
        }

        /// Compares by value.
        impl<I: crate::engine::values::compared_number::Integer> PartialOrd<I> for $name {
            fn partial_cmp(&self, other: &I) -> Option<core::cmp::Ordering> {
                Some(crate::engine::base::Decimal::from(*self).cmp_integer(other.to_i128()))
            }
        }
    };
}

compared_with_integers!(Decimal);

pub(crate) use {compared, compared_with_integers};
