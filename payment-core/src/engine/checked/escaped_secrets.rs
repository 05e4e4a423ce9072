//! Secrets with escapes in a JSON text. The buffer in which `serde_json` removes escapes is not wiped.

use alloc::vec::Vec;

use crate::engine::{
    inspect::is_secret,
    schema::{Kind, Object},
};

/// Returns whether a secret of `request` in `text` may have an escape. The text may be anything.
///
/// The names of secret fields count at any place. A name with an escape may be one of them.
pub fn may_have_escapes(text: &str, request: &Object) -> bool {
    if !text.contains('\\') {
        return false;
    }
    let mut names = Vec::new();
    collect_secrets(request, &mut names);
    let (mut rest, mut is_secret) = (text, false);
    while let Some((_, after)) = rest.split_once('"') {
        let (string, after) = split_string(after);
        let has_escape = string.contains('\\');
        if after.trim_ascii_start().starts_with(':') {
            is_secret = has_escape || names.contains(&string);
        } else if is_secret && has_escape {
            return true;
        }
        rest = after;
    }
    false
}

/// Splits a text after its first quote without a backslash before it. Returns the texts before and after this quote.
fn split_string(text: &str) -> (&str, &str) {
    let mut is_escaped = false;
    let end = text.bytes().position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or((text, ""), |end| (&text[..end], &text[end + 1..]))
}

/// Collects the names of the secret fields in an object.
fn collect_secrets(object: &Object, names: &mut Vec<&'static str>) {
    for field in object.fields {
        match field.kind.object() {
            Some(inner) => collect_secrets(inner, names),
            None if matches!(field.kind, Kind::Text(_)) && is_secret(field.kind) => names.push(field.wire),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::request::SESSION;

    fn may_have_escapes(text: &str) -> bool {
        super::may_have_escapes(text, SESSION)
    }

    #[test]
    fn escapes_elsewhere_do_not_count() {
        for text in [
            r#"{"cvc":"123"}"#,
            r#"{"redirectUrl":{"successReturnUrl":"https:\/\/shop.id"},"cvc" : "123"}"#,
            r#"{"cvc":"123","remarks":"\u0031"}"#,
            r#"{"remarks":"cvc\":","city":"\u0031"}"#,
        ] {
            assert!(!may_have_escapes(text), "{text}");
        }
    }

    #[test]
    fn an_escape_in_a_secret_or_a_name_counts() {
        for text in [
            r#"{"cvc":"12\u0033"}"#,
            r#"{"a":"\\","number" : "1\u0032"}"#,
            r#"{"cv\u0063":"12\u0033"}"#,
            r#"{"x":{"token":["\u0061"#,
            "\"token\":\"\\",
        ] {
            assert!(may_have_escapes(text), "{text}");
        }
    }
}
