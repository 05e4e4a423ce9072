//! The wording of messages.

use alloc::{format, string::String};

use super::bytes;

/// A template, and what stands in the place of each `{}` in it.
pub type Said<'t> = (&'t str, &'t [&'t str]);

/// Puts values in the place of each `{}`, one after the other; other braces stay. (Each `format!` would be code of its
/// own, to be compiled with the macro.)
pub fn say(template: &str, values: &[&str]) -> String {
    let (mut said, mut rest, mut values) = (String::new(), template, values);
    while let Some((before, after)) = bytes::cut(rest, b'{') {
        said.push_str(before);
        match (after.as_bytes(), values) {
            ([b'}', ..], [value, others @ ..]) => {
                said.push_str(value);
                (rest, values) = (&after[1..], others);
            }
            _ => {
                said.push('{');
                rest = after;
            }
        }
    }
    said.push_str(rest);
    said
}

/// `a`, `a and b`, `a, b and c`, with this word before the last.
pub fn joined(names: &[String], word: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => say("{} {} {}", &[&commas(all), word, last]),
    }
}

/// `a, b, c`. (Compiled unoptimised, as part of a macro, `join` is a thousand instructions for each type.)
pub fn commas(names: &[String]) -> String {
    let mut list = String::new();
    for name in names {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(name);
    }
    list
}

/// Appends a segment of a JSON pointer (RFC 6901).
pub fn escape(segment: &str, pointer: &mut String) {
    for c in segment.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// A key as a message quotes it: its beginning, if it is long, without control characters.
pub fn shorten(key: &str) -> String {
    const MOST: usize = 60;
    let (quoted, mut escaped) = (quoted(key), String::new());
    for c in quoted[1..quoted.len() - 1].chars() {
        if c == '\'' {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    if key.chars().count() <= MOST {
        return escaped;
    }
    let (mut shown, mut count) = (String::new(), 0);
    for c in escaped.chars() {
        count += 1;
        if count > MOST {
            break;
        }
        shown.push(c);
    }
    shown.push('…');
    shown
}
