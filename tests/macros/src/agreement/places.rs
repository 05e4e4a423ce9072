//! Converts JSON into Rust source, and finds the place of a Rust token in the JSON.

use proc_macro2::{Literal, TokenTree};
use serde_json::value::RawValue;

/// A JSON text with Rust strings instead of JSON strings.
pub struct Rust {
    pub text: String,
    /// The offset of each token in `text` and in the JSON, in ascending order.
    pub places: Vec<(usize, usize)>,
}

impl Rust {
    /// Converts a JSON text of any depth, or returns `None` if it is not JSON or has lone surrogates.
    pub fn of(json: &str) -> Option<Self> {
        serde_json::from_str::<&RawValue>(json).ok()?;
        let mut rust = Self { text: String::with_capacity(json.len() + 16), places: Vec::new() };
        let mut at = 0;
        while let Some(byte) = json.as_bytes().get(at) {
            if !byte.is_ascii_whitespace() {
                rust.places.push((rust.text.len(), at));
            }
            if *byte == b'"' {
                let mut texts = serde_json::Deserializer::from_str(&json[at..]).into_iter::<String>();
                let text = texts.next()?.ok()?;
                rust.text.push_str(&Literal::string(&text).to_string());
                at += texts.byte_offset();
            } else {
                // Copy a sign, white space, or a scalar value.
                let is_end = |c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c);
                let length = json[at..].find(is_end).unwrap_or(json.len() - at).max(1);
                let end = at + length;
                rust.text.push_str(&json[at..end]);
                at = end;
            }
        }
        Some(rust)
    }

    /// Returns the offset of the first token in the JSON, or the start of the JSON if there are no tokens.
    pub fn place(&self, tokens: &[TokenTree]) -> usize {
        let Some(token) = tokens.first() else { return self.places.first().map_or(0, |(_, json)| *json) };
        let start = token.span().byte_range().start;
        let at = self.places.partition_point(|(rust, _)| *rust <= start);
        self.places[at - 1].1
    }
}
