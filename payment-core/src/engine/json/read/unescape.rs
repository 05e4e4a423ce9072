//! The escapes of JSON strings.

use alloc::string::String;

use super::{Cursor, SyntaxError};
use crate::engine::base::wiped_text::WipedText;

/// Reads the next string, which may be a key.
pub fn read_string<'a>(cursor: &mut Cursor<'a>) -> Result<WipedText<'a>, SyntaxError> {
    let place = cursor.place();
    unescape(cursor.string()).ok_or_else(|| SyntaxError::half_surrogate_pair(place))
}

/// Returns the string that `literal` means, or `None` if it has half of a surrogate pair.
///
/// `literal` must be a JSON string with its quotes.
pub fn unescape(literal: &str) -> Option<WipedText<'_>> {
    let mut rest = &literal[1..literal.len() - 1];
    if !rest.contains('\\') {
        return Some(rest.into());
    }
    // The string may be a secret. An escape is longer than its character, so the buffer never grows: growing would
    // leave a copy that is not wiped.
    let mut text = zeroize::Zeroizing::new(String::with_capacity(rest.len()));
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let (c, after) = read_escape(escape)?;
        text.push(c);
        rest = after;
    }
    text.push_str(rest);
    Some(WipedText::Owned(text))
}

/// Reads an escape after its backslash. Returns its character and the text after the escape.
fn read_escape(escape: &str) -> Option<(char, &str)> {
    let (kind, rest) = escape.split_at_checked(1)?;
    let c = match kind {
        "b" => '\u{8}',
        "f" => '\u{c}',
        "n" => '\n',
        "r" => '\r',
        "t" => '\t',
        "u" => return read_unicode(rest),
        // a quote, a backslash or a slash
        _ => kind.chars().next()?,
    };
    Some((c, rest))
}

/// Reads the digits of an escape `\uXXXX`, and those of a second one if the first is half of a surrogate pair.
fn read_unicode(digits: &str) -> Option<(char, &str)> {
    let (unit, rest) = read_code_unit(digits)?;
    if let Some(c) = char::from_u32(unit.into()) {
        return Some((c, rest));
    }
    let (low, rest) = read_code_unit(rest.strip_prefix("\\u")?)?;
    let c = char::decode_utf16([unit, low]).next()?.ok()?;
    Some((c, rest))
}

fn read_code_unit(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    Some((u16::from_str_radix(digits, 16).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_resolved_as_serde_json_does() {
        for literal in [
            r#""""#,
            r#""plain""#,
            r#""\"\\\/\b\f\n\r\t""#,
            r#""a\u0041\u00e9b""#,
            r#""\ud83d\ude00!""#,
            r#""\uFFFF\u0000""#,
            r#""\ud83d""#,
            r#""\ud83dx""#,
            r#""\ud83d\n""#,
            r#""\ud83d\u0041""#,
            r#""\ud83d--de00""#,
            r#""\ude00\ud83d""#,
        ] {
            let expected = serde_json::from_str::<String>(literal).ok();
            assert_eq!(unescape(literal).as_deref(), expected.as_deref(), "{literal}");
        }
    }

    /// Memory that was freed cannot be read without `unsafe`. The test shows instead that the one copy is of a type
    /// that wipes itself, and it was not moved by growing.
    #[test]
    fn a_secret_with_escapes_leaves_no_copy() {
        let literal = r#""\u0034111\u0031111\/1111""#;
        let Some(WipedText::Owned(secret)) = unescape(literal) else { panic!("an escaped string is owned") };
        let secret: zeroize::Zeroizing<String> = secret;
        assert_eq!(*secret, "41111111/1111");
        assert_eq!(secret.capacity(), literal.len() - 2);
    }
}
