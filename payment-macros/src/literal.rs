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
            Err(("a character is no string", format!("write `\"{}\"`", text.trim_matches('\''))))
        }
        Some(b'b' | b'c') if text.ends_with('"') && !text.contains('#') => {
            Err(("only plain strings are text", format!("write `{}`", text.trim_start_matches(['b', 'c']))))
        }
        _ => Err(("this kind of literal has no meaning in JSON", "write a string, a number, `true` or `false`".into())),
    }
}

/// Whether a literal is digits and nothing else.
pub fn is_digits(literal: &Literal) -> bool {
    literal.to_string().bytes().all(|b| b.is_ascii_digit() || b == b'_')
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
    if let Some(inner) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'))
        && !inner.contains('\\')
    {
        return Ok(Value::Text(inner.to_owned().into()));
    }
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(string) if string.suffix().is_empty() => Ok(Value::Text(string.value().into())),
        _ => Err(("a string has no suffix", "leave out what follows it".into())),
    }
}

fn number(text: &str, negative: bool) -> Result<Value<'static>, (&'static str, String)> {
    let digits = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.ends_with(|c: char| c.is_ascii_digit())
            && text.bytes().all(|b| b.is_ascii_digit() || b == b'_')
    };
    let plain: String = text.chars().filter(|c| *c != '_').collect();
    if text.len() > 1
        && text.starts_with('0')
        && text.as_bytes()[1].is_ascii_alphabetic()
        && !text[1..].starts_with(['e', 'E'])
    {
        return Err(("numbers are decimal", "write it with the digits 0 to 9".into()));
    }
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    if fraction == Some("") {
        return Err(("a number does not end in a point", format!("write `{whole}`")));
    }
    let exponent = exponent.map(|text| text.strip_prefix(['-', '+']).unwrap_or(text));
    if !digits(whole) || !fraction.is_none_or(digits) || !exponent.is_none_or(digits) {
        let bare: String = plain.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        return Err(("a number has no suffix", format!("write `{bare}`")));
    }
    if whole.len() > 1 && whole.starts_with('0') {
        return Err(("a number has no leading zero", format!("write `{}`", plain.trim_start_matches('0'))));
    }
    let sign = if negative { "-" } else { "" };
    Ok(Value::Number(format!("{sign}{plain}").into()))
}
