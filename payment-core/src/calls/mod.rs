//! The bodies of the calls after a session was created. `payment-gateway` sends them.

#[cfg(feature = "runtime")]
mod bodies;
#[cfg(feature = "runtime")]
mod confirm;
// The macros know only requests, so they never create this string from a literal.
#[cfg(feature = "runtime")]
#[allow(dead_code)]
mod refund_id;

#[cfg(feature = "runtime")]
pub use {
    bodies::{Cancel, CancelReason, Capture, SimulatedStatus, Simulation},
    confirm::Confirm,
    refund_id::RefundId,
};
