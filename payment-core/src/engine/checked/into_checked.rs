//! Checks of values, and of those that are read.

use alloc::{format, vec::Vec};

use serde::{Deserialize, Deserializer, de};

use super::Violations;
use crate::engine::{
    rules::ObjectFacts,
    values::{Checked, json_value::JsonValue, read_object},
};

pub fn into_checked<T: ObjectFacts + JsonValue>(value: T) -> Result<Checked<T>, Violations> {
    match Violations::of_draft(&value) {
        None => Ok(Checked::new_unchecked(value)),
        Some(violations) => Err(violations),
    }
}

impl<'de, T: ObjectFacts + JsonValue> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value: T = read_object::read(deserializer)?;
        let facts = value.facts();
        if T::keeps_all(facts) {
            return Ok(Self::new_unchecked(value));
        }
        into_checked(value).map_err(|violations| {
            let messages = violations.iter().map(|violation| format!("{} ({})", violation.message(), violation.id()));
            de::Error::custom(messages.collect::<Vec<_>>().join("; "))
        })
    }
}
