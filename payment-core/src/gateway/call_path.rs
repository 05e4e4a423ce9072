//! The check of a path that a user writes.

use super::CallError;

/// The greatest length of a path in bytes. Servers accept at least this much (RFC 9110, section 4.1).
pub const MAX_LENGTH: usize = 8_000;

/// Checks a path and its query, so that every HTTP client sends them byte for byte.
///
/// Clients resolve dot segments, percent-encode some characters and drop fragments. A path on which any of this could
/// happen is refused instead.
pub fn check(path: &str) -> Result<(), CallError> {
    if !path.starts_with('/') {
        return Err(CallError::NotAbsolute);
    }
    if path.len() > MAX_LENGTH {
        return Err(CallError::TooLong { length: path.len() });
    }
    check_characters(path)?;
    let segments = path.split('?').next().unwrap_or_default();
    check_segments(segments)
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
