//! The content of texts in templates.

use alloc::vec::Vec;

use crate::json;

/// A text whose quotes belong to the fixed parts of a template.
pub trait Text {
    /// The text itself, secret or not.
    fn text(&self) -> &str;
}

/// Appends the content of a text that may need escapes.
pub fn write_escaped(text: &impl Text, out: &mut Vec<u8>) {
    json::unquoted(text.text(), out);
}

/// Appends the content of a text whose form needs no escapes.
pub fn write_plain(text: &impl Text, out: &mut Vec<u8>) {
    out.extend_from_slice(text.text().as_bytes());
}

/// Returns the number of bytes of a text's content without escapes.
pub fn length(text: &impl Text) -> usize {
    text.text().len()
}
