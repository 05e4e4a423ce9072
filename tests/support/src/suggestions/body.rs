//! Bodies whose keys may have the signs of source code, `"email?:"`. A pointer does not have them.

use payment_core::base::path::{Path, Segment};
use serde_json::{Value, json};

/// The signs that may follow a key.
const SIGNS: [&str; 3] = ["!?:", "?:", "!:"];

/// Returns a key without its sign, and the sign.
pub fn split_sign(key: &str) -> (&str, &str) {
    SIGNS.iter().find_map(|sign| Some((key.strip_suffix(sign)?, *sign))).unwrap_or((key, ":"))
}

/// Returns a key with this sign.
pub fn with_sign(key: &str, sign: &str) -> String {
    if sign == ":" { key.to_owned() } else { format!("{key}{sign}") }
}

/// Returns the pointer of the object or list around a value, and the key of the value.
pub fn split(pointer: &str) -> (&str, String) {
    let (outer, _) = pointer.rsplit_once('/').unwrap();
    (outer, Path::default().join(pointer).last().unwrap().text().into_owned())
}

/// Returns the key of an entry as it is written.
fn written_key(value: &Value, key: &str) -> Option<String> {
    value.as_object()?.keys().find(|written| split_sign(written).0 == key).cloned()
}

/// Returns the value at a pointer.
pub fn at<'v>(body: &'v Value, pointer: &str) -> Option<&'v Value> {
    if pointer.is_empty() {
        return Some(body);
    }
    let (outer, key) = split(pointer);
    let outer = at(body, outer)?;
    match outer {
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        outer => outer.get(written_key(outer, &key)?),
    }
}

/// Returns the value at a pointer.
pub fn at_mut<'v>(body: &'v mut Value, pointer: &str) -> Option<&'v mut Value> {
    if pointer.is_empty() {
        return Some(body);
    }
    let (outer, key) = split(pointer);
    let outer = at_mut(body, outer)?;
    match outer {
        Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
        outer => {
            let key = written_key(outer, &key)?;
            outer.get_mut(key)
        }
    }
}

/// Removes an entry. Returns its sign and its value.
pub fn remove(body: &mut Value, pointer: &str) -> Option<(&'static str, Value)> {
    let (outer, key) = split(pointer);
    let outer = at_mut(body, outer)?;
    let written = written_key(outer, &key)?;
    let value = outer.as_object_mut()?.remove(&written)?;
    let sign = SIGNS.iter().find(|sign| **sign == split_sign(&written).1);
    Some((sign.copied().unwrap_or(":"), value))
}

/// Sets the value at a pointer, and creates the objects and lists on the way to it. Returns `None` if another value is there.
pub fn set(body: &mut Value, pointer: &str, value: Value) -> Option<()> {
    let mut at = body;
    for key in Path::default().join(pointer).segments().into_iter().map(Segment::text) {
        let index = key.parse::<usize>().ok();
        if at.is_null() {
            *at = if index.is_some() { json!([]) } else { json!({}) };
        }
        at = match (at, index) {
            (Value::Array(items), Some(index)) => {
                while items.len() <= index {
                    items.push(Value::Null);
                }
                &mut items[index]
            }
            (at, _) => {
                let key = written_key(at, &key).unwrap_or_else(|| key.into_owned());
                at.as_object_mut()?.entry(key).or_insert(Value::Null)
            }
        };
    }
    *at = value;
    Some(())
}

/// Sets the sign of an entry.
pub fn set_sign(body: &mut Value, pointer: &str, sign: &str) -> Option<()> {
    let (outer, key) = split(pointer);
    let (_, value) = remove(body, pointer)?;
    at_mut(body, outer)?.as_object_mut()?.insert(with_sign(&key, sign), value);
    Some(())
}
