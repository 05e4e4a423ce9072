//! Ids of databases, which are integers.

use alloc::string::{String, ToString};

use crate::{
    engine::values::{
        Invalid,
        checked_text::{CheckedText, parse_string},
    },
    request::{ClientReferenceId, CustomerId},
};

macro_rules! integer_ids {
    ($($name:ident: [$($integer:ty)*];)*) => {$($(
        /// The digits of the integer, which must not be negative.
        impl TryFrom<$integer> for $name {
            type Error = Invalid;

            fn try_from(id: $integer) -> Result<Self, Invalid> {
                parse_id(id.to_string())
            }
        }
    )*)*};
}

integer_ids! {
    ClientReferenceId: [u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize];
    CustomerId: [u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize];
}

/// Creates an id of an integer's text. A minus sign is valid in the string, but no database has such an id.
fn parse_id<T: CheckedText>(id: String) -> Result<T, Invalid> {
    if id.starts_with('-') {
        return Err(Invalid::new(T::TEXT.name, T::TEXT.rule, "must not be a negative integer"));
    }
    parse_string(id)
}
