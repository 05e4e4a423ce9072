//! Telephone numbers: their parts, and what a wrongly written one means. Most are Indonesian.

use alloc::{format, string::String};

use crate::engine::schema::{
    Correction, FieldTexts, Form,
    forms::ANY,
    text_checks::{self, CheckResult, require},
};

pub const COUNTRY_CODE: Form =
    Form { check: check_country_code, pattern: Some(r"^\+?[0-9]{1,3}$"), correct: country_code, is_shown: true, ..ANY };

pub const NATIONAL_NUMBER: Form = Form {
    check: check_national_number,
    pattern: Some("^[1-9][0-9]*$"),
    correct: national_number,
    next_to: Some("country_code"),
    ..ANY
};

fn check_country_code(text: &str) -> CheckResult {
    let code = text.strip_prefix('+').unwrap_or(text);
    require(
        matches!(code.len(), 1..=3) && text_checks::digits(code).is_ok(),
        "must have one to three digits, with or without `+`, for example `+62`",
    )
}

fn check_national_number(text: &str) -> CheckResult {
    text_checks::digits(text)?;
    require(!text.starts_with('0'), "cannot begin with 0: omit the leading zero and the country code")
}

const DIGITS_ONLY: &str = "write only its digits, without a leading zero";

/// Returns the digits of a country code, with its `+`.
fn country_code(written: &str, _: Option<&str>) -> Option<Correction> {
    let (plus, rest) = if let Some(rest) = after_plus(written) { ("+", rest) } else { ("", written) };
    let digits = digits_of(rest)?;
    let digits = if plus.is_empty() { digits.strip_prefix("00").unwrap_or(&digits) } else { &*digits };
    Some(Correction::Exact { text: format!("{plus}{digits}"), instruction: DIGITS_ONLY })
}

/// Returns the digits of a national number.
pub fn national_number(written: &str, country_code: Option<&str>) -> Option<Correction> {
    let code = country_code.filter(|code| check_country_code(code).is_ok());
    let code = code.map(|code| code.strip_prefix('+').unwrap_or(code));
    let text = national_digits(written, code.unwrap_or(INDONESIA))?;
    let is_exact = match code {
        Some(_) => true,
        // In any country, these digits are not a prefix.
        None => after_plus(written).is_none() && !text.starts_with(INDONESIA) && digits_of(written)? == text,
    };
    Some(if is_exact {
        Correction::Exact { text, instruction: DIGITS_ONLY }
    } else {
        Correction::Likely { text, instruction: Some(DIGITS_ONLY) }
    })
}

/// Returns the known fields of a whole telephone number, and whether the country is certain.
///
/// A country code begins no other, so `+62` is Indonesia. Nobody knows where that of another number ends. Without a `+`, a
/// leading zero is usual in Indonesia, but not only there, and `62` may begin another number.
pub fn fields(written: &str) -> Option<FieldTexts> {
    let written = written.trim();
    let is_certain = after_plus(written).is_some();
    let digits = national_digits(written, INDONESIA).filter(|digits| check_national_number(digits).is_ok())?;
    let has_country = is_certain || digits_of(written)? != digits;
    let code = has_country.then(|| ("country_code", "+62".into()));
    // The spaces and signs in a number of another country may be those of its area.
    if code.is_none() && written != digits {
        return None;
    }
    Some((code.into_iter().chain([("number", digits)]).collect(), is_certain))
}

const INDONESIA: &str = "62";

/// Returns the digits after the country code and, in Indonesia, the leading zero, or `None` if the number may have another
/// country code.
fn national_digits(written: &str, code: &str) -> Option<String> {
    let is_indonesian = code == INDONESIA;
    let (digits, rest) = match after_plus(written) {
        Some(rest) => {
            let digits = digits_of(rest)?;
            let length = digits.strip_prefix(code)?.len();
            (digits, length)
        }
        None => {
            let digits = digits_of(written)?;
            let length = match &*digits {
                _ if !is_indonesian => digits.len(),
                number if number.starts_with("00") => number.strip_prefix("0062")?.len(),
                // Area codes of Sumatra begin with the digits of the country code, but their numbers are shorter than a
                // mobile number with its country code.
                number if number.starts_with(INDONESIA) => match number.as_bytes() {
                    [_, _, b'0' | b'8', ..] if number.len() >= 11 => number.len() - INDONESIA.len(),
                    _ => return None,
                },
                number => number.len(),
            };
            (digits, length)
        }
    };
    let national = &digits[digits.len() - rest..];
    Some(if is_indonesian { national.strip_prefix('0').unwrap_or(national) } else { national }.into())
}

/// Returns the part after the `+` of a telephone number, which may be in parentheses.
fn after_plus(written: &str) -> Option<&str> {
    written.trim_start_matches(['(', ' ']).strip_prefix('+')
}

fn digits_of(written: &str) -> Option<String> {
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '(' | ')');
    let digits: String = written.chars().filter(|c| !is_separator(*c)).collect();
    text_checks::digits(&digits).is_ok().then_some(digits)
}
