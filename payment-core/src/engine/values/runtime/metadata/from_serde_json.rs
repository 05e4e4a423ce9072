//! JSON of `serde_json` as objects with any content, and inside them.

use alloc::string::String;

use serde_json::{Map, Value};

use super::MetadataValue;
use crate::engine::values::Invalid;

/// Implements the conversions from values of `serde_json`.
macro_rules! from_json_values {
    ($into:ident: $($from:ty)*) => {$(
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
    )*};
}

from_json_values!(MetadataValue: Value Map<String, Value>);

pub(crate) use from_json_values;
