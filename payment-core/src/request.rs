//! What sessions and templates have in common.

use alloc::vec::Vec;

use crate::{PaymentSession, json, schema::Value};

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

/// The content of a text that may need escapes.
pub fn escaped(text: &impl Text, out: &mut Vec<u8>) {
    json::unquoted(text.text(), out);
}

/// The content of a text whose form needs none.
pub fn plain(text: &impl Text, out: &mut Vec<u8>) {
    out.extend_from_slice(text.text().as_bytes());
}

/// How many bytes a text's content takes, as far as it needs no escapes.
pub fn length(text: &impl Text) -> usize {
    text.text().len()
}

/// The JSON of a value.
pub fn render(value: &impl Value, out: &mut Vec<u8>) {
    value.render(out);
}

/// The room of a value's JSON.
pub fn room(value: &impl Value) -> usize {
    value.room()
}
