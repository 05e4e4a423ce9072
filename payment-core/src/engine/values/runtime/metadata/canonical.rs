//! One text for equal JSON values, whatever the order of their keys and their escapes.

use alloc::{string::String, vec::Vec};

use serde_json::value::RawValue;

use crate::engine::{json, values::OtherFields};

/// Returns whether two texts of valid JSON have the same value.
pub fn are_equal(one: &str, other: &str) -> bool {
    one == other || canonical(one) == canonical(other)
}

/// Returns the text of all values that are equal to that of a text of valid JSON without white space.
pub fn canonical(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    write(text, &mut out);
    out
}

fn write(text: &str, out: &mut Vec<u8>) {
    match text.as_bytes().first() {
        Some(b'{') => {
            let fields = OtherFields::of_object(text);
            out.push(b'{');
            for (key, value) in fields.sorted() {
                json::write_text(key, out);
                out.push(b':');
                write(value.as_json(), out);
                out.push(b',');
            }
            out.push(b'}');
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text).expect("the text is a list");
            out.push(b'[');
            for item in items {
                write(item.get(), out);
                out.push(b',');
            }
            out.push(b']');
        }
        Some(b'"') => json::write_text(&serde_json::from_str::<String>(text).expect("the text is a string"), out),
        // A number is sent as it is written, so `1` is not `1.0`, as in an amount.
        _ => out.extend_from_slice(text.as_bytes()),
    }
}
