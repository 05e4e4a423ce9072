//! Helpers for tests of requests as source code: the secrets, which are variables there, and comparable JSON.

use std::collections::BTreeMap;

use payment_core::{
    inspect::is_secret,
    request::SESSION,
    schema::{Kind, Object},
};
use serde_json::value::RawValue;

/// A field whose values are secret.
#[derive(Debug)]
pub struct Secret {
    /// The Rust name, which no other secret of a request has.
    pub name: &'static str,
    /// The name of the field's type, in the module `request`.
    pub type_name: &'static str,
    /// The wire names from the request to the field.
    path: Vec<&'static str>,
}

/// Returns the secret fields of a request.
///
/// # Panics
///
/// Panics if two of them have the same name.
pub fn secrets() -> Vec<Secret> {
    let mut found: Vec<Secret> = Vec::new();
    find(SESSION, &[], &mut found);
    let mut names: Vec<_> = found.iter().map(|secret| secret.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "two secrets would be the same variable: {names:?}");
    found
}

fn find(object: &Object, path: &[&'static str], found: &mut Vec<Secret>) {
    for field in object.fields {
        let path = [path, &[field.wire]].concat();
        let mut add = |type_name| found.push(Secret { name: field.rust, type_name, path: path.clone() });
        match field.kind {
            Kind::Text(text) if is_secret(field.kind) => add(text.name),
            Kind::Number(number) if is_secret(field.kind) => add(number.name),
            Kind::Object(object) | Kind::Checked(object) => find(object, &path, found),
            Kind::List(Kind::Object(object) | Kind::Checked(object)) => find(object, &path, found),
            _ => {}
        }
    }
}

impl Secret {
    /// Returns the text of the secret in a request's JSON, without the quotes of a string, or `None` if it is absent.
    pub fn value<'j>(&self, mut json: &'j str) -> Option<&'j str> {
        for key in &self.path {
            let fields: BTreeMap<String, &RawValue> = serde_json::from_str(json).ok()?;
            json = fields.get(*key)?.get();
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
