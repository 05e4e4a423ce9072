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
            Err(("a character is not a string", format!("write `{}`", quoted(literal))))
        }
        Some(b'b' | b'c') if text.ends_with('"') && !text.contains('#') => {
            Err(("a string cannot have the prefix `b` or `c`", format!("write `{}`", &text[1..])))
        }
        _ if negative => Err(("only a number can have a minus sign", "remove the minus sign".into())),
        _ => Err(("this kind of literal is not valid in JSON", "write a string, a number, `true` or `false`".into())),
    }
}

/// Whether a literal begins as a number does.
pub fn is_number(literal: &Literal) -> bool {
    matches!(literal.to_string().as_bytes(), [b'0'..=b'9', ..])
}

/// Whether a literal is a character, or a string of bytes or of C.
pub fn is_quoted(literal: &Literal) -> bool {
    is_character(literal) || matches!(literal.to_string().as_bytes(), [b'b' | b'c', b'"' | b'\'', .., b'"' | b'\''])
}

/// Whether a literal stands in single quotes.
pub fn is_character(literal: &Literal) -> bool {
    matches!(literal.to_string().as_bytes(), [b'\'', .., b'\''])
}

/// Whether a literal is several characters in single quotes, of which rustc has spoken.
pub fn is_spoken_of(literal: &Literal) -> bool {
    if !is_character(literal) {
        return false;
    }
    let inside = inside(literal);
    !matches!(inside.as_bytes(), [b'\\', ..]) && inside.chars().count() > 1
}

/// A character in the quotes of a string.
pub fn quoted(literal: &Literal) -> String {
    match &*inside(literal) {
        "\"" => "\"\\\"\"".into(),
        inside => format!("\"{inside}\""),
    }
}

/// What stands between a literal's quotes.
pub fn inside(literal: &Literal) -> String {
    let text = literal.to_string();
    let start = if matches!(text.as_bytes(), [b'\'', ..]) { 1 } else { 2 };
    text[start..text.len() - 1].into()
}

/// Whether a literal is digits and nothing else.
pub fn is_digits(literal: &Literal) -> bool {
    are_digits(&literal.to_string())
}

/// What a string literal stands for, if it is one.
pub fn text(literal: &Literal) -> Option<String> {
    match read(literal, false) {
        Ok(Value::Text(text)) => Some((*text).to_owned()),
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
        // rustc says it as well, but not what to write
        _ if text.ends_with('"') => Err(("a string contains an invalid escape", "write the character itself".into())),
        _ => Err(("a string cannot have a suffix", "remove the suffix".into())),
    }
}

fn number(text: &str, negative: bool) -> Result<Value<'static>, (&'static str, String)> {
    if matches!(text.as_bytes(), [b'0', b'a'..=b'd' | b'f'..=b'z' | b'A'..=b'D' | b'F'..=b'Z', ..]) {
        return Err(("a number must be decimal", "write it with the digits 0 to 9".into()));
    }
    let plain = without(text, b'_');
    let (start, end) = bounds(plain.as_bytes());
    let sign = if negative { "-" } else { "" };
    let number = format!("{sign}{}", &plain[start..end]);
    let wrong = match &plain.as_bytes()[end..] {
        _ if start > 0 => "a number cannot have a leading zero",
        b"." => "a number cannot end with a decimal point",
        b"" if are_separated(text) => return Ok(Value::Number(number.into())),
        b"" => "`_` must be between digits",
        // of a Rust type
        [b'u' | b'i' | b'f', ..] => "a number cannot have a suffix",
        // `5k`, `1jt`: it counts
        _ => return Err(("a number cannot have a suffix", "write all of its digits".into())),
    };
    Err((wrong, format!("write `{number}`")))
}

/// Where the number begins and ends that a text is, or is meant to be.
fn bounds(text: &[u8]) -> (usize, usize) {
    let mut start = 0;
    while let [b'0', b'0'..=b'9', ..] = &text[start..] {
        start += 1;
    }
    let mut end = digits(text, start);
    if let [b'.', b'0'..=b'9', ..] = &text[end..] {
        end = digits(text, end + 1);
    }
    if let [b'e' | b'E', b'0'..=b'9', ..] | [b'e' | b'E', b'+' | b'-', b'0'..=b'9', ..] = &text[end..] {
        end = digits(text, end + 2);
    }
    (start, end)
}

/// Where the digits end that stand here.
fn digits(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(b'0'..=b'9') = text.get(end) {
        end += 1;
    }
    end
}

/// Whether each `_` stands between digits, perhaps beside others.
fn are_separated(text: &str) -> bool {
    let (mut before, mut is_open) = (b'_', false);
    for byte in text.as_bytes() {
        match byte {
            b'_' if before.is_ascii_digit() => is_open = true,
            b'_' => return false,
            byte if is_open && !byte.is_ascii_digit() => return false,
            byte => (before, is_open) = (*byte, false),
        }
    }
    !is_open
}

/// Whether points stand between thousands, as in `10.000.000`.
pub fn is_grouped(text: &str) -> bool {
    let (mut first, mut rest) = halves(text, [b'.'; 2]);
    let mut is_grouped = first.len() <= 3;
    while let Some(behind) = rest {
        (first, rest) = halves(behind, [b'.'; 2]);
        is_grouped &= first.len() == 3;
    }
    is_grouped
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
