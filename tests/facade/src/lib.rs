//! The names of the facade.
//!
//! Users meet the items of payment-core and payment-client under the name `payment_session`, and the examples in their
//! documentation do as well. The facade itself would enable features that these crates are tested without.

#[cfg(feature = "client")]
pub use payment_client as client;
pub use payment_core::*;
