//! The trait of sessions and templates.

use alloc::{borrow::Cow, vec::Vec};

use super::PaymentSession;
use crate::request::ClientReferenceId;

/// A request that keeps every rule: a [`PaymentSession`], or a template that `payment_session!` has declared.
///
/// Use it as the bound of a generic argument. For a list of several kinds, use their [`to_session`](Self::to_session).
/// Other types cannot implement it.
///
/// # Examples
///
/// ```
/// use payment_session::{PaymentRequest, PaymentSession};
///
/// /// Accepts a session and every template. Returns the reference of the payment.
/// fn enqueue(request: &impl PaymentRequest, queue: &mut Vec<u8>) -> String {
///     request.write_json(queue);
///     queue.push(b'\n');
///     request.client_reference_id().to_string()
/// }
///
/// # let body = br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"},
/// #     "redirectUrl":{},"customerId":"C-1"}"#;
/// # let session = PaymentSession::from_json(body)?;
/// let mut queue = Vec::new();
/// assert_eq!(enqueue(&session, &mut queue), "INV-1");
/// assert_eq!(queue.strip_suffix(b"\n"), Some(&*session.to_json()));
/// assert_eq!(PaymentRequest::to_session(&session), session);
/// # Ok::<(), payment_session::Violations>(())
/// ```
pub trait PaymentRequest: serde::Serialize {
    /// Returns the request's body: JSON in the documented order, without white space.
    fn to_json(&self) -> Vec<u8>;

    /// Appends the request's body to a buffer, which can be reused for many requests.
    fn write_json(&self, out: &mut Vec<u8>);

    /// Returns the request as a value with public fields.
    fn to_session(&self) -> PaymentSession;

    /// Returns your id of the payment, by which its session is looked up.
    fn client_reference_id(&self) -> ClientReferenceId {
        self.to_session().into_draft().client_reference_id
    }

    /// Returns the request without a copy, if it is a session already.
    #[doc(hidden)]
    fn as_session(&self) -> Cow<'_, PaymentSession> {
        Cow::Owned(self.to_session())
    }

    #[doc(hidden)]
    fn made_by_payment_session(&self) -> Seal;
}

/// A value that only the macro's expansion and this crate create.
#[doc(hidden)]
#[derive(Debug)]
pub struct Seal;

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

    fn client_reference_id(&self) -> ClientReferenceId {
        self.client_reference_id.clone()
    }

    fn as_session(&self) -> Cow<'_, PaymentSession> {
        Cow::Borrowed(self)
    }

    fn made_by_payment_session(&self) -> Seal {
        Seal
    }
}
