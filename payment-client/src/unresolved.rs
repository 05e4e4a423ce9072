//! A call that may have been carried out.

use std::fmt;

use payment_core::{
    PaymentRequest,
    gateway::{RequestId, SubMerchantId},
    response::SessionId,
};
use serde::{Deserialize, Serialize};

use crate::operation::{AnyOperation, CreateSession};

/// A call that may have been carried out, for an outbox.
///
/// It serializes to JSON and contains no secret: the name of the call, ids, the reference and the amount.
/// [`Client::resolve`](crate::Client::resolve) looks the call up later, also in another process.
///
/// Store one before you [`create`](crate::Client::create), so that a crash loses no payment.
///
/// # Examples
///
/// ```
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use payment_session::{PaymentSession, client::Unresolved, gateway::RequestId};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let session = PaymentSession::from_json(br#"{"clientReferenceId":"INV-1",
///     "amount":{"value":5000,"currency":"IDR"},"paymentMethod":{"type":"QR"},
///     "mode":"API","customer":{"email":"customer@example.com"}}"#)?;
/// let id: RequestId = "0123456789abcdef".parse()?;
///
/// let row = serde_json::to_string(&Unresolved::create(&session, &id))?;
/// let unresolved: Unresolved = serde_json::from_str(&row)?;
/// assert_eq!((unresolved.call(), unresolved.reference()), ("create", Some("INV-1")));
/// assert_eq!(unresolved.request_id(), Some(&id));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unresolved(Box<Content>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Content {
    #[serde(flatten)]
    operation: AnyOperation,
    request_id: Option<RequestId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sub_merchant: Option<SubMerchantId>,
}

impl Unresolved {
    /// Creates the row of an outbox for a session that is about to be created.
    pub fn create(request: &impl PaymentRequest, id: &RequestId) -> Self {
        Self::new(AnyOperation::Create(CreateSession::of(request)), Some(id), None)
    }

    /// Returns the row for a client that acts for a sub-account.
    #[must_use]
    pub fn acting_for(mut self, sub_merchant: SubMerchantId) -> Self {
        self.0.sub_merchant = Some(sub_merchant);
        self
    }

    pub(crate) fn new(operation: AnyOperation, id: Option<&RequestId>, sub_merchant: Option<&SubMerchantId>) -> Self {
        Self(Box::new(Content { operation, request_id: id.cloned(), sub_merchant: sub_merchant.cloned() }))
    }

    pub(crate) fn operation(&self) -> &AnyOperation {
        &self.0.operation
    }

    /// Returns the name of the call: `create`, `confirm`, `cancel`, `capture` or the path of another call.
    pub fn call(&self) -> &str {
        self.0.operation.name()
    }

    /// Returns the reference of a session that was to be created.
    pub fn reference(&self) -> Option<&str> {
        self.0.operation.reference()
    }

    /// Returns the session of a call that changes one.
    pub fn session_id(&self) -> Option<&SessionId> {
        self.0.operation.session()
    }

    /// Returns the id of the request, or `None` if the call has none.
    pub fn request_id(&self) -> Option<&RequestId> {
        self.0.request_id.as_ref()
    }

    /// Returns the sub-account for which the call was made.
    pub fn sub_merchant(&self) -> Option<&SubMerchantId> {
        self.0.sub_merchant.as_ref()
    }
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the outcome of `{}` is unknown", self.call())?;
        if let Some(reference) = self.reference() {
            write!(f, " for the reference {reference}")?;
        }
        if let Some(session) = self.session_id() {
            write!(f, " of session {session}")?;
        }
        f.write_str("; resolve it before you send anything again")
    }
}
