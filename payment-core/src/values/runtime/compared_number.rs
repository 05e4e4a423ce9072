//! Order of numbers: by value, then by the number of digits after the point.

use crate::base::Decimal;

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

        crate::values::compared_number::compared_with!($name: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
    };
}

macro_rules! compared_with {
    ($name:ident: $($integer:ident)*) => {$(
        /// Compares by value: `10.0` equals 10.
        impl PartialEq<$integer> for $name {
            fn eq(&self, other: &$integer) -> bool {
                self.partial_cmp(other) == Some(core::cmp::Ordering::Equal)
            }
        }

        /// Compares by value.
        impl PartialOrd<$integer> for $name {
            fn partial_cmp(&self, other: &$integer) -> Option<core::cmp::Ordering> {
                Some(crate::base::Decimal::from(*self).cmp_integer(i128::try_from(*other).unwrap_or(i128::MAX)))
            }
        }
    )*};
}

compared_with!(Decimal: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

pub(crate) use {compared, compared_with};
