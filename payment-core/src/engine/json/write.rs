//! Writers of JSON text. Objects write each key as `,"key":` in one copy. The first comma becomes the brace.

use alloc::{string::String, vec::Vec};

use crate::engine::base::{Decimal, bytes};

/// The greatest number of bytes of a number: 18 digits and a point, with a zero before it.
pub const NUMBER_SIZE: usize = 20;

/// Returns the number of bytes of a string without escapes.
pub const fn text_size(text: &str) -> usize {
    text.len() + 2
}

const fn must_escape(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// Appends a JSON string.
pub fn write_text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    if bytes::any(text.as_bytes(), must_escape) {
        write_escaped(text, out);
    } else {
        out.extend_from_slice(text.as_bytes());
    }
    out.push(b'"');
}

pub fn json_string(text: &str) -> String {
    let mut out = Vec::with_capacity(text_size(text));
    write_text(text, &mut out);
    String::from_utf8(out).expect("a `str` with ASCII escapes")
}

/// Appends a JSON string that needs no escapes.
pub fn write_enum_value(value: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    out.extend_from_slice(value.as_bytes());
    out.push(b'"');
}

#[cold]
fn write_escaped(text: &str, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    for byte in text.bytes() {
        match byte {
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0x08 => out.extend_from_slice(b"\\b"),
            0x0c => out.extend_from_slice(b"\\f"),
            _ if must_escape(byte) => {
                out.extend_from_slice(b"\\u00");
                out.extend_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
            }
            _ => out.push(byte),
        }
    }
}

/// Appends a JSON number.
pub fn write_decimal(number: Decimal, out: &mut Vec<u8>) {
    let mut buffer = [0; 24];
    let start = number.write_to(&mut buffer);
    out.extend_from_slice(&buffer[start..]);
}

/// Ends an object whose fields, each with a comma in front, begin at `start`.
pub fn close_object(start: usize, out: &mut Vec<u8>) {
    match out.get_mut(start) {
        Some(comma) => *comma = b'{',
        None => out.push(b'{'),
    }
    out.push(b'}');
}
