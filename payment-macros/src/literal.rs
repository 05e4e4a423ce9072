//! What literals stand for.

use payment_core::node::Value;
use proc_macro2::Literal;

/// A literal's value, or what is wrong with it and what to write instead.
pub fn read(literal: &Literal, negative: bool) -> Result<Value<'static>, (&'static str, String)> {
    let text = literal.to_string();
    match text.as_bytes().first() {
        Some(b'"') if !negative => string(literal, &text),
        Some(b'r') if !negative && text.contains('"') => string(literal, &text),
        Some(b'0'..=b'9') => number(&text, negative),
        // a negative literal from another macro
        Some(b'-') if !negative => number(&text[1..], true),
        Some(b'\'') if text.ends_with('\'') => {
            Err(("a character is no string", format!("write `\"{}\"`", &text[1..text.len() - 1])))
        }
        Some(b'b' | b'c') if text.ends_with('"') && !text.contains('#') => {
            Err(("only plain strings are text", format!("write `{}`", &text[1..])))
        }
        _ => Err(("this kind of literal has no meaning in JSON", "write a string, a number, `true` or `false`".into())),
    }
}

/// Whether a literal is digits and nothing else.
pub fn is_digits(literal: &Literal) -> bool {
    are_digits(&literal.to_string())
}

/// What a string literal stands for, if it is one.
pub fn text(literal: &Literal) -> Option<String> {
    match read(literal, false) {
        Ok(Value::Text(text)) => Some(text.into_owned()),
        _ => None,
    }
}

fn string(literal: &Literal, text: &str) -> Result<Value<'static>, (&'static str, String)> {
    // most have nothing to unescape; `syn` reads the others
    if matches!(text.as_bytes(), [b'"', .., b'"']) && !text.contains('\\') {
        return Ok(Value::Text(text[1..text.len() - 1].to_owned().into()));
    }
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(string) if string.suffix().is_empty() => Ok(Value::Text(string.value().into())),
        _ => Err(("a string has no suffix", "leave out what follows it".into())),
    }
}

fn number(text: &str, negative: bool) -> Result<Value<'static>, (&'static str, String)> {
    if matches!(text.as_bytes(), [b'0', b'a'..=b'd' | b'f'..=b'z' | b'A'..=b'D' | b'F'..=b'Z', ..]) {
        return Err(("numbers are decimal", "write it with the digits 0 to 9".into()));
    }
    let (mantissa, exponent) = halves(text, [b'e', b'E']);
    let (whole, fraction) = halves(mantissa, [b'.'; 2]);
    if fraction == Some("") {
        return Err(("a number does not end in a point", format!("write `{whole}`")));
    }
    let plain = without(text, b'_');
    if !is_whole(whole) || !fraction.is_none_or(is_whole) || !exponent.is_none_or(is_exponent) {
        let mut end = 0;
        while let Some(b'0'..=b'9' | b'.') = plain.as_bytes().get(end) {
            end += 1;
        }
        return Err(("a number has no suffix", format!("write `{}`", &plain[..end])));
    }
    if whole.len() > 1 && whole.starts_with('0') {
        let mut shown = &*plain;
        while let Some(rest) = shown.strip_prefix('0') {
            shown = rest;
        }
        return Err(("a number has no leading zero", format!("write `{shown}`")));
    }
    let sign = if negative { "-" } else { "" };
    Ok(Value::Number(format!("{sign}{plain}").into()))
}

fn is_exponent(text: &str) -> bool {
    match text.as_bytes() {
        [b'-' | b'+', ..] => is_whole(&text[1..]),
        _ => is_whole(text),
    }
}

/// Whether a text is digits, with `_` between them at most.
fn is_whole(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'9', .., b'0'..=b'9']) && are_digits(text)
}

fn are_digits(text: &str) -> bool {
    for byte in text.as_bytes() {
        if !matches!(byte, b'0'..=b'9' | b'_') {
            return false;
        }
    }
    true
}

/// What stands before and behind the first of two signs.
fn halves(text: &str, [one, other]: [u8; 2]) -> (&str, Option<&str>) {
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        if *byte == one || *byte == other {
            return (&text[..at], Some(&text[at + 1..]));
        }
        at += 1;
    }
    (text, None)
}

/// A text without a sign, wherever that stands.
pub fn without(text: &str, sign: u8) -> String {
    let mut plain = String::new();
    let (mut before, mut behind) = halves(text, [sign; 2]);
    plain.push_str(before);
    while let Some(rest) = behind {
        (before, behind) = halves(rest, [sign; 2]);
        plain.push_str(before);
    }
    plain
}
