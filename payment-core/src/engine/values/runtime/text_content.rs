//! The content of texts in templates.

use alloc::{borrow::Cow, vec::Vec};

use crate::engine::json;

/// A text whose quotes belong to the fixed parts of a template.
pub trait TextContent {
    /// Returns the text, even if it is a secret.
    fn text(&self) -> &str;
}

impl TextContent for Cow<'static, str> {
    fn text(&self) -> &str {
        self
    }
}

/// Appends the content of a text that may need escapes.
pub fn write_escaped(text: &impl TextContent, out: &mut Vec<u8>) {
    json::write_unquoted(text.text(), out);
}

/// Appends the content of a text that needs no escapes, or JSON as it is.
pub fn write_plain(text: &impl TextContent, out: &mut Vec<u8>) {
    out.extend_from_slice(text.text().as_bytes());
}

/// Returns the number of bytes of a text's content without escapes.
pub fn length(text: &impl TextContent) -> usize {
    text.text().len()
}
