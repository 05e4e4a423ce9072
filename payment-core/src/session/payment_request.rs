//! What sessions and templates have in common.

use alloc::vec::Vec;

use super::PaymentSession;
use crate::{json, values::value::Value};

/// A request that keeps every rule: a [`PaymentSession`], or a template that `payment_session!` has declared.
///
/// For code that takes either, as a generic argument; a list of several kinds holds their [`to_session`](Self::to_session).
/// Only those two have it: it is closed to others by a hidden method.
pub trait PaymentRequest: serde::Serialize {
    /// The request's body: JSON in the documented order, without white space.
    fn to_json(&self) -> Vec<u8>;

    /// Appends the request's body.
    fn write_json(&self, out: &mut Vec<u8>);

    /// The request as a value, to look at its members.
    fn to_session(&self) -> PaymentSession;

    #[doc(hidden)]
    fn made_by_payment_session(&self) -> Made;
}

/// What only the macro's expansion and this crate give.
#[doc(hidden)]
pub struct Made;

impl PaymentRequest for PaymentSession {
    fn to_json(&self) -> Vec<u8> {
        self.to_json()
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        self.write_json(out);
    }

    fn to_session(&self) -> PaymentSession {
        self.clone()
    }

    fn made_by_payment_session(&self) -> Made {
        Made
    }
}

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

/// Appends the JSON of a value.
pub fn render(value: &impl Value, out: &mut Vec<u8>) {
    value.render(out);
}

/// Returns the number of bytes of a value's JSON: exact, or a little more.
pub fn size_hint(value: &impl Value) -> usize {
    value.size_hint()
}
