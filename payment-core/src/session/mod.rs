//! Sessions and refunds that keep every rule.

mod check_objects;
mod impl_request;
#[cfg(feature = "schema")]
pub(crate) mod json_schema;
pub(crate) mod payment_request;
mod payment_session;
mod refund;
pub(crate) mod secrets;

pub(crate) use impl_request::impl_request;
pub use {payment_request::PaymentRequest, payment_session::PaymentSession};
