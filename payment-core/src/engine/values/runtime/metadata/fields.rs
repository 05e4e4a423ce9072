//! The fields of a JSON object with any content.

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::{fmt, mem};

use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::MetadataValue;
use crate::engine::json;

/// The keys and values of an object, in their order.
pub struct Fields(Vec<(String, MetadataValue)>);

impl Fields {
    /// Reads the fields of JSON text that is known to be an object without white space.
    pub fn read(object: &str) -> Self {
        let fields = serde_json::Deserializer::from_str(object).deserialize_map(FieldsVisitor);
        Self(fields.expect("the text is an object"))
    }

    /// Writes an object.
    pub fn write(&self) -> String {
        let mut out = Vec::from(*b"{");
        for (key, value) in &self.0 {
            if out.len() > 1 {
                out.push(b',');
            }
            json::write_text(key, &mut out);
            out.push(b':');
            out.extend_from_slice(value.as_json().as_bytes());
        }
        out.push(b'}');
        super::value::utf8(out)
    }

    fn place(&self, key: &str) -> Option<usize> {
        self.0.iter().position(|(known, _)| known == key)
    }

    pub fn insert(&mut self, key: String, value: MetadataValue) -> Option<MetadataValue> {
        match self.place(&key) {
            Some(at) => Some(mem::replace(&mut self.0[at].1, value)),
            None => {
                self.0.push((key, value));
                None
            }
        }
    }

    pub fn remove(&mut self, key: &str) -> Option<MetadataValue> {
        self.place(key).map(|at| self.0.remove(at).1)
    }

    pub fn get(mut self, key: &str) -> Option<MetadataValue> {
        self.place(key).map(|at| self.0.swap_remove(at).1)
    }

    pub fn into_iter(self) -> impl Iterator<Item = (String, MetadataValue)> {
        self.0.into_iter()
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Vec<(String, MetadataValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
            fields.push((key, MetadataValue::from_json_text(value.get().to_owned())));
        }
        Ok(fields)
    }
}
