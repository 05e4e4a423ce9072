//! Helpers for tests of requests as source code: the secrets, which are variables there, and comparable JSON.

use std::collections::BTreeMap;

use payment_core::{
    inspect::is_secret,
    request::SESSION,
    schema::{Kind, walk},
};
use serde_json::value::RawValue;

/// A field whose values are secret.
#[derive(Debug)]
pub struct Secret {
    /// The Rust name, which no other secret of a request has.
    pub name: &'static str,
    /// The name of the field's type, in the module `request`.
    pub type_name: &'static str,
    /// The JSON pointer of the field.
    pointer: String,
}

/// Returns the secret fields of a request.
///
/// # Panics
///
/// Panics if two of them have the same name.
pub fn secrets() -> Vec<Secret> {
    let secret = walk(SESSION).into_iter().filter(|place| is_secret(place.kind));
    let found = secret.filter_map(|place| {
        let type_name = match place.kind {
            Kind::Text(text) => text.name,
            Kind::Number(number) => number.name,
            _ => return None,
        };
        Some(Secret { name: place.field.rust, type_name, pointer: place.pointer })
    });
    let found: Vec<Secret> = found.collect();
    let mut names: Vec<_> = found.iter().map(|secret| secret.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "two secrets would be the same variable: {names:?}");
    found
}

impl Secret {
    /// Returns the text of the secret in a request's JSON, without the quotes of a string, or `None` if it is absent.
    pub fn value<'j>(&self, mut json: &'j str) -> Option<&'j str> {
        for key in self.pointer.split('/').skip(1) {
            let fields: BTreeMap<String, &RawValue> = serde_json::from_str(json).ok()?;
            json = fields.get(key)?.get();
        }
        Some(json.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(json))
    }
}

/// Writes each string of a JSON text in the same way. A request keeps the escapes of its metadata.
///
/// # Panics
///
/// Panics if the text is not JSON.
pub fn with_plain_strings(json: &str) -> String {
    let (mut plain, mut at) = (String::new(), 0);
    while let Some(start) = json[at..].find('"').map(|length| at + length) {
        plain += &json[at..start];
        let mut strings = serde_json::Deserializer::from_str(&json[start..]).into_iter::<String>();
        let string = strings.next().and_then(Result::ok).expect("the text is JSON");
        plain += &serde_json::Value::from(string).to_string();
        at = start + strings.byte_offset();
    }
    plain + &json[at..]
}
