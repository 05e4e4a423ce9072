//! The procedural macro behind `payment_session!`; use it through the crate `payment-session`.
#![forbid(unsafe_code)]
