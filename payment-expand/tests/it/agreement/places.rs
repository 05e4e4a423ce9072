//! JSON as Rust tokens, and where each token stands in the JSON.

use proc_macro2::{Literal, TokenTree};
use serde_json::value::RawValue;

/// A JSON text whose strings are spelt as Rust spells them.
pub struct Rust {
    pub text: String,
    /// Offsets of tokens: here and in the JSON, growing.
    pub places: Vec<(usize, usize)>,
}

impl Rust {
    /// None where it is no JSON, or has lone surrogates. It may be too deep.
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
                // a sign or white space, or a scalar up to the next
                let is_end = |c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c);
                let length = json[at..].find(is_end).unwrap_or(json.len() - at).max(1);
                let end = at + length;
                rust.text.push_str(&json[at..end]);
                at = end;
            }
        }
        Some(rust)
    }

    /// Where the first of some tokens stands in the JSON; of none, at its beginning.
    pub fn place(&self, tokens: &[TokenTree]) -> usize {
        let Some(token) = tokens.first() else { return self.places.first().map_or(0, |(_, json)| *json) };
        let start = token.span().byte_range().start;
        let at = self.places.partition_point(|(rust, _)| *rust <= start);
        self.places[at - 1].1
    }
}
