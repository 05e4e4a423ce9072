//! The checks of strings. No reason quotes the string, which may be a secret.

use alloc::{borrow::Cow, format, string::String};

use crate::engine::base::{bytes, date_time::DateTime};

/// The result of a check: the reason why a string does not have a form.
pub(crate) type CheckResult = Result<(), &'static str>;

pub(crate) fn require(condition: bool, reason: &'static str) -> CheckResult {
    if condition { Ok(()) } else { Err(reason) }
}

/// Checks that a string has from `min` to `max` Unicode scalar values.
pub fn length(text: &str, min: usize, max: usize) -> Result<(), Cow<'static, str>> {
    match text.chars().count() {
        0 if min == 1 => Err("must not be empty".into()),
        1 if min > 1 => Err(format!("has 1 character; the minimum is {min}").into()),
        count if count < min => Err(format!("has {count} characters; the minimum is {min}").into()),
        count if count > max => Err(format!("has {count} characters; the maximum is {max}").into()),
        _ => Ok(()),
    }
}

pub fn reference(text: &str) -> CheckResult {
    require(
        text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')),
        "must contain only letters A–Z and a–z, digits, `-` and `_`",
    )
}

/// Checks that a string is an existing instant of the years 0001–9999 in the form `YYYY-MM-DDTHH:MM:SSZ`.
///
/// # Errors
///
/// Returns what the text must be.
pub fn instant(text: &str) -> CheckResult {
    const SHAPE: &[u8; 20] = b"0000-00-00T00:00:00Z";
    let fits = text.len() == SHAPE.len()
        && text.bytes().zip(SHAPE).all(|(b, mark)| if *mark == b'0' { b.is_ascii_digit() } else { b == *mark });
    require(!has_offset(text), "must end in `Z`, because only UTC is accepted")?;
    require(fits, "must have the form `YYYY-MM-DDTHH:MM:SSZ`, in UTC without fractions")?;
    let instant = DateTime::of_instant(text);
    require(instant.has_date(), "contains a date that does not exist")?;
    require(instant.has_time(), "contains a time that does not exist")
}

/// Returns whether an instant ends in an offset, such as `+00:00`.
fn has_offset(text: &str) -> bool {
    let date_and_time = text.len() > 16 && text.is_char_boundary(10);
    let [.., sign, h1, h2, b':', m1, m2] = text.as_bytes() else { return false };
    date_and_time && matches!(sign, b'+' | b'-') && [h1, h2, m1, m2].into_iter().all(u8::is_ascii_digit)
}

pub fn url(text: &str) -> CheckResult {
    let is_of_scheme = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    let (scheme, rest) = text.split_at(text.bytes().take_while(is_of_scheme).count());
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.starts_with("://");
    require(is_scheme, "must begin with a scheme and `://`, for example `https://`")?;
    require(rest != "://", "must have text after `://`")?;
    require(!has_blank(text), "cannot contain white space or control characters")
}

pub fn email(text: &str) -> CheckResult {
    let is_between = text.bytes().filter(|b| *b == b'@').count() == 1 && !text.starts_with('@') && !text.ends_with('@');
    require(is_between, "must contain one `@` with text on both sides")?;
    require(!has_blank(text), "cannot contain white space or control characters")
}

fn has_blank(text: &str) -> bool {
    // Most strings have only ASCII characters that are visible, and need no search by characters.
    bytes::any(text.as_bytes(), |byte| !byte.is_ascii_graphic())
        && text.chars().any(|c| c.is_whitespace() || c.is_control())
}

pub fn digits(text: &str) -> CheckResult {
    require(text.bytes().all(|b| b.is_ascii_digit()), "must contain only digits")
}

pub fn money(text: &str) -> CheckResult {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "00"));
    let is_number = !whole.is_empty() && !decimals.is_empty() && digits(whole).is_ok() && digits(decimals).is_ok();
    require(is_number, "must be a decimal number in digits, for example `10000` or `10000.50`")?;
    require(decimals.len() <= 2, "must have at most two decimals, because nothing is rounded")?;
    require(whole == "0" || !whole.starts_with('0'), "cannot have a leading zero")?;
    require(text.bytes().any(|b| matches!(b, b'1'..=b'9')), "must be greater than 0")
}

pub fn alphanumeric(text: &str) -> CheckResult {
    require(
        text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b' '),
        "must contain only letters A–Z and a–z, digits and spaces",
    )
}

/// Checks that a string has from `min` to `max` digits.
pub fn digit_count(text: &str, min: usize, max: usize) -> Result<(), String> {
    if (min..=max).contains(&text.len()) && digits(text).is_ok() { Ok(()) } else { Err(digit_range(min, max)) }
}

/// Returns the wording of `min` to `max` digits.
pub fn digit_range(min: usize, max: usize) -> String {
    if min == 0 {
        format!("at most {max} digits")
    } else if min == max {
        format!("exactly {max} digits")
    } else {
        format!("{min} to {max} digits")
    }
}

/// Checks that a string has only digits and a valid Luhn check digit.
pub fn luhn(text: &str) -> CheckResult {
    digits(text)?;
    // Every second digit from the right is doubled, and the digits of the result are added.
    let digits = text.bytes().rev().map(|digit| u32::from(digit - b'0')).enumerate();
    let sum: u32 = digits.map(|(at, digit)| if at % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 }).sum();
    require(sum.is_multiple_of(10), "has an invalid check digit")
}
