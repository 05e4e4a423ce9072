//! JSON of `serde_json` as metadata, and inside it.

use alloc::string::String;

use serde_json::{Map, Value};

use super::MetadataValue;
use crate::engine::values::{Installment, Invalid, Metadata};

macro_rules! json_values {
    ($($into:ident: [$($from:ty)*];)*) => {$($(
        impl TryFrom<&$from> for $into {
            type Error = Invalid;

            fn try_from(value: &$from) -> Result<Self, Invalid> {
                Self::from_serialize(value)
            }
        }

        impl TryFrom<$from> for $into {
            type Error = Invalid;

            fn try_from(value: $from) -> Result<Self, Invalid> {
                Self::from_serialize(&value)
            }
        }
    )*)*};
}

json_values! {
    MetadataValue: [Value Map<String, Value>];
    Metadata: [Value Map<String, Value>];
    Installment: [Value Map<String, Value>];
}
