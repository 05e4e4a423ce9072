//! One text for equal JSON values, whatever the order of their keys, their escapes and the white space between their tokens.

use alloc::vec::Vec;

use super::{Cursor, unescape};
use crate::engine::json::{LEVELS, write_text};

/// Returns whether two texts of valid JSON have the same value.
pub fn are_equal(one: &str, other: &str) -> bool {
    one == other || canonical(one) == canonical(other)
}

/// Returns the text of all values that are equal to that of a text of valid JSON.
///
/// What lies deeper than a request may have it stays as it is written, so that depth costs no stack.
pub fn canonical(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    write(&mut Cursor::new(text), 1, &mut out);
    out
}

fn write(cursor: &mut Cursor<'_>, level: usize, out: &mut Vec<u8>) {
    match cursor.peek() {
        b'{' | b'[' if level > LEVELS => out.extend_from_slice(cursor.value().as_bytes()),
        b'{' => write_object(cursor, level, out),
        b'[' => {
            cursor.skip_byte();
            out.push(b'[');
            while cursor.has_next(b']') {
                write(cursor, level + 1, out);
                out.push(b',');
            }
            out.push(b']');
        }
        b'"' => write_string(cursor, out),
        // A number is sent as it is written, so `1` is not `1.0`, as in an amount.
        _ => out.extend_from_slice(cursor.scalar().as_bytes()),
    }
}

fn write_object(cursor: &mut Cursor<'_>, level: usize, out: &mut Vec<u8>) {
    let mut fields = Vec::new();
    cursor.skip_byte();
    while cursor.has_next(b'}') {
        let (mut name, mut value) = (Vec::new(), Vec::new());
        write_string(cursor, &mut name);
        cursor.skip_colon();
        write(cursor, level + 1, &mut value);
        fields.push((name, value));
    }
    // Of several fields with one name, the last one counts, so they keep their order.
    fields.sort_by(|(one, _), (other, _)| one.cmp(other));
    out.push(b'{');
    for (name, value) in fields {
        out.extend_from_slice(&name);
        out.push(b':');
        out.extend_from_slice(&value);
        out.push(b',');
    }
    out.push(b'}');
}

fn write_string(cursor: &mut Cursor<'_>, out: &mut Vec<u8>) {
    let written = cursor.string();
    match unescape(written) {
        Some(text) => write_text(&text, out),
        // Half of a surrogate pair, which only responses can have.
        None => out.extend_from_slice(written.as_bytes()),
    }
}
