//! The names of the facade.
//!
//! Users meet the items of payment-core under the name `payment_session`, and the examples in its documentation do as well.
//! The facade itself would enable features that payment-core is tested without.

pub use payment_core::*;

/// The bodies of calls.
pub mod gateway {
    #[allow(unused_imports, reason = "there are none without a feature")]
    pub use payment_core::calls::*;
}

/// The card and the device, before their encryption.
pub mod encrypt {
    #[allow(unused_imports, reason = "there are none without a feature")]
    pub use payment_core::card_payload::*;
}
