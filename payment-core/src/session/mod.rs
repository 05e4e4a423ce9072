//! Requests that keep every rule.

mod checked;
mod draft_tree;
pub(crate) mod payment_request;
mod payment_session;
mod violations;

pub use {
    payment_request::PaymentRequest,
    payment_session::PaymentSession,
    violations::{Violation, Violations},
};
