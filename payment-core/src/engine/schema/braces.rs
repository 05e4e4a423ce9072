//! The texts of rules between fields: messages and helps, with the names of fields and enum values in braces.

use alloc::{format, string::String};

use super::key_style::Style;

/// Fills in the text of a rule. Names replace `{wireName}`, enum values replace `{=WORD}`, and `details` about the request
/// replace their own names; other braces stay. Between backticks, names are written as in an invocation, else as in a
/// sentence.
pub fn fill(text: &str, style: Style, details: &[(&str, String)]) -> String {
    let mut filled = String::new();
    for piece in pieces(text) {
        let name = match piece {
            Piece::Text(text) => {
                filled.push_str(text);
                continue;
            }
            Piece::Name(name) => name,
        };
        let is_code = filled.matches('`').count() % 2 == 1;
        let detail = details.iter().find(|(known, _)| *known == name);
        let filling = match (detail, name.strip_prefix('=')) {
            (Some((_, detail)), _) => detail.clone(),
            (None, Some(value)) if is_code => style.enum_value(value),
            (None, Some(value)) => value.into(),
            (None, None) if is_code => style.quoted_key(&style.path(name)),
            (None, None) => format!("`{}`", style.path(name)),
        };
        filled.push_str(&filling);
    }
    filled
}

/// A piece of the text of a rule.
pub(crate) enum Piece<'t> {
    Text(&'t str),
    /// The text in braces: the name of a field or of a detail, or `=` and an enum value.
    Name(&'t str),
}

pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split_inclusive('}')
        .flat_map(|until_brace| {
            let name = until_brace.strip_suffix('}').and_then(|text| text.rsplit_once('{'));
            match name {
                Some((before, name)) if is_name(name) => [Some(Piece::Text(before)), Some(Piece::Name(name))],
                _ => [Some(Piece::Text(until_brace)), None],
            }
        })
        .flatten()
}

fn is_name(text: &str) -> bool {
    let is_in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '=');
    !text.is_empty() && text.chars().all(is_in_name)
}
