//! The strings that strings of a wrong form probably mean. Each function belongs to a form, whose `check` decides whether
//! the result is valid. A string whose meaning is unknown is returned unchanged.

use alloc::{
    format,
    string::{String, ToString},
};

use super::RuleId;

/// Returns the text without white space around it.
pub fn trimmed(written: &str) -> String {
    written.trim().into()
}

/// Returns a reference with `-` in place of each character that is not allowed.
pub fn reference(written: &str) -> String {
    let allowed = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    let reference: String = written.trim().chars().map(allowed).collect();
    // Without letters and digits, nothing is left of it.
    if reference.chars().all(|c| c == '-') { written.into() } else { reference }
}

/// Returns the digits of a telephone number, without the leading zero of national numbers.
pub fn phone_digits(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if written.starts_with('0') { digits.trim_start_matches('0').into() } else { digits }
}

/// Returns the digits of a national number. Nobody knows where the country code of `+62899…` ends.
pub fn national_number(written: &str) -> String {
    if written.starts_with('+') { written.into() } else { phone_digits(written) }
}

/// Returns an address with a scheme.
pub fn url(written: &str) -> String {
    let url = written.trim();
    without_scheme(url).map_or_else(|| url.to_string(), |rest| format!("https://{rest}"))
}

/// Returns the part after the scheme of an address whose scheme is absent or badly written, or `None` if the scheme may
/// be right.
fn without_scheme(url: &str) -> Option<&str> {
    if let Some((scheme, rest)) = url.split_once('/') {
        match scheme {
            "http:" | "https:" if rest.starts_with('/') => return None,
            "http:" | "https:" | "http" | "https" => return Some(rest.strip_prefix('/').unwrap_or(rest)),
            "" => return None,
            _ => {}
        }
    }
    match url.split_once(':') {
        None => Some(url),
        Some(("http" | "https", rest)) => Some(rest),
        // A host and a port.
        Some((_, rest)) => rest.starts_with(|c: char| c.is_ascii_digit()).then_some(url),
    }
}

/// Returns an instant with its absent parts: capitals, seconds, the time of day, `Z`.
pub fn instant(written: &str) -> String {
    let capitals = |c| match c {
        't' | ' ' => 'T',
        'z' => 'Z',
        c => c,
    };
    let instant: String = written.trim().chars().map(capitals).collect();
    let (local, rest) = match (instant.split_once('+'), instant.len()) {
        (Some((local, "00:00")), _) => (local, "Z"),
        (_, 10) => (&*instant, "T23:59:59Z"),
        (_, 16) => (&*instant, ":00Z"),
        (_, 19) => (&*instant, "Z"),
        _ => (&*instant, ""),
    };
    format!("{local}{rest}")
}

/// Returns whether a corrected string certainly means the same as the written one.
pub fn keeps_meaning(rule: RuleId, written: &str, corrected: &str) -> bool {
    let written = written.trim();
    match rule {
        // Another reference may be that of another order.
        RuleId::Reference => corrected == written,
        // Without an offset, the instant may be a local one.
        RuleId::Instant => ["Z", "z", "+00:00"].iter().any(|offset| written.ends_with(offset)),
        _ => true,
    }
}

/// Returns the correction as an instruction that does not quote the string.
pub fn instruction(rule: RuleId, written: &str, corrected: &str) -> &'static str {
    match rule {
        _ if corrected == written.trim() => "remove the white space around it",
        RuleId::Instant if written.trim().ends_with("+00:00") => "end it with `Z` instead of `+00:00`",
        RuleId::Instant => "use capital letters: `YYYY-MM-DDTHH:MM:SSZ`",
        RuleId::Url => "begin it with `https://`",
        RuleId::Phone => "write only its digits, without a leading zero",
        _ => "correct it",
    }
}
