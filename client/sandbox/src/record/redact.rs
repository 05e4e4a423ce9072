//! Removes secrets and card data from texts.

use serde::de::IgnoredAny;

/// The longest body that is shown.
const LONGEST: usize = 64 * 1024;
const REDACTED: &str = "\"redacted\"";
/// The fields that hold secrets. Compared in lower case, because a misspelt field holds the same secret.
const SECRET_FIELDS: [&str; 11] = [
    "accesstoken",
    "accountnumber",
    "cardnumber",
    "ciphertext",
    "cvc",
    "cvv",
    "encryptedcard",
    "encryptedkey",
    "merchantsecret",
    "pan",
    "token",
];

/// Returns a body of JSON without secrets and card data. Everything else stays as it is, with the digits of each number.
///
/// Nothing is shown of a body that is not JSON, because a secret could be anywhere in it.
pub fn redacted(body: &[u8]) -> String {
    if body.is_empty() {
        return String::new();
    }
    if body.len() > LONGEST {
        return format!("({} bytes: too long to show)", body.len());
    }
    match str::from_utf8(body) {
        Ok(text) if serde_json::from_str::<IgnoredAny>(text).is_ok() => redacted_json(text),
        _ => format!("({} bytes that are not JSON)", body.len()),
    }
}

/// Returns a text, or `redacted` if it has a card number.
pub fn redacted_line(text: &str) -> String {
    if has_card_number(text) { "redacted".into() } else { text.into() }
}

/// Walks over the tokens of a valid text.
fn redacted_json(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    // Whether the field of the next value is secret. An object or list in it has other fields, or is secret as well.
    let mut is_secret = false;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '-' | '0'..='9' => rest.find(|c: char| !"+-.eE0123456789".contains(c)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        let is_value = length > 1 || first.is_ascii_digit();
        if first == '"' && after.trim_start().starts_with(':') {
            let name: String = serde_json::from_str(token).unwrap_or_default();
            is_secret = SECRET_FIELDS.contains(&name.to_ascii_lowercase().as_str());
            shown.push_str(if has_card_number(&name) { REDACTED } else { token });
        } else if is_value && (is_secret && token != "\"\"" || has_card_number(&unescaped(token))) {
            shown.push_str(REDACTED);
        } else {
            shown.push_str(token);
        }
        if first == '}' {
            is_secret = false;
        }
    }
    shown
}

fn unescaped(token: &str) -> String {
    serde_json::from_str(token).unwrap_or_else(|_| token.to_owned())
}

/// Returns the length of the string at the start of a text, with its quotes.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Returns whether a text has 13–19 digits, perhaps in groups, that may be a card number.
fn has_card_number(text: &str) -> bool {
    text.split(|c: char| !(c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '.'))).any(|run| {
        let digits: Vec<u8> = run.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        // The numbers of card schemes begin with these digits; those of the sandbox's accounts do not.
        matches!(digits.len(), 13..=19) && matches!(digits[0], 2..=6) && has_check_digit(&digits)
    })
}

/// Checks the last digit by the algorithm of Luhn.
fn has_check_digit(digits: &[u8]) -> bool {
    let doubled = |digit: u8| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| u32::from(if at % 2 == 1 { doubled(*digit) } else { *digit }))
        .sum();
    sum.is_multiple_of(10)
}
