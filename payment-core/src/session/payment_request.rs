//! What sessions and templates have in common.

use alloc::vec::Vec;

use super::PaymentSession;
use crate::values::json_value::JsonValue;

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

/// Appends the JSON of a value.
pub fn render(value: &impl JsonValue, out: &mut Vec<u8>) {
    value.render(out);
}

/// Returns the number of bytes of a value's JSON: exact, or a little more.
pub fn size_hint(value: &impl JsonValue) -> usize {
    value.size_hint()
}
