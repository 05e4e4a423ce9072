//! Booleans as values.

use alloc::vec::Vec;

use serde::Deserializer;

use super::{
    deserialize,
    json_value::{JsonValue, UncheckedPermit, WriteJson},
};
use crate::engine::schema::Content;

impl WriteJson for bool {
    fn size_hint(&self) -> usize {
        5
    }

    fn write_value(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl JsonValue for bool {
    fn blank(_: UncheckedPermit) -> Self {
        false
    }

    fn content(&self) -> Content<'_> {
        Content::Bool(*self)
    }

    fn take<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize::read_bool(deserializer)
    }
}
