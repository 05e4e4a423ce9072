//! Requests that keep every rule.

mod checked;
mod draft_tree;
mod from_tree;
pub(crate) mod payment_request;
mod payment_session;
mod read_options;
mod reading;
mod unchecked;
mod violations;

pub use {
    payment_request::PaymentRequest,
    payment_session::PaymentSession,
    read_options::ReadOptions,
    violations::{Violation, Violations},
};
