//! The wording of messages.

use alloc::{format, string::String};

/// Returns `a`, `a and b` or `a, b and c`, with `conjunction` before the last name.
pub fn list_in_words(names: &[String], conjunction: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} {conjunction} {last}", all.join(", ")),
    }
}

/// Appends a segment of a JSON pointer (RFC 6901).
pub fn push_pointer_segment(segment: &str, pointer: &mut String) {
    for c in segment.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// Returns a text in quotes.
pub fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// Returns a key as a message quotes it: without control characters, and only its beginning if it is long.
pub fn shorten(key: &str) -> String {
    const MOST: usize = 60;
    let escaped = quoted(key);
    let escaped = escaped[1..escaped.len() - 1].replace('\'', "\\'");
    if key.chars().count() <= MOST {
        return escaped;
    }
    escaped.chars().take(MOST).chain(['…']).collect()
}
