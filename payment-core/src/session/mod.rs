//! Sessions, which are requests that keep every rule, and the violations of those that do not.

mod check_objects;
mod draft_tree;
mod escaped_secrets;
mod from_tree;
mod needed_options;
pub(crate) mod payment_request;
mod payment_session;
mod positions;
mod read_options;
mod reading;
mod refund;
pub(crate) mod secrets;
mod unchecked;
mod violation;
mod violation_list;
mod violations;

pub use {
    payment_request::PaymentRequest, payment_session::PaymentSession, read_options::ReadOptions, violation::Violation,
    violations::Violations,
};
