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

/// Returns the message about a key that has two values.
pub(crate) fn given_twice(key: &str) -> String {
    format!("`{key}` is given twice")
}

/// Returns the name of a type in backquotes, after `a` or `an`.
pub(crate) fn with_article(name: &str) -> String {
    let article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    format!("{article} `{name}`")
}

pub fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// Returns a key as a message quotes it: without control characters, and only its beginning if it is long.
pub(crate) fn shorten(key: &str) -> String {
    const MOST: usize = 60;
    // A key may be as long as the text that it is in.
    let end = key.char_indices().nth(MOST).map(|(end, _)| end);
    let escaped = quoted(&key[..end.unwrap_or(key.len())]);
    let escaped = escaped[1..escaped.len() - 1].replace('\'', "\\'");
    match end {
        Some(_) => escaped.chars().take(MOST).chain(['…']).collect(),
        None => escaped,
    }
}
