//! Sessions and refunds that keep every rule.

mod check_objects;
#[cfg(feature = "schema")]
pub(crate) mod json_schema;
pub(crate) mod payment_request;
mod payment_session;
mod refund;
pub(crate) mod secrets;

pub use {payment_request::PaymentRequest, payment_session::PaymentSession};
