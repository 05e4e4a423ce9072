//! Paths of calls: those with an id, and the check of those that a user writes.

use alloc::{format, string::String};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use super::CallError;
use crate::response::SessionId;

/// The characters that are percent-encoded in an id.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_');

/// The greatest length of a path in bytes. Servers accept at least this much (RFC 9110, section 4.1).
pub const MAX_LENGTH: usize = 8_000;

/// Returns a path with an id as a segment.
///
/// HTTP clients resolve the segments `.` and `..`, also when they are encoded, so no request can ask for such an id. An
/// empty id would ask for the list of all objects.
pub fn with_segment(before: &str, id: &str, after: &str) -> Result<String, CallError> {
    match id {
        "." | ".." => Err(CallError::DotId),
        id => with_id(before, id, after),
    }
}

/// Returns the path of a call about a session.
pub fn of_session(session: &SessionId, call: &str) -> Result<String, CallError> {
    with_segment("/v2/payments/", session.as_ref(), call)
}

/// Returns a path with an id in its query.
pub fn with_id(before: &str, id: &str, after: &str) -> Result<String, CallError> {
    if id.is_empty() {
        return Err(CallError::EmptyId);
    }
    let path = format!("{before}{}{after}", percent_encode(id.as_bytes(), RESERVED));
    check_length(&path)?;
    Ok(path)
}

/// Checks a path and its query, so that every HTTP client sends them byte for byte.
///
/// Clients resolve dot segments, percent-encode some characters and drop fragments. A path on which any of this could
/// happen is rejected instead.
pub fn check(path: &str) -> Result<(), CallError> {
    if !path.starts_with('/') {
        return Err(CallError::NotAbsolute);
    }
    check_length(path)?;
    check_characters(path)?;
    let segments = path.split('?').next().unwrap_or_default();
    check_segments(segments)
}

const fn check_length(path: &str) -> Result<(), CallError> {
    match path.len() {
        ..=MAX_LENGTH => Ok(()),
        length => Err(CallError::TooLong { length }),
    }
}

fn check_characters(path: &str) -> Result<(), CallError> {
    for (at, character) in path.char_indices() {
        if character == '%' {
            let digits = path.as_bytes().get(at + 1..at + 3);
            if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                return Err(CallError::Percent { at });
            }
        } else if !may_be_sent(character) {
            return Err(CallError::Character { at, character });
        }
    }
    Ok(())
}

/// Returns whether no client encodes this character in a path or query: those of RFC 3986, without `'`, which the URL
/// standard encodes in queries.
const fn may_be_sent(character: char) -> bool {
    matches!(character,
        'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '.' | '_' | '~'
        | '!' | '$' | '&' | '(' | ')' | '*' | '+' | ',' | ';' | '=' | ':' | '@' | '/' | '?')
}

/// Checks the part before the query. It begins with `/`.
fn check_segments(path: &str) -> Result<(), CallError> {
    let mut at = 1;
    let mut segments = path[1..].split('/').peekable();
    while let Some(segment) = segments.next() {
        // The last segment is empty in `/v1/refunds/` and in `/`.
        if segment.is_empty() && segments.peek().is_some() {
            return Err(CallError::EmptySegment { at: at - 1 });
        }
        let decoded = segment.replace("%2e", ".").replace("%2E", ".");
        if matches!(&*decoded, "." | "..") {
            return Err(CallError::DotSegment { at });
        }
        at += segment.len() + 1;
    }
    Ok(())
}
